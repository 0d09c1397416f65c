"""Passing letters at the desk: one with what goes out with it, or several alike at once, each opened before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from casefiles.cases.case import Case
from casefiles.cases.letter import Letter
from casefiles.cases.step_names import LetterAct, StepName
from casefiles.law.ground import norm
from casefiles.office.errors import (
    Conflict,
    Refused,
    StorageError,
    TemplateFault,
    Unacceptable,
    Unusable,
)
from casefiles.office.uploads import UploadedFile
from casefiles.office.waiting import DESK_ACTS, to_act_on
from casefiles.people.roles import Officer
from casefiles.procedure.fold import UnknownStep
from casefiles.procedure.rule import Refusal
from casefiles.procedure.table import STEPS
from forms.formdata import FormData

if TYPE_CHECKING:
    from casefiles.office.office import Office

OPENED_FIRST = norm("审签规则：审核、签发以前应当打开文书阅看；换了稿的，重新打开")


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


def file_from_a_page(
    office: Office,
    number: str | None,
    step_name: str,
    given: FormData,
    by: Officer,
    *,
    uploads: Sequence[UploadedFile] = (),
    seen: int | None = None,
) -> Case:
    """File a step as `Office.file_once` does; several letters are passed only where the officer has opened each.

    Raises what `Office.file` raises; Refused names the letters that are still to be opened.
    """
    if number and step_name in DESK_ACTS:
        case = office.case_for(number, by)
        letters = _asked_for(office, case, step_name, given, by)
        if len(letters) > 1 and seen in (None, case.sequence):
            _require_opened(office, case, letters, by)
    return office.file_once(number, step_name, given, by, uploads=uploads, seen=seen)


def _asked_for(office: Office, case: Case, step_name: str, given: FormData, by: Officer) -> list[Letter]:
    """The letters that the form names, read as the form reads them."""
    named: Any = office.form(case, STEPS[step_name], by, given)["letters"]
    return [x for ref in named.data or () if (x := case.service.letter(named.find(ref)))]


def pass_together(office: Office, act: LetterAct, chosen: Sequence[Chosen], by: Officer) -> list[Passed]:
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


def _kinds(office: Office, chosen: Sequence[Chosen]) -> set[str]:
    """The kinds of the chosen letters, as the index knows them."""
    return {
        row["kind"]
        for one in chosen
        if (entry := office.index.get(one.number)) is not None
        for row in entry["waiting"]
        if row["ref"] == one.ref
    }


def _tried(office: Office, act: LetterAct, number: str, chosen: Sequence[Chosen], by: Officer) -> Passed:
    """The chosen letters of one case, acted on or not; what stands against it is said and goes no further."""
    letters: list[Letter] = []
    try:
        case = office.case_for(number, by)
        asked = [x for one in chosen if (x := case.service.letter(one.ref))]
        letters = list({x.ref: x for one in asked for x in to_act_on(case, act, one)}.values()) or asked
        unopened = _unopened(office, case, letters, by)
        if unopened:
            return Passed(number, tuple(letters), tuple(map(_unopened_words, unopened)), tuple(unopened))
        _require_same_version(case, chosen)
        answers: dict[str, Any] = {"letters": [x.ref for x in letters]}
        answers |= {"outcome": "pass"} if act == StepName.LETTER_REVIEW else {}
        done = office.file(number, act, answers, by, seen=min(one.seen for one in chosen))
        return Passed(number, tuple(x for one in letters if (x := done.service.letter(one.ref))))
    except (Refused, Unacceptable, Unusable, StorageError, TemplateFault, UnknownStep) as fault:
        return Passed(number, tuple(letters), tuple(_reasons(fault)))


def _require_opened(office: Office, case: Case, letters: Sequence[Letter], by: Officer) -> None:
    unopened = _unopened(office, case, letters, by)
    if unopened:
        refusals = [
            Refusal(
                OPENED_FIRST, f"《{x.title}》（致{x.addressee}）您还没有打开这一稿", "请先打开阅看", "letters"
            )
            for x in unopened
        ]
        raise Refused(refusals, office.measure)


def _unopened(office: Office, case: Case, letters: Sequence[Letter], by: Officer) -> list[Letter]:
    """Those of the letters that this officer has not opened in the version that now stands."""
    found = []
    for letter in letters:
        file = case.file_at(letter.path)
        if file is None or not office.openings.has_opened(by, case.number, file.path, file.sha256):
            found.append(letter)
    return found


def _unopened_words(letter: Letter) -> str:
    return f"《{letter.title}》（致{letter.addressee}）您还没有打开这一稿，请先打开阅看"


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
