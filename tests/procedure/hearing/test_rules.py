"""Hearing: each rule refuses what it must, in words, and lets pass what it may."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from casefiles.cases.case import Case
from tests.builders.answers import (
    ANSWERS,
    DEFENCE,
    POINTS,
    proposal,
)
from tests.builders.cases import MEASURE, moment, then
from tests.procedure.guards import Asked, assert_refused, guards_of
from tests.world import World
from tests.world.staff import REVIEWER

GUARDS = guards_of("hearing")


def heard(world: World) -> Case:
    """The person asked for a hearing."""
    return then(world.snapshot("noticed"), "defence", DEFENCE | {"hearing": True})


def told_anew(world: World) -> Case:
    """The review of a defence lets the office tell the person anew."""
    return then(
        world.snapshot("defended"), "defence_review", {"outcome": "renotice", "responses": []}, REVIEWER
    )


REFUSES: dict[str, Callable[[World], Asked]] = {
    "answer_period_is_over": lambda world: (world.snapshot("noticed"), moment("2026-01-26")),
    "hearing_was_asked": lambda world: (world.snapshot("defended"), moment("2026-01-15")),
    "hearing_was_held": lambda world: (heard(world), moment("2026-01-27")),
    "hearing_is_fair": lambda world: (heard(world), moment("2026-01-15", chair="冯审核", held_on="2026-01-16")),
    "hearing_was_announced": lambda world: (heard(world), moment("2026-01-27")),
    "every_point_is_answered": lambda world: (world.snapshot("defended"), moment("2026-01-27", responses=ANSWERS[:1])),
    "new_notice_is_no_heavier": lambda world: (told_anew(world), moment("2026-01-28", **proposal(term_months=4))),
    "review_is_no_heavier_than_the_notice": lambda world: (world.snapshot("noticed"), moment("2026-01-27", term_months=4)),
}  # fmt: skip
ALLOWS: dict[str, Callable[[World], Asked]] = {
    "answer_period_is_over": lambda world: (world.snapshot("noticed"), moment("2026-01-27")),
    "hearing_was_asked": lambda world: (heard(world), moment("2026-01-15")),
    "hearing_was_held": lambda world: (world.snapshot("defended"), moment("2026-01-27")),
    "hearing_is_fair": lambda world: (heard(world), moment("2026-01-15", chair="冯审核", held_on="2026-01-28")),
    "every_point_is_answered": lambda world: (world.snapshot("defended"), moment("2026-01-27", responses=ANSWERS)),
    "new_notice_is_no_heavier": lambda world: (told_anew(world), moment("2026-01-28", **proposal())),
    "review_is_no_heavier_than_the_notice": lambda world: (world.snapshot("noticed"), moment("2026-01-27", term_months=2, severity="minor")),
}  # fmt: skip
# What they let pass needs more than a case: it stands with the stage that it comes from.
NEED_MORE = {"hearing_was_announced"}


@pytest.mark.parametrize("name", REFUSES)
def test_it_refuses_what_it_must_and_says_why(world, name):
    assert_refused(GUARDS[name], *REFUSES[name](world))


@pytest.mark.parametrize("name", ALLOWS)
def test_it_lets_pass_what_it_may(world, name):
    assert GUARDS[name](*ALLOWS[name](world)) is None


def test_every_rule_of_the_stage_is_put_to_the_test():
    assert GUARDS.keys() == REFUSES.keys()
    assert GUARDS.keys() == ALLOWS.keys() | NEED_MORE


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


def test_a_refusal_quotes_the_article_that_it_rests_on(world):
    refusal = GUARDS["answer_period_is_over"](world.snapshot("noticed"), moment("2026-01-12"))

    assert MEASURE.quote(refusal.ground) in refusal.words(MEASURE)
