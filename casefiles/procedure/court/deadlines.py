"""Deadlines of the court track, with what starts and meets each."""

from __future__ import annotations

from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.people.roles import Role
from casefiles.procedure.deadline_rule import DeadlineRule
from casefiles.procedure.shared.events import filed_on

DEADLINES = (
    DeadlineRule(
        "court_pass_on",
        "转送法院名单信息",
        "push.days",
        lambda case: filed_on(case, StepName.COURT_REPORT),
        lambda case: case.state != State.COURT_RECEIVED,
        Role.CLERK,
    ),
)
