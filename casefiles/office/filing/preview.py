"""What filing a form would bring, before it is filed: its letters, what stands against it, its consequences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casefiles.cases.case import Case
from casefiles.office.context import OfficeContext
from casefiles.office.errors import Refused
from casefiles.office.filing.facts import facts_of, filing_of
from casefiles.office.reading.steps import moment_in
from casefiles.people.roles import Officer
from casefiles.procedure import forecast
from casefiles.procedure.forecast import Consequence
from casefiles.procedure.permission import refusals
from casefiles.procedure.step import Step
from forms.base import OfficeForm
from storage import NewFile


def preview_letters(
    office: OfficeContext, case: Case, step: Step, answers: Mapping[str, Any], by: Officer
) -> list[NewFile]:
    """The letters and working papers that filing these answers would make; nothing is written."""
    facts = {} if step.opens_a_case else facts_of(office, case, step, answers)
    filing = filing_of(office, case, step, answers, by, facts)
    return [*office.writer.drafts(case, step, filing).files, *office.writer.papers(case, step, filing)]


def objections(
    office: OfficeContext, case: Case, step: Step, answers: Mapping[str, Any], by: Officer
) -> Refused | None:
    """Why these answers could not be filed now; None when they could."""
    found = refusals(case, step, moment_in(office, by, case, answers))
    return Refused(found, office.measure) if found else None


def foresee(
    office: OfficeContext, case: Case, step: Step, form: OfficeForm, by: Officer
) -> list[Consequence]:
    """What would follow from the form as it stands; more is known once it is filled in rightly."""
    answers, is_whole = form.answers(), form.validate()
    found = [*forecast.of_the_respondent(answers), *forecast.of_the_term(answers, office.today)]
    if not is_whole or step.name in forecast.NOT_FORESEEN:
        return found
    if objections(office, case, step, answers, by):
        return found
    facts = facts_of(office, case, step, answers)
    found += [Consequence("疑点，登记后须核定", doubt["message"]) for doubt in facts.get("doubts", ())]
    found += [Consequence("提示", remark["message"]) for remark in facts.get("remarks", ())]
    filing = filing_of(office, case, step, answers, by, facts)
    return found + forecast.of_the_filing(case, filing, moment_in(office, by, case, answers))
