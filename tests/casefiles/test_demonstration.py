"""The demonstration shows each branch of the procedure at least once, and leaves an office in order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from casefiles.cases.case import Case
from casefiles.cases.filing import Filing
from casefiles.cases.letter_kinds import LETTER_KINDS
from casefiles.cases.states import State
from casefiles.letters.wording import SERVICE_METHODS
from casefiles.office import Office
from casefiles.procedure.fold import after
from casefiles.procedure.step import Step
from casefiles.procedure.table import PROCEDURE

DECIDED = [step for step in PROCEDURE if "outcome" in step.form.CHOICES]


def filings(demo: Office) -> Iterator[Filing]:
    for case in demo.every_case():
        yield from case.filings


def test_every_step_is_taken(demo: Office) -> None:
    assert {step.name for step in PROCEDURE} - {filing.step for filing in filings(demo)} == set()


def test_every_state_is_passed_through(demo: Office) -> None:
    seen = set()
    for case in demo.every_case():
        then = Case(case.number)
        for filing in case.filings:
            then = after(then, filing)
            seen.add(then.state)
    assert set(State) - seen == {State.NEW}


def test_every_letter_is_drafted(demo: Office) -> None:
    assert set(LETTER_KINDS) - {letter.kind for case in demo.every_case() for letter in case.letters} == set()


@pytest.mark.parametrize("step", DECIDED, ids=lambda step: step.name)
def test_every_way_to_decide_is_decided_once(demo: Office, step: Step) -> None:
    offered = set()
    for case in demo.every_case():
        for filing in case.every(step.name):
            before = demo.case(case.number).filings[: filing.sequence - 1]
            then = Case(case.number)
            for earlier in before:
                then = after(then, earlier)
            form = demo.form(then, step, demo.accounts.everyone()[0], given={})
            offered |= {value for value, _ in form["outcome"].choices}
    decided = {filing.answers["outcome"] for filing in filings(demo) if filing.step == step.name}
    assert offered - decided == set()


def test_every_lawful_way_to_serve_is_used(demo: Office) -> None:
    used = {filing.answers["method"] for filing in filings(demo) if filing.step == "letter_serve"}
    assert set(SERVICE_METHODS) - used == set()


def test_the_office_that_it_leaves_is_in_order(demo: Office) -> None:
    assert list(demo.check()) == []


def test_a_reading_of_the_measure_is_superseded_and_both_are_kept(demo: Office) -> None:
    first, second = demo.interpretations.every()

    assert demo.interpretations.in_force() == [second]
    assert second.supersedes == first.number
