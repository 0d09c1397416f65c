"""Several letters are reviewed or signed at once only by an officer who has opened each of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.letter import Letter
from casefiles.law.ground import norm
from casefiles.office.context import OfficeContext
from casefiles.office.errors import Refused
from casefiles.office.filing.checks import Given
from casefiles.office.filing.forms import form_for
from casefiles.office.letters.read_receipts import has_read
from casefiles.office.reading.cases import case_for
from casefiles.office.reading.waiting_letters import DESK_ACTS
from casefiles.people.roles import Officer
from casefiles.procedure.rule import Refusal
from casefiles.procedure.step import Step

OPENED_FIRST = norm("审签规则：审核、签发以前应当打开文书阅看；换了稿的，重新打开")


def require_each_read(
    office: OfficeContext, number: str, step: Step, given: Given, by: Officer, seen: int | None
) -> None:
    """Of several letters to be reviewed or signed, each has been opened by this officer. Raises Refused, which names the others.

    A form that was filled in upon an older state of the case is left to what says so.
    """
    if step.name not in DESK_ACTS:
        return
    case = case_for(office, number, by)
    letters = _asked_for(office, case, step, given, by)
    if len(letters) > 1 and seen in (None, case.sequence):
        _require_opened(office, case, letters, by)


def _asked_for(office: OfficeContext, case: Case, step: Step, given: Given, by: Officer) -> list[Letter]:
    """The letters that the form names, read as the form reads them."""
    named: Any = form_for(office, case, step, by, given)["letters"]
    return [x for ref in named.data or () if (x := case.service.letter(named.find(ref)))]


def _require_opened(office: OfficeContext, case: Case, letters: Sequence[Letter], by: Officer) -> None:
    missing = unopened(office, case, letters, by)
    if missing:
        refusals = [
            Refusal(
                OPENED_FIRST, f"《{x.title}》（致{x.addressee}）您还没有打开这一稿", "请先打开阅看", "letters"
            )
            for x in missing
        ]
        raise Refused(refusals, office.measure)


def unopened(office: OfficeContext, case: Case, letters: Sequence[Letter], by: Officer) -> list[Letter]:
    """Those of the letters that this officer has not opened in the version that now stands."""
    found = []
    for letter in letters:
        file = case.file_at(letter.path)
        if file is None or not has_read(office, by, case.number, file.path, file.sha256):
            found.append(letter)
    return found


def unopened_words(letter: Letter) -> str:
    return f"《{letter.title}》（致{letter.addressee}）您还没有打开这一稿，请先打开阅看"
