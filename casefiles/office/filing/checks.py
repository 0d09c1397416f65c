"""What is checked before a step is filed: the procedure, then the form, then the procedure with the form's answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casefiles.cases.case import Case
from casefiles.law.ground import norm
from casefiles.office.context import OfficeContext
from casefiles.office.errors import Refused
from casefiles.office.filing.choices import vocabulary_of
from casefiles.office.reading.steps import moment_in
from casefiles.people.roles import Officer
from casefiles.procedure.permission import refusals
from casefiles.procedure.rule import Refusal
from casefiles.procedure.step import Step
from forms.formdata import FormData

Given = Mapping[str, Any] | FormData


def checked_answers(
    office: OfficeContext, case: Case, step: Step, given: Given, by: Officer
) -> dict[str, Any]:
    """The form's answers, once form and law allow the step. Raises Refused (procedure), Unacceptable (form)."""
    require_allowed(office, case, step, by, {})
    answers = step.form.checked(given, vocabulary_of(office, case, step))
    require_allowed(office, case, step, by, answers)
    return answers


def require_allowed(
    office: OfficeContext, case: Case, step: Step, by: Officer, answers: Mapping[str, Any]
) -> None:
    found = refusals(case, step, moment_in(office, by, case, answers))
    if case.filings and office.now < case.filings[-1].filed_at:
        found.append(
            Refusal(norm("记录按时间先后"), "本机时钟早于本案上一条记录的时间", "请校准电脑时钟后再办")
        )
    if found:
        raise Refused(found, office.measure)
