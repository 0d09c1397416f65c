"""Deadlines: each follows from an event, a policy and its source, and says whose turn it is."""

from __future__ import annotations

from datetime import date

import pytest

from casefiles.cases.states import State
from casefiles.law.calendar import WorkingCalendar
from casefiles.office.reading.cases import every_case
from casefiles.people.roles import Role
from casefiles.procedure.deadlines import RULES, deadline, deadlines
from tests.builders.cases import CALENDAR, MEASURE, then
from tests.world.stages import STAGES


def due(case, key, calendar=CALENDAR):
    return deadline(case, key, MEASURE, calendar)


@pytest.mark.parametrize(
    ("stage", "key", "last_day", "turn"),
    [
        ("reported", "acceptance", "2026-01-12", Role.CLERK),
        ("accepted", "verification", "2026-03-09", Role.CLERK),
        ("noticed", "defence", "2026-01-26", None),
        ("listed", "push", "2026-02-09", Role.CLERK),
        ("objected", "objection", "2026-03-05", Role.REVIEWER),
        ("listed", "term", "2026-05-01", Role.CLERK),
    ],
)
def test_an_event_sets_off_its_deadline(world, stage, key, last_day, turn):
    found = due(world.snapshot(stage), key)

    assert (found.last_day.isoformat(), found.turn, found.met) == (last_day, turn, False)
    assert found.source
    assert found.rule


@pytest.mark.parametrize(
    ("stage", "key"),
    [
        ("accepted", "acceptance"),
        ("verified", "verification"),
        ("defence_reviewed", "defence"),
        ("decision_served", "decision_service"),
        ("informed", "push"),
        ("informed", "push_receipts"),
    ],
)
def test_what_was_done_in_time_is_met(world, stage, key):
    assert due(world.snapshot(stage), key).met


def test_nothing_is_due_before_its_event(world):
    case = world.snapshot("notice_drafted")

    assert {due(case, key) for key in ("defence", "push", "lift", "archive", "term")} == {None}


def test_the_soonest_comes_first(world):
    for stage in STAGES:
        days = [found.last_day for found in deadlines(world.snapshot(stage), MEASURE, CALENDAR)]
        assert days == sorted(days)


def test_each_rule_counts_by_a_policy_with_a_source():
    for rule in RULES:
        assert MEASURE.policy(rule.policy).source, rule.key
        assert MEASURE.policy(rule.policy).unit in ("working_days", "days", "months"), rule.key


def test_an_extension_adds_to_the_persons_period(world):
    case = then(world.snapshot("noticed"), "extension", {"days": "3", "reason": "邮路"})

    assert due(case, "defence").last_day == date(2026, 1, 29)
    assert "准予延长3个工作日" in due(case, "defence").rule


def test_a_local_festival_gives_the_person_a_day_and_the_office_none(world):
    festival = WorkingCalendar([date(2026, 1, 20), date(2026, 2, 6)])

    assert due(world.snapshot("noticed"), "defence", festival).last_day == date(2026, 1, 27)
    assert due(world.snapshot("listed"), "push", festival).last_day == date(2026, 2, 9)


def test_a_deadline_in_a_year_without_announced_holidays_is_marked(world):
    worker = world.snapshot("reported")
    late = then(worker, "acceptance", {"co_clerk": "马协办"}, day="2026-11-20")

    assert due(late, "verification").provisional


@pytest.mark.parametrize(
    ("today", "words"), [("2026-02-06", "还有3天"), ("2026-02-09", "今日到期"), ("2026-02-12", "逾期3天")]
)
def test_how_near_a_deadline_is_is_said_in_words(world, today, words):
    assert due(world.snapshot("listed"), "push").words(date.fromisoformat(today)) == words


@pytest.mark.parametrize(
    ("today", "words"), [("2026-01-20", "还有6天"), ("2026-01-26", "今日届满"), ("2026-01-29", "已届满3天")]
)
def test_who_lets_the_own_period_pass_is_late_with_nothing(world, today, words):
    found = due(world.snapshot("noticed"), "defence")

    assert found.words(date.fromisoformat(today)) == words
    assert not found.is_late(date.fromisoformat(today))


def test_the_last_day_itself_is_still_in_time(world):
    found = due(world.snapshot("noticed"), "defence")

    assert not found.is_over(found.last_day)
    assert found.is_over(date(2026, 1, 27))


def test_a_closed_case_waits_for_its_archive(demo):
    for case in every_case(demo):
        found = due(case, "archive")
        assert (found is not None) == case.state.is_end or case.state == State.ARCHIVED


def test_the_days_of_a_suspension_and_one_extension_are_added_to_the_inquiry(world):
    case = world.snapshot("accepted")
    waited = then(case, "suspension", {"reason": "等待", "waits_for": "判决"}, day="2026-01-07")
    resumed = then(waited, "resumption", {"reason": "已生效"}, day="2026-02-06")
    extended = then(resumed, "verification_extension", {"reason": "复杂"})

    assert due(case, "verification").last_day == date(2026, 3, 9)
    assert due(resumed, "verification").last_day == date(2026, 4, 7)
    assert "扣除中止30日" in due(resumed, "verification").rule
    assert due(extended, "verification").last_day == date(2026, 5, 6)
