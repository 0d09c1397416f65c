"""Archive: each rule refuses what it must, in words, and lets pass what it may."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from casefiles.cases.case import Case
from casefiles.cases.states import State
from casefiles.outward.agencies import agencies_still_restricting
from tests.builders.cases import moment, reported, then
from tests.builders.reports import enterprise
from tests.procedure.guards import Asked, assert_refused, guards_of
from tests.procedure.rule_examples import (
    fallen,
)
from tests.world import World
from tests.world.staff import CLERK

GUARDS = guards_of("archive")


def restricting(world: World) -> Case:
    case = world.snapshot("informed")
    assert agencies_still_restricting(case) == ["finance", "market"]
    return case


def lifted(world: World) -> Case:
    case = restricting(world)
    for agency in ("finance", "market"):
        case = then(case, "receipt", {"agency": agency, "action": "lifted"})
    return case


def serious(world: World) -> Case:
    """A case whose decision names the gravest class."""
    case = world.snapshot("decision_drafted")
    return then(case, "decision", {**case.latest("decision").answers, "severity": "serious"})


def closed() -> Case:
    """A report that was withdrawn, its file closed."""
    case = then(reported(enterprise()), "withdrawal", {"reason": "撤回"})
    return then(case, "archive", {"retention": "30年"}, outcome="报送已撤回")


REFUSES: dict[str, Callable[[World], Asked]] = {
    "nothing_rests_on_an_annulled_finding": lambda world: (replace(fallen(world), state=State.REMOVED), moment("2026-05-02")),
    "nobody_still_restricts": lambda world: (restricting(world), moment("2026-05-02")),
    "no_letter_is_underway": lambda world: (world.snapshot("notice_drafted"), moment("2026-01-09")),
    "important_files_are_kept_for_good": lambda world: (serious(world), moment("2026-02-03", CLERK, retention="30年")),
    "nothing_is_still_published": lambda world: (world.snapshot("published"), moment("2026-05-02")),
    "every_informed_agency_has_the_lift_notice": lambda world: (world.snapshot("informed"), moment("2026-05-02")),
    "nothing_asked_is_unanswered": lambda world: (world.snapshot("objected"), moment("2026-05-02")),
    "reopening_keeps_the_outcome": lambda world: (closed(), moment("2026-03-02", outcome="removed")),
}  # fmt: skip
ALLOWS: dict[str, Callable[[World], Asked]] = {
    "nothing_rests_on_an_annulled_finding": lambda world: (replace(world.snapshot("listed"), state=State.REMOVED), moment("2026-05-02")),
    "nobody_still_restricts": lambda world: (lifted(world), moment("2026-05-02")),
    "no_letter_is_underway": lambda world: (world.snapshot("noticed"), moment("2026-01-12")),
    "important_files_are_kept_for_good": lambda world: (serious(world), moment("2026-02-03", CLERK, retention="永久")),
    "nothing_is_still_published": lambda world: (world.snapshot("listed"), moment("2026-05-02")),
    "every_informed_agency_has_the_lift_notice": lambda world: (world.snapshot("listed"), moment("2026-05-02")),
    "nothing_asked_is_unanswered": lambda world: (world.snapshot("published"), moment("2026-05-02")),
    "reopening_keeps_the_outcome": lambda world: (closed(), moment("2026-03-02", outcome="withdrawn")),
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


def test_an_agency_that_says_it_does_not_apply_need_not_lift(world):
    case = world.snapshot("informed")
    for agency in ("finance", "market"):
        case = then(case, "receipt", {"agency": agency, "action": "not_applicable"})

    assert GUARDS["nobody_still_restricts"](case, moment("2026-05-02")) is None
