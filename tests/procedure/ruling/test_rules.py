"""Ruling: each rule refuses what it must, in words, and lets pass what it may."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.builders.answers import (
    DEFENCE,
    decision,
    restriction,
)
from tests.builders.cases import moment, then
from tests.procedure.guards import Asked, assert_refused, guards_of
from tests.procedure.rule_examples import (
    beside,
    linked,
    unconfirmed,
)
from tests.world import World

GUARDS = guards_of("ruling")

REFUSES: dict[str, Callable[[World], Asked]] = {
    "measure_is_confirmed_valid": lambda world: (world.snapshot("upheld"), unconfirmed("2026-11-13")),
    "every_defence_is_reviewed": lambda world: (then(world.snapshot("defence_reviewed"), "defence", DEFENCE), moment("2026-01-28")),
    "decision_is_no_heavier_than_the_notice": lambda world: (world.snapshot("upheld"), moment("2026-02-02", **decision(term_months=4))),
    "the_unit_was_found_first": lambda world: (linked("2026-0009"), beside(replace(world.snapshot("upheld"), number="2026-0009"))),
    "decision_rests_on_the_notified_grounds": lambda world: (world.snapshot("upheld"), moment("2026-02-02", **decision(upper_norm="《另一部法》第一条"))),
}  # fmt: skip
ALLOWS: dict[str, Callable[[World], Asked]] = {
    "measure_is_confirmed_valid": lambda world: (world.snapshot("upheld"), unconfirmed("2026-11-12")),
    "every_defence_is_reviewed": lambda world: (world.snapshot("defence_reviewed"), moment("2026-01-28")),
    "decision_is_no_heavier_than_the_notice": lambda world: (world.snapshot("upheld"), moment("2026-02-02", **decision())),
    "the_unit_was_found_first": lambda world: (linked("2026-0009"), beside(replace(world.snapshot("decision_served"), number="2026-0009"))),
    "decision_rests_on_the_notified_grounds": lambda world: (world.snapshot("upheld"), moment("2026-02-02", **decision())),
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


def test_a_restriction_may_not_be_longer_than_it_was_told(world):
    at = moment("2026-02-02", **decision(restrictions=[restriction(months=2)]))
    longer = moment("2026-02-02", **decision(restrictions=[restriction(months=4)]))
    check = GUARDS["decision_is_no_heavier_than_the_notice"]

    assert check(world.snapshot("upheld"), at) is None
    assert "长于事先告知的3个月" in check(world.snapshot("upheld"), longer).reason
