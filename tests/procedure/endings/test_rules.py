"""Endings: each rule refuses what it must, in words, and lets pass what it may."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from casefiles.cases.case import Case
from tests.builders.cases import moment, then
from tests.procedure.guards import Asked, assert_refused, guards_of
from tests.world import World

GUARDS = guards_of("endings")


def paid(world: World) -> Case:
    return then(world.snapshot("informed"), "performance", {"performed_on": "2026-03-01"})


REFUSES: dict[str, Callable[[World], Asked]] = {
    "term_is_over_and_obligation_met": lambda world: (world.snapshot("published"), moment("2026-05-02")),
    "term_is_over_and_obligation_unmet": lambda world: (paid(world), moment("2026-05-02")),
    "repair_is_open": lambda world: (world.snapshot("listed"), moment("2026-03-02")),
    "the_ground_fits_the_respondent": lambda world: (world.snapshot("listed"), moment("2026-03-02", ground="death")),
    "shortest_publication_is_over": lambda world: (world.snapshot("listed"), moment("2026-05-01")),
}  # fmt: skip
ALLOWS: dict[str, Callable[[World], Asked]] = {
    "term_is_over_and_obligation_met": lambda world: (paid(world), moment("2026-05-02")),
    "term_is_over_and_obligation_unmet": lambda world: (world.snapshot("published"), moment("2026-05-02")),
    "repair_is_open": lambda world: (then(world.snapshot("listed"), "repair_application", {}), moment("2026-05-02")),
    "the_ground_fits_the_respondent": lambda world: (world.snapshot("listed"), moment("2026-03-02", ground="dissolution")),
    "shortest_publication_is_over": lambda world: (world.snapshot("listed"), moment("2026-05-02")),
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
