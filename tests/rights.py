"""The rights of the person concerned, each read from the records themselves and asserted of a case on a day.

The search over the state space, the random walks and the demonstration are all held against these same words.
What an act must not do stands in `tests/rights_of_acts.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from casefiles.cases.case import Case
from casefiles.cases.filing import Filing
from casefiles.cases.letter import Letter, LetterStatus
from casefiles.cases.letter_kinds import LETTER_KINDS
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.law.calendar import LastDay, WorkingCalendar, add_months
from casefiles.law.kinds import Severity
from casefiles.law.measure import Measure
from casefiles.office.settings.packs import shipped_measure
from casefiles.outward.register import is_shown, take_down_day
from casefiles.people.roles import SYSTEM, Officer, Role
from casefiles.procedure.permission import refusals
from casefiles.procedure.rule import Attempt
from casefiles.procedure.superseding import ONLY_WHILE_LISTED
from casefiles.procedure.table import STEPS
from tests.world.staff import OUTSIDERS, STAFF

MEASURE: Measure = shipped_measure("mulei-2021-3")


class RememberedCalendar(WorkingCalendar):
    """The working calendar, each day and each period asked for once."""

    def __init__(self) -> None:
        super().__init__()
        self._days: dict[tuple[object, ...], bool] = {}
        self._periods: dict[tuple[object, ...], LastDay] = {}

    def is_working_day(self, day: date, *, for_the_person: bool = True) -> bool:
        asked = (day, for_the_person)
        if asked not in self._days:
            self._days[asked] = super().is_working_day(day, for_the_person=for_the_person)
        return self._days[asked]

    def last_day(self, start: date, count: int, unit: str, *, for_the_person: bool = True) -> LastDay:
        asked = (start, count, unit, for_the_person)
        if asked not in self._periods:
            self._periods[asked] = super().last_day(start, count, unit, for_the_person=for_the_person)
        return self._periods[asked]


CALENDAR = RememberedCalendar()
LONGEST_TERM = {Severity.MINOR: 3, Severity.GENERAL: 12, Severity.SERIOUS: 36}
ANSWER_DAYS, HEARING_DAYS = 10, 7
ALL_ROLES = Officer("wu", "吴全能", frozenset(Role) - {Role.SYSTEM})
EVERYBODY = {one.id: one for one in (*STAFF.values(), *OUTSIDERS.values(), ALL_ROLES, SYSTEM)}
#: The listing is undone, or was never lawful: there is nothing left to object to.
UNDONE = (
    State.ANNULMENT_PENDING,
    State.ANNULLED,
    State.TERMINATION_PENDING,
    State.TERMINATED,
    State.ARCHIVED,
)
TELLING = (State.LISTED, State.COURT_PASSED_ON)


@dataclass(frozen=True)
class Right:
    """A right: what it promises, where it comes from, and the assertion of it."""

    promise: str
    source: str
    holds: Callable[..., None]

    @property
    def name(self) -> str:
        return self.holds.__name__


RIGHTS: list[Right] = []


Asserted = TypeVar("Asserted", bound=Callable[..., None])


def written_into(table: list[Right]) -> Callable[[str, str], Callable[[Asserted], Asserted]]:
    """The decorator that writes a right into that table, by its promise and its source."""

    def right(promise: str, source: str) -> Callable[[Asserted], Asserted]:
        def written(holds: Asserted) -> Asserted:
            table.append(Right(promise, source, holds))
            return holds

        return written

    return right


right = written_into(RIGHTS)


def assert_rights(case: Case, today: date) -> None:
    """Every right holds of the case on that day."""
    for one in RIGHTS:
        one.holds(case, today)


# --- reading the records ---


def before(case: Case, filing: Filing, step: str) -> Filing | None:
    """The newest filing of a step before another."""
    return next((f for f in reversed(case.filings[: filing.sequence - 1]) if f.step == step), None)


def since(case: Case, start: Filing, end: Filing, step: str) -> list[Filing]:
    return [f for f in case.filings[start.sequence : end.sequence - 1] if f.step == step]


def service_of(case: Case, drafting: Filing, kind: str) -> Filing | None:
    """The record that a letter of that kind, drafted by that filing, was served."""
    refs = {row["ref"] for row in drafting.facts.get("letters", ()) if row["kind"] == kind}
    return next(
        (f for f in case.filings if f.step == StepName.LETTER_SERVE and refs & set(f.answers["letters"])),
        None,
    )


def refused(case: Case, step: str, today: date, by: Officer) -> bool:
    """Whether the procedure refuses the step on that day, before anything is filled in."""
    return bool(refusals(case, STEPS[step], Attempt(today, MEASURE, CALENDAR, by)))


def is_stayed(case: Case) -> bool:
    """Whether the newest order in a reconsideration or suit that is not over stays the decision."""
    over = {
        f.answers["proceeding"] for f in case.every("proceeding_outcome") if not case.service.was_returned(f)
    }
    newest = {f.answers["proceeding"]: f.answers["outcome"] for f in case.every("stay")}
    return any(outcome == "stay" for asked, outcome in newest.items() if asked not in over)


def is_being_put_right(case: Case) -> bool:
    """Whether the person's letter of a correction waits for its signature."""
    waiting = (LetterStatus.DRAFTED, LetterStatus.REVIEWED)
    return any(x.kind == "correction" and not x.agency and x.status in waiting for x in case.letters)


def told_that_the_unit_fell(case: Case) -> bool:
    return [f.answers["outcome"] for f in case.every("unit_case")][-1:] == ["fallen"]


def told_of_the_end(case: Case) -> list[Letter]:
    return [x for x in case.letters if x.kind == "lift_notice" and x.status != LetterStatus.SUPERSEDED]


def is_drafted_anew(case: Case) -> bool:
    """Whether the case waits in its state for letters that were given back: all of them are drafted again."""
    return any(
        letter.status == LetterStatus.RETURNED
        and case.state in STEPS[letter.step].ends
        and (newest := case.latest(letter.step)) is not None
        and newest.sequence == letter.filing
        for letter in case.letters
    )


# --- heard before listed ---


@right(
    "Nobody is listed unheard: notice served, answer period over or given up, every point answered, minutes positive, "
    "decision and notice on repair served before the entry",
    "Art. 6(2), 6(3); 行政处罚法 44, 45, 62",
)
def nobody_is_listed_unheard(case: Case, today: date) -> None:
    for entry in case.every("entry"):
        decided = before(case, entry, "decision")
        assert decided is not None
        meeting, notice = before(case, decided, "meeting"), before(case, decided, "prior_notice")
        assert meeting is not None
        assert meeting.answers["outcome"] == "upheld"
        assert meeting.answers["minutes_number"]
        assert notice is not None
        served, review = service_of(case, notice, "prior_notice"), before(case, meeting, "defence_review")
        assert served is not None
        assert review is not None
        assert served.sequence < review.sequence < meeting.sequence
        the_answer_period_was_kept(case, notice, served, review)
        every_point_was_answered(case, notice, review, meeting)
        whoever_asked_was_heard(case, notice, review)
        for kind in ("decision", "repair_notice"):
            handed_over = service_of(case, decided, kind)
            assert handed_over is not None
            assert handed_over.sequence < entry.sequence
            assert entry.answers["entered_on"] >= handed_over.facts["deemed_on"]


def the_answer_period_was_kept(case: Case, notice: Filing, served: Filing, review: Filing) -> None:
    waived = since(case, notice, review, "waiver")
    finished = [d for d in since(case, notice, review, "defence") if d.answers.get("complete")]
    if waived or finished:
        return
    days = ANSWER_DAYS + sum(int(x.answers["days"]) for x in since(case, notice, review, "extension"))
    last = CALENDAR.last_day(date.fromisoformat(served.facts["deemed_on"]), days, "working_days").day
    assert review.filed_at[:10] > last.isoformat()


def every_point_was_answered(case: Case, notice: Filing, review: Filing, meeting: Filing) -> None:
    said = {p for step in ("defence", "hearing_record") for d in since(case, notice, meeting, step) for p in d.answers["points"]}  # fmt: skip
    answered = {r["point"] for r in review.answers["responses"] if r["adopted"] and r["reason"]}
    assert said <= answered


def whoever_asked_was_heard(case: Case, notice: Filing, review: Filing) -> None:
    """Asked for a hearing: it was held, announced seven working days before (行政处罚法 Art. 64)."""
    if not any(said.answers.get("hearing") for said in since(case, notice, review, "defence")):
        return
    held = since(case, notice, review, "hearing_record")
    assert held
    announced = [
        (announcement, service)
        for announcement in since(case, notice, held[0], "hearing_notice")
        if (service := service_of(case, announcement, "hearing_notice"))
    ]
    assert announced
    day = date.fromisoformat(held[0].answers["held_on"])
    served = date.fromisoformat(announced[-1][1].facts["deemed_on"])
    assert day >= CALENDAR.last_day(served, HEARING_DAYS, "working_days").day


@right("Nothing heavier in the decision than in the notice, nothing without its basis", "Art. 5, 6(3)")
def decisions_are_no_heavier_than_notices(case: Case, today: date) -> None:
    for decided in case.every("decision"):
        notice = before(case, decided, "prior_notice")
        assert notice is not None
        told, done = notice.answers, decided.answers
        assert Severity(done["severity"]).weight <= Severity(told["severity"]).weight
        assert int(done["term_months"]) <= int(told["term_months"])
        months = {row["code"]: int(row["months"]) for row in told["restrictions"]}
        for row in done["restrictions"]:
            restriction = MEASURE.restrictions[row["code"]]
            assert int(row["months"]) <= months[row["code"]]
            assert row["basis"]
            assert restriction.respondent == case.kind
            assert restriction.footing.usable or row["code"] in case.overrides


@right(
    "Who answered a notice is not told of anything heavier without a new inquiry", "Art. 6(3); 行政处罚法 45"
)
def no_new_notice_is_heavier(case: Case, today: date) -> None:
    for notice in case.every("prior_notice"):
        review = before(case, notice, "defence_review")
        earlier = before(case, review, "prior_notice") if review else None
        if review is None or earlier is None or since(case, review, notice, "verification"):
            continue
        told, anew = earlier.answers, notice.answers
        assert Severity(anew["severity"]).weight <= Severity(told["severity"]).weight
        assert int(anew["term_months"]) <= int(told["term_months"])


# --- whom the Measure reaches ---


@right(
    "No conduct before the Measure, no minor, no state organ, no finding without an instrument",
    "Art. 2, 3; 行政处罚法 30; 国办发〔2020〕49号 二（二）",
)
def whom_the_measure_does_not_reach_is_never_accepted(case: Case, today: date) -> None:
    if case.latest("acceptance") and case.state not in UNDONE:
        assert case.conduct_date >= MEASURE.effective
        assert not case.respondent.is_minor_on(case.conduct_date)
        assert case.kind.value != "state_organ"
        assert case.report.instrument.number
        assert case.report.answers.get("instrument_effective") != "no"
        assert case.report.capacity not in ("limited", "none")
        assert "sealed" not in (case.report.marks)


@right("The courts' list is passed on and released, never decided here", "Art. 2; 法释〔2017〕7号")
def the_court_track_is_never_decided_here(case: Case, today: date) -> None:
    assert not case.state.value.startswith("court") or case.is_court_track
    if case.filings and case.is_court_track:
        assert case.state != State.REPORTED
        assert not case.latest("court_pass_on") or "法院" in case.report.instrument.issuer
        for step in ("acceptance", "prior_notice", "decision", "entry", "publication"):
            assert case.latest(step) is None, step


# --- who acts ---


@right(
    "Who drafts a letter neither reviews nor signs it; who reviews it does not sign it", "行政处罚法 42, 58"
)
def every_letter_passed_through_other_hands(case: Case, today: date) -> None:
    for letter in case.letters:
        hands = [act.by for act in (letter.drafted, letter.reviewed, letter.signed) if act]
        assert len(hands) == len(set(hands)), (letter.title, hands)
        assert letter.status != LetterStatus.SERVED or (letter.number and letter.scan), letter.title


# --- every listing ends ---


@right("Every listing has an end, within its class, which no correction puts off", "Art. 8; 令第36号")
def every_listing_has_an_end(case: Case, today: date) -> None:
    entry, decided = case.latest("entry"), case.latest("decision")
    if entry is None or decided is None:
        return
    assert case.listing.term is not None
    first, last = case.listing.term
    assert case.ruling.severity is not None
    severity = min(Severity(decided.answers["severity"]), case.ruling.severity, key=lambda one: one.weight)
    assert last < add_months(first, LONGEST_TERM[severity])
    assert last <= date.fromisoformat(entry.facts["term_end"])


@right("No publication without the day on which it is taken down, none of 轻微", "Art. 7, 8; 令第36号")
def no_publication_without_an_end(case: Case, today: date) -> None:
    if case.latest("publication"):
        ends = take_down_day(case, MEASURE)
        assert case.ruling.severity != Severity.MINOR
        assert case.listing.term is not None
        assert ends is not None
        assert ends <= max(case.listing.term[1], case.listing.term[0])


@right("The register shows only what stands, and stops by itself that day", "Art. 8")
def the_register_shows_only_what_stands(case: Case, today: date) -> None:
    for day in (today, today + timedelta(days=1), today + timedelta(days=400)):
        if is_shown(case, MEASURE, day):
            assert case.state == State.LISTED
            assert not is_stayed(case)
            assert not is_being_put_right(case)
            assert not told_that_the_unit_fell(case)
            assert case.listing.term is not None
            assert day <= case.listing.term[1]
            assert case.latest("publication") is not None


@right(
    "The day after the term the listing ends: by 系统 alone once the duty is met, else it is referred",
    "Art. 8",
)
def the_term_ends_by_itself(case: Case, today: date) -> None:
    if (
        case.state != State.LISTED
        or case.listing.term is None
        or is_being_put_right(case)
        or today <= case.listing.term[1]
    ):
        return
    if case.listing.performed_on is not None:
        assert not refused(case, "removal", today, SYSTEM)
    else:
        assert not refused(case, "expiry", today, STAFF["clerk"])


@right("The person can object and go to court wherever a record exists", "Art. 6(4)")
def the_person_can_object(case: Case, today: date) -> None:
    if case.latest("entry") and case.state not in UNDONE:
        clerk = next(STAFF[who] for who in ("clerk", "second") if STAFF[who].id not in case.recused)
        assert not refused(case, "objection", today, clerk)
        assert not refused(case, "proceeding", today, clerk)


#: Letters to the person that tell in writing of an entry: the notice of it, else the one by which it ended.
TELL_OF_THE_ENTRY = ("entry_notice", "removal", "expiry_notice", "repair_decision", "annulment")


@right("Whoever was listed is told so in writing before the file is closed", "Art. 6(3)")
def whoever_was_listed_is_told_so(case: Case, today: date) -> None:
    entry = case.latest("entry")
    if entry is None or case.state != State.ARCHIVED or case.closed_as == State.TERMINATED:
        return
    told = [x for x in case.letters if x.kind in TELL_OF_THE_ENTRY and x.served_on]
    assert any(x.filing >= entry.sequence for x in told)


# --- everyone who was told ---


@right("Whoever was told of the listing is told of its end", "Art. 8")
def whoever_was_told_is_told_of_the_end(case: Case, today: date) -> None:
    if case.state in TELLING or not case.listing.informed_agencies or is_drafted_anew(case):
        return
    lifted = {x.agency for x in told_of_the_end(case) if case.state != State.ARCHIVED or x.served_on}
    assert set(case.listing.informed_agencies) <= lifted


@right(
    "Whoever was told of a listing that is stayed is asked to pause",
    "Art. 6(4); 行政复议法 42; 行政诉讼法 56",
)
def whoever_was_told_is_asked_to_pause(case: Case, today: date) -> None:
    if case.state != State.LISTED or not is_stayed(case):
        return
    for agency in case.listing.informed_agencies:
        pauses = [
            x for x in case.letters if x.agency == agency and x.kind in ("stay_notice", "resumption_notice")
        ]
        newest = [
            x.kind
            for x in pauses
            if x.is_live or (x.kind, x.status) == ("stay_notice", LetterStatus.RETURNED)
        ]
        assert newest[-1:] == ["stay_notice"], agency


@right("No letter that tells of a listing is underway once the listing is over", "Art. 8")
def nothing_more_is_told_once_it_is_over(case: Case, today: date) -> None:
    if case.state not in TELLING:
        assert not [x.title for x in case.letters if x.is_a(*ONLY_WHILE_LISTED) and x.is_underway]


@right("A file is closed on nobody who still waits for something", "Art. 6(4), 8; 个人信息保护法 45, 50")
def a_closed_file_leaves_nobody_waiting(case: Case, today: date) -> None:
    if case.state != State.ARCHIVED:
        return
    over = case.filings[-2].step if len(case.filings) > 1 else ""
    assert not [x.title for x in case.letters if x.is_underway], over
    assert not case.remedies.open_information_requests
    assert not case.listing.shown_channels
    assert set(case.listing.informed_agencies) <= set(case.listing.receipts("lifted", "not_applicable"))
    undone = {LETTER for LETTER in ("annulment", "termination") if case.service.served(LETTER_KINDS[LETTER])}
    assert not case.remedies.open_proceedings
    if not undone:
        assert not case.remedies.open_objections
    if case.closed_as in (State.REMOVED, State.EXPIRED):
        assert not told_that_the_unit_fell(case)
