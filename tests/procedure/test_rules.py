"""Each guard refuses what it must, in words, and lets pass what it may: one pair of cases for every guard there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from casefiles.cases.case import Case
from casefiles.cases.filing import ProposedFiling
from casefiles.cases.states import State
from casefiles.outward.agencies import agencies_still_restricting
from casefiles.people.roles import Officer, Role
from casefiles.procedure.fold import after, fold
from casefiles.procedure.rule import Attempt, Guard
from casefiles.procedure.table import PROCEDURE, STEPS
from tests.builders.answers import (
    ANSWERS,
    DEFENCE,
    OBJECTION,
    POINTS,
    decision,
    proposal,
    restriction,
    result,
)
from tests.builders.cases import CALENDAR, MEASURE, moment, reported, then
from tests.builders.reports import court_debtor, enterprise, minor, person, state_organ
from tests.world import World
from tests.world.staff import CLERK, DEPUTY, REVIEWER, SIGNER, STAFF, standing_in

Asked = tuple[Case, Attempt]
GUARDS: dict[str, Guard] = {}
for _step in PROCEDURE:
    for _guard in (*_step.guards, *_step.checks):
        GUARDS.setdefault(_guard.name, _guard)


#: The Measure of an office that keeps 轻微 for one month only.
SHORT_MINOR = replace(
    MEASURE,
    policies={
        **MEASURE.policies,
        "term.minor_months": replace(MEASURE.policies["term.minor_months"], value=1),
    },
)


def drafted(case: Case, kind: str) -> list[str]:
    return [letter.ref for letter in case.letters if letter.kind == kind]


def acting(
    world: World, stage: str, who: str | Officer, kind: str, day: str = "2026-02-02", **answers: Any
) -> Asked:
    """An act on the letter of a kind at a stage."""
    case = world.snapshot(stage)
    by = who if isinstance(who, Officer) else STAFF[who]
    return case, moment(day, by, letters=drafted(case, kind)[:1], **answers)


def heard(world: World) -> Case:
    """The person asked for a hearing."""
    return then(world.snapshot("noticed"), "defence", DEFENCE | {"hearing": True})


def before(day: str) -> dict[str, Any]:
    return {"corrections": [{"field": "conduct_date", "value": day, "reason": "更正"}]}


def sued(world: World, **more: Any) -> Case:
    """A reconsideration is underway."""
    return then(world.snapshot("listed"), "proceeding", {"kind": "review"} | more)


def stayed(world: World, outcome: str = "stay") -> Case:
    """The reconsideration has stayed the decision, or let it go on again."""
    case = sued(world)
    return then(case, "stay", {"proceeding": str(case.sequence), "outcome": outcome})


def told_anew(world: World) -> Case:
    """The review of a defence lets the office tell the person anew."""
    return then(
        world.snapshot("defended"), "defence_review", {"outcome": "renotice", "responses": []}, REVIEWER
    )


def put_right(world: World, *fields: tuple[str, str]) -> dict[str, Any]:
    """Corrections of these fields to these values."""
    return {"corrections": [{"field": field, "value": value, "reason": "更正"} for field, value in fields]}


def fallen(world: World) -> Case:
    """A linked person's case that heard of the unit's fall."""
    return then(world.snapshot("listed"), "unit_case", {"unit": "2026-0009", "outcome": "fallen"})


def being_put_right(world: World) -> Case:
    """The office corrects the address; the letter waits for its review."""
    letter = {"ref": "", "kind": "correction", "addressee": "当事人", "agency": "", "file": 0}
    case = world.snapshot("listed")
    row = letter | {"ref": f"{case.sequence + 1:04d}-1"}
    rows = put_right(world, ("address", "示例路9号"))
    filing = ProposedFiling(case.sequence + 1, "rectification", "依职权更正", "2026-03-02T18:00:00+08:00",
                    REVIEWER.as_filer(STEPS["rectification"].actors), rows, {"letters": [row]}, case.filings[-1].files)  # fmt: skip
    return after(case, filing)


def entered(world: World) -> Case:
    """Entered, and the notice of it not served yet."""
    case = world.snapshot("listed")
    return fold(case.number, case.filings[: case.latest("entry").sequence])


def restricting(world: World) -> Case:
    case = world.snapshot("informed")
    assert agencies_still_restricting(case) == ["finance", "market"]
    return case


def lifted(world: World) -> Case:
    case = restricting(world)
    for agency in ("finance", "market"):
        case = then(case, "receipt", {"agency": agency, "action": "lifted"})
    return case


def paid(world: World) -> Case:
    return then(world.snapshot("informed"), "performance", {"performed_on": "2026-03-01"})


def sealed(world: World, **answers: Any) -> Asked:
    """The decision, sealed on 2 February, about to be served."""
    case = world.snapshot("decision_drafted")
    refs = drafted(case, "decision") + drafted(case, "repair_notice")
    case = then(case, "letter_review", {"letters": refs, "outcome": "pass"}, REVIEWER)
    signed = {ref: {"number": f"{n}号", "file": n} for n, ref in enumerate(refs)}
    case = _with_files(case, "letter_sign", {"letters": refs}, SIGNER, signed=signed)
    case = _with_files(case, "letter_seal", {"letters": refs}, CLERK)
    return case, moment("2026-02-03", CLERK, **({"letters": refs, "served_on": "2026-02-03"} | answers))


def of_a_linked_person(world: World, unit: Case) -> Asked:
    """The sealed decision against whoever answers for that unit, about to be served."""
    case, at = sealed(world)
    first = case.filings[0]
    answers = {**first.answers, "related_case": unit.number, "relation": "linked_representative"}
    case = replace(case, filings=(replace(first, answers=answers), *case.filings[1:]))
    return case, replace(at, others={unit.number: unit})


def several_readers(world: World, **answers: Any) -> Asked:
    """A letter to the person and one to somebody else, about to be served in one act."""
    case, at = sealed(world)
    moved = tuple(replace(x, addressee="县财政局") if x.kind == "repair_notice" else x for x in case.letters)
    return replace(case, letters=moved), replace(at, answers={**at.answers, **answers})


def serious(world: World) -> Case:
    """A case whose decision names the gravest class."""
    case = world.snapshot("decision_drafted")
    return then(case, "decision", {**case.latest("decision").answers, "severity": "serious"})


def tried(world: World, *attempts: tuple[str, str]) -> Asked:
    """The sealed decision, after these attempts to serve it failed, about to be served by public notice."""
    case, _ = sealed(world)
    refs = drafted(case, "decision")
    for day, method in attempts:
        failed = {"letter": refs[0], "method": method, "tried_on": day, "place": "住所", "reason": "无人"}
        case = then(case, "service_attempt", failed)
    return case, moment("2026-02-06", CLERK, letters=refs, served_on="2026-02-06", method="public_notice")


def _with_files(case: Case, step: str, answers: dict[str, Any], by: Any, **facts: Any) -> Case:
    from casefiles.cases.filing import ProposedFiling
    from casefiles.procedure.fold import after

    files = [type("File", (), {"path": f"letters/{n}.docx"})() for n in range(3)]
    at = f"{case.filings[-1].filed_at[:10]}T18:30:00+08:00"
    filer = {"id": by.id, "name": by.name, "role": ""}
    return after(case, ProposedFiling(case.sequence + 1, step, step, at, filer, answers, facts, files))


def reviewed(world: World, kind: str) -> tuple[Case, list[str]]:
    """The decision and the notice on repair, of which one kind has passed review."""
    case = world.snapshot("decision_drafted")
    refs = drafted(case, kind)
    return then(case, "letter_review", {"letters": refs, "outcome": "pass"}, REVIEWER), refs


def all_reviewed(world: World) -> Case:
    case = world.snapshot("decision_drafted")
    refs = drafted(case, "decision") + drafted(case, "repair_notice")
    return then(case, "letter_review", {"letters": refs, "outcome": "pass"}, REVIEWER)


def beside(other: Case, **answers: Any) -> Attempt:
    """A moment at which another case stands beside."""
    return replace(moment("2026-03-02", **answers), others={other.number: other})


def linked(unit: str) -> Case:
    """The case of a unit's representative."""
    return reported(person(related_case=unit, relation="linked_representative"))


def annulled(number: str) -> Case:
    return replace(reported(enterprise()), number=number, state=State.ANNULLED)


def silent(world: World) -> Case:
    """Two agencies were told; one has answered."""
    case = world.snapshot("informed")
    kept = tuple(f for f in case.filings if f.answers.get("agency") != "market")
    return replace(case, filings=kept)


def unconfirmed(day: str) -> Attempt:
    return Attempt(date.fromisoformat(day), MEASURE, CALENDAR, CLERK)


def found_after(years: int, days: int, **more: Any) -> dict[str, Any]:
    """A report whose instrument came so long after the end of the conduct."""
    ended = date(2023, 3, 5)
    found = date(ended.year + years, ended.month, ended.day + days)
    return enterprise(conduct_date=ended.isoformat(), instrument_date=found.isoformat(), **more)


def closed() -> Case:
    """A report that was withdrawn, its file closed."""
    case = then(reported(enterprise()), "withdrawal", {"reason": "撤回"})
    return then(case, "archive", {"retention": "30年"}, outcome="报送已撤回")


PROPOSED = proposal()
#: The clerk is a reviewer too; away, they leave the review to a deputy, who is no reviewer.
REVIEWS_FOR_THE_CLERK = standing_in(STAFF["signer"], CLERK, Role.REVIEWER).acting((Role.REVIEWER,))
SIGNS_FOR_ANOTHER = standing_in(DEPUTY, SIGNER).acting((Role.SIGNER,))
REFUSES: dict[str, Callable[[World], Asked]] = {
    "a_case_keeps_its_track": lambda s: (reported(enterprise()), moment("2026-01-06", outcome="court")),
    "only_a_courts_own_list_is_passed_on": lambda s: (reported(court_debtor(instrument_issuer="县市场监督管理局"), "court_report"), moment("2026-01-06")),
    "conduct_is_after_the_measure_took_effect": lambda s: (reported(enterprise(conduct_date="2021-11-11")), moment("2026-01-06")),
    "conduct_is_before_the_measure_took_effect": lambda s: (reported(enterprise()), moment("2026-01-06", reason_kind="before_measure")),
    "respondent_is_of_age": lambda s: (reported(minor()), moment("2026-01-06")),
    "respondent_is_within_scope": lambda s: (reported(state_organ()), moment("2026-01-06")),
    "behaviours_are_usable": lambda s: (s.snapshot("reported"), moment("2026-01-06", behaviours=["A4-09-05b"])),
    "behaviours_belong_to_the_item": lambda s: (s.snapshot("accepted"), moment("2026-01-06", behaviours=["A4-04a"])),
    "instrument_is_effective": lambda s: (reported(enterprise(instrument_number="")), moment("2026-01-06")),
    "measure_is_confirmed_valid": lambda s: (s.snapshot("upheld"), unconfirmed("2026-11-13")),
    "exception_is_open_to_the_office": lambda s: (s.snapshot("reported"), moment("2026-01-06", subject="M5-3-01")),
    "officer_is_not_recused": lambda s: (then(s.snapshot("accepted"), "recusal", {"officer": CLERK.id, "outcome": "approve"}), moment("2026-01-07")),
    "nobody_decides_their_own_recusal": lambda s: (s.snapshot("accepted"), moment("2026-01-07", SIGNER, officer=SIGNER.id)),
    "legal_reviewer_took_no_part": lambda s: (s.snapshot("verified"), moment("2026-01-08", CLERK)),
    "objection_goes_to_another_officer": lambda s: (s.snapshot("objected"), moment("2026-03-02", CLERK)),
    "answer_period_is_over": lambda s: (s.snapshot("noticed"), moment("2026-01-26")),
    "hearing_was_asked": lambda s: (s.snapshot("defended"), moment("2026-01-15")),
    "hearing_was_held": lambda s: (heard(s), moment("2026-01-27")),
    "hearing_is_fair": lambda s: (heard(s), moment("2026-01-15", chair="冯审核", held_on="2026-01-16")),
    "hearing_was_announced": lambda s: (heard(s), moment("2026-01-27")),
    "verification_was_not_extended": lambda s: (then(s.snapshot("accepted"), "verification_extension", {"reason": "案情复杂"}), moment("2026-01-07")),
    "every_point_is_answered": lambda s: (s.snapshot("defended"), moment("2026-01-27", responses=ANSWERS[:1])),
    "every_defence_is_reviewed": lambda s: (then(s.snapshot("defence_reviewed"), "defence", DEFENCE), moment("2026-01-28")),
    "term_is_within_its_class": lambda s: (s.snapshot("legally_reviewed"), moment("2026-01-09", **(PROPOSED | {"term_months": 13}))),
    "restrictions_fit_the_respondent": lambda s: (s.snapshot("legally_reviewed"), moment("2026-01-09", **(PROPOSED | {"restrictions": [restriction("M5-2-03")]}))),
    "decision_is_no_heavier_than_the_notice": lambda s: (s.snapshot("upheld"), moment("2026-02-02", **decision(term_months=4))),
    "new_notice_is_no_heavier": lambda s: (told_anew(s), moment("2026-01-28", **proposal(term_months=4))),
    "entry_is_not_before_service": lambda s: (s.snapshot("decision_served"), moment("2026-02-04", entered_on="2026-02-02")),
    "publication_is_allowed": lambda s: (s.snapshot("informed"), moment("2026-02-24")),
    "nothing_forbids_publication": lambda s: (reported(enterprise(relation="linked_representative")), moment("2026-02-25")),
    "term_is_running": lambda s: (s.snapshot("listed"), moment("2026-05-02")),
    "term_is_over_and_obligation_met": lambda s: (s.snapshot("published"), moment("2026-05-02")),
    "term_is_over_and_obligation_unmet": lambda s: (paid(s), moment("2026-05-02")),
    "nothing_is_stayed": lambda s: (stayed(s), moment("2026-03-02")),
    "something_can_be_stayed": lambda s: (s.snapshot("listed"), moment("2026-03-02")),
    "only_an_open_proceeding_stays": lambda s: (sued(s), moment("2026-03-02", outcome="stay", proceeding="1")),
    "only_a_stayed_decision_resumes": lambda s: (sued(s), moment("2026-03-02", outcome="resume", proceeding=str(sued(s).sequence))),
    "no_correction_is_unsigned": lambda s: (being_put_right(s), moment("2026-03-02")),
    "one_correction_at_a_time": lambda s: (being_put_right(s), moment("2026-03-02", **put_right(s, ("address", "示例路8号")))),
    "only_a_finding_in_force_is_revoked": lambda s: (replace(sued(s), state=State.ANNULLED), moment("2026-03-02", outcome="revoked", proceeding=str(sued(s).sequence))),
    "a_courts_list_is_not_decided_here": lambda s: (reported(court_debtor()), moment("2026-01-06")),
    "review_is_no_heavier_than_the_notice": lambda s: (s.snapshot("noticed"), moment("2026-01-27", term_months=4)),
    "the_person_knows_of_the_recipients": lambda s: (s.snapshot("listed"), moment("2026-02-05", agencies=["finance", "trading_centre"])),
    "no_expired_restriction_is_requested": lambda s: (s.snapshot("listed"), moment("2026-05-02", agencies=["finance"])),
    "no_agency_is_informed_twice": lambda s: (s.snapshot("informed"), moment("2026-02-05", agencies=["finance"])),
    "an_agency_is_still_to_be_informed": lambda s: (s.snapshot("informed"), moment("2026-02-06")),
    "the_unit_was_found_first": lambda s: (linked("2026-0009"), beside(replace(s.snapshot("upheld"), number="2026-0009"))),
    "a_linked_persons_case_stays_whole": lambda s: (linked("2026-0009"), moment("2026-01-07")),
    "nothing_rests_on_an_annulled_finding": lambda s: (replace(fallen(s), state=State.REMOVED), moment("2026-05-02")),
    "the_person_knows_of_the_entry": lambda s: (entered(s), moment("2026-02-05")),
    "no_objection_is_waiting": lambda s: (s.snapshot("objected"), moment("2026-03-02")),
    "corrected_class_bounds_the_term": lambda s: (s.snapshot("informed"), moment("2026-03-02", **put_right(s, ("severity", "minor")), measure=SHORT_MINOR)),
    "it_says_what_became_of_the_unit": lambda s: (linked("2026-0009"), beside(replace(s.snapshot("listed"), number="2026-0009"), unit="2026-0009", outcome="fallen")),
    "proceeding_is_open": lambda s: (s.snapshot("listed"), moment("2026-03-02")),
    "repair_is_open": lambda s: (s.snapshot("listed"), moment("2026-03-02")),
    "the_ground_fits_the_respondent": lambda s: (s.snapshot("listed"), moment("2026-03-02", ground="death")),
    "shortest_publication_is_over": lambda s: (s.snapshot("listed"), moment("2026-05-01")),
    "objection_is_open": lambda s: (s.snapshot("published"), moment("2026-03-02")),
    "correction_is_no_heavier": lambda s: (s.snapshot("objected"), moment("2026-03-02", corrections=[{"field": "term_end", "value": "2026-05-02"}])),
    "correction_keeps_the_instrument": lambda s: (s.snapshot("objected"), moment("2026-03-02", **put_right(s, ("instrument_number", "例税罚〔2024〕301号")))),
    "correction_leaves_the_finding_lawful": lambda s: (s.snapshot("objected"), moment("2026-03-02", **before("2021-11-11"))),
    "nobody_still_restricts": lambda s: (restricting(s), moment("2026-05-02")),
    "no_letter_is_underway": lambda s: (s.snapshot("notice_drafted"), moment("2026-01-09")),
    "letters_await_this_act": lambda s: (s.snapshot("noticed"), moment("2026-01-12")),
    "nobody_passes_their_own_draft": lambda s: acting(s, "decision_drafted", "clerk", "decision"),
    "signer_is_not_the_reviewer": lambda s: (reviewed(s, "decision")[0], moment("2026-02-02", REVIEWER, letters=reviewed(s, "decision")[1])),
    "deputy_passes_nothing_of_the_principal": lambda s: acting(s, "decision_drafted", REVIEWS_FOR_THE_CLERK, "decision"),
    "letters_drafted_together_are_all_reviewed": lambda s: (reviewed(s, "decision")[0], moment("2026-02-02", SIGNER, letters=reviewed(s, "decision")[1])),
    "what_goes_together_is_signed_together": lambda s: (all_reviewed(s), moment("2026-02-02", SIGNER, letters=drafted(all_reviewed(s), "repair_notice"))),
    "what_it_rests_on_still_holds": lambda s: (all_reviewed(s), replace(unconfirmed("2026-11-13"), answers={"letters": drafted(all_reviewed(s), "decision")})),
    "service_is_not_before_the_seal": lambda s: sealed(s, served_on="2026-02-01"),
    "public_notice_is_the_last_resort": lambda s: tried(s, ("2026-02-03", "direct"), ("2026-02-03", "direct"), ("2026-02-03", "direct")),
    "a_person_is_served_as_the_law_says": lambda s: sealed(s, method="exchange"),
    "one_recipient_at_a_time": lambda s: several_readers(s, method="direct"),
    "what_goes_together_is_served_together": lambda s: sealed(s, letters=drafted(sealed(s)[0], "decision")),
    "nothing_is_served_on_an_annulled_finding": lambda s: of_a_linked_person(s, annulled("2026-0009")),
    "two_people_take_part": lambda s: (s.snapshot("reported"), moment("2026-01-06", CLERK, co_clerk=CLERK.name)),
    "important_files_are_kept_for_good": lambda s: (serious(s), moment("2026-02-03", CLERK, retention="30年")),
    "respondent_has_capacity": lambda s: (reported(person(capacity="limited")), moment("2026-01-06")),
    "record_is_not_sealed": lambda s: (reported(enterprise(marks=["sealed"])), moment("2026-01-06")),
    "the_other_case_can_take_this_one_in": lambda s: (s.snapshot("accepted"), beside(s.snapshot("noticed"), into="2026-0009")),
    "it_comes_with_a_merger": lambda s: (s.snapshot("accepted"), moment("2026-01-07", STAFF["reviewer"])),
    "something_stays_behind": lambda s: (s.snapshot("accepted"), moment("2026-01-07", behaviours=["A4-09-14"])),
    "the_units_finding_is_not_annulled": lambda s: (linked("2026-0009"), beside(annulled("2026-0009"))),
    "other_conduct_names_its_law": lambda s: (reported(enterprise(item="（十一）") | {"other_items": ["11"]}), moment("2026-01-09", upper_norm="有关规定")),
    "a_memo_alone_is_no_basis": lambda s: (s.snapshot("legally_reviewed"), moment("2026-01-09", restrictions=[restriction(basis="联合惩戒合作备忘录")])),
    "term_ends_with_the_source_list": lambda s: (reported(enterprise(listed_until="2026-03-31")), moment("2026-01-09", term_months=3)),
    "nothing_sent_out_names_a_number": lambda s: (s.snapshot("listed"), moment("2026-02-05", purpose="联系电话13900000000")),
    "something_is_still_shown": lambda s: (s.snapshot("listed"), moment("2026-03-02")),
    "nothing_is_still_published": lambda s: (s.snapshot("published"), moment("2026-05-02")),
    "an_agency_is_late": lambda s: (s.snapshot("informed"), moment("2026-03-02")),
    "only_late_agencies_are_reminded": lambda s: (silent(s), moment("2026-03-02", agencies=["finance"])),
    "agencies_are_informed_only_while_in_force": lambda s: acting(s, "informed", "clerk", "agency_notice", "2026-05-02"),
    "every_informed_agency_has_the_lift_notice": lambda s: (s.snapshot("informed"), moment("2026-05-02")),
    "decided_term_is_not_over": lambda s: (s.snapshot("decision_served"), moment("2026-05-02")),
    "nothing_asked_is_unanswered": lambda s: (s.snapshot("objected"), moment("2026-05-02")),
    "information_request_is_open": lambda s: (s.snapshot("listed"), moment("2026-03-02")),
    "conduct_was_found_in_time": lambda s: (reported(found_after(2, 1)), moment("2026-01-06")),
    "event_is_dated_in_order": lambda s: (s.snapshot("noticed"), moment("2026-01-27", received_on="2025-12-01")),
    "reopening_keeps_the_outcome": lambda s: (closed(), moment("2026-03-02", outcome="removed")),
    "decision_rests_on_the_notified_grounds": lambda s: (s.snapshot("upheld"), moment("2026-02-02", **decision(upper_norm="《另一部法》第一条"))),
    "every_restricting_agency_is_informed": lambda s: (s.snapshot("listed"), moment("2026-02-05", agencies=["market"])),
}  # fmt: skip

ALLOWS: dict[str, Callable[[World], Asked]] = {
    "a_case_keeps_its_track": lambda s: (reported(enterprise()), moment("2026-01-06", outcome="take")),
    "only_a_courts_own_list_is_passed_on": lambda s: (reported(court_debtor(), "court_report"), moment("2026-01-06")),
    "conduct_is_after_the_measure_took_effect": lambda s: (reported(enterprise(conduct_date="2021-11-12")), moment("2026-01-06")),
    "conduct_is_before_the_measure_took_effect": lambda s: (reported(enterprise(conduct_date="2021-11-11")), moment("2026-01-06", reason_kind="before_measure")),
    "respondent_is_of_age": lambda s: (reported(minor(conduct_date="2026-01-02")), moment("2026-01-06")),
    "respondent_is_within_scope": lambda s: (s.snapshot("reported"), moment("2026-01-06")),
    "behaviours_are_usable": lambda s: (s.snapshot("reported"), moment("2026-01-06")),
    "behaviours_belong_to_the_item": lambda s: (s.snapshot("accepted"), moment("2026-01-06", behaviours=["A4-09-14"])),
    "instrument_is_effective": lambda s: (s.snapshot("reported"), moment("2026-01-06")),
    "measure_is_confirmed_valid": lambda s: (s.snapshot("upheld"), unconfirmed("2026-11-12")),
    "exception_is_open_to_the_office": lambda s: (s.snapshot("reported"), moment("2026-01-06", subject="A4-09-05b")),
    "officer_is_not_recused": lambda s: (s.snapshot("accepted"), moment("2026-01-07")),
    "nobody_decides_their_own_recusal": lambda s: (s.snapshot("accepted"), moment("2026-01-07", SIGNER, officer=CLERK.id)),
    "legal_reviewer_took_no_part": lambda s: (s.snapshot("verified"), moment("2026-01-08", STAFF["legal"])),
    "objection_goes_to_another_officer": lambda s: (s.snapshot("objected"), moment("2026-03-02", REVIEWER)),
    "answer_period_is_over": lambda s: (s.snapshot("noticed"), moment("2026-01-27")),
    "hearing_was_asked": lambda s: (heard(s), moment("2026-01-15")),
    "hearing_was_held": lambda s: (s.snapshot("defended"), moment("2026-01-27")),
    "hearing_is_fair": lambda s: (heard(s), moment("2026-01-15", chair="冯审核", held_on="2026-01-28")),
    "verification_was_not_extended": lambda s: (s.snapshot("accepted"), moment("2026-01-07")),
    "every_point_is_answered": lambda s: (s.snapshot("defended"), moment("2026-01-27", responses=ANSWERS)),
    "every_defence_is_reviewed": lambda s: (s.snapshot("defence_reviewed"), moment("2026-01-28")),
    "term_is_within_its_class": lambda s: (s.snapshot("legally_reviewed"), moment("2026-01-09", **(PROPOSED | {"term_months": 12}))),
    "restrictions_fit_the_respondent": lambda s: (s.snapshot("legally_reviewed"), moment("2026-01-09", **PROPOSED)),
    "decision_is_no_heavier_than_the_notice": lambda s: (s.snapshot("upheld"), moment("2026-02-02", **decision())),
    "new_notice_is_no_heavier": lambda s: (told_anew(s), moment("2026-01-28", **proposal())),
    "entry_is_not_before_service": lambda s: (s.snapshot("decision_served"), moment("2026-02-04", entered_on="2026-02-03")),
    "publication_is_allowed": lambda s: (s.snapshot("informed"), moment("2026-02-25", published_on="2026-02-25")),
    "nothing_forbids_publication": lambda s: (s.snapshot("informed"), moment("2026-02-25")),
    "term_is_running": lambda s: (s.snapshot("listed"), moment("2026-05-01")),
    "term_is_over_and_obligation_met": lambda s: (paid(s), moment("2026-05-02")),
    "term_is_over_and_obligation_unmet": lambda s: (s.snapshot("published"), moment("2026-05-02")),
    "nothing_is_stayed": lambda s: (stayed(s, "resume"), moment("2026-03-02")),
    "something_can_be_stayed": lambda s: (sued(s), moment("2026-03-02")),
    "only_an_open_proceeding_stays": lambda s: (sued(s), moment("2026-03-02", outcome="stay", proceeding=str(sued(s).sequence))),
    "only_a_stayed_decision_resumes": lambda s: (stayed(s), moment("2026-03-02", outcome="resume", proceeding=str(sued(s).sequence))),
    "no_correction_is_unsigned": lambda s: (s.snapshot("listed"), moment("2026-03-02")),
    "one_correction_at_a_time": lambda s: (s.snapshot("listed"), moment("2026-03-02", **put_right(s, ("address", "示例路8号")))),
    "only_a_finding_in_force_is_revoked": lambda s: (sued(s), moment("2026-03-02", outcome="revoked", proceeding=str(sued(s).sequence))),
    "a_courts_list_is_not_decided_here": lambda s: (reported(enterprise(instrument_issuer="木垒县人民法院", instrument_name="刑事判决书")), moment("2026-01-06")),
    "review_is_no_heavier_than_the_notice": lambda s: (s.snapshot("noticed"), moment("2026-01-27", term_months=2, severity="minor")),
    "the_person_knows_of_the_recipients": lambda s: (s.snapshot("listed"), moment("2026-02-05", agencies=["finance", "market"])),
    "no_expired_restriction_is_requested": lambda s: (s.snapshot("listed"), moment("2026-05-01", agencies=["finance"])),
    "no_agency_is_informed_twice": lambda s: (s.snapshot("listed"), moment("2026-02-05", agencies=["finance"])),
    "an_agency_is_still_to_be_informed": lambda s: (s.snapshot("listed"), moment("2026-02-05")),
    "the_unit_was_found_first": lambda s: (linked("2026-0009"), beside(replace(s.snapshot("decision_served"), number="2026-0009"))),
    "a_linked_persons_case_stays_whole": lambda s: (s.snapshot("accepted"), moment("2026-01-07")),
    "nothing_rests_on_an_annulled_finding": lambda s: (replace(s.snapshot("listed"), state=State.REMOVED), moment("2026-05-02")),
    "the_person_knows_of_the_entry": lambda s: (s.snapshot("listed"), moment("2026-02-05")),
    "no_objection_is_waiting": lambda s: (s.snapshot("informed"), moment("2026-03-02")),
    "corrected_class_bounds_the_term": lambda s: (s.snapshot("informed"), moment("2026-03-02", **put_right(s, ("severity", "minor"), ("term_end", "2026-03-01")), measure=SHORT_MINOR)),
    "it_says_what_became_of_the_unit": lambda s: (linked("2026-0009"), beside(annulled("2026-0009"), unit="2026-0009", outcome="fallen")),
    "proceeding_is_open": lambda s: (sued(s), moment("2026-03-02")),
    "repair_is_open": lambda s: (then(s.snapshot("listed"), "repair_application", {}), moment("2026-05-02")),
    "the_ground_fits_the_respondent": lambda s: (s.snapshot("listed"), moment("2026-03-02", ground="dissolution")),
    "shortest_publication_is_over": lambda s: (s.snapshot("listed"), moment("2026-05-02")),
    "objection_is_open": lambda s: (s.snapshot("objected"), moment("2026-03-02")),
    "correction_is_no_heavier": lambda s: (s.snapshot("objected"), moment("2026-03-02", corrections=[{"field": "term_end", "value": "2026-05-01"}])),
    "correction_keeps_the_instrument": lambda s: (s.snapshot("objected"), moment("2026-03-02", **put_right(s, ("instrument_number", "例市监罚〔2025〕17号")))),
    "correction_leaves_the_finding_lawful": lambda s: (s.snapshot("objected"), moment("2026-03-02", **before("2023-09-01"))),
    "nobody_still_restricts": lambda s: (lifted(s), moment("2026-05-02")),
    "no_letter_is_underway": lambda s: (s.snapshot("noticed"), moment("2026-01-12")),
    "nobody_passes_their_own_draft": lambda s: acting(s, "decision_drafted", "reviewer", "decision"),
    "signer_is_not_the_reviewer": lambda s: (reviewed(s, "decision")[0], moment("2026-02-02", SIGNER, letters=reviewed(s, "decision")[1])),
    "deputy_passes_nothing_of_the_principal": lambda s: acting(s, "decision_drafted", SIGNS_FOR_ANOTHER, "decision"),
    "letters_drafted_together_are_all_reviewed": lambda s: (all_reviewed(s), moment("2026-02-02", SIGNER, letters=drafted(all_reviewed(s), "decision"))),
    "what_goes_together_is_signed_together": lambda s: (all_reviewed(s), moment("2026-02-02", SIGNER, letters=drafted(all_reviewed(s), "decision") + drafted(all_reviewed(s), "repair_notice"))),
    "what_it_rests_on_still_holds": lambda s: (all_reviewed(s), replace(unconfirmed("2026-11-12"), answers={"letters": drafted(all_reviewed(s), "decision")})),
    "service_is_not_before_the_seal": lambda s: sealed(s),
    "public_notice_is_the_last_resort": lambda s: tried(s, ("2026-02-03", "direct"), ("2026-02-04", "direct"), ("2026-02-05", "postal")),
    "a_person_is_served_as_the_law_says": lambda s: sealed(s, method="direct"),
    "one_recipient_at_a_time": lambda s: sealed(s, method="direct"),
    "what_goes_together_is_served_together": lambda s: sealed(s),
    "nothing_is_served_on_an_annulled_finding": lambda s: sealed(s),
    "two_people_take_part": lambda s: (s.snapshot("reported"), moment("2026-01-06", CLERK, co_clerk="马协办")),
    "important_files_are_kept_for_good": lambda s: (serious(s), moment("2026-02-03", CLERK, retention="永久")),
    "respondent_has_capacity": lambda s: (reported(person(capacity="full")), moment("2026-01-06")),
    "record_is_not_sealed": lambda s: (reported(enterprise(marks=["privacy"])), moment("2026-01-06")),
    "the_other_case_can_take_this_one_in": lambda s: (s.snapshot("accepted"), beside(replace(s.snapshot("reported"), number="2026-0009"), into="2026-0009")),
    "something_stays_behind": lambda s: (reported(enterprise(behaviours=["A4-09-14", "A4-09-15"])), moment("2026-01-07", behaviours=["A4-09-14"])),
    "the_units_finding_is_not_annulled": lambda s: (linked("2026-0009"), beside(replace(s.snapshot("listed"), number="2026-0009"))),
    "other_conduct_names_its_law": lambda s: (reported(enterprise() | {"other_items": ["11"]}), moment("2026-01-09", upper_norm="《某某法》第十条")),
    "a_memo_alone_is_no_basis": lambda s: (s.snapshot("legally_reviewed"), moment("2026-01-09", restrictions=[restriction(basis="《企业信息公示暂行条例》第十八条、合作备忘录")])),
    "term_ends_with_the_source_list": lambda s: (reported(enterprise(listed_until="2026-04-30")), moment("2026-01-09", term_months=3)),
    "nothing_sent_out_names_a_number": lambda s: (s.snapshot("listed"), moment("2026-02-05", purpose="依法使用。")),
    "something_is_still_shown": lambda s: (s.snapshot("published"), moment("2026-03-02", channels=["木垒县政府网站"])),
    "nothing_is_still_published": lambda s: (s.snapshot("listed"), moment("2026-05-02")),
    "an_agency_is_late": lambda s: (silent(s), moment("2026-03-02")),
    "only_late_agencies_are_reminded": lambda s: (silent(s), moment("2026-03-02", agencies=["market"])),
    "agencies_are_informed_only_while_in_force": lambda s: acting(s, "informed", "clerk", "agency_notice", "2026-05-01"),
    "every_informed_agency_has_the_lift_notice": lambda s: (s.snapshot("listed"), moment("2026-05-02")),
    "decided_term_is_not_over": lambda s: (s.snapshot("decision_served"), moment("2026-05-01")),
    "nothing_asked_is_unanswered": lambda s: (s.snapshot("published"), moment("2026-05-02")),
    "conduct_was_found_in_time": lambda s: (reported(found_after(2, 0)), moment("2026-01-06")),
    "event_is_dated_in_order": lambda s: (s.snapshot("noticed"), moment("2026-01-27", received_on="2026-01-27")),
    "reopening_keeps_the_outcome": lambda s: (closed(), moment("2026-03-02", outcome="withdrawn")),
    "decision_rests_on_the_notified_grounds": lambda s: (s.snapshot("upheld"), moment("2026-02-02", **decision())),
    "every_restricting_agency_is_informed": lambda s: (s.snapshot("listed"), moment("2026-02-05", agencies=["finance", "market"])),
    "information_request_is_open": lambda s: (then(s.snapshot("listed"), "information_request", {"received_on": "2026-03-02"}), moment("2026-03-02")),
}  # fmt: skip
NEEDS_MORE = {"hearing_was_announced", "letters_await_this_act", "it_comes_with_a_merger"}


@pytest.mark.parametrize("name", [n for n in REFUSES if n in GUARDS])
def test_it_refuses_what_it_must_and_says_why(world, name):
    case, at = REFUSES[name](world)

    refusal = GUARDS[name](case, at)

    assert refusal is not None
    words = refusal.words(MEASURE)
    assert refusal.reason in words
    assert "依据：" in words
    assert "None" not in words


@pytest.mark.parametrize("name", [n for n in ALLOWS if n in GUARDS])
def test_it_lets_pass_what_it_may(world, name):
    case, at = ALLOWS[name](world)

    assert GUARDS[name](case, at) is None


def test_every_guard_of_the_procedure_is_put_to_the_test():
    assert GUARDS.keys() - REFUSES.keys() == set()
    assert GUARDS.keys() - ALLOWS.keys() - NEEDS_MORE == set()


@pytest.mark.parametrize("name", GUARDS)
def test_every_guard_says_what_holds_once_it_has_passed(name):
    assert GUARDS[name].promise
    assert not GUARDS[name].promise.endswith("。")


# --- more of those that carry a right ---


@pytest.mark.parametrize("missing", ["instrument_name", "instrument_number", "instrument_issuer"])
def test_an_instrument_is_named_numbered_and_issued_by_someone(missing):
    case = reported(enterprise(**{missing: ""}))

    assert "依据文书" in GUARDS["instrument_is_effective"](case, moment("2026-01-06")).reason


@pytest.mark.parametrize("how", ["waiver", "complete"])
def test_only_the_person_shortens_the_answer_period(world, how):
    case = world.snapshot("noticed")
    case = (
        then(case, "waiver", {}) if how == "waiver" else then(case, "defence", DEFENCE | {"complete": True})
    )

    assert GUARDS["answer_period_is_over"](case, moment("2026-01-13")) is None


def test_a_defence_that_is_not_complete_does_not_end_the_period(world):
    assert GUARDS["answer_period_is_over"](world.snapshot("defended"), moment("2026-01-26")) is not None


@pytest.mark.parametrize("blank", [{"adopted": ""}, {"reason": ""}])
def test_an_answer_without_adoption_or_reason_is_none(world, blank):
    half = [ANSWERS[0], ANSWERS[1] | blank]

    refusal = GUARDS["every_point_is_answered"](
        world.snapshot("defended"), moment("2026-01-27", responses=half)
    )

    assert POINTS[1][:10] in refusal.reason


def test_a_restriction_may_not_be_longer_than_it_was_told(world):
    at = moment("2026-02-02", **decision(restrictions=[restriction(months=2)]))
    longer = moment("2026-02-02", **decision(restrictions=[restriction(months=4)]))
    check = GUARDS["decision_is_no_heavier_than_the_notice"]

    assert check(world.snapshot("upheld"), at) is None
    assert "长于事先告知的3个月" in check(world.snapshot("upheld"), longer).reason


def test_a_correction_to_a_day_on_which_the_person_was_a_minor_is_an_annulment():
    case = reported(minor(conduct_date="2026-01-02"))

    refusal = GUARDS["correction_leaves_the_finding_lawful"](
        case, moment("2026-03-02", **before("2026-01-01"))
    )

    assert "未成年" in refusal.reason


def test_conduct_is_not_moved_into_the_future(world):
    refusal = GUARDS["correction_leaves_the_finding_lawful"](
        world.snapshot("objected"), moment("2026-03-02", **before("2026-03-03"))
    )

    assert "在今天之后" in refusal.reason


def test_a_decided_objection_is_not_decided_again(world):
    case = world.snapshot("objected")
    objection = case.remedies.open_objections[0].sequence
    other = then(case, "objection", OBJECTION)
    answered = then(other, "objection_result", result(objection, "reject"))

    refusal = GUARDS["objection_is_open"](answered, moment("2026-03-03", objection=str(objection)))

    assert refusal.field == "objection"


def test_an_agency_that_says_it_does_not_apply_need_not_lift(world):
    case = world.snapshot("informed")
    for agency in ("finance", "market"):
        case = then(case, "receipt", {"agency": agency, "action": "not_applicable"})

    assert GUARDS["nobody_still_restricts"](case, moment("2026-05-02")) is None


def test_a_case_that_touches_a_secret_or_privacy_is_not_published():
    case = reported(enterprise(marks=["privacy"]))

    assert "不得公示" in GUARDS["nothing_forbids_publication"](case, moment("2026-02-25")).reason


def test_a_refusal_quotes_the_article_that_it_rests_on(world):
    refusal = GUARDS["answer_period_is_over"](world.snapshot("noticed"), moment("2026-01-12"))

    assert MEASURE.quote(refusal.ground) in refusal.words(MEASURE)


def test_what_harms_life_or_finance_is_looked_back_upon_for_five_years(world):
    food = {"item": "（四）", "behaviours": ["A4-04a"]}

    assert (
        GUARDS["conduct_was_found_in_time"](reported(found_after(3, 0, **food)), moment("2026-01-06")) is None
    )
    assert GUARDS["conduct_was_found_in_time"](reported(found_after(3, 0)), moment("2026-01-06")) is not None


def test_an_exception_with_reasons_opens_the_look_back(world):
    late = reported(found_after(2, 1))
    opened = then(
        late, "override", {"subject": "limitation", "basis": "《行政处罚法》第三十六条", "reason": "连续状态"}
    )

    assert GUARDS["conduct_was_found_in_time"](opened, moment("2026-01-06")) is None
