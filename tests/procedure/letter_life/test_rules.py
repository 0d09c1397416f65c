"""The life of a letter: each rule refuses what it must, in words, and lets pass what it may."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from casefiles.cases.case import Case
from casefiles.people.roles import Officer, Role
from tests.builders.cases import moment, then
from tests.procedure.guards import Asked, assert_refused, guards_of
from tests.procedure.rule_examples import (
    annulled,
    drafted,
    sealed,
    unconfirmed,
)
from tests.world import World
from tests.world.staff import CLERK, DEPUTY, REVIEWER, SIGNER, STAFF, standing_in

GUARDS = guards_of("letter_life")


def acting(
    world: World, stage: str, who: str | Officer, kind: str, day: str = "2026-02-02", **answers: Any
) -> Asked:
    """An act on the letter of a kind at a stage."""
    case = world.snapshot(stage)
    by = who if isinstance(who, Officer) else STAFF[who]
    return case, moment(day, by, letters=drafted(case, kind)[:1], **answers)


def of_a_linked_person(world: World, unit: Case) -> Asked:
    """The sealed decision against whoever answers for that unit, about to be served."""
    case, at = sealed(world)
    first = case.filings[0]
    answers = {**first.answers, "related_case": unit.number, "relation": "linked_representative"}
    case = replace(case, filings=(replace(first, answers=answers), *case.filings[1:]))
    return case, replace(at, others={unit.number: unit})


def several_readers(world: World, **answers: Any) -> Asked:
    """A letter to the person and one to somebody else, about to be served in one act."""
    case, at = sealed(world)
    moved = tuple(replace(x, addressee="县财政局") if x.kind == "repair_notice" else x for x in case.letters)
    return replace(case, letters=moved), replace(at, answers={**at.answers, **answers})


def tried(world: World, *attempts: tuple[str, str]) -> Asked:
    """The sealed decision, after these attempts to serve it failed, about to be served by public notice."""
    case, _ = sealed(world)
    refs = drafted(case, "decision")
    for day, method in attempts:
        failed = {"letter": refs[0], "method": method, "tried_on": day, "place": "住所", "reason": "无人"}
        case = then(case, "service_attempt", failed)
    return case, moment("2026-02-06", CLERK, letters=refs, served_on="2026-02-06", method="public_notice")


def reviewed(world: World, kind: str) -> tuple[Case, list[str]]:
    """The decision and the notice on repair, of which one kind has passed review."""
    case = world.snapshot("decision_drafted")
    refs = drafted(case, kind)
    return then(case, "letter_review", {"letters": refs, "outcome": "pass"}, REVIEWER), refs


def all_reviewed(world: World) -> Case:
    case = world.snapshot("decision_drafted")
    refs = drafted(case, "decision") + drafted(case, "repair_notice")
    return then(case, "letter_review", {"letters": refs, "outcome": "pass"}, REVIEWER)


#: The clerk is a reviewer too; away, they leave the review to a deputy, who is no reviewer.
REVIEWS_FOR_THE_CLERK = standing_in(STAFF["signer"], CLERK, Role.REVIEWER).acting((Role.REVIEWER,))

SIGNS_FOR_ANOTHER = standing_in(DEPUTY, SIGNER).acting((Role.SIGNER,))

REFUSES: dict[str, Callable[[World], Asked]] = {
    "letters_await_this_act": lambda world: (world.snapshot("noticed"), moment("2026-01-12")),
    "nobody_passes_their_own_draft": lambda world: acting(world, "decision_drafted", "clerk", "decision"),
    "signer_is_not_the_reviewer": lambda world: (reviewed(world, "decision")[0], moment("2026-02-02", REVIEWER, letters=reviewed(world, "decision")[1])),
    "deputy_passes_nothing_of_the_principal": lambda world: acting(world, "decision_drafted", REVIEWS_FOR_THE_CLERK, "decision"),
    "letters_drafted_together_are_all_reviewed": lambda world: (reviewed(world, "decision")[0], moment("2026-02-02", SIGNER, letters=reviewed(world, "decision")[1])),
    "what_goes_together_is_signed_together": lambda world: (all_reviewed(world), moment("2026-02-02", SIGNER, letters=drafted(all_reviewed(world), "repair_notice"))),
    "what_it_rests_on_still_holds": lambda world: (all_reviewed(world), replace(unconfirmed("2026-11-13"), answers={"letters": drafted(all_reviewed(world), "decision")})),
    "service_is_not_before_the_seal": lambda world: sealed(world, served_on="2026-02-01"),
    "public_notice_is_the_last_resort": lambda world: tried(world, ("2026-02-03", "direct"), ("2026-02-03", "direct"), ("2026-02-03", "direct")),
    "a_person_is_served_as_the_law_says": lambda world: sealed(world, method="exchange"),
    "one_recipient_at_a_time": lambda world: several_readers(world, method="direct"),
    "what_goes_together_is_served_together": lambda world: sealed(world, letters=drafted(sealed(world)[0], "decision")),
    "nothing_is_served_on_an_annulled_finding": lambda world: of_a_linked_person(world, annulled("2026-0009")),
    "agencies_are_informed_only_while_in_force": lambda world: acting(world, "informed", "clerk", "agency_notice", "2026-05-02"),
}  # fmt: skip
ALLOWS: dict[str, Callable[[World], Asked]] = {
    "nobody_passes_their_own_draft": lambda world: acting(world, "decision_drafted", "reviewer", "decision"),
    "signer_is_not_the_reviewer": lambda world: (reviewed(world, "decision")[0], moment("2026-02-02", SIGNER, letters=reviewed(world, "decision")[1])),
    "deputy_passes_nothing_of_the_principal": lambda world: acting(world, "decision_drafted", SIGNS_FOR_ANOTHER, "decision"),
    "letters_drafted_together_are_all_reviewed": lambda world: (all_reviewed(world), moment("2026-02-02", SIGNER, letters=drafted(all_reviewed(world), "decision"))),
    "what_goes_together_is_signed_together": lambda world: (all_reviewed(world), moment("2026-02-02", SIGNER, letters=drafted(all_reviewed(world), "decision") + drafted(all_reviewed(world), "repair_notice"))),
    "what_it_rests_on_still_holds": lambda world: (all_reviewed(world), replace(unconfirmed("2026-11-12"), answers={"letters": drafted(all_reviewed(world), "decision")})),
    "service_is_not_before_the_seal": lambda world: sealed(world),
    "public_notice_is_the_last_resort": lambda world: tried(world, ("2026-02-03", "direct"), ("2026-02-04", "direct"), ("2026-02-05", "postal")),
    "a_person_is_served_as_the_law_says": lambda world: sealed(world, method="direct"),
    "one_recipient_at_a_time": lambda world: sealed(world, method="direct"),
    "what_goes_together_is_served_together": lambda world: sealed(world),
    "nothing_is_served_on_an_annulled_finding": lambda world: sealed(world),
    "agencies_are_informed_only_while_in_force": lambda world: acting(world, "informed", "clerk", "agency_notice", "2026-05-01"),
}  # fmt: skip
# What they let pass needs more than a case: it stands with the stage that it comes from.
NEED_MORE = {"letters_await_this_act"}


@pytest.mark.parametrize("name", REFUSES)
def test_it_refuses_what_it_must_and_says_why(world, name):
    assert_refused(GUARDS[name], *REFUSES[name](world))


@pytest.mark.parametrize("name", ALLOWS)
def test_it_lets_pass_what_it_may(world, name):
    assert GUARDS[name](*ALLOWS[name](world)) is None


def test_every_rule_of_the_stage_is_put_to_the_test():
    assert GUARDS.keys() == REFUSES.keys()
    assert GUARDS.keys() == ALLOWS.keys() | NEED_MORE
