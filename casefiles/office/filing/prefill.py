"""What a form already knows when it opens: an earlier draft's answers, what the step's row tells of the case, the day."""

from __future__ import annotations

from datetime import date
from typing import Any

from casefiles.cases.case import Case
from casefiles.law.measure import Measure
from casefiles.procedure.permission import is_redraft
from casefiles.procedure.step import Step

#: Fields that start with the day on which the form is opened.
DAYS = ("received_on", "served_on", "entered_on", "published_on", "acted_on", "report_date")


def prefill(case: Case, step: Step, measure: Measure, today: date) -> dict[str, Any]:
    """The answers that the form of `step` starts with, as far as the case knows them."""
    if is_redraft(case, step):
        latest = case.latest(step.name)
        return dict(latest.answers) if latest else {}
    known = step.prefill(case, measure, today) if step.prefill and case.filings else {}
    dates = dict.fromkeys(DAYS, today.isoformat())
    fields = set(step.form.field_names())
    return {name: value for name, value in (dates | dict(known)).items() if name in fields}
