"""Deadlines of linked cases, with what starts and meets each."""

from __future__ import annotations

from casefiles.cases.step_names import StepName
from casefiles.people.roles import Role
from casefiles.procedure.deadline_rule import DeadlineRule
from casefiles.procedure.shared.events import NO_FINDING_IN_FORCE, filed_on

DEADLINES = (
    DeadlineRule(
        "unit_case",
        "单位的认定已经撤销，撤销本案",
        "annul.days",
        lambda case: filed_on(case, StepName.UNIT_CASE) if case.unit_finding_annulled else None,
        lambda case: case.state in NO_FINDING_IN_FORCE,
        Role.REVIEWER,
        steps=(StepName.ANNULMENT, StepName.NON_RECOGNITION),
    ),
)
