"""The daily run: what the law brings about by itself is done, and what a day has changed comes into the lists."""

from __future__ import annotations

from casefiles.cases.case import Case
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.office.context import OfficeContext
from casefiles.office.filing.linked_cases import tell_who_was_not_told
from casefiles.office.filing.take_step import take_step
from casefiles.office.reading.cases import cases_in_state
from casefiles.office.reading.steps import moment_in
from casefiles.office.upkeep.index import index_case
from casefiles.outward.register import must_come_down
from casefiles.people.roles import SYSTEM
from casefiles.procedure.endings.steps import REMOVAL
from casefiles.procedure.permission import refusals


def run_due(office: OfficeContext) -> list[Case]:
    """Remove every listing whose term is over and whose obligation is met, today, without anyone asking.

    Linked persons' cases hear what became of the unit's, where they were not told at once.
    Cases whose answer period has ended pass to the reviewer's list, those to be taken down to the clerk's.
    """
    for case in cases_in_state(office, State.DEFENCE_OPEN):
        index_case(office, case)
    tell_who_was_not_told(office)
    removed = []
    for case in cases_in_state(office, State.LISTED):
        if not refusals(case, REMOVAL, moment_in(office, SYSTEM, case)):
            removed.append(take_step(office, case.number, StepName.REMOVAL, {}, SYSTEM))
        elif must_come_down(case, office.measure, office.today):
            index_case(office, case)
    return removed
