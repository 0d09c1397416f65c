"""What a guard is: one right or one rule, which says in plain Chinese why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from casefiles.cases.case import Case
from casefiles.law.calendar import WorkingCalendar
from casefiles.law.ground import Ground
from casefiles.law.measure import Measure
from casefiles.people.roles import Officer


@dataclass(frozen=True)
class Attempt:
    """When, by whom and under which rules a step is asked for; `answers` are empty until its form is filled.

    `others` are the cases that this one hangs together with, by number: the unit's, or the one it shall go into.
    """

    today: date
    measure: Measure
    calendar: WorkingCalendar
    by: Officer
    answers: Mapping[str, Any] = field(default_factory=dict)
    others: Mapping[str, Case] = field(default_factory=dict)


@dataclass(frozen=True)
class Refusal:
    """Why a step cannot be taken: its ground, what is the matter, what to do next, and the field at fault if any."""

    ground: Ground
    reason: str
    remedy: str = ""
    field: str = ""

    def words(self, measure: Measure) -> str:
        """The refusal as a person reads it, quoting the article."""
        quote, named = measure.quote(self.ground), measure.name(self.ground)
        cited = f"{named}：“{quote}”" if quote else named
        return (
            "。".join(part.rstrip("。") for part in (self.reason, self.remedy, f"依据：{cited}") if part)
            + "。"
        )


@dataclass(frozen=True)
class Guard:
    """A rule that a step waits for. `promise` says in Chinese what holds once it has passed."""

    name: str
    promise: str
    check: Callable[[Case, Attempt], Refusal | None]

    def __call__(self, case: Case, at: Attempt) -> Refusal | None:
        return self.check(case, at)


def guard(promise: str) -> Callable[[Callable[[Case, Attempt], Refusal | None]], Guard]:
    """Make a guard of a function that answers with a Refusal or None."""

    def made(check: Callable[[Case, Attempt], Refusal | None]) -> Guard:
        return Guard(check.__name__, promise, check)

    return made
