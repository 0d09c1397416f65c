"""The clock of an office under test."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

CHINA = timezone(timedelta(hours=8))


class ManualClock:
    """A clock that is set by hand. It goes on twenty seconds at every reading, so that filings have an order."""

    def __init__(self, day: date) -> None:
        self._now = datetime.combine(day, time(9, 30), CHINA)

    def __call__(self) -> datetime:
        self._now += timedelta(seconds=20)
        return self._now

    def move_to(self, day: date) -> None:
        """Let it be half past nine on another day; on the same day the clock goes on."""
        if day != self._now.date():
            self._now = datetime.combine(day, time(9, 30), CHINA)
