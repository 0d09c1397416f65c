"""One officer's queue of the letters that wait for a review or a signature."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from casefiles.cases.step_names import LetterAct
from casefiles.office.context import OfficeContext
from casefiles.office.letters.read_receipts import has_read
from casefiles.people.roles import Officer

MOST = 200


@dataclass(frozen=True)
class WaitingLetter:
    """One letter that an officer may act on: what the queue shows of it, and the version that it is."""

    act: LetterAct
    number: str
    sequence: int
    ref: str
    kind: str
    title: str
    addressee: str
    name: str
    matter: str
    since: str
    by: str
    due: str
    due_title: str
    due_is_theirs: bool
    is_redraft: bool
    path: str
    sha256: str
    opened: bool


def queue(office: OfficeContext, by: Officer, act: LetterAct) -> list[WaitingLetter]:
    """The letters that wait for the officer's act and that the officer may act on, the soonest due first.

    From the index alone, and no more than MOST cases of it.
    """
    found = office.index.find(
        lambda entry: any(_is_for(row, by, act) for row in entry["waiting"]),
        equal={"desk": act.value},
        order_by="due",
        limit=MOST,
    )
    return [
        _waiting(office, entry, row, by, act)
        for entry in found.items
        for row in entry["waiting"]
        if _is_for(row, by, act)
    ]


def _is_for(row: Mapping[str, Any], by: Officer, act: LetterAct) -> bool:
    return bool(row["act"] == act.value and by.id not in row["barred"])


def _waiting(
    office: OfficeContext, entry: Mapping[str, Any], row: Mapping[str, Any], by: Officer, act: LetterAct
) -> WaitingLetter:
    return WaitingLetter(
        act=act,
        number=entry["number"],
        sequence=entry["sequence"],
        ref=row["ref"],
        kind=row["kind"],
        title=row["title"],
        addressee=row["addressee"],
        name=entry["name"],
        matter=entry["matter"],
        since=row["since"],
        by=row["by"],
        due=entry["due"],
        due_title=entry["due_title"],
        due_is_theirs=entry["due_is_theirs"],
        is_redraft=row["redraft"],
        path=row["path"],
        sha256=row["sha256"],
        opened=has_read(office, by, entry["number"], row["path"], row["sha256"]),
    )
