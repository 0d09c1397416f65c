"""The deadlines of this stage, and what sets them off or meets them."""

from __future__ import annotations

from datetime import date

from casefiles.cases.case import Case
from casefiles.people.roles import Role
from casefiles.procedure.deadline_rule import DeadlineRule
from casefiles.procedure.shared.events import drafted_on

#: What whoever restricts must hear at once: that it is over, that it pauses, that it goes on.
AT_ONCE = ("lift_notice", "stay_notice", "resumption_notice")


#: Letters whose service has a deadline of its own.
WATCHED_ELSEWHERE = (
    "decision",
    "repair_notice",
    "correction",
    "annulment",
    "review_reply",
    "personal_information_reply",
)


def _ending_drafted(case: Case) -> date | None:
    return drafted_on(case, *AT_ONCE)


def _letter_drafted(case: Case) -> date | None:
    watched = {x.kind for x in case.letters} - {*AT_ONCE, *WATCHED_ELSEWHERE}
    return drafted_on(case, *watched)


DEADLINES = (
    DeadlineRule(
        "letters",
        "签发、送达已经拟好的文书",
        "serve.letter_days",
        _letter_drafted,
        lambda case: False,
        Role.CLERK,
    ),
    DeadlineRule(
        "letters_at_once",
        "签发、送达致各单位的解除（暂停、恢复）函",
        "lift.days",
        _ending_drafted,
        lambda case: False,
        Role.CLERK,
    ),
)
