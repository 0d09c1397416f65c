"""Letters that wait for a review or a signature: what the index keeps of them, and one officer's queue of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from casefiles.cases.case import Case
from casefiles.cases.letter import Letter
from casefiles.cases.step_names import LetterAct, StepName
from casefiles.people.roles import Officer, Role
from casefiles.procedure.letter_life.rules import go_together, letters_ready_for
from casefiles.procedure.permission import refusals
from casefiles.procedure.rule import Attempt
from casefiles.procedure.table import STEPS

if TYPE_CHECKING:
    from casefiles.office.office import Office

#: The acts that are done at the desk.
DESK_ACTS: tuple[LetterAct, ...] = (StepName.LETTER_REVIEW, StepName.LETTER_SIGN)
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


def waiting_in(case: Case, at: Attempt) -> list[dict[str, Any]]:
    """Every letter of the case that somebody may review or sign, and who of those known to the case may not."""
    return [
        row
        for act in DESK_ACTS
        for letter in letters_ready_for(case, act)
        if (row := _row(case, act, letter, at)) is not None
    ]


def to_act_on(case: Case, act: LetterAct, letter: Letter) -> list[Letter]:
    """The letters that the act takes in with this one: a review each by itself, a signature what goes out together."""
    if act != StepName.LETTER_SIGN:
        return [letter]
    ready = letters_ready_for(case, act)
    return [x for x in go_together(case, letter) if x in ready]


def _row(case: Case, act: LetterAct, letter: Letter, at: Attempt) -> dict[str, Any] | None:
    refs = [x.ref for x in to_act_on(case, act, letter)]
    if not _may(case, act, refs, at, ""):
        return None
    known = {filing.filed_by["id"] for filing in case.filings} | case.recused.keys()
    ready = letter.reviewed if act == StepName.LETTER_SIGN and letter.reviewed else letter.drafted
    file = case.file_at(letter.path)
    return {
        "act": act.value,
        "ref": letter.ref,
        "kind": letter.kind,
        "title": letter.title,
        "addressee": letter.addressee,
        "since": ready.at,
        "by": ready.name,
        "redraft": case.service.earlier_version(letter) is not None,
        "path": letter.path,
        "sha256": file.sha256 if file else "",
        "barred": sorted(one for one in known if not _may(case, act, refs, at, one)),
    }


def _may(case: Case, act: LetterAct, refs: Sequence[str], at: Attempt, account: str) -> bool:
    """Whether the procedure lets that account act on the letters, were it one of every role."""
    asked = replace(
        at, by=Officer(account, "", frozenset(Role)), answers={"letters": refs, "outcome": "pass"}
    )
    return not refusals(case, STEPS[act], asked)


def acts_of(by: Officer) -> list[LetterAct]:
    """The acts that the officer's roles allow."""
    return [act for act in DESK_ACTS if by.has_any(STEPS[act].actors)]


def queue(office: Office, by: Officer, act: LetterAct) -> list[WaitingLetter]:
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
    office: Office, entry: Mapping[str, Any], row: Mapping[str, Any], by: Officer, act: LetterAct
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
        opened=office.openings.has_opened(by, entry["number"], row["path"], row["sha256"]),
    )
