"""Two at a time: one files, the other learns what changed."""

from __future__ import annotations

import threading

import pytest

from casefiles.office.errors import (
    Conflict,
)
from casefiles.office.filing.take_step import take_step
from casefiles.office.upkeep.checks import check_everything
from tests.builders.answers import ACCEPTED
from tests.world.offices import opened
from tests.world.staff import CLERK, STAFF


def test_of_two_who_file_the_same_step_exactly_one_wins_and_the_other_learns_what_changed(office):
    worker = opened(office)
    seen = worker.case.sequence
    ready, outcome = threading.Barrier(2), []

    def file(officer):
        ready.wait()
        try:
            outcome.append(
                take_step(
                    office, worker.number, "acceptance", ACCEPTED | {"co_clerk": "何例三"}, officer, seen=seen
                ).sequence
            )
        except Conflict as conflict:
            outcome.append(conflict)

    threads = [threading.Thread(target=file, args=(STAFF[name],)) for name in ("clerk", "second")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    lost = [found for found in outcome if isinstance(found, Conflict)]
    assert len(lost) == 1
    assert 2 in outcome
    assert "受理" in str(lost[0])
    assert worker.case.sequence == 2
    assert list(check_everything(office)) == []


def test_who_saw_an_older_case_is_told_what_came_since(office):
    worker = opened(office).file("acceptance", ACCEPTED)

    with pytest.raises(Conflict, match="受理") as conflict:
        take_step(office, worker.number, "withdrawal", {"reason": "报送有误。"}, CLERK, seen=1)

    assert [record.step for record in conflict.value.newer] == ["acceptance"]
