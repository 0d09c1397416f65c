"""Deadlines of requests about personal information, with what starts and meets each."""

from __future__ import annotations

from datetime import date

from casefiles.cases.case import Case
from casefiles.cases.step_names import StepName
from casefiles.people.roles import Role
from casefiles.procedure.deadline_rule import DeadlineRule


def information_asked(case: Case) -> date | None:
    """The day on which the oldest open request came in."""
    days = [
        date.fromisoformat(asked.answers["received_on"]) for asked in case.remedies.open_information_requests
    ]
    return min(days, default=None)


DEADLINES = (
    DeadlineRule(
        "information",
        "答复个人信息申请",
        "information.reply_days",
        information_asked,
        lambda case: False,
        Role.CLERK,
        steps=(StepName.INFORMATION_REPLY,),
    ),
)
