"""What the forms of a listing already know when they open."""

from __future__ import annotations

from datetime import date
from typing import Any

from casefiles.cases.case import Case
from casefiles.law.measure import Measure
from casefiles.procedure.listing.rules import agencies_to_inform

PURPOSE = "供你单位依照法律、法规和有关规定在职责范围内使用，不得用于其他用途。"


def push(case: Case, measure: Measure, today: date) -> dict[str, Any]:
    """The agencies that are to be informed and are not yet, and what for."""
    return {"agencies": agencies_to_inform(case, measure, today), "purpose": PURPOSE}
