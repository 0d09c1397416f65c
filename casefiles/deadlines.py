"""Every deadline of a case, each with the rule that sets it, its source, and whose turn it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from casefiles.calendar import WorkingCalendar, chinese_date
from casefiles.case import Case
from casefiles.filed import Filed, corrects
from casefiles.measure import Measure
from casefiles.outbox import unanswered
from casefiles.register import is_held, take_down_day
from casefiles.roles import Role
from casefiles.states import State


@dataclass(frozen=True)
class Deadline:
    """A last day: what for, since when, by which policy and source, who must act (None: the person concerned).

    `steps` are the names of the steps that it waits for.
    """

    key: str
    title: str
    started: date
    last_day: date
    rule: str
    source: str
    turn: Role | None
    met: bool = False
    provisional: bool = False
    steps: tuple[str, ...] = ()

    def is_over(self, today: date) -> bool:
        return today > self.last_day

    def is_late(self, today: date) -> bool:
        """Whether someone failed to act in time. Who lets the own period for a defence pass is late with nothing."""
        return self.turn is not None and self.is_over(today)

    def words(self, today: date) -> str:
        """How near the last day is, for a list: 逾期3天, 今日到期, 还有5天; of the person's own period: 已届满3天."""
        return days_in_words(self.last_day, today, is_theirs=self.turn is None)


def days_in_words(last_day: date, today: date, *, is_theirs: bool) -> str:
    """How near a last day is in words; `is_theirs` when it ends a period of the person concerned."""
    days = (last_day - today).days
    if days > 0:
        return f"还有{days}天"
    if days == 0:
        return "今日届满" if is_theirs else "今日到期"
    return f"已届满{-days}天" if is_theirs else f"逾期{-days}天"


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
    steps: tuple[str, ...] = ()


def _is_undecided(case: Case) -> bool:
    drafted_only = case.state == State.DECISION_PENDING and case.signed_letter("decision") is None
    return case.state in UNDECIDED or drafted_only


def _inquiry_since(case: Case) -> date | None:
    """Since when the inquiry runs: the acceptance, or what sent the case back to be looked into again."""
    back = [
        filed
        for filed in case.filings
        if filed.step in ("acceptance", "further_inquiry")
        or filed.answers.get("outcome")
        == {"meeting": "sent_back", "legal_review": "return"}.get(filed.step, 0)
    ]
    return date.fromisoformat(back[-1].filed_at[:10]) if back else None


def _decision_served(case: Case) -> date | None:
    served = case.served_letter("decision")
    return served.served_on if served else None


def _filed_on(case: Case, step: str) -> date | None:
    filed = case.latest(step)
    return date.fromisoformat(filed.filed_at[:10]) if filed else None


def _letter_day(case: Case, kind: str) -> date | None:
    letter = case.signed_letter(kind)
    return letter.day if letter else None


def _objection_since(case: Case) -> date | None:
    """The oldest open objection, else the newest that was answered."""
    waiting = case.open_objections or case.every("objection")[-1:]
    return date.fromisoformat(waiting[0].answers["received_on"]) if waiting else None


def asking_the_source(case: Case, measure: Measure) -> tuple[int, str]:
    """The days that an objection takes longer because whoever gave the information has to be asked."""
    waiting = case.open_objections or case.every("objection")[-1:]
    if not waiting or not waiting[0].answers.get("asks_source"):
        return 0, ""
    own, source = (measure.number_of(f"objection.{key}_days") for key in ("decide", "source"))
    return source - own, f"，须向信息提供单位核实，共{source}个工作日"


def _agencies_silent(case: Case) -> bool:
    return bool(unanswered(case, "agency_notice", "court_pass_on"))


def _last_correction(case: Case) -> date | None:
    days = [x.served_on for x in case.letters if x.kind == "correction" and x.agency and x.served_on]
    return max(days) if days else None


def _last_stay_notice(case: Case) -> date | None:
    days = [x.served_on for x in case.letters if x.kind == "stay_notice" and x.served_on]
    return max(days) if days else None


def _correcting(case: Case) -> Filed | None:
    """The newest filing that puts something right and stands."""
    return next((f for f in reversed(case.filings) if corrects(f) and not case.was_given_back(f)), None)


def _corrected_on(case: Case) -> date | None:
    filed = _correcting(case)
    return date.fromisoformat(filed.filed_at[:10]) if filed else None


def _correction_is_served(case: Case) -> bool:
    filed = _correcting(case)
    prefix = f"{filed.sequence:04d}-" if filed else ""
    return not any(x.is_underway for x in case.letters if x.kind == "correction" and x.ref.startswith(prefix))


def _annulled_on(case: Case) -> date | None:
    return _ended_on(case) if case.state == State.ANNULMENT_PENDING else None


def _unanswered_proceeding(kind: str) -> Callable[[Case], date | None]:
    """When the oldest open proceeding of a kind that the office has not answered reached it."""

    def since(case: Case) -> date | None:
        replied = {int(reply.answers["proceeding"]) for reply in case.every("proceeding_reply")}
        days = [
            date.fromisoformat(asked.answers["received_on"])
            for asked in case.open_proceedings
            if asked.answers["kind"] == kind and asked.sequence not in replied
        ]
        return min(days, default=None)

    return since


def _information_asked(case: Case) -> date | None:
    days = [date.fromisoformat(asked.answers["received_on"]) for asked in case.open_information_requests]
    return min(days, default=None)


def _somebody_is_to_be_told(case: Case) -> bool:
    """Whether an agency that the decision or the notice of entry names has not been written to."""
    written = [x for x in case.letters if x.kind == "agency_notice" and x.is_live]
    named = {row["agency"] for row in (case.decided or {}).get("restrictions", ()) if row.get("agency")}
    entry = case.latest("entry")
    told = set(entry.answers.get("agencies") or ()) if entry else set()
    return bool(named - {x.addressee for x in written} or told - {x.agency for x in written})


def _last_push(case: Case) -> date | None:
    days = [x.served_on for x in case.letters if x.kind in ("agency_notice", "court_pass_on") and x.served_on]
    return max(days) if days else None


def _lifting_since(case: Case) -> date | None:
    """When the first agency received its notice of the end; until the office has sent it, it is the office's turn."""
    days = [x.served_on for x in case.letters if x.kind == "lift_notice" and x.served_on]
    return min(days, default=None)


def _ending_drafted(case: Case) -> date | None:
    return _drafted_on(case, *AT_ONCE)


def _letter_drafted(case: Case) -> date | None:
    watched = {x.kind for x in case.letters} - {*AT_ONCE, *WATCHED_ELSEWHERE}
    return _drafted_on(case, *watched)


def _drafted_on(case: Case, *kinds: str) -> date | None:
    """The day on which the oldest letter of these kinds that has not reached its reader was drafted."""
    waiting = [x.drafted.at[:10] for x in case.letters if x.kind in kinds and x.is_underway]
    return date.fromisoformat(min(waiting)) if waiting and case.state != State.ARCHIVED else None


def _defence_addition(case: Case, measure: Measure) -> tuple[int, str]:
    """What was granted to the person on top of the answer period."""
    days = case.extension_days
    return days, f"，准予延长{days}个工作日" if days else ""


def verification_addition(case: Case, measure: Measure) -> tuple[int, str]:
    """One extension, and the days during which the inquiry stood still."""
    still = _suspended_days(case)
    longer = measure.number_of("verify.extension_days") if case.latest("verification_extension") else 0
    words = (f"，延长{longer}日" if longer else "") + (f"，扣除中止{still}日" if still else "")
    return longer + still, words


def _standing_still(case: Case, measure: Measure) -> tuple[int, str]:
    """The days during which the inquiry stood still."""
    still = _suspended_days(case)
    return still, f"，扣除中止{still}日" if still else ""


def _suspended_days(case: Case) -> int:
    days, since = 0, None
    for filed in case.filings:
        day = date.fromisoformat(filed.filed_at[:10])
        if filed.step == "suspension":
            since = day
        elif filed.step == "resumption" and since is not None:
            days += (day - since).days
            since = None
    return days


def agencies_still_restricting(case: Case) -> list[str]:
    """Agencies that were informed and have neither lifted nor said that it does not concern them (Article 8)."""
    done = case.receipts("lifted", "not_applicable")
    return [agency for agency in case.informed_agencies if agency not in done]


def _closed_on(case: Case) -> date | None:
    return date.fromisoformat(case.filings[-1].filed_at[:10]) if case.state.is_end else None


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
        lambda case: _filed_on(case, "supplement_request"),
        lambda case: case.state != State.SUPPLEMENT_PENDING,
        Role.DEPARTMENT,
    ),
    DeadlineRule(
        "verification",
        "完成核查",
        "verify.days",
        lambda case: None if case.state == State.SUSPENDED else _inquiry_since(case),
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
        _defence_addition,
    ),
    DeadlineRule(
        "decision",
        "作出认定或者不予认定的决定",
        "decide.days",
        lambda case: _filed_on(case, "acceptance") if _is_undecided(case) else None,
        lambda case: False,
        Role.CLERK,
        _standing_still,
    ),
    DeadlineRule(
        "entry",
        "记入信用记录",
        "entry.days",
        _decision_served,
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
        lambda case: _letter_day(case, "decision"),
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
            or not _somebody_is_to_be_told(case)
        ),
        Role.CLERK,
        steps=("push",),
    ),
    DeadlineRule(
        "court_pass_on",
        "转送法院名单信息",
        "push.days",
        lambda case: _filed_on(case, "court_report"),
        lambda case: case.state != State.COURT_RECEIVED,
        Role.CLERK,
    ),
    DeadlineRule(
        "push_receipts",
        "各单位回执",
        "push.receipt_days",
        _last_push,
        lambda case: not _agencies_silent(case) or case.state.is_end,
        Role.AGENCY,
    ),
    DeadlineRule(
        "correction_receipts",
        "各单位回执已更正",
        "push.receipt_days",
        _last_correction,
        lambda case: not unanswered(case, "correction") or case.state.is_end,
        Role.AGENCY,
    ),
    DeadlineRule(
        "correction_service",
        "送达更正通知书",
        "correct.days",
        _corrected_on,
        _correction_is_served,
        Role.CLERK,
    ),
    DeadlineRule(
        "unit_case",
        "单位的认定已经撤销，撤销本案",
        "annul.days",
        lambda case: _filed_on(case, "unit_case") if case.unit_has_fallen else None,
        lambda case: case.state in UNDONE,
        Role.REVIEWER,
        steps=("annulment", "non_recognition"),
    ),
    DeadlineRule(
        "annulment_service",
        "送达撤销认定决定书",
        "serve.decision_days",
        _annulled_on,
        lambda case: case.state != State.ANNULMENT_PENDING,
        Role.CLERK,
    ),
    DeadlineRule(
        "resumption",
        "函告各单位恢复执行",
        "push.days",
        lambda case: _filed_on(case, "proceeding_outcome"),
        lambda case: case.is_stayed or case.state != State.LISTED or not case.asked_to_pause,
        Role.CLERK,
        steps=("stay",),
    ),
    DeadlineRule(
        "stay_receipts",
        "各单位回执已暂停",
        "lift.receipt_days",
        _last_stay_notice,
        lambda case: not case.is_stayed or not unanswered(case, "stay_notice"),
        Role.AGENCY,
    ),
    DeadlineRule(
        "review_reply",
        "答复行政复议",
        "review.reply_days",
        _unanswered_proceeding("review"),
        lambda case: False,
        Role.CLERK,
        steps=("proceeding_reply",),
    ),
    DeadlineRule(
        "suit_reply",
        "提交行政诉讼答辩状",
        "suit.reply_days",
        _unanswered_proceeding("suit"),
        lambda case: False,
        Role.CLERK,
        steps=("proceeding_reply",),
    ),
    DeadlineRule(
        "information",
        "答复个人信息申请",
        "information.reply_days",
        _information_asked,
        lambda case: False,
        Role.CLERK,
        steps=("information_reply",),
    ),
    DeadlineRule(
        "objection",
        "处理异议",
        "objection.decide_days",
        _objection_since,
        lambda case: not case.open_objections or case.state in UNDONE,
        Role.REVIEWER,
        asking_the_source,
        steps=("objection_result",),
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
        steps=("repair_decision",),
    ),
    DeadlineRule(
        "lift",
        "各单位解除限制",
        "lift.days",
        _lifting_since,
        lambda case: not agencies_still_restricting(case),
        Role.AGENCY,
    ),
    DeadlineRule(
        "archive",
        "结案归档",
        "archive.days",
        _closed_on,
        lambda case: not case.state.is_end,
        Role.CLERK,
    ),
)


def deadlines(case: Case, measure: Measure, calendar: WorkingCalendar) -> list[Deadline]:
    """Every deadline that the case's events have set off, met ones included, the soonest first."""
    found = [made for rule in RULES if (made := _made(rule, case, measure, calendar))]
    if case.term and case.state == State.LISTED:
        found.append(_term_over(case, case.term, measure))
    if case.shown_channels:
        found.append(_take_down(case, measure))
    return sorted(found, key=lambda deadline: deadline.last_day)


def deadline(case: Case, key: str, measure: Measure, calendar: WorkingCalendar) -> Deadline | None:
    """One deadline of the case by its key; None when nothing has set it off."""
    return next((found for found in deadlines(case, measure, calendar) if found.key == key), None)


def _made(rule: DeadlineRule, case: Case, measure: Measure, calendar: WorkingCalendar) -> Deadline | None:
    started = rule.trigger(case)
    if started is None:
        return None
    policy = measure.policy(rule.policy)
    added, words = rule.addition(case, measure)
    count = measure.number_of(rule.policy) + added
    end = calendar.last_day(started, count, policy.unit, for_the_person=rule.turn is None)
    return Deadline(
        key=rule.key,
        title=rule.title,
        started=started,
        last_day=end.day,
        rule=f"{policy.title}{policy.words}{words}",
        source=policy.source,
        turn=rule.turn,
        met=rule.met(case),
        provisional=end.provisional,
        steps=rule.steps,
    )


def _take_down(case: Case, measure: Measure) -> Deadline:
    """By when what was published must be gone from every channel: the day on which it may no longer be shown."""
    published = date.fromisoformat(case.every("publication")[-1].answers["published_on"])
    if case.stays:
        last = date.fromisoformat(case.stays[0].filed_at[:10])
    else:
        latest = take_down_day(case, measure) or _corrected_on(case) or published
        last = latest if case.state == State.LISTED else min(latest, _ended_on(case))
    return Deadline(
        key="takedown",
        title="从各渠道撤下公示",
        started=published,
        last_day=max(last, published),
        rule="不得再公示的当天撤下",
        source=f"{measure.title}第八条、第九条；《信用修复管理办法》",
        turn=Role.CLERK,
    )


def _ended_on(case: Case) -> date:
    """The day of the newest filing after which the case was listed no longer."""
    ending = (
        "removal",
        "repair_decision",
        "annulment",
        "objection_result",
        "proceeding_outcome",
        "expiry",
        "termination",
    )
    days = [filed.filed_at[:10] for filed in case.filings if filed.step in ending]
    return date.fromisoformat(days[-1] if days else case.filings[-1].filed_at[:10])


def _term_over(case: Case, term: tuple[date, date], measure: Measure) -> Deadline:
    return Deadline(
        key="term",
        title="记入期限届满",
        started=term[0],
        last_day=term[1],
        rule=f"记入期限至{chinese_date(term[1])}",
        source=f"{measure.title}第八条",
        turn=Role.CLERK,
        steps=("removal", "expiry"),
    )
