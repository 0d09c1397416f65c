"""What the procedure allows and awaits in a case today: permissions, turns, deadlines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.step_names import StepName
from casefiles.office.context import OfficeContext
from casefiles.office.reading.cases import is_a_case, readable_cases
from casefiles.office.upkeep.entries import ANYONE, turns
from casefiles.people.roles import SYSTEM, Officer, Role
from casefiles.procedure.agenda import called_for
from casefiles.procedure.deadlines import Deadline, deadlines
from casefiles.procedure.permission import Permission, permissions
from casefiles.procedure.rule import Attempt
from casefiles.procedure.step import Step


def moment_in(
    office: OfficeContext, by: Officer, case: Case, answers: Mapping[str, Any] | None = None
) -> Attempt:
    """What the rules ask about when `by` wants to take a step of `case` now."""
    named = _hanging_together(office, case, answers or {})
    return Attempt(office.today, office.measure, office.calendar, by, answers or {}, named)


def _hanging_together(office: OfficeContext, case: Case, answers: Mapping[str, Any]) -> dict[str, Case]:
    """The unit's case of a linked person, and the case that this one shall go into, as far as they can be read.

    A case that went into another one is answered for by that.
    """
    named = {case.report.related_case} if case.filings else set()
    named |= {str(answers.get("into") or "").strip()}
    found = readable_cases(office, (number for number in named if is_a_case(office, number)))
    return {one.number: _gone_into(office, one) for one in found}


def _gone_into(office: OfficeContext, case: Case) -> Case:
    seen = {case.number}
    while merger := case.latest(StepName.MERGER):
        into = next(readable_cases(office, [str(merger.answers["into"])]), None)
        if into is None or into.number in seen:
            break
        seen.add(into.number)
        case = into
    return case


def steps_called_for(office: OfficeContext, case: Case) -> list[Step]:
    """The steps that somebody should take now."""
    return called_for(case, moment_in(office, SYSTEM, case))


def permissions_of(office: OfficeContext, case: Case, by: Officer) -> list[Permission]:
    """Every step of the procedure, and what stands against this officer's taking it now."""
    return permissions(case, moment_in(office, by, case))


def possible_steps(office: OfficeContext, case: Case) -> list[Permission]:
    """Every step with what the case itself has against it, whoever asks."""
    return permissions(case, moment_in(office, SYSTEM, case), as_any_officer=True)


def turns_in(office: OfficeContext, case: Case) -> list[Role]:
    """Whose turn it is in the case today."""
    return turns(case, moment_in(office, ANYONE, case))


def deadlines_of(office: OfficeContext, case: Case) -> list[Deadline]:
    """The deadlines of the case, counted by the office's Measure and calendar."""
    return deadlines(case, office.measure, office.calendar)
