"""The rules that the steps ask, by the stage that they are written in, and what a refusal has to say."""

from __future__ import annotations

from casefiles.cases.case import Case
from casefiles.procedure.rule import Attempt, Guard
from casefiles.procedure.table import PROCEDURE
from tests.builders.cases import MEASURE

Asked = tuple[Case, Attempt]
# A rule that several steps make for themselves (the day of an event) is known by the first of them.
GUARDS: dict[str, Guard] = {}
for _step in PROCEDURE:
    for _guard in (*_step.guards, *_step.checks):
        GUARDS.setdefault(_guard.name, _guard)


def stage_of(guard: Guard) -> str:
    """The folder of `casefiles/procedure/` that the rule is written in."""
    return guard.check.__module__.split(".")[2]


def guards_of(stage: str) -> dict[str, Guard]:
    return {name: guard for name, guard in GUARDS.items() if stage_of(guard) == stage}


def assert_refused(guard: Guard, case: Case, at: Attempt) -> None:
    """It is refused with a reason, the reason's ground, and no gap in the words."""
    refusal = guard(case, at)

    assert refusal is not None
    words = refusal.words(MEASURE)
    assert refusal.reason in words
    assert "依据：" in words
    assert "None" not in words
