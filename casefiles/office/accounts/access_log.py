"""Writing and reading the access log: what concerns no single case, exports, and the newest lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from casefiles.office.context import OfficeContext
from casefiles.people.roles import Officer


def log_act(office: OfficeContext, by: Officer, what: str, why: str) -> None:
    """Log something that concerns no single case: a sign-in, a change of accounts, a search by a whole number."""
    office.log.note(office.now, by, "", what, why)


def log_export(office: OfficeContext, number: str, by: Officer, what: str) -> None:
    """Log that something of the case left the office."""
    office.log.note(office.now, by, number, what, "导出")


def newest_lines(office: OfficeContext, before: int | None = None) -> Iterator[tuple[int, dict[str, Any]]]:
    """Lines from the newest back, each with the place where it begins; `before` is such a place to go on from."""
    return office.log.newest(before)
