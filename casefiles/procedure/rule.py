"""A guard: one rule that can refuse a step and says why in plain Chinese."""

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
    """An attempt at a step: the day, the officer, the law, and the form's answers (empty before the form is filled in).

    `others` holds related cases by number: the unit's case, or the case to merge into.
    """

    today: date
    measure: Measure
    calendar: WorkingCalendar
    by: Officer
    answers: Mapping[str, Any] = field(default_factory=dict)
    others: Mapping[str, Case] = field(default_factory=dict)


@dataclass(frozen=True)
class Refusal:
    """Why a step cannot be taken: its legal ground, the reason, what to do instead, and the form field at fault, if any."""

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
    """A rule that must pass before a step. `promise` says in Chinese what is certain once it has passed."""

    name: str
    promise: str
    check: Callable[[Case, Attempt], Refusal | None]

    def __call__(self, case: Case, at: Attempt) -> Refusal | None:
        return self.check(case, at)


def guard(promise: str) -> Callable[[Callable[[Case, Attempt], Refusal | None]], Guard]:
    """Decorator: makes a guard of a function that returns a Refusal or None."""

    def made(check: Callable[[Case, Attempt], Refusal | None]) -> Guard:
        return Guard(check.__name__, promise, check)

    return made
