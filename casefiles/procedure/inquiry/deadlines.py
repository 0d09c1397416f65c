"""The deadlines of this stage, and what sets them off or meets them."""

from __future__ import annotations

from datetime import date

from casefiles.cases.case import Case
from casefiles.cases.filing import filed_day
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.law.measure import Measure
from casefiles.people.roles import Role
from casefiles.procedure.deadline_rule import DeadlineRule

# What sends a case back to be looked into again, by step and outcome; the acceptance begins it.
INQUIRY_BEGINS = (
    (StepName.ACCEPTANCE, None),
    (StepName.FURTHER_INQUIRY, None),
    (StepName.LEGAL_REVIEW, "return"),
    (StepName.MEETING, "sent_back"),
)


def inquiry_since(case: Case) -> date | None:
    """Since when the inquiry runs: the acceptance, or what sent the case back to be looked into again."""
    begun = [f for f in case.filings if (f.step, f.answers.get("outcome")) in INQUIRY_BEGINS]
    return filed_day(begun[-1]) if begun else None


def verification_addition(case: Case, measure: Measure) -> tuple[int, str]:
    """One extension, and the days during which the inquiry stood still."""
    still = suspended_days(case)
    longer = measure.number_of("verify.extension_days") if case.latest(StepName.VERIFICATION_EXTENSION) else 0
    words = (f"，延长{longer}日" if longer else "") + (f"，扣除中止{still}日" if still else "")
    return longer + still, words


def standing_still(case: Case, measure: Measure) -> tuple[int, str]:
    """The days during which the inquiry stood still."""
    still = suspended_days(case)
    return still, f"，扣除中止{still}日" if still else ""


def suspended_days(case: Case) -> int:
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
