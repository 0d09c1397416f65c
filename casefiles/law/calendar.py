"""Working days in China with swapped days (调休), and periods counted as the law counts them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

import holidays

from casefiles.law.policies import Policy

# The State Council announces each year's swapped days the autumn before; beyond this year the library extrapolates.
LAST_ANNOUNCED_YEAR = 2026


@dataclass(frozen=True)
class LastDay:
    """The end of a period. `provisional` when it falls in a year whose holidays are not announced yet."""

    day: date
    provisional: bool = False


class WorkingCalendar:
    """The national working calendar, and the local festivals that an office enters by hand.

    A local festival counts as a day off when a period runs for the person, and as a working day when it runs
    against the office (全国年节及纪念日放假办法 Art. 4 leaves open whether it is a 法定休假日: the protective reading).
    """

    def __init__(self, local_festivals: Collection[date] = ()) -> None:
        self._national = holidays.country_holidays("CN")
        self._local = frozenset(local_festivals)

    def is_working_day(self, day: date, *, for_the_person: bool = True) -> bool:
        if for_the_person and day in self._local:
            return False
        return bool(self._national.is_working_day(day))

    def last_day(self, start: date, count: int, unit: str, *, for_the_person: bool = True) -> LastDay:
        """The last day of a period of `count` `unit`s (working_days, days, months, years) that `start` sets off.

        The first day is not counted (民法典 Art. 201); a month without the corresponding day ends on its last day
        (Art. 202); a last day that is no working day moves to the first one after it (Art. 203, 民事诉讼法 Art. 85).
        """
        if unit == "working_days":
            day = start
            left = count
            while left:
                day += timedelta(days=1)
                left -= self.is_working_day(day, for_the_person=for_the_person)
            return self._marked(day)
        day = (
            start + timedelta(days=count)
            if unit == "days"
            else add_months(start, count * (12 if unit == "years" else 1))
        )
        while not self.is_working_day(day, for_the_person=for_the_person):
            day += timedelta(days=1)
        return self._marked(day)

    def elapsed(self, start: date, end: date, unit: str) -> int:
        """How many `unit`s (working_days, else days) of the office's lie after `start`, up to and with `end`."""
        days = max(0, (end - start).days)
        if unit != "working_days":
            return days
        after_start = (start + timedelta(days=one) for one in range(1, days + 1))
        return sum(self.is_working_day(day, for_the_person=False) for day in after_start)

    def end_of(self, start: date, policy: Policy, *, for_the_person: bool = True) -> LastDay:
        """The last day of the period that `policy` sets, counted from `start`."""
        if isinstance(policy.value, bool) or not isinstance(policy.value, int):
            raise TypeError(f"policy {policy.key} is not a period")
        return self.last_day(start, policy.value, policy.unit, for_the_person=for_the_person)

    def _marked(self, day: date) -> LastDay:
        return LastDay(day, provisional=day.year > LAST_ANNOUNCED_YEAR)


def add_months(start: date, months: int) -> date:
    """The corresponding day `months` later; the month's last day where there is none (民法典 Art. 202)."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    first_of_next = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=start.day - 1), first_of_next - timedelta(days=1))


def term_end(start: date, months: int) -> date:
    """The last day on which a restriction or listing of `months` stands, `start` being its first day."""
    return add_months(start, months) - timedelta(days=1)


def chinese_date(day: date) -> str:
    """A date as an official document writes it: no leading zeros (GB/T 9704-2012, 7.3.5)."""
    return f"{day.year}年{day.month}月{day.day}日"
