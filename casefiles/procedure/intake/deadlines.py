"""Deadlines of intake, with what starts and meets each."""

from __future__ import annotations

from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.people.roles import Role
from casefiles.procedure.deadline_rule import DeadlineRule
from casefiles.procedure.shared.events import filed_on

DEADLINES = (
    DeadlineRule(
        "acceptance",
        "决定是否受理",
        "intake.accept_days",
        lambda case: case.reported_on if not case.is_court_track else None,
        lambda case: case.state not in (State.REPORTED, State.DOUBTFUL),
        Role.CLERK,
    ),
    DeadlineRule(
        "supplement",
        "报送部门补正",
        "intake.supplement_answer_days",
        lambda case: filed_on(case, StepName.SUPPLEMENT_REQUEST),
        lambda case: case.state != State.SUPPLEMENT_PENDING,
        Role.DEPARTMENT,
    ),
)
