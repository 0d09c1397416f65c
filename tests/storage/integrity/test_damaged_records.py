"""A damaged, missing or misplaced record is noticed and named, and nothing is built on it."""

import shutil

import pytest

from storage import Conflict, Damaged
from tests.storage.builders import (
    LETTER,
    file_step,
    files_under,
)


def damage(case, name, content):
    (case.path / "records" / name).write_bytes(content)


def test_a_record_altered_at_any_byte_is_noticed(case):
    file_step(case, answers={})
    file_step(case, "受理", answers={})
    path = case.path / "records" / "0001.json"
    whole = path.read_bytes()
    for at in range(0, len(whole), 7):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(Damaged, match=r"records/000[12]\.json"):
            case.records()


def test_a_missing_record_is_named(case):
    for _ in range(3):
        file_step(case)
    (case.path / "records" / "0002.json").unlink()
    with pytest.raises(Damaged, match=r"缺少记录“records/0002\.json”"):
        case.records()


def test_a_record_of_another_case_or_place_is_named(store, case):
    file_step(case)
    other = store.new_case(2026)
    shutil.copy(case.path / "records" / "0001.json", other.path / "records")
    with pytest.raises(Damaged, match="写明的是案件2026-0001第1步"):
        other.records()


def test_a_record_that_cannot_be_opened_is_named(case):
    (case.path / "records" / "0001.json").mkdir()
    with pytest.raises(Damaged, match="无法打开"):
        case.records()


def test_nothing_is_built_on_a_damaged_record(case):
    file_step(case)
    damage(case, "0001.json", b"{}")
    with pytest.raises(Damaged):
        file_step(case, files=[LETTER], after=1)
    assert files_under(case.path) == ["records/0001.json"]


def test_an_empty_last_file_is_no_record_yet(case):
    record = file_step(case)
    damage(case, "0002.json", b"")
    assert case.records() == (record,)
    with pytest.raises(Conflict, match="请刷新页面"):
        file_step(case, after=1)


def test_an_empty_file_among_the_records_is_damage(case):
    file_step(case)
    file_step(case)
    damage(case, "0001.json", b"")
    with pytest.raises(Damaged, match=r"records/0001\.json"):
        case.records()


def test_other_files_among_the_records_are_ignored(case):
    record = file_step(case)
    for name in ("Thumbs.db", ".tmp-1", "0002 - 副本.json", "0000.json", "２.json"):
        damage(case, name, b"x")
    assert case.records() == (record,)
