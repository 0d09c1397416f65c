"""Every rule that gives a case a last day: its policy, what sets it off and meets it, whose turn it is, which steps it waits for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from casefiles.case import Case
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.deadline_events import (
    agencies_silent,
    annulled_on,
    asking_the_source,
    closed_on,
    corrected_on,
    correction_is_served,
    decision_served,
    defence_addition,
    drafted_on,
    filed_on,
    information_asked,
    inquiry_since,
    last_told,
    letter_day,
    lifting_since,
    objection_since,
    somebody_is_to_be_told,
    standing_still,
    unanswered_proceeding,
    verification_addition,
)
from casefiles.measure import Measure
from casefiles.outbox import agencies_still_restricting, unanswered
from casefiles.register import is_held
from casefiles.roles import Role


@dataclass(frozen=True)
class DeadlineRule:
    """How one deadline comes about: the policy that counts it, what sets it off, and what meets it."""

    key: str
    title: str
    policy: str
    trigger: Callable[[Case], date | None]
    met: Callable[[Case], bool]
    turn: Role | None
    addition: Callable[[Case, Measure], tuple[int, str]] = lambda case, measure: (0, "")
    steps: tuple[StepName, ...] = ()


#: The finding is undone, or never came.
UNDONE = (
    State.ANNULMENT_PENDING,
    State.ANNULLED,
    State.NON_RECOGNITION_PENDING,
    State.NOT_RECOGNISED,
    State.TERMINATION_PENDING,
    State.TERMINATED,
    State.ARCHIVED,
)


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


#: Between the acceptance and the decision it is not decided yet.
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
    drafted_only = case.state == State.DECISION_PENDING and case.signed_letter("decision") is None
    return case.state in UNDECIDED or drafted_only


def _ending_drafted(case: Case) -> date | None:
    return drafted_on(case, *AT_ONCE)


def _letter_drafted(case: Case) -> date | None:
    watched = {x.kind for x in case.letters} - {*AT_ONCE, *WATCHED_ELSEWHERE}
    return drafted_on(case, *watched)


RULES = (
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
    DeadlineRule(
        "verification",
        "完成核查",
        "verify.days",
        lambda case: None if case.state == State.SUSPENDED else inquiry_since(case),
        lambda case: case.state not in (State.ACCEPTED, State.SUSPENDED),
        Role.CLERK,
        verification_addition,
    ),
    DeadlineRule(
        "defence",
        "当事人陈述申辩",
        "notice.defence_days",
        lambda case: case.notice_served_on,
        lambda case: case.state != State.DEFENCE_OPEN or case.has_said_all,
        None,
        defence_addition,
    ),
    DeadlineRule(
        "decision",
        "作出认定或者不予认定的决定",
        "decide.days",
        lambda case: filed_on(case, StepName.ACCEPTANCE) if _is_undecided(case) else None,
        lambda case: False,
        Role.CLERK,
        standing_still,
    ),
    DeadlineRule(
        "entry",
        "记入信用记录",
        "entry.days",
        decision_served,
        lambda case: case.state != State.DECISION_SERVED or case.is_stayed,
        Role.CLERK,
    ),
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
    DeadlineRule(
        "decision_service",
        "送达认定决定书",
        "serve.decision_days",
        lambda case: letter_day(case, "decision"),
        lambda case: case.state != State.DECISION_PENDING,
        Role.CLERK,
    ),
    DeadlineRule(
        "push",
        "向相关单位通报",
        "push.days",
        lambda case: case.entered_on,
        lambda case: (
            case.state != State.LISTED
            or is_held(case)
            or bool(case.open_objections)
            or not somebody_is_to_be_told(case)
        ),
        Role.CLERK,
        steps=(StepName.PUSH,),
    ),
    DeadlineRule(
        "court_pass_on",
        "转送法院名单信息",
        "push.days",
        lambda case: filed_on(case, StepName.COURT_REPORT),
        lambda case: case.state != State.COURT_RECEIVED,
        Role.CLERK,
    ),
    DeadlineRule(
        "push_receipts",
        "各单位回执",
        "push.receipt_days",
        last_told("agency_notice", "court_pass_on"),
        lambda case: not agencies_silent(case) or case.state.is_end,
        Role.AGENCY,
    ),
    DeadlineRule(
        "correction_receipts",
        "各单位回执已更正",
        "push.receipt_days",
        last_told("correction"),
        lambda case: not unanswered(case, "correction") or case.state.is_end,
        Role.AGENCY,
    ),
    DeadlineRule(
        "correction_service",
        "送达更正通知书",
        "correct.days",
        corrected_on,
        correction_is_served,
        Role.CLERK,
    ),
    DeadlineRule(
        "unit_case",
        "单位的认定已经撤销，撤销本案",
        "annul.days",
        lambda case: filed_on(case, StepName.UNIT_CASE) if case.unit_has_fallen else None,
        lambda case: case.state in UNDONE,
        Role.REVIEWER,
        steps=(StepName.ANNULMENT, StepName.NON_RECOGNITION),
    ),
    DeadlineRule(
        "annulment_service",
        "送达撤销认定决定书",
        "serve.decision_days",
        annulled_on,
        lambda case: case.state != State.ANNULMENT_PENDING,
        Role.CLERK,
    ),
    DeadlineRule(
        "resumption",
        "函告各单位恢复执行",
        "push.days",
        lambda case: filed_on(case, StepName.PROCEEDING_OUTCOME),
        lambda case: case.is_stayed or case.state != State.LISTED or not case.asked_to_pause,
        Role.CLERK,
        steps=(StepName.STAY,),
    ),
    DeadlineRule(
        "stay_receipts",
        "各单位回执已暂停",
        "lift.receipt_days",
        last_told("stay_notice"),
        lambda case: not case.is_stayed or not unanswered(case, "stay_notice"),
        Role.AGENCY,
    ),
    DeadlineRule(
        "review_reply",
        "答复行政复议",
        "review.reply_days",
        unanswered_proceeding("review"),
        lambda case: False,
        Role.CLERK,
        steps=(StepName.PROCEEDING_REPLY,),
    ),
    DeadlineRule(
        "suit_reply",
        "提交行政诉讼答辩状",
        "suit.reply_days",
        unanswered_proceeding("suit"),
        lambda case: False,
        Role.CLERK,
        steps=(StepName.PROCEEDING_REPLY,),
    ),
    DeadlineRule(
        "information",
        "答复个人信息申请",
        "information.reply_days",
        information_asked,
        lambda case: False,
        Role.CLERK,
        steps=(StepName.INFORMATION_REPLY,),
    ),
    DeadlineRule(
        "objection",
        "处理异议",
        "objection.decide_days",
        objection_since,
        lambda case: not case.open_objections or case.state in UNDONE,
        Role.REVIEWER,
        asking_the_source,
        steps=(StepName.OBJECTION_RESULT,),
    ),
    DeadlineRule(
        "repair",
        "决定信用修复",
        "repair.decide_days",
        lambda case: (
            date.fromisoformat(case.open_repair.answers["received_on"]) if case.open_repair else None
        ),
        lambda case: case.open_repair is None or case.state != State.LISTED,
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
    DeadlineRule(
        "archive",
        "结案归档",
        "archive.days",
        closed_on,
        lambda case: not case.state.is_end,
        Role.CLERK,
    ),
)
