"""Deadlines of hearing, with what starts and meets each."""

from __future__ import annotations

from casefiles.cases.case import Case
from casefiles.cases.states import State
from casefiles.law.measure import Measure
from casefiles.procedure.deadline_rule import DeadlineRule


def defence_addition(case: Case, measure: Measure) -> tuple[int, str]:
    """The working days by which the answer period was extended at the respondent's request."""
    days = case.hearing.extension_days
    return days, f"，准予延长{days}个工作日" if days else ""


DEADLINES = (
    DeadlineRule(
        "defence",
        "当事人陈述申辩",
        "notice.defence_days",
        lambda case: case.hearing.notice_served_on,
        lambda case: case.state != State.DEFENCE_OPEN or case.hearing.has_said_all,
        None,
        defence_addition,
    ),
)
