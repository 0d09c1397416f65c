"""Working days and periods: laws that hold for every day, beside the examples of Article 12."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefiles.law.calendar import WorkingCalendar, add_months, chinese_date, term_end
from tests.builders.cases import CALENDAR, MEASURE

days = st.dates(date(2021, 11, 12), date(2026, 11, 1))
counts = st.integers(1, 60)
units = st.sampled_from(["working_days", "days", "months"])


@given(days, counts, units)
def test_a_period_ends_after_it_began_and_on_a_working_day(start, count, unit):
    end = CALENDAR.last_day(start, count, unit).day

    assert end > start
    assert CALENDAR.is_working_day(end)


@given(days, st.integers(0, 30), counts, units)
def test_who_is_served_later_never_has_to_answer_sooner(start, later, count, unit):
    first = CALENDAR.last_day(start, count, unit).day
    second = CALENDAR.last_day(start + timedelta(days=later), count, unit).day

    assert first <= second


@given(days, counts, units)
def test_a_longer_period_never_ends_sooner(start, count, unit):
    assert CALENDAR.last_day(start, count, unit).day <= CALENDAR.last_day(start, count + 1, unit).day


@given(days, counts)
def test_exactly_so_many_working_days_lie_in_the_period(start, count):
    end = CALENDAR.last_day(start, count, "working_days").day

    between = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    assert sum(CALENDAR.is_working_day(day) for day in between) == count


@given(days, counts)
def test_calendar_days_are_moved_forward_only_and_only_over_days_off(start, count):
    counted = start + timedelta(days=count)
    end = CALENDAR.last_day(start, count, "days").day

    assert end >= counted
    skipped = (counted + timedelta(days=n) for n in range((end - counted).days))
    assert not any(CALENDAR.is_working_day(day) for day in skipped)


@given(days, counts, st.sets(days, max_size=5))
def test_a_local_festival_lengthens_a_persons_period_and_never_the_offices(start, count, festivals):
    local = WorkingCalendar(festivals)

    for_person = local.last_day(start, count, "working_days").day
    for_office = local.last_day(start, count, "working_days", for_the_person=False).day

    assert for_person >= CALENDAR.last_day(start, count, "working_days").day == for_office


def test_a_festival_on_the_last_day_moves_it():
    local = WorkingCalendar([date(2026, 3, 20)])

    assert CALENDAR.last_day(date(2026, 3, 19), 1, "working_days").day == date(2026, 3, 20)
    assert local.last_day(date(2026, 3, 19), 1, "working_days").day == date(2026, 3, 23)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
    ],
)
def test_a_month_without_the_day_ends_on_its_last(start, months, end):
    assert add_months(date.fromisoformat(start), months).isoformat() == end


@given(days, st.integers(1, 36))
def test_a_term_is_never_longer_than_its_months(start, months):
    end = term_end(start, months)

    assert start <= end < add_months(start, months)
    assert end + timedelta(days=1) == add_months(start, months)


@given(days)
def test_a_date_is_written_without_leading_zeros(day):
    year, rest = chinese_date(day).split("年")
    month, last = rest.removesuffix("日").split("月")

    assert date(int(year), int(month), int(last)) == day
    assert not month.startswith("0")
    assert not last.startswith("0")


def test_years_are_counted_as_months():
    assert CALENDAR.last_day(date(2024, 2, 29), 1, "years").day == date(2025, 2, 28)


@pytest.mark.parametrize("key", ["language.offer", "norm.valid_until"])
def test_only_a_number_is_a_period(key):
    with pytest.raises(TypeError, match="is not a period"):
        CALENDAR.end_of(date(2026, 1, 5), MEASURE.policy(key))


@pytest.mark.parametrize("day", ["2021-09-26", "2021-10-09", "2026-01-04", "2026-02-14", "2026-10-10"])
def test_a_swapped_weekend_day_is_worked(day):
    assert CALENDAR.is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2026-01-02", "2026-02-23", "2026-04-06", "2026-09-25", "2026-10-07"])
def test_a_weekday_of_a_holiday_is_not_worked(day):
    assert not CALENDAR.is_working_day(date.fromisoformat(day))
