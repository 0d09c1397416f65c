"""Listing: each rule refuses what it must, in words, and lets pass what it may."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from casefiles.cases.case import Case
from casefiles.procedure.fold import fold
from tests.builders.cases import moment, reported
from tests.builders.reports import enterprise
from tests.procedure.guards import Asked, assert_refused, guards_of
from tests.procedure.rule_examples import (
    being_put_right,
    stayed,
)
from tests.world import World

GUARDS = guards_of("listing")


def entered(world: World) -> Case:
    """Entered, and the notice of it not served yet."""
    case = world.snapshot("listed")
    return fold(case.number, case.filings[: case.latest("entry").sequence])


def silent(world: World) -> Case:
    """Two agencies were told; one has answered."""
    case = world.snapshot("informed")
    kept = tuple(f for f in case.filings if f.answers.get("agency") != "market")
    return replace(case, filings=kept)


REFUSES: dict[str, Callable[[World], Asked]] = {
    "entry_is_not_before_service": lambda world: (world.snapshot("decision_served"), moment("2026-02-04", entered_on="2026-02-02")),
    "publication_is_allowed": lambda world: (world.snapshot("informed"), moment("2026-02-24")),
    "nothing_forbids_publication": lambda world: (reported(enterprise(relation="linked_representative")), moment("2026-02-25")),
    "term_is_running": lambda world: (world.snapshot("listed"), moment("2026-05-02")),
    "nothing_is_stayed": lambda world: (stayed(world), moment("2026-03-02")),
    "no_correction_is_unsigned": lambda world: (being_put_right(world), moment("2026-03-02")),
    "the_person_knows_of_the_recipients": lambda world: (world.snapshot("listed"), moment("2026-02-05", agencies=["finance", "trading_centre"])),
    "no_expired_restriction_is_requested": lambda world: (world.snapshot("listed"), moment("2026-05-02", agencies=["finance"])),
    "an_agency_is_still_to_be_informed": lambda world: (world.snapshot("informed"), moment("2026-02-06")),
    "the_person_knows_of_the_entry": lambda world: (entered(world), moment("2026-02-05")),
    "no_objection_is_waiting": lambda world: (world.snapshot("objected"), moment("2026-03-02")),
    "nothing_sent_out_names_a_number": lambda world: (world.snapshot("listed"), moment("2026-02-05", purpose="联系电话13900000000")),
    "something_is_still_shown": lambda world: (world.snapshot("listed"), moment("2026-03-02")),
    "an_agency_is_late": lambda world: (world.snapshot("informed"), moment("2026-03-02")),
    "only_late_agencies_are_reminded": lambda world: (silent(world), moment("2026-03-02", agencies=["finance"])),
    "decided_term_is_not_over": lambda world: (world.snapshot("decision_served"), moment("2026-05-02")),
    "every_restricting_agency_is_informed": lambda world: (world.snapshot("listed"), moment("2026-02-05", agencies=["market"])),
}  # fmt: skip
ALLOWS: dict[str, Callable[[World], Asked]] = {
    "entry_is_not_before_service": lambda world: (world.snapshot("decision_served"), moment("2026-02-04", entered_on="2026-02-03")),
    "publication_is_allowed": lambda world: (world.snapshot("informed"), moment("2026-02-25", published_on="2026-02-25")),
    "nothing_forbids_publication": lambda world: (world.snapshot("informed"), moment("2026-02-25")),
    "term_is_running": lambda world: (world.snapshot("listed"), moment("2026-05-01")),
    "nothing_is_stayed": lambda world: (stayed(world, "resume"), moment("2026-03-02")),
    "no_correction_is_unsigned": lambda world: (world.snapshot("listed"), moment("2026-03-02")),
    "the_person_knows_of_the_recipients": lambda world: (world.snapshot("listed"), moment("2026-02-05", agencies=["finance", "market"])),
    "no_expired_restriction_is_requested": lambda world: (world.snapshot("listed"), moment("2026-05-01", agencies=["finance"])),
    "an_agency_is_still_to_be_informed": lambda world: (world.snapshot("listed"), moment("2026-02-05")),
    "the_person_knows_of_the_entry": lambda world: (world.snapshot("listed"), moment("2026-02-05")),
    "no_objection_is_waiting": lambda world: (world.snapshot("informed"), moment("2026-03-02")),
    "nothing_sent_out_names_a_number": lambda world: (world.snapshot("listed"), moment("2026-02-05", purpose="依法使用。")),
    "something_is_still_shown": lambda world: (world.snapshot("published"), moment("2026-03-02", channels=["木垒县政府网站"])),
    "an_agency_is_late": lambda world: (silent(world), moment("2026-03-02")),
    "only_late_agencies_are_reminded": lambda world: (silent(world), moment("2026-03-02", agencies=["market"])),
    "decided_term_is_not_over": lambda world: (world.snapshot("decision_served"), moment("2026-05-01")),
    "every_restricting_agency_is_informed": lambda world: (world.snapshot("listed"), moment("2026-02-05", agencies=["finance", "market"])),
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


def test_a_case_that_touches_a_secret_or_privacy_is_not_published():
    case = reported(enterprise(marks=["privacy"]))

    assert "不得公示" in GUARDS["nothing_forbids_publication"](case, moment("2026-02-25")).reason
