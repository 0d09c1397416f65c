"""Which cases the search takes for the same, and why nothing is lost by it.

A case is known by what a guard, a check or the fold can read of it, and by nothing else: its state and the step that
led there; every letter that is on its way or was given back; who was told and what they answered; what is open
(objection, proceeding, repair, request); what was decided against what was proposed; and, of the calendar, which of
the days on which a verdict changes lie ahead, and in which order.

Left out, because no rule reads it: the words of forms and letters; numbers and dates as such; which of two officers
of one role acted (that a drafter, a reviewer or an investigator acts twice is tried in every state); what was served
and is over; everything of the hearing once the decision is served.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from casefiles.cases import letter_kinds
from casefiles.cases.case import Case
from casefiles.cases.letter import Letter, LetterStatus
from casefiles.cases.states import State
from casefiles.law.calendar import add_months, term_end
from casefiles.law.kinds import Severity
from casefiles.outward.agencies import sent
from casefiles.outward.register import take_down_day
from casefiles.procedure.deadlines import deadline
from casefiles.procedure.table import STEPS
from tests.rights import CALENDAR
from tests.state_space.openings import MEASURE, Opening

Key = tuple[object, ...]


HEARING = (State.NOTICE_PENDING, State.DEFENCE_OPEN, State.DEFENCE_REVIEWED, State.SUBMISSION_PENDING,
           State.SUBMITTED, State.MEETING_UPHELD, State.DROPPED, State.DECISION_PENDING)  # fmt: skip
INQUIRY = (State.DOUBTFUL, State.REPORTED, State.SUPPLEMENT_PENDING, State.ACCEPTED, State.SUSPENDED,
           State.VERIFIED, State.LEGALLY_REVIEWED)  # fmt: skip
DECIDED = (State.DECISION_SERVED, State.LISTED)


@dataclass(frozen=True)
class Situation:
    """A case on a day; `unit` is where the case of the unit stands on which a linked person's case hangs."""

    case: Case
    today: date
    opening: Opening
    unit: State = State.LISTED


def key(situation: Situation) -> Key:
    """What is known of a case: two with the same key are one state of the search."""
    case = situation.case
    closed = f" {case.closed_as}" if case.state == State.ARCHIVED else ""
    return (
        situation.opening.name,
        f"{case.state.value}{closed}",
        situation.unit.value if situation.opening.name == "关联人员" else "",
        _led_by(case),
        tuple(sorted(set(_letters(case)))),
        tuple(sorted(flags(case))),
        _calendar(situation),
    )


def _led_by(case: Case) -> str:
    """The step that brought the case into a state in which it waits for its letters: several may lead there."""
    for filing in reversed(case.filings):
        step = STEPS[filing.step]
        if case.state in step.ends:
            return filing.step if step.once_served else ""
    return ""


def reader(case: Case, letter: Letter) -> str:
    return "agency" if letter.agency else "person" if letter.addressee == case.respondent.name else "body"


def _letters(case: Case) -> Iterator[tuple[str, ...]]:
    put_right = max((f.sequence for f in case.filings if f.answers.get("corrections")), default=0)
    newest = {step: filing.sequence for filing in case.filings for step in [filing.step]}
    for letter in case.letters:
        drafted, step = letter.filing, STEPS[letter.step]
        is_newest = newest[letter.step] == drafted
        awaited = step.once_served is not None and case.state in step.ends
        redrafted = is_newest and case.state in step.ends
        if letter.status == LetterStatus.SUPERSEDED or (
            letter.status == LetterStatus.RETURNED and not redrafted
        ):
            continue
        if letter.status == LetterStatus.SERVED and not (awaited and is_newest):
            continue
        stale = "stale" if letter.kind in ("agency_notice", "court_pass_on") and drafted < put_right else ""
        tries = str(len(case.service.attempts(letter.ref))) if letter.status == LetterStatus.SEALED else ""
        yield (letter.step, letter.kind, reader(case, letter), letter.status.value, stale, tries)


def flags(case: Case) -> Iterator[str]:
    """What is open, decided or done, as far as a rule still reads it in this state."""
    if case.state == State.NEW:
        return
    if case.recused:
        yield "recused"
    if case.remedies.open_information_requests:
        yield "request open"
    if case.state in INQUIRY:
        yield from _of_the_inquiry(case)
    elif case.state in HEARING:
        yield from _of_the_hearing(case)
    elif not case.is_court_track:
        yield from _of_the_listing(case)
    told = case.listing.informed_agencies
    if told:
        answers = [filing.answers["action"] for filing in case.every("receipt")]
        yield f"told {answers[-1] if answers else ''}"
    if any(x.kind == "lift_notice" and x.served_on for x in case.letters):
        yield "lifted"


def _of_the_inquiry(case: Case) -> Iterator[str]:
    if case.latest("verification_extension"):
        yield "extended"
    if len(case.behaviours) > 1:
        yield "can be split"
    if case.latest("prior_notice"):
        yield "noticed before"
    yield from (f"override {code}" for code in case.overrides)


def _of_the_hearing(case: Case) -> Iterator[str]:
    yield from (f"override {code}" for code in case.overrides)
    review, said = case.latest("defence_review"), case.hearing.statements
    if said and not (review and review.sequence > said[-1].sequence):
        yield "unanswered"
    if any(defence.answers.get("complete") for defence in case.hearing.defences):
        yield "complete"
    if case.hearing.asked:
        yield (
            "hearing held"
            if case.hearing.held
            else "hearing announced"
            if case.hearing.announced
            else "hearing asked"
        )
    if case.hearing.waiver:
        yield "waived"
    if case.hearing.extension_days:
        yield "extended"
    if case.state == State.DECISION_PENDING and case.ruling.severity == Severity.MINOR:
        yield "minor"


def _of_the_listing(case: Case) -> Iterator[str]:
    if case.state in DECIDED and case.ruling.severity == Severity.MINOR:
        yield "minor"
    if case.state in DECIDED and case.listing.performed_on:
        yield "performed"
    if case.remedies.open_objections:
        yield "objection open"
    for asked in case.remedies.open_proceedings:
        orders = [x for x in case.every("stay") if x.answers["proceeding"] == str(asked.sequence)]
        yield f"proceeding {orders[-1].answers['outcome'] if orders else ''}"
    if case.remedies.asked_to_pause:
        yield "paused"
    if case.unit_finding_annulled:
        yield "unit fallen"
    if case.remedies.open_repair and case.state == State.LISTED:
        yield "repair open"
    if case.listing.shown_channels:
        yield "shown"
    if case.state in DECIDED and case.corrections.get("term_end"):
        yield "shortened"


# --- the calendar ---


def turning_days(situation: Situation) -> Iterator[tuple[str, date]]:
    """The days on which a verdict changes: the last day on which it is as it was before."""
    case = situation.case
    if case.state == State.DEFENCE_OPEN:
        period = deadline(case, "defence", MEASURE, CALENDAR)
        if period and not (
            case.hearing.waiver or any(d.answers.get("complete") for d in case.hearing.defences)
        ):
            yield "answer period", period.last_day
        if case.hearing.asked and not case.hearing.held and case.hearing.announced:
            notice, served = case.hearing.announced
            first = CALENDAR.end_of(served, MEASURE.policy("hearing.notice_days")).day
            announced = date.fromisoformat(notice.answers["held_on"])
            yield "hearing", max(first, announced) - timedelta(days=1)
    yield from _of_the_decision(case)
    if case.listing.informed_agencies and case.state != State.ARCHIVED:
        waiting = [x.answer_by for x in sent(case, MEASURE, CALENDAR) if x.answer_by and not x.answer]
        if waiting:
            yield "receipt", min(waiting)


def _of_the_decision(case: Case) -> Iterator[tuple[str, date]]:
    decision, served = case.service.signed(letter_kinds.DECISION), case.service.served(letter_kinds.DECISION)
    if decision is None or decision.day is None or case.ruling.decided is None:
        return
    if case.state in (State.DECISION_PENDING, State.DECISION_SERVED):
        term = case.ruling.decided.term_months
        yield "decided term", term_end(decision.day, term)
        if served and served.served_on:
            yield "service", served.served_on - timedelta(days=1)
    if case.state == State.LISTED and case.listing.term:
        yield "term", case.listing.term[1]
        if case.ruling.severity != Severity.MINOR and served and served.served_on:
            yield (
                "publication wait",
                CALENDAR.end_of(served.served_on, MEASURE.policy("publish.wait_days")).day,
            )
            months = MEASURE.number_of(f"publish.{case.ruling.severity}_minimum_months")
            yield "repair", add_months(decision.day, months) - timedelta(days=1)
        if case.latest("publication"):
            yield "take-down", take_down_day(case, MEASURE) or case.listing.term[1]


def _calendar(situation: Situation) -> Key:
    """Which days are over, which lie ahead, and in what order."""
    days = sorted(turning_days(situation), key=lambda named: (named[1], named[0]))
    over = tuple(sorted(name for name, day in days if day < situation.today))
    ahead = tuple(name for name, day in days if day >= situation.today)
    return (over, ahead)


def later(situation: Situation) -> Iterator[tuple[date, date]]:
    """The next turning day, and the day after it, to which the clock may move."""
    ahead = sorted(day for _, day in turning_days(situation) if day >= situation.today)
    if ahead:
        yield ahead[0], ahead[0] + timedelta(days=1)
