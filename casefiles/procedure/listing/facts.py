"""What is computed when a case is entered in the list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casefiles.cases.case import Case
from casefiles.procedure.rule import Attempt


def entry(case: Case, answers: Mapping[str, Any], at: Attempt) -> dict[str, str]:
    """The listing runs from the day of the decision for as many months as it says, or to where that was corrected."""
    start, last = case.listing.first_day or at.today, case.listing.last_day
    return {"term_start": start.isoformat(), "term_end": (last or start).isoformat()}
