"""What no single act may do to the person concerned: each asserted of a case before the act and after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casefiles.cases import letter_kinds
from casefiles.cases.case import Case
from casefiles.cases.filing import Filing
from casefiles.cases.letter import Letter
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.law.kinds import Severity
from casefiles.procedure.fold import after, fold
from casefiles.procedure.permission import refusals
from casefiles.procedure.rule import Attempt
from casefiles.procedure.superseding import LISTING_NOTICES
from casefiles.procedure.table import STEPS
from tests.rights import (
    CALENDAR,
    EVERYBODY,
    MEASURE,
    Right,
    is_being_put_right,
    is_stayed,
    told_that_the_unit_fell,
    written_into,
)
from tests.state_space.openings import unit

WAIT_DAYS = 10


RIGHTS_IN_ACTS: list[Right] = []
in_act = written_into(RIGHTS_IN_ACTS)


def assert_act(case: Case, then: Case) -> None:
    """The newest filing of `then`, filed on `case`, keeps every right."""
    for one in RIGHTS_IN_ACTS:
        one.holds(case, then, then.filings[-1])


def assert_newest_act(case: Case) -> None:
    """The case's newest filing keeps every right."""
    if len(case.filings) > 1:
        assert_act(fold(case.number, case.filings[:-1]), case)


def acts(case: Case) -> Iterator[tuple[Case, Case]]:
    """Every act of a case: the case before it and after it."""
    then = Case(case.number)
    for filing in case.filings:
        earlier, then = then, after(then, filing)
        yield earlier, then


def served(case: Case, filing: Filing) -> list[Letter]:
    """The letters that this filing serves, as they were before."""
    chosen = filing.answers["letters"] if filing.step == StepName.LETTER_SERVE else ()
    return [x for ref in chosen if (x := case.service.letter(ref))]


def day_of(filing: Filing) -> date:
    return date.fromisoformat(filing.filed_at[:10])


@in_act(
    "Published only after the wait, in the term, unstayed, the person told of the entry, no objection open, no linked person",
    "Art. 6(3), 7",
)
def published_as_the_law_lets(case: Case, then: Case, filing: Filing) -> None:
    if filing.step != "publication":
        return
    decision = case.service.served(letter_kinds.DECISION)
    assert case.ruling.severity != Severity.MINOR
    assert not is_contested(case)
    assert not is_stayed(case)
    assert case.listing.term is not None
    assert day_of(filing) <= case.listing.term[1]
    assert decision is not None
    assert decision.served_on is not None
    assert day_of(filing) > CALENDAR.last_day(decision.served_on, WAIT_DAYS, "working_days").day
    assert filing.answers["published_on"] >= filing.filed_at[:10]
    assert case.service.served(letter_kinds.ENTRY_NOTICE) is not None
    assert not is_being_put_right(case)
    assert not str(case.report.relation).startswith("linked_")
    assert not case.report.marks


@in_act(
    "Agencies hear only of what stands: in the term, unstayed, uncontested, as corrected, after the person has",
    "Art. 6(3), 6(4), 8; 行政复议法 42",
)
def agencies_are_informed_only_while_in_force(case: Case, then: Case, filing: Filing) -> None:
    telling = [x for x in served(case, filing) if x.is_a(*LISTING_NOTICES)]
    if filing.step == "push" or any(x.kind == "agency_notice" for x in telling):
        assert not is_stayed(case)
        assert case.listing.term is not None
        assert day_of(filing) <= case.listing.term[1]
        assert not is_being_put_right(case)
        assert not told_that_the_unit_fell(case)
        assert not is_contested(case)
        told = case.service.served(letter_kinds.ENTRY_NOTICE)
        assert told is not None
        assert told.served_on is not None
        assert told.served_on <= day_of(filing)
    put_right = max((f.sequence for f in case.filings if corrects(case, f)), default=0)
    assert all(x.filing > put_right for x in telling), "told what was found wrong"


def corrects(case: Case, filing: Filing) -> bool:
    made = filing.answers.get("corrections") and filing.answers.get("outcome", "correct") in (
        "correct",
        "changed",
    )
    return bool(made) and not case.service.was_returned(filing)


def is_contested(case: Case) -> bool:
    """Whether the person has objected and has not been served a result that stands."""
    told = set()
    for result in case.every("objection_result"):
        own = [x for x in case.letters if x.filing == result.sequence and not x.agency]
        if own and all(x.served_on for x in own):
            told.add(int(result.answers["objection"]))
    return any(objection.sequence not in told for objection in case.every("objection"))


@in_act("No listing ends by a correction that nobody has signed", "Art. 6(4), 8")
def nothing_ends_by_an_unsigned_correction(case: Case, then: Case, filing: Filing) -> None:
    if filing.step not in ("removal", "expiry") or case.state != State.LISTED:
        return
    last = next(f for f in reversed(case.filings) if f.step == "entry").facts["term_end"]
    signed = {x.filing for x in case.letters if x.kind == "correction" and not x.agency and x.number}
    for one in case.filings:
        if one.sequence in signed and corrects(case, one):
            last = {row["field"]: row["value"] for row in one.answers["corrections"]}.get("term_end", last)
    assert filing.filed_at[:10] > last


@in_act("What is put right goes to the person and to everyone who was told of it", "Art. 6(4)")
def a_correction_reaches_everyone(case: Case, then: Case, filing: Filing) -> None:
    if corrects(then, filing):
        rows = [row for row in filing.facts["letters"] if row["kind"] == "correction"]
        assert {row["agency"] for row in rows} == {
            "",
            *(x for x in case.listing.informed_agencies if concerns(then, filing, x)),
        }


def concerns(case: Case, filing: Filing, agency: str) -> bool:
    """Whether anything put right is more than a measure that only other agencies carry out."""
    decided = case.every("decision")[-1].answers["restrictions"] if case.every("decision") else ()
    others = {
        f"restriction:{row['code']}" for row in decided if row.get("agency") and row["agency"] != agency
    }
    return any(row["field"] not in others for row in filing.answers["corrections"])


@in_act("The listing begins unstayed and before its term is over", "Art. 8; 行政复议法 42")
def nothing_is_entered_that_no_longer_stands(case: Case, then: Case, filing: Filing) -> None:
    if filing.step == "entry" and case.state != State.LISTED:
        assert not is_stayed(case)
        assert then.listing.term is not None
        assert day_of(filing) <= then.listing.term[1]


@in_act(
    "The person is served by the law's methods, by public notice only after three attempts",
    "民事诉讼法 87–95",
)
def the_person_is_served_as_the_law_says(case: Case, then: Case, filing: Filing) -> None:
    for letter in served(case, filing):
        to_the_person = _is_for_the_person(case, letter)
        method = filing.answers["method"]
        assert not (to_the_person and method == "exchange")
        assert method != "public_notice" or len(case.service.attempts(letter.ref)) >= 3
        assert letter.sealed is not None
        assert filing.answers["served_on"] >= letter.sealed.at[:10]
    readers = {x.addressee for x in served(case, filing)}
    assert len(readers) < 2 or filing.answers["method"] == "exchange"


@in_act(
    "What was drafted together is signed together, and served together on one reader",
    "Art. 6(3), 6(4); 令第36号",
)
def what_goes_together_stays_together(case: Case, then: Case, filing: Filing) -> None:
    for letter in served(case, filing):
        beside = [x for x in then.letters if x.filing == letter.filing and x.addressee == letter.addressee]
        if not letter.agency:
            assert not [x.title for x in beside if x.is_underway]
    for letter in then.letters if filing.step == StepName.LETTER_SIGN else ():
        drafted = [x for x in then.letters if x.filing == letter.filing and x.is_live]
        if letter.number and any(not x.agency for x in drafted):
            assert all(x.number for x in drafted), letter.title


@in_act(
    "Legal review and objection are decided by someone who did not look into the case",
    "行政处罚法 58; Art. 6(4)",
)
def judged_by_someone_else(case: Case, then: Case, filing: Filing) -> None:
    by, verified = filing.filed_by["id"], case.latest("verification")
    if filing.step == "legal_review":
        took_part = {
            f.filed_by["id"] for f in case.filings if f.step in ("acceptance", "verification", "report")
        }
        assert by not in took_part
    if filing.step == "objection_result":
        assert verified is None or verified.filed_by["id"] != by


@in_act("Who was told to stay away from the case does nothing in it", "行政处罚法 43")
def who_stays_away_does_nothing(case: Case, then: Case, filing: Filing) -> None:
    assert filing.filed_by["id"] not in case.recused


@in_act("Nobody acts without the role; two people accept and two enter", "行政处罚法 42")
def nobody_acts_without_the_role(case: Case, then: Case, filing: Filing) -> None:
    assert EVERYBODY[filing.filed_by["id"]].has_any(STEPS[filing.step].actors), filing.step
    second = filing.answers.get("co_clerk") or filing.answers.get("checked_by")
    assert second is None or second != filing.filed_by["name"], filing.step


@in_act(
    "What is given back of the letters to the person, and of releases, can be drafted anew",
    "Art. 6(3), 6(4), 8",
)
def what_is_given_back_can_be_drafted_anew(case: Case, then: Case, filing: Filing) -> None:
    if filing.step != StepName.LETTER_REVIEW or filing.answers["outcome"] == "pass":
        return
    for letter in (x for ref in filing.answers["letters"] if (x := case.service.letter(ref))):
        newest, owed = (
            case.latest(letter.step),
            letter.kind == "lift_notice" or _is_for_the_person(case, letter),
        )
        unasked = letter.kind == "hearing_notice" and then.hearing.asked is None
        moot = unasked or letter.kind == "recipients_notice"  # where it is not told, nobody hears
        if (
            owed
            and not moot
            and newest
            and newest.sequence == letter.filing
            and then.state in _stage(letter.step)
        ):
            beside = {str(case.report.related_case): unit(State.LISTED)} if case.is_linked else {}
            at = Attempt(day_of(filing), MEASURE, CALENDAR, EVERYBODY["li"], others=beside)
            assert refusals(then, STEPS[letter.step], at, as_any_officer=True) == [], letter.title


def _is_for_the_person(case: Case, letter: Letter) -> bool:
    return letter.addressee == case.respondent.name and not letter.agency


def _stage(name: str) -> tuple[State, ...]:
    step = STEPS[name]
    return (*step.leads_from, *step.ends) or tuple(State)
