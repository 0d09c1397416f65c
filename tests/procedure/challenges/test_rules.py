"""Challenges: each rule refuses what it must, in words, and lets pass what it may."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from casefiles.cases.states import State
from tests.builders.answers import (
    OBJECTION,
    result,
)
from tests.builders.cases import MEASURE, moment, reported, then
from tests.builders.reports import minor
from tests.procedure.guards import Asked, assert_refused, guards_of
from tests.procedure.rule_examples import (
    being_put_right,
    put_right,
    stayed,
    sued,
)
from tests.world import World

GUARDS = guards_of("challenges")

#: The Measure of an office that keeps 轻微 for one month only.
SHORT_MINOR = replace(
    MEASURE,
    policies={
        **MEASURE.policies,
        "term.minor_months": replace(MEASURE.policies["term.minor_months"], value=1),
    },
)


def before(day: str) -> dict[str, Any]:
    return {"corrections": [{"field": "conduct_date", "value": day, "reason": "更正"}]}


REFUSES: dict[str, Callable[[World], Asked]] = {
    "something_can_be_stayed": lambda world: (world.snapshot("listed"), moment("2026-03-02")),
    "only_an_open_proceeding_stays": lambda world: (sued(world), moment("2026-03-02", outcome="stay", proceeding="1")),
    "only_a_stayed_decision_resumes": lambda world: (sued(world), moment("2026-03-02", outcome="resume", proceeding=str(sued(world).sequence))),
    "one_correction_at_a_time": lambda world: (being_put_right(world), moment("2026-03-02", **put_right(world, ("address", "示例路8号")))),
    "only_a_finding_in_force_is_revoked": lambda world: (replace(sued(world), state=State.ANNULLED), moment("2026-03-02", outcome="revoked", proceeding=str(sued(world).sequence))),
    "corrected_class_bounds_the_term": lambda world: (world.snapshot("informed"), moment("2026-03-02", **put_right(world, ("severity", "minor")), measure=SHORT_MINOR)),
    "proceeding_is_open": lambda world: (world.snapshot("listed"), moment("2026-03-02")),
    "objection_is_open": lambda world: (world.snapshot("published"), moment("2026-03-02")),
    "correction_is_no_heavier": lambda world: (world.snapshot("objected"), moment("2026-03-02", corrections=[{"field": "term_end", "value": "2026-05-02"}])),
    "correction_keeps_the_instrument": lambda world: (world.snapshot("objected"), moment("2026-03-02", **put_right(world, ("instrument_number", "例税罚〔2024〕301号")))),
    "correction_leaves_the_finding_lawful": lambda world: (world.snapshot("objected"), moment("2026-03-02", **before("2021-11-11"))),
}  # fmt: skip
ALLOWS: dict[str, Callable[[World], Asked]] = {
    "something_can_be_stayed": lambda world: (sued(world), moment("2026-03-02")),
    "only_an_open_proceeding_stays": lambda world: (sued(world), moment("2026-03-02", outcome="stay", proceeding=str(sued(world).sequence))),
    "only_a_stayed_decision_resumes": lambda world: (stayed(world), moment("2026-03-02", outcome="resume", proceeding=str(sued(world).sequence))),
    "one_correction_at_a_time": lambda world: (world.snapshot("listed"), moment("2026-03-02", **put_right(world, ("address", "示例路8号")))),
    "only_a_finding_in_force_is_revoked": lambda world: (sued(world), moment("2026-03-02", outcome="revoked", proceeding=str(sued(world).sequence))),
    "corrected_class_bounds_the_term": lambda world: (world.snapshot("informed"), moment("2026-03-02", **put_right(world, ("severity", "minor"), ("term_end", "2026-03-01")), measure=SHORT_MINOR)),
    "proceeding_is_open": lambda world: (sued(world), moment("2026-03-02")),
    "objection_is_open": lambda world: (world.snapshot("objected"), moment("2026-03-02")),
    "correction_is_no_heavier": lambda world: (world.snapshot("objected"), moment("2026-03-02", corrections=[{"field": "term_end", "value": "2026-05-01"}])),
    "correction_keeps_the_instrument": lambda world: (world.snapshot("objected"), moment("2026-03-02", **put_right(world, ("instrument_number", "例市监罚〔2025〕17号")))),
    "correction_leaves_the_finding_lawful": lambda world: (world.snapshot("objected"), moment("2026-03-02", **before("2023-09-01"))),
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
