"""Letters that wait for a review or a signature: what the index keeps of them, and who may act on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.letter import Letter
from casefiles.cases.step_names import LetterAct, StepName
from casefiles.people.roles import Officer, Role
from casefiles.procedure.letter_life.rules import go_together, letters_ready_for
from casefiles.procedure.permission import refusals
from casefiles.procedure.rule import Attempt
from casefiles.procedure.table import STEPS

#: The acts that are done at the desk.
DESK_ACTS: tuple[LetterAct, ...] = (StepName.LETTER_REVIEW, StepName.LETTER_SIGN)


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
