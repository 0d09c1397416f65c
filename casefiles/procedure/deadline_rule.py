"""The type of a deadline rule: the policy that counts it, what starts it, and what meets it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from casefiles.cases.case import Case
from casefiles.cases.step_names import StepName
from casefiles.law.measure import Measure
from casefiles.people.roles import Role


@dataclass(frozen=True)
class DeadlineRule:
    """How one deadline comes about: the policy that counts it, what sets it off, and what meets it."""

    key: str
    title: str
    policy: str
    trigger: Callable[[Case], date | None]
    met: Callable[[Case], bool]
    turn: Role | None
    addition: Callable[[Case, Measure], tuple[int, str]] = lambda case, measure: (0, "")
    steps: tuple[StepName, ...] = ()
