"""Reviewing or signing several letters of one kind at once, across cases, each opened before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.letter import Letter
from casefiles.cases.step_names import LetterAct, StepName
from casefiles.office.context import OfficeContext
from casefiles.office.errors import (
    Conflict,
    Refused,
    StorageError,
    TemplateFault,
    Unacceptable,
    Unusable,
)
from casefiles.office.filing.read_first import unopened, unopened_words
from casefiles.office.filing.take_step import take_step
from casefiles.office.reading.cases import case_for, index_entry_of
from casefiles.office.reading.waiting_letters import to_act_on
from casefiles.people.roles import Officer
from casefiles.procedure.fold import UnknownStep


@dataclass(frozen=True)
class Chosen:
    """A letter ticked in the queue, in the version and with the case as they were shown there."""

    number: str
    ref: str
    sha256: str
    seen: int


@dataclass(frozen=True)
class Passed:
    """What became of the chosen letters of one case: the letters acted on, or why not, and which are still to be opened."""

    number: str
    letters: tuple[Letter, ...] = ()
    reasons: tuple[str, ...] = ()
    unopened: tuple[Letter, ...] = field(default=())

    @property
    def is_done(self) -> bool:
        return not self.reasons


def pass_together(
    office: OfficeContext, act: LetterAct, chosen: Sequence[Chosen], by: Officer
) -> list[Passed]:
    """Review or sign several letters of one kind, across cases; each case by itself, so that none holds up another.

    Raises Unusable when nothing was chosen, or letters of several kinds.
    """
    numbers = list(dict.fromkeys(one.number for one in chosen))
    if not numbers:
        raise Unusable("还没有选择文书。请先逐份打开阅看，再勾选要一并办理的")
    if len(_kinds(office, chosen)) > 1:
        raise Unusable("一次只能办理同一种文书，请按种类分别勾选")
    return [
        _tried(office, act, number, [one for one in chosen if one.number == number], by) for number in numbers
    ]


def _kinds(office: OfficeContext, chosen: Sequence[Chosen]) -> set[str]:
    """The kinds of the chosen letters, as the index knows them."""
    return {
        row["kind"]
        for one in chosen
        if (entry := index_entry_of(office, one.number)) is not None
        for row in entry["waiting"]
        if row["ref"] == one.ref
    }


def _tried(
    office: OfficeContext, act: LetterAct, number: str, chosen: Sequence[Chosen], by: Officer
) -> Passed:
    """The chosen letters of one case, acted on or not; what stands against it is said and goes no further."""
    letters: list[Letter] = []
    try:
        case = case_for(office, number, by)
        asked = [x for one in chosen if (x := case.service.letter(one.ref))]
        letters = list({x.ref: x for one in asked for x in to_act_on(case, act, one)}.values()) or asked
        missing = unopened(office, case, letters, by)
        if missing:
            return Passed(number, tuple(letters), tuple(map(unopened_words, missing)), tuple(missing))
        _require_same_version(case, chosen)
        answers: dict[str, Any] = {"letters": [x.ref for x in letters]}
        answers |= {"outcome": "pass"} if act == StepName.LETTER_REVIEW else {}
        done = take_step(office, number, act, answers, by, seen=min(one.seen for one in chosen))
        return Passed(number, tuple(x for one in letters if (x := done.service.letter(one.ref))))
    except (Refused, Unacceptable, Unusable, StorageError, TemplateFault, UnknownStep) as fault:
        return Passed(number, tuple(letters), tuple(_reasons(fault)))


def _require_same_version(case: Case, chosen: Sequence[Chosen]) -> None:
    for one in chosen:
        letter = case.service.letter(one.ref)
        file = case.file_at(letter.path) if letter else None
        if file is None or file.sha256 != one.sha256:
            raise Unusable("所选文书已经换稿，请刷新待办列表后重新打开")


def _reasons(fault: Exception) -> list[str]:
    if isinstance(fault, Refused):
        return fault.messages
    if isinstance(fault, Conflict):
        newer = "；".join(f"第{x.sequence}步{x.title}（{x.filed_by['name']}）" for x in fault.newer)
        return [f"案件已有新进展：{newer}。请重新打开核对后再办"]
    if isinstance(fault, Unacceptable):
        return [text for texts in fault.errors.values() for text in texts]
    return [fault.message if isinstance(fault, StorageError) else str(fault)]
