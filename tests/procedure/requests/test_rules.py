"""Requests: each rule refuses what it must, in words, and lets pass what it may."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.builders.cases import moment, then
from tests.procedure.guards import Asked, assert_refused, guards_of
from tests.world import World

GUARDS = guards_of("requests")

REFUSES: dict[str, Callable[[World], Asked]] = {
    "information_request_is_open": lambda world: (world.snapshot("listed"), moment("2026-03-02")),
}  # fmt: skip
ALLOWS: dict[str, Callable[[World], Asked]] = {
    "information_request_is_open": lambda world: (then(world.snapshot("listed"), "information_request", {"received_on": "2026-03-02"}), moment("2026-03-02")),
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
