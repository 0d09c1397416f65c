"""Deadlines for the service of letters, with what starts and meets each."""

from __future__ import annotations

from datetime import date

from casefiles.cases.case import Case
from casefiles.cases.letter_kinds import (
    ANNULMENT,
    CORRECTION,
    DECISION,
    LIFT_NOTICE,
    PERSONAL_INFORMATION_REPLY,
    REPAIR_NOTICE,
    RESUMPTION_NOTICE,
    REVIEW_REPLY,
    STAY_NOTICE,
)
from casefiles.people.roles import Role
from casefiles.procedure.deadline_rule import DeadlineRule
from casefiles.procedure.shared.events import drafted_on

# Letters that an agency must receive at once: its restrictions end, pause or resume.
AT_ONCE = (LIFT_NOTICE, STAY_NOTICE, RESUMPTION_NOTICE)

# Letters whose service has a deadline of its own.
WATCHED_ELSEWHERE = (DECISION, REPAIR_NOTICE, CORRECTION, ANNULMENT, REVIEW_REPLY, PERSONAL_INFORMATION_REPLY)


def _oldest_urgent(case: Case) -> date | None:
    return drafted_on(case, [x for x in case.letters if x.is_a(*AT_ONCE)])


def _oldest_other(case: Case) -> date | None:
    return drafted_on(case, [x for x in case.letters if not x.is_a(*AT_ONCE, *WATCHED_ELSEWHERE)])


DEADLINES = (
    DeadlineRule(
        "letters",
        "签发、送达已经拟好的文书",
        "serve.letter_days",
        _oldest_other,
        lambda case: False,
        Role.CLERK,
    ),
    DeadlineRule(
        "letters_at_once",
        "签发、送达致各单位的解除（暂停、恢复）函",
        "lift.days",
        _oldest_urgent,
        lambda case: False,
        Role.CLERK,
    ),
)
