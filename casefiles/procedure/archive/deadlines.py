"""Deadlines of the archive, with what starts and meets each."""

from __future__ import annotations

from datetime import date

from casefiles.cases.case import Case
from casefiles.cases.filing import filed_day
from casefiles.people.roles import Role
from casefiles.procedure.deadline_rule import DeadlineRule


def closed_on(case: Case) -> date | None:
    """The day of the newest filing of a case that is at an end."""
    return filed_day(case.filings[-1]) if case.state.is_end else None


DEADLINES = (
    DeadlineRule(
        "archive",
        "结案归档",
        "archive.days",
        closed_on,
        lambda case: not case.state.is_end,
        Role.CLERK,
    ),
)
