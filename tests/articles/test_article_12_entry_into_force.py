"""Article 12: in force thirty days after publication; and how days are counted everywhere else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from casefiles.law.calendar import chinese_date
from casefiles.office.errors import Refused
from tests.builders.answers import decision
from tests.builders.cases import CALENDAR, MEASURE
from tests.world.offices import FIRST_DAY, new_office, resumed


def test_thirty_whole_days_lie_between_publication_and_the_day_in_force():
    first_day_counted = MEASURE.issued + timedelta(days=1)
    last_day_counted = first_day_counted + timedelta(days=29)

    assert MEASURE.issued == date(2021, 10, 12)
    assert last_day_counted == date(2021, 11, 11)
    assert last_day_counted + timedelta(days=1) == MEASURE.effective
    assert chinese_date(MEASURE.effective) == "2021年11月12日"
    assert "第十二条" in MEASURE.effective_reason


@pytest.mark.parametrize(
    ("start", "count", "unit", "last"),
    [
        ("2026-09-24", 5, "working_days", "2026-10-09"),
        ("2026-09-24", 10, "working_days", "2026-10-15"),
        ("2026-09-24", 60, "days", "2026-11-23"),
        ("2026-09-24", 30, "days", "2026-10-26"),
        ("2026-09-30", 3, "working_days", "2026-10-10"),
        ("2026-02-13", 5, "working_days", "2026-02-27"),
        ("2025-08-31", 6, "months", "2026-02-28"),
    ],
)
def test_a_period_ends_on_the_day_that_the_law_gives(start, count, unit, last):
    end = CALENDAR.last_day(date.fromisoformat(start), count, unit)

    assert end.day.isoformat() == last
    assert not end.provisional


def test_a_day_in_a_year_without_announced_holidays_is_provisional():
    assert CALENDAR.last_day(date(2026, 12, 30), 10, "working_days").provisional


def test_after_five_years_no_new_decision_without_a_paper_that_confirms_the_measure(world, tmp_path):
    world.case_at("upheld", tmp_path / "office")
    settings = tmp_path / "office" / "office.toml"
    kept = settings.read_text(encoding="utf-8")
    settings.write_text(kept[: kept.index('[policies."norm.confirmed_by"]')], encoding="utf-8")
    worker = resumed(tmp_path / "office", "2026-0001").on("2026-11-13")

    with pytest.raises(Refused, match="惯例有效期至2026年11月12日届满") as refused:
        worker.file("decision", decision())

    assert "第十二条" in refused.value.messages[0]


def test_on_the_last_customary_day_a_decision_is_still_free(world, tmp_path):
    world.case_at("upheld", tmp_path / "office")

    worker = resumed(tmp_path / "office", "2026-0001").on("2026-11-12").file("decision", decision())

    assert worker.case.latest("decision") is not None


def test_a_confirming_paper_opens_new_decisions(world):
    assert (
        world.case_at("upheld").on("2026-11-13").file("decision", decision()).case.latest("decision")
        is not None
    )


def test_an_office_sets_its_periods_within_their_bounds(tmp_path):
    longer = (
        '[policies."notice.defence_days"]\nvalue = 15\nby = "李"\non = 2026-01-05\nreason = "牧区邮路较远"\n'
    )

    office = new_office(tmp_path / "office", FIRST_DAY, settings=longer)

    assert office.measure.policy("notice.defence_days").words == "15个工作日"
    assert "李" in office.measure.policy("notice.defence_days").set_by
