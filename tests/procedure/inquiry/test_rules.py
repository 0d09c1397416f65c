"""Inquiry: each rule refuses what it must, in words, and lets pass what it may."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.builders.cases import moment, then
from tests.procedure.guards import Asked, assert_refused, guards_of
from tests.world import World

GUARDS = guards_of("inquiry")

REFUSES: dict[str, Callable[[World], Asked]] = {
    "behaviours_belong_to_the_item": lambda world: (world.snapshot("accepted"), moment("2026-01-06", behaviours=["A4-04a"])),
    "exception_is_open_to_the_office": lambda world: (world.snapshot("reported"), moment("2026-01-06", subject="M5-3-01")),
    "verification_was_not_extended": lambda world: (then(world.snapshot("accepted"), "verification_extension", {"reason": "案情复杂"}), moment("2026-01-07")),
}  # fmt: skip
ALLOWS: dict[str, Callable[[World], Asked]] = {
    "behaviours_belong_to_the_item": lambda world: (world.snapshot("accepted"), moment("2026-01-06", behaviours=["A4-09-14"])),
    "exception_is_open_to_the_office": lambda world: (world.snapshot("reported"), moment("2026-01-06", subject="A4-09-05b")),
    "verification_was_not_extended": lambda world: (world.snapshot("accepted"), moment("2026-01-07")),
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
