"""Rights first: whatever anyone files in a real office, over random walks, the rights hold."""

from __future__ import annotations

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from casefiles.cases.case import Case
from casefiles.office.errors import Refused, Unacceptable, Unusable
from casefiles.office.filing.take_step import take_step
from casefiles.office.reading.register import published
from casefiles.office.reading.steps import moment_in, possible_steps
from casefiles.office.upkeep.checks import check_everything
from casefiles.office.upkeep.due import run_due
from casefiles.people.roles import Officer
from casefiles.procedure.permission import refusals
from casefiles.procedure.step import Step
from casefiles.procedure.table import PROCEDURE, STEPS
from storage import NumberRegister
from tests.builders.reports import REPORTS, court_debtor, enterprise, minor
from tests.builders.scans import SCAN
from tests.procedure.random_answers import ASIDE, FILLED, Answers
from tests.rights import ALL_ROLES, assert_rights
from tests.rights_of_acts import assert_newest_act
from tests.world import World
from tests.world.case_worker import CaseWorker
from tests.world.offices import new_office, opened
from tests.world.staff import CLERK, STAFF
from tests.world.stages import STAGES

PEOPLE = [*STAFF.values(), ALL_ROLES]


def test_every_step_is_walked():
    assert {step.name for step in PROCEDURE if not step.opens_a_case} <= {str(name) for name in FILLED}


class Rights(RuleBasedStateMachine):
    """Random officers take any step of a case, well or badly, while days go by; after each step the rights hold."""

    world: World

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="rights-"))
        self.worker: CaseWorker | None = None

    def teardown(self) -> None:
        if self.worker is not None:
            assert list(check_everything(self.worker.office)) == []
            no_whole_number_outside_the_file(self.worker)
        shutil.rmtree(self.folder, ignore_errors=True)

    @initialize(stage=st.sampled_from([*STAGES, "minor", "early", "organ", "court"]))
    def begin(self, stage: str) -> None:
        home = self.folder / "office"
        starts: dict[str, tuple[Answers, str]] = {
            "minor": (minor(), "report"),
            "early": (enterprise(conduct_date="2021-11-11", for_referral=True), "report"),
            "organ": (REPORTS["state_organ"](), "report"),
            "court": (court_debtor(), "court_report"),
        }
        self.worker = (
            opened(new_office(home), *starts[stage]) if stage in starts else self.world.case_at(stage, home)
        )

    @rule(rng=st.randoms(use_true_random=False), times=st.integers(1, 6))
    def take_steps(self, rng: Random, times: int) -> None:
        for _ in range(times):
            self._take(rng, self._open_step(rng))

    @rule(rng=st.randoms(use_true_random=False))
    def try_any_step(self, rng: Random) -> None:
        self._take(rng, rng.choice([step for step in PROCEDURE if not step.opens_a_case]), rng.choice(PEOPLE))

    @rule(days=st.sampled_from([1, 3, 11, 16, 40, 100]))
    def wait(self, days: int) -> None:
        assert self.worker
        self.worker.clock.move_to(self.worker.office.today + timedelta(days=days))

    @precondition(lambda self: self.worker is not None)
    @rule()
    def the_day_does_its_work(self) -> None:
        assert self.worker
        run_due(self.worker.office)

    def _open_step(self, rng: Random) -> Step | None:
        """A step that the case itself allows now, those that lead on rather than aside."""
        assert self.worker
        found = [p.step for p in possible_steps(self.worker.office, self.worker.case) if p.is_open]
        onward = [step for step in found if step.name not in ASIDE]
        return rng.choice((onward if onward and rng.random() < 0.93 else found) or [None])

    def _take(self, rng: Random, step: Step | None, by: Officer | None = None) -> None:
        """Let someone file the step; what is refused must leave the case as it was."""
        if step is None or self.worker is None:
            return
        case, office = self.worker.case, self.worker.office
        entitled = [officer for officer in PEOPLE if officer.has_any(step.actors)]
        by = by or rng.choice(entitled or PEOPLE)
        uploads = [SCAN] if step.upload else []
        answers = FILLED[step.name](case, rng, office.today)
        try:
            take_step(office, case.number, step.name, answers, by, uploads=uploads, seen=case.sequence)
        except (Refused, Unacceptable, Unusable):
            assert self.worker.case == case

    @invariant()
    def rights_hold(self) -> None:
        if self.worker is not None:
            case, office = self.worker.case, self.worker.office
            assert_rights(case, office.today)
            assert_newest_act(case)
            no_number_is_borne_twice(case, NumberRegister(office.home))


def no_number_is_borne_twice(case: Case, register: NumberRegister) -> None:
    numbers = [letter.number for letter in case.letters if letter.number]
    assert len(numbers) == len(set(numbers))
    for series, year in register.series():
        held = [holding.number for holding in register.holders(series, year)]
        assert held == list(range(1, len(held) + 1))


def no_whole_number_outside_the_file(worker: CaseWorker) -> None:
    """Neither the register nor the indexes hold a person's number in full."""
    respondent = worker.case.respondent
    if not respondent.kind.is_natural_person:
        return
    number = respondent.identity_number
    assert number not in str(published(worker.office))
    for path in (worker.office.home / "index").rglob("*"):
        if path.is_file():
            assert number.encode() not in path.read_bytes()


def test_whatever_anyone_files_the_rights_hold(world):
    Rights.world = world
    run_state_machine_as_test(
        Rights,
        settings=settings(
            max_examples=20,
            stateful_step_count=18,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.parametrize("seed", range(6))
def test_long_walks_come_to_a_lawful_end(world, tmp_path, seed):
    """From the report on, mostly rightly filled: a hundred filings, and the rights hold at the end."""
    rng = Random(seed)  # noqa: S311 - a walk that can be walked again
    machine = Rights.__new__(Rights)
    machine.worker = world.case_at("reported", tmp_path / "office")
    for turn in range(110):
        machine._take(rng, machine._open_step(rng))
        machine.rights_hold()
        if turn % 6 == 5:
            machine.worker.clock.move_to(machine.worker.office.today + timedelta(days=rng.choice([1, 4, 12])))
    assert list(check_everything(machine.worker.office)) == []


@pytest.mark.parametrize("report", [minor, REPORTS["state_organ"]], ids=["minor", "organ"])
def test_who_is_out_of_reach_is_never_accepted_however_the_doubt_was_decided(office, report):
    worker = opened(office, report()).file("doubt_decision", {"outcome": "take", "reason": "先登记。"})

    assert refusals(worker.case, STEPS["acceptance"], moment_in(office, CLERK, worker.case)) != []
    with pytest.raises(Refused):
        worker.file("acceptance", {"co_clerk": "马协办", "no_conflict": True})
