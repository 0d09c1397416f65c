"""Deadlines of endings, with what starts and meets each."""

from __future__ import annotations

from datetime import date

from casefiles.cases.case import Case
from casefiles.cases.letter_kinds import LIFT_NOTICE
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.outward.agencies import agencies_still_restricting
from casefiles.people.roles import Role
from casefiles.procedure.deadline_rule import DeadlineRule


def lifting_since(case: Case) -> date | None:
    """The day on which the first agency received its lift notice; before that, it is not the agencies' turn."""
    days = [x.served_on for x in case.letters if x.is_a(LIFT_NOTICE) and x.served_on]
    return min(days, default=None)


DEADLINES = (
    DeadlineRule(
        "repair",
        "决定信用修复",
        "repair.decide_days",
        lambda case: (
            date.fromisoformat(case.remedies.open_repair.answers["received_on"])
            if case.remedies.open_repair
            else None
        ),
        lambda case: case.remedies.open_repair is None or case.state != State.LISTED,
        Role.REVIEWER,
        steps=(StepName.REPAIR_DECISION,),
    ),
    DeadlineRule(
        "lift",
        "各单位解除限制",
        "lift.days",
        lifting_since,
        lambda case: not agencies_still_restricting(case),
        Role.AGENCY,
    ),
)
