"""The world of the tests: offices in real folders, their people, a clock set by hand, and a case at every stage."""

from __future__ import annotations

import shutil
from itertools import count
from pathlib import Path

from casefiles.cases.case import Case
from tests.world.case_worker import CaseWorker
from tests.world.offices import new_office, opened, resumed
from tests.world.stages import STAGES


class World:
    """One case kept at every stage of STAGES, built once; a test takes a copy of the office as it was then."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._cases: dict[str, Case] = {}
        self._copies = count(1)
        worker = opened(new_office(folder / "office"))
        for stage, carry in STAGES.items():
            carry(worker)
            shutil.copytree(worker.office.home, folder / stage)
            self._cases[stage] = worker.case

    def snapshot(self, stage: str) -> Case:
        """The case as it was at that stage: a value, without an office."""
        return self._cases[stage]

    def case_at(self, stage: str, home: Path | None = None) -> CaseWorker:
        """The case at that stage, in an office of its own (in `home`), a moment after its last record."""
        home = home or self._folder / "copies" / f"{stage}-{next(self._copies)}"
        shutil.copytree(self._folder / stage, home)
        return resumed(home, self._cases[stage].number)
