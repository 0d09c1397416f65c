"""What the forms of a hearing already know when they open."""

from __future__ import annotations

from datetime import date
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.step_names import StepName
from casefiles.law.measure import Measure


def prior_notice(case: Case, measure: Measure, today: date) -> dict[str, Any]:
    """A second notice starts from the first one's proposal."""
    return dict(case.ruling.proposal.answers) if case.ruling.proposal else {}


def defence_review(case: Case, measure: Measure, today: date) -> dict[str, Any]:
    """A row for each point, with the answer it already has from an earlier review."""
    review = case.latest(StepName.DEFENCE_REVIEW)
    answered = {row["point"]: row for row in review.answers["responses"]} if review else {}
    unanswered = {"adopted": "", "reason": ""}
    return {
        "responses": [dict(answered.get(one) or {"point": one, **unanswered}) for one in case.hearing.points]
    }
