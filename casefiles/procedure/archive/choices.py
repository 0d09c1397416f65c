"""What the forms on closed cases offer."""

from __future__ import annotations

from casefiles.cases.case import Case
from casefiles.law.measure import Measure
from forms.base import Choices


def reopening(case: Case, measure: Measure) -> dict[str, Choices]:
    """As what the case was closed."""
    return {"closed_as": [(case.closed_as.value, case.closed_as.title)] if case.closed_as else []}
