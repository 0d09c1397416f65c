"""Deadlines of inquiry, with what starts and meets each."""

from __future__ import annotations

from datetime import date

from casefiles.cases.case import Case
from casefiles.cases.filing import filed_day
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.law.measure import Measure
from casefiles.people.roles import Role
from casefiles.procedure.deadline_rule import DeadlineRule

# (step, outcome) pairs that start or restart the verification period; None: whatever the outcome.
INQUIRY_BEGINS = (
    (StepName.ACCEPTANCE, None),
    (StepName.FURTHER_INQUIRY, None),
    (StepName.LEGAL_REVIEW, "return"),
    (StepName.MEETING, "sent_back"),
)


def inquiry_since(case: Case) -> date | None:
    """The day from which verification runs: of the acceptance, or of what returned the case for further inquiry."""
    begun = [f for f in case.filings if (f.step, f.answers.get("outcome")) in INQUIRY_BEGINS]
    return filed_day(begun[-1]) if begun else None


def verification_addition(case: Case, measure: Measure) -> tuple[int, str]:
    """The extension, if one was granted, and the days of suspension."""
    suspended = suspended_days(case)
    extended = case.latest(StepName.VERIFICATION_EXTENSION) is not None
    longer = measure.number_of("verify.extension_days") if extended else 0
    words = (f"，延长{longer}日" if longer else "") + (f"，扣除中止{suspended}日" if suspended else "")
    return longer + suspended, words


def suspension_addition(case: Case, measure: Measure) -> tuple[int, str]:
    """The days of suspension."""
    suspended = suspended_days(case)
    return suspended, f"，扣除中止{suspended}日" if suspended else ""


def suspended_days(case: Case) -> int:
    """The days between each suspension of the inquiry and its resumption."""
    days, since = 0, None
    for filing in case.filings:
        day = filed_day(filing)
        if filing.step == StepName.SUSPENSION:
            since = day
        elif filing.step == StepName.RESUMPTION and since is not None:
            days += (day - since).days
            since = None
    return days


DEADLINES = (
    DeadlineRule(
        "verification",
        "完成核查",
        "verify.days",
        lambda case: None if case.state == State.SUSPENDED else inquiry_since(case),
        lambda case: case.state not in (State.ACCEPTED, State.SUSPENDED),
        Role.CLERK,
        verification_addition,
    ),
)
