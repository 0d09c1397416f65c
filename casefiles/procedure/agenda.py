"""The steps that a case is waiting for today, most urgent first (Articles 6 to 9)."""

from __future__ import annotations

from collections.abc import Iterator

from casefiles.cases.case import Case
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.outward.agencies import sent
from casefiles.outward.register import must_come_down
from casefiles.procedure.deadlines import deadlines
from casefiles.procedure.rule import Attempt
from casefiles.procedure.step import Step
from casefiles.procedure.table import STEPS


def called_for(case: Case, at: Attempt) -> list[Step]:
    """The steps that somebody should take now, each once, the most urgent first; only those that the case allows."""
    steps = [STEPS[name] for name in dict.fromkeys(_names(case, at))]
    return [step for step in steps if _may_be_taken(case, step, at)]


def _names(case: Case, at: Attempt) -> Iterator[StepName]:
    """The steps that are due, by name. The takedown comes first: until then what may not be shown is shown."""
    if case.state == State.ARCHIVED:
        return
    if must_come_down(case, at.measure, at.today):
        yield StepName.TAKEDOWN
    for deadline in deadlines(case, at.measure, at.calendar):
        # Every other deadline is to be kept before its last day; the term's steps begin after it.
        if not deadline.met and (deadline.key != "term" or deadline.is_over(at.today)):
            yield from deadline.steps
    if case.state == State.DROPPED:
        yield StepName.NON_RECOGNITION
    if case.hearing.is_awaited:
        yield StepName.HEARING_RECORD if case.hearing.announced else StepName.HEARING_NOTICE
    if any(one.is_late(at.today) for one in sent(case, at.measure, at.calendar)):
        yield StepName.REMINDER


def _may_be_taken(case: Case, step: Step, at: Attempt) -> bool:
    in_its_state = not step.leads_from or case.state in step.leads_from
    return in_its_state and not any(guard(case, at) for guard in step.guards)
