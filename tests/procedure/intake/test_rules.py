"""Intake: each rule refuses what it must, in words, and lets pass what it may."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.builders.cases import moment, reported, then
from tests.builders.reports import court_debtor, enterprise, state_organ
from tests.procedure.guards import Asked, assert_refused, guards_of
from tests.world import World

GUARDS = guards_of("intake")


def found_after(years: int, days: int, **more: Any) -> dict[str, Any]:
    """A report whose instrument came so long after the end of the conduct."""
    ended = date(2023, 3, 5)
    found = date(ended.year + years, ended.month, ended.day + days)
    return enterprise(conduct_date=ended.isoformat(), instrument_date=found.isoformat(), **more)


REFUSES: dict[str, Callable[[World], Asked]] = {
    "a_case_keeps_its_track": lambda world: (reported(enterprise()), moment("2026-01-06", outcome="court")),
    "conduct_is_before_the_measure_took_effect": lambda world: (reported(enterprise()), moment("2026-01-06", reason_kind="before_measure")),
    "respondent_is_within_scope": lambda world: (reported(state_organ()), moment("2026-01-06")),
    "a_courts_list_is_not_decided_here": lambda world: (reported(court_debtor()), moment("2026-01-06")),
    "record_is_not_sealed": lambda world: (reported(enterprise(marks=["sealed"])), moment("2026-01-06")),
    "conduct_was_found_in_time": lambda world: (reported(found_after(2, 1)), moment("2026-01-06")),
}  # fmt: skip
ALLOWS: dict[str, Callable[[World], Asked]] = {
    "a_case_keeps_its_track": lambda world: (reported(enterprise()), moment("2026-01-06", outcome="take")),
    "conduct_is_before_the_measure_took_effect": lambda world: (reported(enterprise(conduct_date="2021-11-11")), moment("2026-01-06", reason_kind="before_measure")),
    "respondent_is_within_scope": lambda world: (world.snapshot("reported"), moment("2026-01-06")),
    "a_courts_list_is_not_decided_here": lambda world: (reported(enterprise(instrument_issuer="木垒县人民法院", instrument_name="刑事判决书")), moment("2026-01-06")),
    "record_is_not_sealed": lambda world: (reported(enterprise(marks=["privacy"])), moment("2026-01-06")),
    "conduct_was_found_in_time": lambda world: (reported(found_after(2, 0)), moment("2026-01-06")),
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


def test_what_harms_life_or_finance_is_looked_back_upon_for_five_years(world):
    food = {"item": "（四）", "behaviours": ["A4-04a"]}

    assert (
        GUARDS["conduct_was_found_in_time"](reported(found_after(3, 0, **food)), moment("2026-01-06")) is None
    )
    assert GUARDS["conduct_was_found_in_time"](reported(found_after(3, 0)), moment("2026-01-06")) is not None


def test_an_exception_with_reasons_opens_the_look_back(world):
    late = reported(found_after(2, 1))
    opened = then(
        late, "override", {"subject": "limitation", "basis": "《行政处罚法》第三十六条", "reason": "连续状态"}
    )

    assert GUARDS["conduct_was_found_in_time"](opened, moment("2026-01-06")) is None
