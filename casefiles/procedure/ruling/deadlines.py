"""Deadlines of ruling, with what starts and meets each."""

from __future__ import annotations

from casefiles.cases.case import Case
from casefiles.cases.letter_kinds import DECISION
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.people.roles import Role
from casefiles.procedure.deadline_rule import DeadlineRule
from casefiles.procedure.inquiry.deadlines import suspension_addition
from casefiles.procedure.shared.events import filed_on, letter_day

# States between the acceptance and the decision.
UNDECIDED = (
    State.ACCEPTED,
    State.VERIFIED,
    State.LEGALLY_REVIEWED,
    State.NOTICE_PENDING,
    State.DEFENCE_OPEN,
    State.DEFENCE_REVIEWED,
    State.SUBMISSION_PENDING,
    State.SUBMITTED,
    State.MEETING_UPHELD,
    State.DROPPED,
)


def _is_undecided(case: Case) -> bool:
    """Whether the office still owes a decision; one that is only drafted does not count."""
    drafted_only = case.state == State.DECISION_PENDING and case.service.signed(DECISION) is None
    return case.state in UNDECIDED or drafted_only


DEADLINES = (
    DeadlineRule(
        "decision",
        "作出认定或者不予认定的决定",
        "decide.days",
        lambda case: filed_on(case, StepName.ACCEPTANCE) if _is_undecided(case) else None,
        lambda case: False,
        Role.CLERK,
        suspension_addition,
    ),
    DeadlineRule(
        "decision_service",
        "送达认定决定书",
        "serve.decision_days",
        lambda case: letter_day(case, DECISION),
        lambda case: case.state != State.DECISION_PENDING,
        Role.CLERK,
    ),
)
