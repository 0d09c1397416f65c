"""The demonstration shows each branch of the procedure at least once, and leaves an office in order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from casefiles.cases.case import Case
from casefiles.cases.filing import Filing
from casefiles.cases.letter_kinds import LETTER_KINDS
from casefiles.cases.states import State
from casefiles.demo import run
from casefiles.letters.wording import SERVICE_METHODS
from casefiles.office.context import OfficeContext
from casefiles.office.filing.forms import form_for
from casefiles.office.reading.cases import every_case, read_case
from casefiles.office.reading.interpretations import every_interpretation, interpretations_in_force
from casefiles.office.upkeep.checks import check_everything
from casefiles.procedure.fold import after
from casefiles.procedure.step import Step
from casefiles.procedure.table import PROCEDURE
from tests.world.staff import ACCOUNTS, PASSWORD

DECIDED = [step for step in PROCEDURE if "outcome" in step.form.CHOICES]


def filings(demo: OfficeContext) -> Iterator[Filing]:
    for case in every_case(demo):
        yield from case.filings


def test_its_people_are_those_of_the_tests_so_that_one_can_sign_in_to_either() -> None:
    assert (run.ACCOUNTS, run.PASSWORD) == (ACCOUNTS, PASSWORD)


def test_every_step_is_taken(demo: OfficeContext) -> None:
    assert {step.name for step in PROCEDURE} - {filing.step for filing in filings(demo)} == set()


def test_every_state_is_passed_through(demo: OfficeContext) -> None:
    seen = set()
    for case in every_case(demo):
        then = Case(case.number)
        for filing in case.filings:
            then = after(then, filing)
            seen.add(then.state)
    assert set(State) - seen == {State.NEW}


def test_every_letter_is_drafted(demo: OfficeContext) -> None:
    assert set(LETTER_KINDS) - {letter.kind for case in every_case(demo) for letter in case.letters} == set()


@pytest.mark.parametrize("step", DECIDED, ids=lambda step: step.name)
def test_every_way_to_decide_is_decided_once(demo: OfficeContext, step: Step) -> None:
    offered = set()
    for case in every_case(demo):
        for filing in case.every(step.name):
            before = read_case(demo, case.number).filings[: filing.sequence - 1]
            then = Case(case.number)
            for earlier in before:
                then = after(then, earlier)
            form = form_for(demo, then, step, demo.accounts.everyone()[0], given={})
            offered |= {value for value, _ in form["outcome"].choices}
    decided = {filing.answers["outcome"] for filing in filings(demo) if filing.step == step.name}
    assert offered - decided == set()


def test_every_lawful_way_to_serve_is_used(demo: OfficeContext) -> None:
    used = {filing.answers["method"] for filing in filings(demo) if filing.step == "letter_serve"}
    assert set(SERVICE_METHODS) - used == set()


def test_the_office_that_it_leaves_is_in_order(demo: OfficeContext) -> None:
    assert list(check_everything(demo)) == []


def test_a_reading_of_the_measure_is_superseded_and_both_are_kept(demo: OfficeContext) -> None:
    first, second = every_interpretation(demo)

    assert interpretations_in_force(demo) == [second]
    assert second.supersedes == first.number
