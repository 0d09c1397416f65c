"""The search index can be lost or damaged at any time: it says so, and is rebuilt."""

import errno
import sqlite3

import pytest

from storage import Busy, Damaged, RulingDoc, RulingSearch, Unwritable
from storage.ruling_search import ruling_file
from tests.storage.ruling_search.builders import found


def test_a_text_indexed_again_replaces_the_earlier_one(rulings):
    rulings.index([RulingDoc("1", "新", {"事实": "撤销"}, {})])
    assert found(rulings, "艾力") == set()
    assert found(rulings, "撤销") == {"1"}
    assert found(rulings, "工资", filters={"item": "8"}) == {"2"}
    rulings.remove(["1", "unknown"])
    assert found(rulings, "撤销") == set()


def test_an_index_that_is_not_there_finds_nothing_and_says_so(home, rulings):
    other = RulingSearch(home)
    assert not other.needs_rebuild
    rulings.clear()
    rulings.clear()
    rulings.remove(["1"])
    assert other.needs_rebuild
    assert other.search("工资") == []
    other.index([RulingDoc("9", "工资", {}, {})])
    assert found(rulings, "工资") == {"9"}
    assert other.needs_rebuild


def test_a_rebuild_replaces_everything_and_keeps_what_is_added_meanwhile(home, rulings):
    other = RulingSearch(home)

    def read_slowly():
        yield RulingDoc("1", "工资", {}, {})
        assert found(rulings, "工资") == {"1", "2", "3"}
        other.index([RulingDoc("9", "新近工资", {}, {"item": ["7"]}), RulingDoc("1", "新近工资", {}, {})])

    rulings.rebuild(read_slowly())
    assert found(rulings, "工资") == {"1", "9"}
    assert found(rulings, "新近") == {"1", "9"}
    assert found(rulings, "新近", filters={"item": "7"}) == {"9"}
    assert not other.needs_rebuild
    assert [path.name for path in (home / "index").iterdir()] == ["search.sqlite"]


def test_a_rebuild_that_fails_leaves_the_old_index(home, rulings):
    def documents():
        yield RulingDoc("1", "工资", {}, {})
        raise RuntimeError("a case cannot be read")

    with pytest.raises(RuntimeError):
        rulings.rebuild(documents())
    assert found(rulings, "工资") == {"1", "2", "3"}
    assert [path.name for path in (home / "index").iterdir()] == ["search.sqlite"]


def test_a_rebuild_that_cannot_be_put_in_place_is_explained(home, rulings, monkeypatch):
    def refuse(*_):
        raise PermissionError(errno.EACCES, "open in another program")

    monkeypatch.setattr(type(home), "replace", refuse)
    with pytest.raises(Unwritable, match="没有写入权限"):
        rulings.rebuild([])
    assert found(rulings, "工资") == {"1", "2", "3"}


def test_an_indexing_that_fails_leaves_the_index_unchanged(rulings):
    def documents():
        yield RulingDoc("9", "工资", {}, {})
        raise RuntimeError("a case cannot be read")

    with pytest.raises(RuntimeError):
        rulings.index(documents())
    assert found(rulings, "工资") == {"1", "2", "3"}


@pytest.mark.parametrize("damage", ["garbage", "truncated", "other version", "other tables"])
def test_a_damaged_index_asks_for_a_rebuild(home, rulings, damage):
    path = home / "index" / "search.sqlite"
    if damage == "garbage":
        path.write_bytes(b"no database at all" * 500)
    elif damage == "truncated":
        path.write_bytes(path.read_bytes()[:5_000])
    else:
        with sqlite3.connect(path) as database:
            database.execute("DROP TABLE facet" if damage == "other tables" else "PRAGMA user_version = 99")
    with pytest.raises(Damaged, match="casefiles reindex"):
        rulings.search("工资", filters={"item": "8"})
    rulings.rebuild([RulingDoc("1", "工资", {}, {})])
    assert found(rulings, "工资") == {"1"}


def test_an_empty_file_is_an_index_not_yet_made(home):
    (home / "index").mkdir(parents=True)
    (home / "index" / "search.sqlite").touch()
    rulings = RulingSearch(home)
    assert rulings.needs_rebuild
    assert rulings.search("工资") == []


def test_a_search_during_the_writing_of_another_process_waits_or_says_so(home, rulings, monkeypatch):
    monkeypatch.setattr(ruling_file, "_BUSY_AFTER_SECONDS", 0.01)
    writer = sqlite3.connect(home / "index" / "search.sqlite", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    assert found(rulings, "拖欠") == {"1", "3"}
    with pytest.raises(Busy, match="请稍后重试"):
        rulings.index([RulingDoc("9", "工资", {}, {})])
    writer.close()


@pytest.mark.parametrize("code", [sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR])
def test_a_disk_that_refuses_is_explained(rulings, monkeypatch, code):
    error = sqlite3.OperationalError("refused")
    error.sqlite_errorcode = code

    def refuse(*_, **__):
        raise error

    monkeypatch.setattr(sqlite3, "connect", refuse)
    with pytest.raises(Unwritable):
        rulings.index([])


def test_a_file_that_cannot_be_removed_is_explained(home, rulings):
    rulings.clear()
    (home / "index" / "search.sqlite").mkdir()
    with pytest.raises(Unwritable):
        rulings.clear()
