"""The index can be lost or outdated at any time: it says so, and is rebuilt while others go on filing."""

import shutil

import pytest

from storage import CaseIndex, Damaged, Unwritable
from tests.storage.case_index.builders import FIELDS, document, numbers, opened


def test_an_index_that_was_deleted_says_so_until_it_is_rebuilt(home, index):
    index.put("2026-0001", document())
    assert not index.needs_rebuild
    shutil.rmtree(home / "index")
    assert index.needs_rebuild
    assert index.find().total == 0
    index.put("2026-0002", document())
    assert numbers(index.find()) == ["2026-0002"]
    assert index.needs_rebuild
    assert opened(home).needs_rebuild
    index.rebuild([("2026-0001", document()), ("2026-0002", document())])
    assert not index.needs_rebuild
    assert opened(home).find().total == 2


def test_a_cleared_index_is_empty_and_says_so(home, index):
    other = opened(home)
    index.put("2026-0001", document())
    other.find(equal={"state": "受理"})
    index.clear()
    assert index.find().total == other.find(equal={"state": "受理"}).total == 0
    assert other.needs_rebuild


def test_filing_goes_on_during_a_rebuild(home, index):
    other = opened(home)
    for serial in (1, 2, 3):
        index.put(f"2026-000{serial}", document(1))

    def read_slowly():
        yield "2026-0001", document(1)
        other.put("2026-0001", document(2, "决定"))
        other.put("2026-0004", document(1))
        yield "2026-0002", document(5, "归档")

    index.rebuild(read_slowly())
    assert [(found["number"], found["sequence"]) for found in other.find().items] == [
        ("2026-0001", 2),
        ("2026-0002", 5),
        ("2026-0004", 1),
    ]


def test_an_index_folder_that_cannot_be_made_is_explained(home, index):
    shutil.rmtree(home / "index")
    (home / "index").touch()
    with pytest.raises(Unwritable):
        index.put("2026-0001", document())


def test_an_index_that_cannot_be_read_is_explained(home, index):
    (home / "index" / "cases.jsonl").unlink()
    (home / "index" / "cases.jsonl").mkdir()
    with pytest.raises(Damaged, match="案卷不受影响"):
        index.find()


def test_an_index_of_another_version_needs_a_rebuild_and_keeps_its_version_when_compacted(home):
    def opened_as(version):
        return CaseIndex(home, fields_indexed=FIELDS, version=version)

    first = opened_as("1")
    first.rebuild([("2026-0001", document())])
    for sequence in range(2, 1500):  # long enough for the log to be written anew
        first.put("2026-0001", document(sequence))

    assert not opened_as("1").needs_rebuild
    assert opened_as("2").needs_rebuild
    assert opened(home).needs_rebuild
    second = opened_as("2")
    second.rebuild([("2026-0001", document())])
    assert not opened_as("2").needs_rebuild
    assert numbers(second.find()) == ["2026-0001"]
