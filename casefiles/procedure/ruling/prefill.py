"""What the forms of a ruling already know when they open."""

from __future__ import annotations

from datetime import date
from typing import Any

from casefiles.cases.case import Case
from casefiles.law.measure import Measure


def submission(case: Case, measure: Measure, today: date) -> dict[str, Any]:
    """The meeting is told the facts as they were found."""
    return {"summary": case.facts_found}


def decision(case: Case, measure: Measure, today: date) -> dict[str, Any]:
    """The decision starts from what was submitted to the meeting."""
    submitted = case.ruling.submitted
    return dict(submitted.answers) if submitted else {}
