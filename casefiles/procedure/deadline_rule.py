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
    """How one deadline is counted.

    `policy`: the policy that gives its length. `trigger`: the day from which it runs, or None while it does not.
    `met`: whether it no longer has to be kept. `turn`: the role that must act; None when it is the respondent's own.
    `addition`: units on top of the policy's, with the words that explain them. `steps`: the steps that meet it.
    """

    key: str
    title: str
    policy: str
    trigger: Callable[[Case], date | None]
    met: Callable[[Case], bool]
    turn: Role | None
    addition: Callable[[Case, Measure], tuple[int, str]] = lambda case, measure: (0, "")
    steps: tuple[StepName, ...] = ()
