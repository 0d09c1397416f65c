"""The states of a case."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """The state of a case: the county track, then its ends, then the court track."""

    NEW = "new"
    DOUBTFUL = "doubtful"
    REPORTED = "reported"
    SUPPLEMENT_PENDING = "supplement_pending"
    ACCEPTED = "accepted"
    SUSPENDED = "suspended"
    VERIFIED = "verified"
    LEGALLY_REVIEWED = "legally_reviewed"
    NOTICE_PENDING = "notice_pending"
    DEFENCE_OPEN = "defence_open"
    DEFENCE_REVIEWED = "defence_reviewed"
    SUBMISSION_PENDING = "submission_pending"
    SUBMITTED = "submitted"
    MEETING_UPHELD = "meeting_upheld"
    DROPPED = "dropped"
    DECISION_PENDING = "decision_pending"
    DECISION_SERVED = "decision_served"
    LISTED = "listed"
    REMOVAL_PENDING = "removal_pending"
    EXPIRY_PENDING = "expiry_pending"
    ANNULMENT_PENDING = "annulment_pending"
    REFUSAL_PENDING = "refusal_pending"
    NON_RECOGNITION_PENDING = "non_recognition_pending"
    TERMINATION_PENDING = "termination_pending"
    RETURNED = "returned"
    REFUSED = "refused"
    NOT_RECOGNISED = "not_recognised"
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"
    EXPIRED = "expired"
    ANNULLED = "annulled"
    TERMINATED = "terminated"
    MERGED = "merged"
    COURT_RECEIVED = "court_received"
    COURT_PASSED_ON = "court_passed_on"
    COURT_RELEASED = "court_released"
    ARCHIVED = "archived"

    @property
    def title(self) -> str:  # type: ignore[override]
        return STATE_TITLES[self]

    @property
    def is_end(self) -> bool:
        """Whether this state is an end: nothing more is decided, only archiving is left."""
        return self in ENDS


STATE_TITLES = {
    State.NEW: "未登记",
    State.DOUBTFUL: "待核定（报送有疑点）",
    State.REPORTED: "已登记，待受理",
    State.SUPPLEMENT_PENDING: "待报送部门补正",
    State.ACCEPTED: "已受理，核查中",
    State.SUSPENDED: "核查中止",
    State.VERIFIED: "拟认定，待法制审核",
    State.LEGALLY_REVIEWED: "法制审核通过，待告知",
    State.NOTICE_PENDING: "事先告知书待送达",
    State.DEFENCE_OPEN: "陈述申辩期",
    State.DEFENCE_REVIEWED: "申辩已复核，待报审",
    State.SUBMISSION_PENDING: "请示待报出",
    State.SUBMITTED: "报审中，待会议研究",
    State.MEETING_UPHELD: "会议已定：予以认定",
    State.DROPPED: "拟不予认定，待出决定书",
    State.DECISION_PENDING: "认定决定书待送达",
    State.DECISION_SERVED: "决定书已送达，待记入",
    State.LISTED: "已记入",
    State.REMOVAL_PENDING: "已移出，文书待送达",
    State.EXPIRY_PENDING: "期满未履行，移送函待送达",
    State.ANNULMENT_PENDING: "已撤销，文书待送达",
    State.REFUSAL_PENDING: "不予受理，告知书待送达",
    State.NON_RECOGNITION_PENDING: "不予认定，决定书待送达",
    State.TERMINATION_PENDING: "已终止，决定书待送达",
    State.RETURNED: "已退回报送部门",
    State.REFUSED: "不予受理",
    State.NOT_RECOGNISED: "不予认定",
    State.WITHDRAWN: "报送已撤回",
    State.REMOVED: "已移出",
    State.EXPIRED: "期满未履行，已移送",
    State.ANNULLED: "已撤销",
    State.TERMINATED: "已终止",
    State.MERGED: "已并入其他案件",
    State.COURT_RECEIVED: "法院名单：已登记",
    State.COURT_PASSED_ON: "法院名单：已转送",
    State.COURT_RELEASED: "法院名单：已解除",
    State.ARCHIVED: "已归档",
}

ENDS = frozenset(
    {
        State.RETURNED,
        State.REFUSED,
        State.NOT_RECOGNISED,
        State.WITHDRAWN,
        State.REMOVED,
        State.EXPIRED,
        State.ANNULLED,
        State.TERMINATED,
        State.MERGED,
        State.COURT_RELEASED,
    }
)
