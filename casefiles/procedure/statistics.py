"""What a case adds to the figures of its years, as short texts that an index counts without opening any case.

A tally belongs to the year in which what it counts took place, so that a later event never moves an earlier year's.
It names nobody: year, topic, key, value, and how many times (2026|letter|decision|postal|2).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Self

from casefiles.cases.case import Case
from casefiles.cases.filing import Filing
from casefiles.cases.letter_kinds import (
    AGENCY_NOTICE,
    COURT_PASS_ON,
    DECISION,
    LIFT_NOTICE,
    NON_RECOGNITION,
    REFUSAL,
    SUBMISSION,
    LetterKind,
)
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.law.calendar import WorkingCalendar
from casefiles.law.measure import Measure
from casefiles.procedure.fold import after
from casefiles.procedure.inquiry.deadlines import verification_addition

RECOGNISED = "recognised"

MADE, WAIVED, SILENT, HEARING = "made", "waived", "silent", "hearing"

SIGNED = "signed"


@dataclass(frozen=True)
class Tally:
    """One figure's share in one case."""

    year: int
    topic: str
    key: str
    value: str = ""
    times: int = 1

    def __str__(self) -> str:
        return f"{self.year}|{self.topic}|{self.key}|{self.value}|{self.times}"

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The tally that an index document holds; None for a text that is none."""
        parts = text.split("|")
        if len(parts) != 5 or not (parts[0].isdecimal() and parts[4].isdecimal()):
            return None
        return cls(int(parts[0]), parts[1], parts[2], parts[3], int(parts[4]))


@dataclass(frozen=True)
class Span:
    """How long something took; `added` are the units by which its own limit was lengthened."""

    started: date
    ended: date
    added: int = 0


@dataclass(frozen=True)
class Course:
    """A case with what its whole course has to be followed for: when it first reached an end, and which."""

    case: Case
    measure: Measure
    ended: tuple[date, State] | None


@dataclass(frozen=True)
class Stage:
    """A stretch of the procedure, the policy that limits it (none: ""), and how a case went through it."""

    key: str
    title: str
    policy: str
    spans: Callable[[Course], Iterable[Span]]

    def unit(self, measure: Measure) -> str:
        return measure.policy(self.policy).unit if self.policy else "days"

    def limit_words(self, measure: Measure) -> str:
        return measure.policy(self.policy).words if self.policy else ""


def tallies(case: Case, measure: Measure, calendar: WorkingCalendar) -> list[str]:
    """Everything that the case adds, in the order of the topics."""
    course = Course(case, measure, _ended(case))
    counted = Counter(
        (
            *_months(course),
            *_stages(course, calendar),
            *_outcomes(course),
            *_rights(case),
            *_letters(case),
        )
    )
    return [str(Tally(*one, times)) for one, times in counted.items()]


Spans = Callable[[Course], list[Span]]

_Counted = tuple[int, str, str, str]


def _months(of: Course) -> Iterator[_Counted]:
    yield _in_month("received", _day(of.case.opening))
    decided = _decided_on(of.case)
    if decided:
        yield _in_month("decided", decided)
    if of.ended:
        yield _in_month("closed", of.ended[0])


def _in_month(key: str, day: date) -> _Counted:
    return day.year, "month", key, f"{day.month:02}"


def _decided_on(case: Case) -> date | None:
    """When the office decided the matter: for, or against, or that it takes none of it up."""
    days = [
        letter.day
        for kind in (DECISION, NON_RECOGNITION, REFUSAL)
        if (letter := case.service.signed(kind)) and letter.day
    ]
    return min(days, default=None)


def _outcomes(of: Course) -> Iterator[_Counted]:
    decision, item = of.case.service.signed(DECISION), str(of.case.item)
    if decision and decision.day:
        yield decision.day.year, "outcome", item, RECOGNISED
    if of.ended:
        yield of.ended[0].year, "outcome", item, of.ended[1].value


def _ended(case: Case) -> tuple[date, State] | None:
    """When the case first reached an end, and which; only a case that is at one is followed again from its beginning."""
    if not case.state.is_end and case.state != State.ARCHIVED:
        return None
    so_far = Case(case.number)
    for filing in case.filings:
        so_far = after(so_far, filing)
        if so_far.state.is_end:
            return _day(filing), so_far.state
    return None


def _rights(case: Case) -> Iterator[_Counted]:
    """How the person was heard, and with what success."""
    for review in case.every(StepName.DEFENCE_REVIEW):
        for row in review.answers["responses"]:
            yield _day(review).year, "points", row["adopted"], ""
        yield _day(review).year, "heard", _how_heard(case, review), ""
    for held in case.every(StepName.HEARING_RECORD):
        yield _day(held).year, "heard", HEARING, ""
    for topic, step in (
        ("objections", StepName.OBJECTION_RESULT),
        ("repairs", StepName.REPAIR_DECISION),
        ("proceedings", StepName.PROCEEDING_OUTCOME),
        ("information", StepName.INFORMATION_REPLY),
    ):
        for answer in case.every(step):
            if not case.service.was_returned(answer):
                yield _day(answer).year, topic, answer.answers["outcome"], ""


def _how_heard(case: Case, review: Filing) -> str:
    before = {filing.step for filing in case.filings[: review.sequence - 1]}
    return MADE if StepName.DEFENCE in before else WAIVED if StepName.WAIVER in before else SILENT


def _letters(case: Case) -> Iterator[_Counted]:
    for letter in case.letters:
        if letter.day:
            yield letter.day.year, "letters", letter.kind, SIGNED
        if letter.served_on:
            yield letter.served_on.year, "letters", letter.kind, letter.service_method


def _stages(of: Course, calendar: WorkingCalendar) -> Iterator[_Counted]:
    for stage in STAGES:
        unit = stage.unit(of.measure)
        for span in stage.spans(of):
            took = calendar.elapsed(span.started, span.ended, unit)
            yield span.ended.year, "stage", stage.key, str(took)
            if stage.policy and _is_late(span, of.measure.number_of(stage.policy), unit, calendar):
                yield span.ended.year, "late", stage.key, ""


def _is_late(span: Span, limit: int, unit: str, calendar: WorkingCalendar) -> bool:
    return span.ended > calendar.last_day(span.started, limit + span.added, unit, for_the_person=False).day


def _day(filing: Filing) -> date:
    return date.fromisoformat(filing.filed_at[:10])


def _answered(filing: Filing, key: str) -> date:
    return date.fromisoformat(filing.answers[key])


def _first(case: Case, *steps: StepName, since: int = 0) -> Filing | None:
    return next((filing for filing in case.filings[since:] if filing.step in steps), None)


def _acceptance(of: Course) -> list[Span]:
    """From the report, or from what completed it: the days in which the department had the file are not the office's."""
    case = of.case
    taken = _first(case, StepName.ACCEPTANCE, StepName.REFUSAL)
    if taken is None or case.is_court_track:
        return []
    completed = [
        _day(filing) for filing in case.filings[: taken.sequence] if filing.step == StepName.SUPPLEMENT
    ]
    return [Span(max([case.reported_on, *completed]), _day(taken))]


def _verification(of: Course) -> list[Span]:
    case = of.case
    accepted = _first(case, StepName.ACCEPTANCE)
    found = (
        _first(case, StepName.VERIFICATION, StepName.NON_RECOGNITION, since=accepted.sequence)
        if accepted
        else None
    )
    if accepted is None or found is None:
        return []
    return [Span(_day(accepted), _day(found), verification_addition(case, of.measure)[0])]


def _legal_review(of: Course) -> list[Span]:
    case = of.case
    return [
        Span(_day(found), _day(reviewed))
        for found in case.every(StepName.VERIFICATION)
        if (reviewed := _first(case, StepName.LEGAL_REVIEW, since=found.sequence))
    ]


def _defence_review(of: Course) -> list[Span]:
    case = of.case
    told, reviewed = case.hearing.notice_served_on, case.latest(StepName.DEFENCE_REVIEW)
    return [Span(told, _day(reviewed))] if told and reviewed and _day(reviewed) >= told else []


def _meeting(of: Course) -> list[Span]:
    case = of.case
    asked, met = case.service.served(SUBMISSION), case.latest(StepName.MEETING)
    if asked is None or asked.served_on is None or met is None or _answered(met, "held_on") < asked.served_on:
        return []
    return [Span(asked.served_on, _answered(met, "held_on"))]


def _decision_service(of: Course) -> list[Span]:
    case = of.case
    letter = case.service.served(DECISION)
    return [Span(letter.day, letter.served_on)] if letter and letter.day and letter.served_on else []


def _push(of: Course) -> list[Span]:
    case = of.case
    sent = _first(case, StepName.PUSH)
    return [Span(case.listing.entered_on, _day(sent))] if sent and case.listing.entered_on else []


def _agency_answers(*kinds: LetterKind) -> Spans:
    """From a letter's service to the agency's first answer after it."""

    def spans(of: Course) -> list[Span]:
        case = of.case
        reached = [(x, x.served_on) for x in case.letters if x.agency and x.is_a(*kinds) and x.served_on]
        return [
            Span(served, _answered(answer, "acted_on"))
            for letter, served in reached
            if (answer := _receipt(case, letter.agency, served))
        ]

    return spans


def _receipt(case: Case, agency: str, since: date, *actions: str) -> Filing | None:
    return next(
        (
            filing
            for filing in case.every(StepName.RECEIPT)
            if filing.answers["agency"] == agency
            and _answered(filing, "acted_on") >= since
            and (not actions or filing.answers["action"] in actions)
        ),
        None,
    )


def _lift(of: Course) -> list[Span]:
    case = of.case
    asked = [(x.agency, date.fromisoformat(x.drafted.at[:10])) for x in case.letters if x.is_a(LIFT_NOTICE)]
    return [
        Span(day, _answered(done, "acted_on"))
        for agency, day in dict(asked).items()
        if (done := _receipt(case, agency, day, "lifted", "not_applicable"))
    ]


def _answered_each(asked: StepName, answer: StepName, names: str, kind: str = "") -> Spans:
    """From each request of a sort to the answer that names it."""

    def spans(of: Course) -> list[Span]:
        case = of.case
        answers = {
            int(x.answers[names]): _day(x) for x in case.every(answer) if not case.service.was_returned(x)
        }
        return [
            Span(_answered(one, "received_on"), answers[one.sequence])
            for one in case.every(asked)
            if one.sequence in answers and (not kind or one.answers["kind"] == kind)
        ]

    return spans


def _repair(of: Course) -> list[Span]:
    case = of.case
    return [
        Span(_answered(asked, "received_on"), _day(decided))
        for asked in case.every(StepName.REPAIR_APPLICATION)
        if (decided := _first(case, StepName.REPAIR_DECISION, since=asked.sequence))
    ]


def _archive(of: Course) -> list[Span]:
    archived = of.case.latest(StepName.ARCHIVE)
    return [Span(of.ended[0], _day(archived))] if of.ended and archived else []


STAGES = (
    Stage("acceptance", "报送（补正）→受理或者不予受理", "intake.accept_days", _acceptance),
    Stage("verification", "受理→核查完", "verify.days", _verification),
    Stage("legal_review", "核查完→法制审核", "", _legal_review),
    Stage("defence_review", "告知送达→申辩复核", "", _defence_review),
    Stage("meeting", "报审→会议", "", _meeting),
    Stage("decision_service", "决定→送达", "serve.decision_days", _decision_service),
    Stage("push", "记入→通报各单位", "push.days", _push),
    Stage(
        "push_receipts",
        "通报→单位回执",
        "push.receipt_days",
        _agency_answers(AGENCY_NOTICE, COURT_PASS_ON),
    ),
    Stage(
        "objection",
        "异议→答复",
        "objection.decide_days",
        _answered_each(StepName.OBJECTION, StepName.OBJECTION_RESULT, "objection"),
    ),
    Stage("repair", "修复申请→决定", "repair.decide_days", _repair),
    Stage("lift", "移出、撤销→各单位解除", "lift.days", _lift),
    Stage(
        "review_reply",
        "复议通知→答复",
        "review.reply_days",
        _answered_each(StepName.PROCEEDING, StepName.PROCEEDING_REPLY, "proceeding", "review"),
    ),
    Stage(
        "suit_reply",
        "应诉通知→答辩",
        "suit.reply_days",
        _answered_each(StepName.PROCEEDING, StepName.PROCEEDING_REPLY, "proceeding", "suit"),
    ),
    Stage(
        "information",
        "个人信息申请→答复",
        "information.reply_days",
        _answered_each(StepName.INFORMATION_REQUEST, StepName.INFORMATION_REPLY, "request"),
    ),
    Stage("archive", "结案→归档", "archive.days", _archive),
)
