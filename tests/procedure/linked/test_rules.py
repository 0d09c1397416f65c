"""Linked cases: each rule refuses what it must, in words, and lets pass what it may."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.builders.cases import moment, reported
from tests.builders.reports import enterprise
from tests.procedure.guards import Asked, assert_refused, guards_of
from tests.procedure.rule_examples import (
    annulled,
    beside,
    linked,
)
from tests.world import World
from tests.world.staff import STAFF

GUARDS = guards_of("linked")

REFUSES: dict[str, Callable[[World], Asked]] = {
    "a_linked_persons_case_stays_whole": lambda world: (linked("2026-0009"), moment("2026-01-07")),
    "it_says_what_became_of_the_unit": lambda world: (linked("2026-0009"), beside(replace(world.snapshot("listed"), number="2026-0009"), unit="2026-0009", outcome="fallen")),
    "the_other_case_can_take_this_one_in": lambda world: (world.snapshot("accepted"), beside(world.snapshot("noticed"), into="2026-0009")),
    "it_comes_with_a_merger": lambda world: (world.snapshot("accepted"), moment("2026-01-07", STAFF["reviewer"])),
    "something_stays_behind": lambda world: (world.snapshot("accepted"), moment("2026-01-07", behaviours=["A4-09-14"])),
}  # fmt: skip
ALLOWS: dict[str, Callable[[World], Asked]] = {
    "a_linked_persons_case_stays_whole": lambda world: (world.snapshot("accepted"), moment("2026-01-07")),
    "it_says_what_became_of_the_unit": lambda world: (linked("2026-0009"), beside(annulled("2026-0009"), unit="2026-0009", outcome="fallen")),
    "the_other_case_can_take_this_one_in": lambda world: (world.snapshot("accepted"), beside(replace(world.snapshot("reported"), number="2026-0009"), into="2026-0009")),
    "something_stays_behind": lambda world: (reported(enterprise(behaviours=["A4-09-14", "A4-09-15"])), moment("2026-01-07", behaviours=["A4-09-14"])),
}  # fmt: skip
# What they let pass needs more than a case: it stands with the stage that it comes from.
NEED_MORE = {"it_comes_with_a_merger"}


@pytest.mark.parametrize("name", REFUSES)
def test_it_refuses_what_it_must_and_says_why(world, name):
    assert_refused(GUARDS[name], *REFUSES[name](world))


@pytest.mark.parametrize("name", ALLOWS)
def test_it_lets_pass_what_it_may(world, name):
    assert GUARDS[name](*ALLOWS[name](world)) is None


def test_every_rule_of_the_stage_is_put_to_the_test():
    assert GUARDS.keys() == REFUSES.keys()
    assert GUARDS.keys() == ALLOWS.keys() | NEED_MORE
