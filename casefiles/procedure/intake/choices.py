"""What the forms of the intake offer on a case."""

from __future__ import annotations

from casefiles.cases.case import Case
from casefiles.law.measure import Measure
from forms.base import Choices


def doubt_decision(case: Case, measure: Measure) -> dict[str, Choices]:
    """To take the report in by its own track, or to return it."""
    take = ("court", "收下，按法院名单办理") if case.is_court_track else ("take", "收下，进入受理")
    return {"doubt_outcomes": [take, ("return", "退回报送部门")]}
