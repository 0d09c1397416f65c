"""The file of delegations: a chain of records like a case's, in a folder of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from casefiles.people.delegations import Delegation, read_delegations
from storage import CaseFolder, Versions

FOLDER = "delegations"


class DelegationFile:
    """The delegations of one office as they were recorded."""

    def __init__(self, home: Path) -> None:
        self._folder = CaseFolder(FOLDER, home / FOLDER)
        self._known: list[Delegation] = []
        self._read_up_to = 0

    @property
    def last_sequence(self) -> int:
        """The number of the newest record."""
        return self._folder.last_sequence()

    def every(self) -> list[Delegation]:
        """All of them, past ones too, in order; read again only when there is a newer record. Raises Damaged."""
        newest = self._folder.last_sequence()
        if newest != self._read_up_to:
            self._known, self._read_up_to = read_delegations(self._folder.records()), newest
        return self._known

    def append(
        self,
        *,
        step: str,
        title: str,
        answers: Mapping[str, Any],
        facts: Mapping[str, Any],
        at: str,
        by: Mapping[str, str],
        after: int,
        versions: Versions,
    ) -> None:
        """Append one record; `after` is the last record that its filer saw. Raises Conflict."""
        self._folder.append(
            step=step,
            title=title,
            answers=answers,
            facts=facts,
            at=at,
            by=by,
            after=after,
            versions=versions,
        )
