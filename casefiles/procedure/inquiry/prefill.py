"""What the forms of an inquiry already know when they open."""

from __future__ import annotations

from datetime import date
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.step_names import StepName
from casefiles.law.measure import Measure


def verification(case: Case, measure: Measure, today: date) -> dict[str, Any]:
    """What the department reported, and what other cases brought that were merged into this one."""
    brought = [filing.answers["facts"] for filing in case.every(StepName.MERGED_IN)]
    return {
        "behaviours": list(case.behaviours),
        "facts": "\n".join([case.facts_found, *brought]),
        "findings": [line if "——" in line else f"{line}——" for line in case.report.evidence],
    }
