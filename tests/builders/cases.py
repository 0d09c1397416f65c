"""Cases as the fold sees them, and the attempt that a rule is asked about. Nothing is written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.filing import ProposedFiling
from casefiles.law.calendar import WorkingCalendar
from casefiles.law.measure import Measure
from casefiles.office.settings.packs import shipped_measure
from casefiles.people.roles import Officer
from casefiles.procedure.fold import after
from casefiles.procedure.rule import Attempt
from casefiles.procedure.table import STEPS
from forms.reading.identity import read_resident_id
from tests.world.staff import CLERK

MEASURE: Measure = shipped_measure("mulei-2021-3")
CALENDAR = WorkingCalendar()


def then(
    case: Case,
    step: str,
    answers: Mapping[str, Any] | None = None,
    by: Officer = CLERK,
    day: str = "",
    **facts: Any,
) -> Case:
    """The case with one more filing, as the fold would see it; nothing is written."""
    at = f"{day or case.filings[-1].filed_at[:10]}T18:00:00+08:00"
    filer = by.as_filer(STEPS[step].actors)
    return after(
        case, ProposedFiling(case.sequence + 1, step, STEPS[step].title, at, filer, answers or {}, facts)
    )


def reported(report: dict[str, Any], step: str = "report") -> Case:
    """A report as the fold sees it, with what its form would derive; nothing is written."""
    number = report["identity_number"]
    natural = report["respondent_kind"] in ("person", "official")
    birth = read_resident_id(number).birth.isoformat() if natural else ""
    answers = report | {
        "item": int(report["item"]) if str(report["item"]).isdigit() else 9,
        "birth_date": birth,
        "report_date": "2026-01-05",
    }
    return then(Case("2026-0001"), step, answers, day="2026-01-05", doubts=[])


def moment(day: date | str, by: Officer = CLERK, measure: Measure = MEASURE, **answers: Any) -> Attempt:
    """A moment of an office with the national calendar."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return Attempt(day, measure, CALENDAR, by, answers)
