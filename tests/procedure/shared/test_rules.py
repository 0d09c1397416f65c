"""Rules of several stages: each rule refuses what it must, in words, and lets pass what it may."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.builders.answers import (
    proposal,
    restriction,
)
from tests.builders.cases import moment, reported
from tests.builders.reports import court_debtor, enterprise, minor, person
from tests.procedure.guards import Asked, assert_refused, guards_of
from tests.procedure.rule_examples import (
    annulled,
    beside,
    linked,
)
from tests.world import World
from tests.world.staff import CLERK, REVIEWER, SIGNER, STAFF

GUARDS = guards_of("shared")

PROPOSED = proposal()

REFUSES: dict[str, Callable[[World], Asked]] = {
    "only_a_courts_own_list_is_passed_on": lambda world: (reported(court_debtor(instrument_issuer="县市场监督管理局"), "court_report"), moment("2026-01-06")),
    "conduct_is_after_the_measure_took_effect": lambda world: (reported(enterprise(conduct_date="2021-11-11")), moment("2026-01-06")),
    "respondent_is_of_age": lambda world: (reported(minor()), moment("2026-01-06")),
    "behaviours_are_usable": lambda world: (world.snapshot("reported"), moment("2026-01-06", behaviours=["A4-09-05b"])),
    "instrument_is_effective": lambda world: (reported(enterprise(instrument_number="")), moment("2026-01-06")),
    "nobody_decides_their_own_recusal": lambda world: (world.snapshot("accepted"), moment("2026-01-07", SIGNER, officer=SIGNER.id)),
    "legal_reviewer_took_no_part": lambda world: (world.snapshot("verified"), moment("2026-01-08", CLERK)),
    "objection_goes_to_another_officer": lambda world: (world.snapshot("objected"), moment("2026-03-02", CLERK)),
    "term_is_within_its_class": lambda world: (world.snapshot("legally_reviewed"), moment("2026-01-09", **(PROPOSED | {"term_months": 13}))),
    "restrictions_fit_the_respondent": lambda world: (world.snapshot("legally_reviewed"), moment("2026-01-09", **(PROPOSED | {"restrictions": [restriction("M5-2-03")]}))),
    "no_agency_is_informed_twice": lambda world: (world.snapshot("informed"), moment("2026-02-05", agencies=["finance"])),
    "two_people_take_part": lambda world: (world.snapshot("reported"), moment("2026-01-06", CLERK, co_clerk=CLERK.name)),
    "respondent_has_capacity": lambda world: (reported(person(capacity="limited")), moment("2026-01-06")),
    "the_units_finding_is_not_annulled": lambda world: (linked("2026-0009"), beside(annulled("2026-0009"))),
    "other_conduct_names_its_law": lambda world: (reported(enterprise(item="（十一）") | {"other_items": ["11"]}), moment("2026-01-09", upper_norm="有关规定")),
    "a_memo_alone_is_no_basis": lambda world: (world.snapshot("legally_reviewed"), moment("2026-01-09", restrictions=[restriction(basis="联合惩戒合作备忘录")])),
    "term_ends_with_the_source_list": lambda world: (reported(enterprise(listed_until="2026-03-31")), moment("2026-01-09", term_months=3)),
    "event_is_dated_in_order": lambda world: (world.snapshot("noticed"), moment("2026-01-27", received_on="2025-12-01")),
}  # fmt: skip
ALLOWS: dict[str, Callable[[World], Asked]] = {
    "only_a_courts_own_list_is_passed_on": lambda world: (reported(court_debtor(), "court_report"), moment("2026-01-06")),
    "conduct_is_after_the_measure_took_effect": lambda world: (reported(enterprise(conduct_date="2021-11-12")), moment("2026-01-06")),
    "respondent_is_of_age": lambda world: (reported(minor(conduct_date="2026-01-02")), moment("2026-01-06")),
    "behaviours_are_usable": lambda world: (world.snapshot("reported"), moment("2026-01-06")),
    "instrument_is_effective": lambda world: (world.snapshot("reported"), moment("2026-01-06")),
    "nobody_decides_their_own_recusal": lambda world: (world.snapshot("accepted"), moment("2026-01-07", SIGNER, officer=CLERK.id)),
    "legal_reviewer_took_no_part": lambda world: (world.snapshot("verified"), moment("2026-01-08", STAFF["legal"])),
    "objection_goes_to_another_officer": lambda world: (world.snapshot("objected"), moment("2026-03-02", REVIEWER)),
    "term_is_within_its_class": lambda world: (world.snapshot("legally_reviewed"), moment("2026-01-09", **(PROPOSED | {"term_months": 12}))),
    "restrictions_fit_the_respondent": lambda world: (world.snapshot("legally_reviewed"), moment("2026-01-09", **PROPOSED)),
    "no_agency_is_informed_twice": lambda world: (world.snapshot("listed"), moment("2026-02-05", agencies=["finance"])),
    "two_people_take_part": lambda world: (world.snapshot("reported"), moment("2026-01-06", CLERK, co_clerk="马协办")),
    "respondent_has_capacity": lambda world: (reported(person(capacity="full")), moment("2026-01-06")),
    "the_units_finding_is_not_annulled": lambda world: (linked("2026-0009"), beside(replace(world.snapshot("listed"), number="2026-0009"))),
    "other_conduct_names_its_law": lambda world: (reported(enterprise() | {"other_items": ["11"]}), moment("2026-01-09", upper_norm="《某某法》第十条")),
    "a_memo_alone_is_no_basis": lambda world: (world.snapshot("legally_reviewed"), moment("2026-01-09", restrictions=[restriction(basis="《企业信息公示暂行条例》第十八条、合作备忘录")])),
    "term_ends_with_the_source_list": lambda world: (reported(enterprise(listed_until="2026-04-30")), moment("2026-01-09", term_months=3)),
    "event_is_dated_in_order": lambda world: (world.snapshot("noticed"), moment("2026-01-27", received_on="2026-01-27")),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSES)
def test_it_refuses_what_it_must_and_says_why(world, name):
    assert_refused(GUARDS[name], *REFUSES[name](world))


@pytest.mark.parametrize("name", ALLOWS)
def test_it_lets_pass_what_it_may(world, name):
    assert GUARDS[name](*ALLOWS[name](world)) is None


def test_every_rule_of_the_stage_is_put_to_the_test():
    assert GUARDS.keys() == REFUSES.keys()
    assert GUARDS.keys() == ALLOWS.keys()


@pytest.mark.parametrize("missing", ["instrument_name", "instrument_number", "instrument_issuer"])
def test_an_instrument_is_named_numbered_and_issued_by_someone(missing):
    case = reported(enterprise(**{missing: ""}))

    assert "依据文书" in GUARDS["instrument_is_effective"](case, moment("2026-01-06")).reason
