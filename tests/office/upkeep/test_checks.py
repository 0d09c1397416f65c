"""The check names what is damaged, missing or left behind, and holds up nothing else."""

from __future__ import annotations

import shutil
from datetime import date, timedelta

import pytest

from casefiles.office.errors import (
    NotFound,
    UnknownStep,
)
from casefiles.office.opening import open_office
from casefiles.office.reading.cases import every_case, read_case
from casefiles.office.reading.documents import read_document
from casefiles.office.upkeep.checks import check_everything, clear_leftovers
from casefiles.office.versions import versions_at_work
from tests.builders.files import words_of
from tests.builders.reports import enterprise
from tests.world.clock import ManualClock
from tests.world.offices import opened
from tests.world.staff import CLERK


def altered_record(worker, sequence):
    folder = worker.office.store.folder(worker.number).path / "records"
    path = next(p for p in folder.iterdir() if p.name.startswith(f"{sequence:04d}"))
    path.chmod(0o600)
    path.write_bytes(path.read_bytes() + b" ")
    return path


def test_check_names_an_altered_record_and_goes_on_to_the_other_cases(world):
    worker = world.case_at("informed")
    other = opened(worker.office, enterprise(instrument_number="例市监罚〔2025〕99号"))
    path = altered_record(other, 1)

    problems = list(check_everything(worker.office))

    assert any(path.name in p.where or path.name in p.what for p in problems)
    assert all(other.number in p.where for p in problems)


def test_one_damaged_case_does_not_stop_the_office_from_starting(world):
    worker = world.case_at("informed")
    other = opened(worker.office, enterprise(instrument_number="例市监罚〔2025〕99号"))
    altered_record(other, 1)
    shutil.rmtree(worker.office.home / "index")

    again = open_office(worker.office.home, ManualClock(worker.office.today))

    assert [case.number for case in every_case(again)] == [worker.number]
    assert again.index.get(worker.number) is not None


def test_a_record_of_a_newer_program_is_named_and_not_guessed_at(world):
    worker = world.case_at("reported")
    folder = worker.office.store.folder(worker.number)
    folder.append(step="telepathy", title="感应", answers={}, facts={}, at="2026-01-05T19:00:00+08:00", by={"id": "x", "name": "某", "role": ""}, after=1, versions=versions_at_work(worker.office.measure))  # fmt: skip

    with pytest.raises(UnknownStep, match="telepathy"):
        read_case(worker.office, worker.number)
    assert any("telepathy" in problem.what for problem in check_everything(worker.office))


def test_check_finds_nothing_wrong_with_the_demonstration(demo):
    assert list(check_everything(demo)) == []


def test_a_lost_attachment_is_named(world):
    worker = world.case_at("informed")
    case = worker.case
    (worker.office.store.folder(worker.number).path / case.letters[0].path).unlink()

    assert any(case.letters[0].path in problem.where for problem in check_everything(worker.office))


def test_what_a_crash_left_behind_is_named_and_can_be_cleared(world):
    worker = world.case_at("informed")
    orphan = worker.office.store.folder(worker.number).path / "letters" / "0099-草稿.docx"
    orphan.write_bytes(b"half a letter")
    worker.office.numbers.allot("木发改信告", 2026, f"{worker.number}#0099-1", "2026-02-05T09:00:00+08:00")
    assert len(list(check_everything(worker.office))) >= 2
    worker.office.clock.move_to(date.today() + timedelta(days=2))  # noqa: DTZ011 - the file's own age

    orphans, voided = clear_leftovers(worker.office, CLERK)

    assert (orphans, voided) == (1, 1)
    assert list(check_everything(worker.office)) == []


def test_a_view_of_a_file_is_checked_against_its_record(world):
    worker = world.case_at("informed")
    letter = worker.case.letters[0]

    assert "失信行为认定事先告知书" in words_of(
        read_document(worker.office, worker.number, letter.path, CLERK)
    )
    with pytest.raises(NotFound):
        read_document(worker.office, worker.number, "../../../office.toml", CLERK)
