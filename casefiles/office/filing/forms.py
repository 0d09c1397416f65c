"""The form of a step on a case: as given, else as last saved, else with what is known."""

from __future__ import annotations

from casefiles.cases.case import Case
from casefiles.office.context import OfficeContext
from casefiles.office.filing.checks import Given
from casefiles.office.filing.choices import vocabulary_of
from casefiles.office.filing.drafts import draft_of
from casefiles.office.filing.prefill import prefill
from casefiles.people.roles import Officer, Role
from casefiles.procedure.step import Step
from forms.base import OfficeForm


def form_for(
    office: OfficeContext, case: Case, step: Step, by: Officer, given: Given | None = None, about: str = ""
) -> OfficeForm:
    """The form of `step`: as given, else as last saved, else with what is known.

    `about` is the letter under review: each has an unfinished form of its own.
    """
    vocabulary = vocabulary_of(office, case, step)
    if given is not None:
        return step.form(vocabulary, given)
    typed = draft_of(office, case, step, by, about)
    if typed is not None:
        return step.form(vocabulary, typed)
    known = prefill(case, step, office.measure, office.today)
    if not case.filings and by.role_among(step.actors) == Role.DEPARTMENT:
        known["department"] = by.body
    return step.form(vocabulary, None, known)
