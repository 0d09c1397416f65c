"""What the forms on linked cases offer."""

from __future__ import annotations

from casefiles.cases.case import Case
from casefiles.law.measure import Measure
from forms.base import Choices


def split(case: Case, measure: Measure) -> dict[str, Choices]:
    """The behaviours that the case is about."""
    return {
        "case_behaviours": [(code, f"{code}　{measure.behaviours[code].label}") for code in case.behaviours]
    }
