"""How long each stretch of the procedure took in a case, for the figures of its years."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from casefiles.cases.case import Case
from casefiles.cases.filing import Filing, filed_day
from casefiles.cases.letter_kinds import (
    AGENCY_NOTICE,
    COURT_PASS_ON,
    DECISION,
    LIFT_NOTICE,
    SUBMISSION,
    LetterKind,
)
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.law.measure import Measure
from casefiles.procedure.fold import after
from casefiles.procedure.inquiry.deadlines import verification_addition


@dataclass(frozen=True)
class Span:
    """From when to when something took; `added` is by how many units its own limit was extended."""

    started: date
    ended: date
    added: int = 0


@dataclass(frozen=True)
class Course:
    """A case under its Measure, with the day on which it first ended and how; `ended` is None while it runs."""

    case: Case
    measure: Measure
    ended: tuple[date, State] | None

    @classmethod
    def of(cls, case: Case, measure: Measure) -> Course:
        return cls(case, measure, _first_end(case))


def _first_end(case: Case) -> tuple[date, State] | None:
    """The day on which the case first reached an end, and which."""
    # Folding the case again takes time, so only cases that are at an end now are followed from their beginning.
    if not case.state.is_end and case.state != State.ARCHIVED:
        return None
    so_far = Case(case.number)
    for filing in case.filings:
        so_far = after(so_far, filing)
        if so_far.state.is_end:
            return filed_day(filing), so_far.state
    return None


@dataclass(frozen=True)
class Stretch:
    """A stretch of the procedure: its key and title, the policy that limits it ("" for none), its spans in a case."""

    key: str
    title: str
    policy: str
    spans: Callable[[Course], Iterable[Span]]

    def unit(self, measure: Measure) -> str:
        return measure.policy(self.policy).unit if self.policy else "days"

    def limit_words(self, measure: Measure) -> str:
        return measure.policy(self.policy).words if self.policy else ""


Spans = Callable[[Course], list[Span]]


def _day_in(filing: Filing, key: str) -> date:
    return date.fromisoformat(filing.answers[key])


def _first(case: Case, *steps: StepName, since: int = 0) -> Filing | None:
    return next((filing for filing in case.filings[since:] if filing.step in steps), None)


def _acceptance(of: Course) -> list[Span]:
    """From the report, or from its last supplement: the department's days do not count as the office's."""
    case = of.case
    taken = _first(case, StepName.ACCEPTANCE, StepName.REFUSAL)
    if taken is None or case.is_court_track:
        return []
    completed = [
        filed_day(filing) for filing in case.filings[: taken.sequence] if filing.step == StepName.SUPPLEMENT
    ]
    return [Span(max([case.reported_on, *completed]), filed_day(taken))]


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
    return [Span(filed_day(accepted), filed_day(found), verification_addition(case, of.measure)[0])]


def _legal_review(of: Course) -> list[Span]:
    case = of.case
    return [
        Span(filed_day(found), filed_day(reviewed))
        for found in case.every(StepName.VERIFICATION)
        if (reviewed := _first(case, StepName.LEGAL_REVIEW, since=found.sequence))
    ]


def _defence_review(of: Course) -> list[Span]:
    case = of.case
    notified, reviewed = case.hearing.notice_served_on, case.latest(StepName.DEFENCE_REVIEW)
    if notified is None or reviewed is None or filed_day(reviewed) < notified:
        return []
    return [Span(notified, filed_day(reviewed))]


def _meeting(of: Course) -> list[Span]:
    case = of.case
    asked, met = case.service.served(SUBMISSION), case.latest(StepName.MEETING)
    if asked is None or asked.served_on is None or met is None or _day_in(met, "held_on") < asked.served_on:
        return []
    return [Span(asked.served_on, _day_in(met, "held_on"))]


def _decision_service(of: Course) -> list[Span]:
    case = of.case
    letter = case.service.served(DECISION)
    return [Span(letter.day, letter.served_on)] if letter and letter.day and letter.served_on else []


def _push(of: Course) -> list[Span]:
    case = of.case
    sent = _first(case, StepName.PUSH)
    return [Span(case.listing.entered_on, filed_day(sent))] if sent and case.listing.entered_on else []


def _agency_answers(*kinds: LetterKind) -> Spans:
    """From the service of each letter of these kinds to its agency's first receipt after it."""

    def spans(of: Course) -> list[Span]:
        case = of.case
        found = []
        for letter in case.letters:
            if not letter.agency or not letter.is_a(*kinds) or letter.served_on is None:
                continue
            receipt = _receipt(case, letter.agency, letter.served_on)
            if receipt:
                found.append(Span(letter.served_on, _day_in(receipt, "acted_on")))
        return found

    return spans


def _receipt(case: Case, agency: str, since: date, *actions: str) -> Filing | None:
    """The agency's first receipt for something done since that day; one of `actions` if any are given."""
    return next(
        (
            filing
            for filing in case.every(StepName.RECEIPT)
            if filing.answers["agency"] == agency
            and _day_in(filing, "acted_on") >= since
            and (not actions or filing.answers["action"] in actions)
        ),
        None,
    )


def _lift(of: Course) -> list[Span]:
    case = of.case
    # The newest letter to each agency counts.
    asked_on = {
        letter.agency: date.fromisoformat(letter.drafted.at[:10])
        for letter in case.letters
        if letter.is_a(LIFT_NOTICE)
    }
    return [
        Span(day, _day_in(receipt, "acted_on"))
        for agency, day in asked_on.items()
        if (receipt := _receipt(case, agency, day, "lifted", "not_applicable"))
    ]


def _answered_each(asked: StepName, answer: StepName, names: str, kind: str = "") -> Spans:
    """From each filing of `asked` to the filing of `answer` that names it in its answer `names`.

    `kind` keeps only requests of that kind.
    """

    def spans(of: Course) -> list[Span]:
        case = of.case
        answered_on = {
            int(filing.answers[names]): filed_day(filing)
            for filing in case.every(answer)
            if not case.service.was_returned(filing)
        }
        return [
            Span(_day_in(request, "received_on"), answered_on[request.sequence])
            for request in case.every(asked)
            if request.sequence in answered_on and (not kind or request.answers["kind"] == kind)
        ]

    return spans


def _repair(of: Course) -> list[Span]:
    case = of.case
    return [
        Span(_day_in(asked, "received_on"), filed_day(decided))
        for asked in case.every(StepName.REPAIR_APPLICATION)
        if (decided := _first(case, StepName.REPAIR_DECISION, since=asked.sequence))
    ]


def _archive(of: Course) -> list[Span]:
    archived = of.case.latest(StepName.ARCHIVE)
    return [Span(of.ended[0], filed_day(archived))] if of.ended and archived else []


STRETCHES = (
    Stretch("acceptance", "报送（补正）→受理或者不予受理", "intake.accept_days", _acceptance),
    Stretch("verification", "受理→核查完", "verify.days", _verification),
    Stretch("legal_review", "核查完→法制审核", "", _legal_review),
    Stretch("defence_review", "告知送达→申辩复核", "", _defence_review),
    Stretch("meeting", "报审→会议", "", _meeting),
    Stretch("decision_service", "决定→送达", "serve.decision_days", _decision_service),
    Stretch("push", "记入→通报各单位", "push.days", _push),
    Stretch(
        "push_receipts",
        "通报→单位回执",
        "push.receipt_days",
        _agency_answers(AGENCY_NOTICE, COURT_PASS_ON),
    ),
    Stretch(
        "objection",
        "异议→答复",
        "objection.decide_days",
        _answered_each(StepName.OBJECTION, StepName.OBJECTION_RESULT, "objection"),
    ),
    Stretch("repair", "修复申请→决定", "repair.decide_days", _repair),
    Stretch("lift", "移出、撤销→各单位解除", "lift.days", _lift),
    Stretch(
        "review_reply",
        "复议通知→答复",
        "review.reply_days",
        _answered_each(StepName.PROCEEDING, StepName.PROCEEDING_REPLY, "proceeding", "review"),
    ),
    Stretch(
        "suit_reply",
        "应诉通知→答辩",
        "suit.reply_days",
        _answered_each(StepName.PROCEEDING, StepName.PROCEEDING_REPLY, "proceeding", "suit"),
    ),
    Stretch(
        "information",
        "个人信息申请→答复",
        "information.reply_days",
        _answered_each(StepName.INFORMATION_REQUEST, StepName.INFORMATION_REPLY, "request"),
    ),
    Stretch("archive", "结案→归档", "archive.days", _archive),
)
