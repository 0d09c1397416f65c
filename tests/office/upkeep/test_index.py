"""The index is derived: lost, unreadable or unwritable, it comes back whole and undoes no filing."""

from __future__ import annotations

import contextlib
import shutil
from datetime import date

from casefiles.cases.states import State
from casefiles.office.errors import (
    StorageError,
)
from casefiles.office.opening import open_office
from casefiles.office.reading.agencies import outbox_of
from casefiles.office.reading.cases import every_case
from casefiles.office.reading.register import published
from casefiles.office.reading.search import search_rulings
from casefiles.office.upkeep.due import run_due
from tests.builders.answers import ACCEPTED
from tests.world.clock import ManualClock
from tests.world.offices import copied


def test_an_unreadable_index_is_made_again_at_the_start(world):
    worker = world.case_at("informed")
    before = worker.office.index.get(worker.number)
    for path in (worker.office.home / "index").iterdir():
        if path.is_file():
            path.write_bytes(b"\x00 not an index \xff")

    again = open_office(worker.office.home, ManualClock(worker.office.today))

    assert again.index.get(worker.number) == before


def test_a_lost_index_comes_back_whole(demo, tmp_path):
    kept = copied(demo, tmp_path / "kept", demo.today)
    shutil.copytree(demo.home, tmp_path / "lost", ignore=shutil.ignore_patterns("index"))
    made_again = open_office(tmp_path / "lost", ManualClock(demo.today))

    def entries(office):
        run_due(office)
        return {entry["number"]: dict(entry) for entry in office.index.find().items}

    assert entries(made_again) == entries(kept)


def test_the_index_knows_each_case_as_its_folder_does(demo):
    for case in every_case(demo):
        assert not demo.index.is_stale(case.number, case.sequence)


def test_an_index_that_cannot_be_written_never_undoes_a_filing(world):
    worker = world.case_at("reported")
    index = worker.office.home / "index"
    for path in sorted(index.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    index.rmdir()
    index.write_text("a file where a folder should be")

    with contextlib.suppress(StorageError):
        worker.file("acceptance", ACCEPTED)

    assert worker.case.state == State.ACCEPTED


def test_one_damaged_case_keeps_nobody_else_on_the_list(world):
    """The day's work and the register go on: a broken folder never holds another person's name back."""
    worker = (
        world.case_at("published")
        .on("2026-03-02")
        .file("performance", {"performed_on": "2026-03-02", "proof": "凭证"})
    )
    office, number = worker.office, "2026-0002"
    shutil.copytree(office.home / "cases" / "2026" / worker.number, office.home / "cases" / "2026" / number)
    office.index.put(number, {**office.index.get(worker.number), "number": number})
    assert len(published(office)) == 1

    worker.clock.move_to(date(2026, 5, 6))

    assert [case.number for case in run_due(office)] == [worker.number]
    assert [row.case for row in outbox_of(office)] != []


def test_one_lost_letter_does_not_stop_the_index_from_being_made_again(world):
    worker = world.case_at("informed")
    signed = next(x for x in worker.case.letters if x.kind == "decision" and x.number)
    (worker.office.store.folder(worker.number).path / signed.path).unlink()
    shutil.rmtree(worker.office.home / "index")

    again = open_office(worker.office.home, ManualClock(worker.office.today))

    assert again.index.get(worker.number)["state"] == "listed"
    assert [hit.id for hit in search_rulings(again, "电子秤")] == [worker.number]
