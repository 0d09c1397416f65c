"""Whatever interrupts the filing of a step, the step is stored whole or not at all."""

import errno
import shutil

import pytest

from storage import CaseStore, Harm, Unwritable, check, durable
from tests.storage.builders import (
    EVIDENCE,
    LETTER,
    file_step,
    files_under,
    start,
)


def test_every_acknowledged_record_survives_a_killed_process(home, case):
    acknowledged = []
    for round_ in range(30):
        filer = start("file_on_and_on", home, case.number)
        assert filer.stdout
        for _ in range(1 + 7 * round_ % 11):
            acknowledged.append(filer.stdout.readline().split())
        for _ in range(7_919 * round_ % 40_000):
            pass  # so as to strike at any point of the next step
        filer.kill()
        acknowledged += [line.split() for line in filer.stdout if line.endswith("\n")]
        filer.wait()
        filer.stdout.close()
    records = case.records()
    kept = {str(record.sequence): record.sha256 for record in records}
    assert acknowledged
    assert all(kept[sequence] == sha256 for sequence, sha256 in acknowledged)
    assert {problem.harm for problem in check(home)} <= {Harm.NOTE}


def test_a_crash_at_any_touch_of_the_disk_leaves_the_whole_step_or_none(home, case):
    file_step(case)
    outcomes, whole = [], False
    while not whole:
        shutil.rmtree(home.parent / "copy", ignore_errors=True)
        shutil.copytree(home, home.parent / "copy")
        crashed = CaseStore(home.parent / "copy").folder(case.number)
        filer = start("file_and_crash", home.parent / "copy", case.number, len(outcomes))
        whole = filer.communicate(timeout=60)[0] == "filed\n"
        records = crashed.records()
        assert len(records) in (1, 2)
        assert all(crashed.read_ref(file) for record in records for file in record.files)
        assert {problem.harm for problem in check(home.parent / "copy")} <= {Harm.NOTE}
        assert file_step(crashed, files=[LETTER, EVIDENCE]).sequence == len(records) + 1
        outcomes.append(len(records))
    assert outcomes == sorted(outcomes)
    assert len(outcomes) > 10


def test_the_name_of_an_orphan_is_not_taken_again(case):
    (case.path / "letters" / "0001-失信行为认定事先告知书.docx").write_bytes(b"orphan")
    (case.path / "letters" / "0001-失信行为认定事先告知书-2.docx").write_bytes(b"orphan")
    (file,) = file_step(case, files=[LETTER]).files
    assert file.path == "letters/0001-失信行为认定事先告知书-3.docx"
    assert case.read_file(file.path) == b"letter"


def test_a_full_disk_leaves_no_record_and_no_file(case, monkeypatch):
    write_new = durable.write_new

    def full_at_the_record(path, written):
        if path.parent.name == "records":
            raise Unwritable(OSError(errno.ENOSPC, "full"), path)
        write_new(path, written)

    monkeypatch.setattr(durable, "write_new", full_at_the_record)
    with pytest.raises(Unwritable, match="磁盘空间不足"):
        file_step(case, files=[LETTER])
    assert files_under(case.path) == []


def test_files_stay_when_the_disk_fails_after_their_record_took_its_place(case, monkeypatch):
    sync_folder = durable.sync_folder

    def fail_for_records(folder):
        if folder.name == "records":
            raise OSError(errno.EIO, "broken")
        sync_folder(folder)

    monkeypatch.setattr(durable, "sync_folder", fail_for_records)
    with pytest.raises(Unwritable):
        file_step(case, files=[LETTER])
    (record,) = case.records()
    assert case.read_ref(record.files[0]) == b"letter"


@pytest.mark.parametrize("answers", [{"a": float("nan")}, {"a": "\ud800"}, {"a": object()}])
def test_answers_that_json_cannot_express_leave_nothing(case, answers):
    with pytest.raises((ValueError, TypeError)):
        file_step(case, files=[LETTER], answers=answers)
    assert files_under(case.path) == []


def test_a_folder_that_lost_its_empty_subfolders_can_be_filed_in(case):
    for subfolder in ("records", "letters"):
        (case.path / subfolder).rmdir()
    assert case.records() == ()
    file_step(case, files=[LETTER])
    assert len(case.records()) == 1
