"""The log of the index: what was added is read once by everyone, and a line cut short never was."""

import errno
import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import Unwritable
from storage.case_index.index_log import Log, to_line
from storage.case_index.log_storage import LogStorage

DOCUMENTS = [{"state": "受理", "n": 1}, {"state": "决定", "n": 2}, {"state": "归档"}]


def add(log, *entries):
    for entry in entries:
        log.read()
        assert log.append(to_line(entry))


def test_every_reader_reads_each_entry_once(tmp_path):
    writer, reader = Log(tmp_path / "log"), Log(tmp_path / "log")
    assert reader.read() is None
    add(writer, 1, "二")
    first = reader.read()
    assert (first.entries, first.is_restart) == ([1, "二"], True)
    add(writer, [3])
    second = reader.read()
    assert (second.entries, second.is_restart) == ([[3]], False)
    assert reader.read() is None
    assert writer.read() is None


def test_a_log_that_was_rewritten_is_read_from_the_start(tmp_path):
    writer, reader = Log(tmp_path / "log"), Log(tmp_path / "log")
    add(writer, 1, 2)
    reader.read()
    writer.rewrite([to_line("x")], is_complete=True)
    tail = reader.read()
    assert (tail.entries, tail.is_restart, reader.is_complete) == (["x"], True, True)


def test_a_log_that_was_deleted_is_empty_and_not_complete(tmp_path):
    log = Log(tmp_path / "log")
    log.rewrite([to_line(1)], is_complete=True)
    (tmp_path / "log").unlink()
    tail = log.read()
    assert (tail.entries, tail.is_restart, log.is_complete) == ([], True, False)
    assert log.read() is None
    add(log, 2)
    assert not log.is_complete


def test_a_log_that_vanishes_before_the_append_is_noticed(tmp_path):
    log = Log(tmp_path / "log")
    add(log, 1)
    (tmp_path / "log").unlink()
    assert not log.append(to_line(2))


@pytest.mark.parametrize("header", [b"", b"\n", b"garbage\n", b"[]\n", b"{}\n", b"\x00" * 500])
def test_a_log_without_a_header_is_empty_and_is_replaced(tmp_path, header):
    (tmp_path / "log").write_bytes(header + b"1\n")
    log = Log(tmp_path / "log")
    assert log.read().entries == []
    assert not log.is_complete
    add(log, 2)
    assert Log(tmp_path / "log").read().entries == [2]


def test_a_line_that_cannot_be_parsed_is_skipped_and_reported(tmp_path):
    log = Log(tmp_path / "log")
    log.rewrite([to_line(1), b"\x00\xff{\n", b"[1\n", b"2]\n", to_line(3)], is_complete=True)
    reader = Log(tmp_path / "log")
    assert reader.read().entries == [1, 3]
    assert not reader.is_complete


def written_log(tmp_path):
    storage = LogStorage(tmp_path / "whole.jsonl")
    storage.rewrite({"cases": {1: DOCUMENTS[0]}}, is_complete=True)
    storage.commit("cases", {2: DOCUMENTS[1]})
    storage.commit("cases", {1: None, 3: DOCUMENTS[2]})
    return (tmp_path / "whole.jsonl").read_bytes()


def test_a_log_torn_at_any_byte_shows_the_whole_lines_and_goes_on(tmp_path):
    whole = written_log(tmp_path)
    states = [{}, {"1": DOCUMENTS[0]}, {"1": DOCUMENTS[0], "2": DOCUMENTS[1]}]
    states.append({"2": DOCUMENTS[1], "3": DOCUMENTS[2]})
    header = whole.index(b"\n") + 1
    path = tmp_path / "torn.jsonl"
    for length in range(len(whole) + 1):
        path.write_bytes(whole[:length])
        expected = states[max(0, whole[:length].count(b"\n") - 1)]
        storage, other = LogStorage(path), LogStorage(path)
        assert (other.read() or {}).get("cases", {}) == expected
        assert storage.is_complete == (length >= header)
        storage.commit("cases", {9: {"state": "后来"}})
        expected = {**expected, "9": {"state": "后来"}}
        for each in (storage, other, LogStorage(path)):
            assert each.read() == {"cases": expected}
        assert all(json.loads(line) for line in path.read_bytes().splitlines())


@given(st.binary(max_size=60), st.integers(0, 400))
def test_a_log_with_anything_in_it_is_read_without_failing(tmp_path_factory, noise, at):
    path = tmp_path_factory.mktemp("log") / "noise.jsonl"
    whole = written_log(path.parent)
    path.write_bytes(whole[:at] + noise + whole[at:])
    storage = LogStorage(path)
    before = storage.read()
    storage.commit("cases", {9: {"state": "后来"}})
    assert storage.read() == LogStorage(path).read()
    assert (storage.read() or {})["cases"]["9"] == {"state": "后来"}
    assert before is None or set(before) <= {"cases"} or noise


def test_a_disk_that_fills_up_in_the_middle_of_a_line_leaves_the_log_unchanged(tmp_path, monkeypatch):
    storage = LogStorage(tmp_path / "log")
    storage.commit("cases", {1: DOCUMENTS[0]})
    write = os.write

    def write_half_and_fail(descriptor, line):
        write(descriptor, line[: len(line) // 2])
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "write", write_half_and_fail)
    with pytest.raises(Unwritable, match="磁盘空间不足"):
        storage.commit("cases", {2: DOCUMENTS[1]})
    monkeypatch.setattr(os, "write", write)
    assert storage.read() == LogStorage(tmp_path / "log").read() == {"cases": {"1": DOCUMENTS[0]}}
    storage.commit("cases", {3: DOCUMENTS[2]})
    assert LogStorage(tmp_path / "log").read() == {"cases": {"1": DOCUMENTS[0], "3": DOCUMENTS[2]}}


def test_a_log_that_cannot_be_opened_is_explained(tmp_path):
    log = Log(tmp_path / "log")
    add(log, 1)
    (tmp_path / "log").unlink()
    (tmp_path / "log").mkdir()
    with pytest.raises(Unwritable):
        log.append(to_line(1))


def test_a_long_log_is_compacted_and_others_notice(tmp_path):
    storage, other = LogStorage(tmp_path / "log"), LogStorage(tmp_path / "log")
    storage.rewrite({"cases": {2: DOCUMENTS[1]}}, is_complete=True)
    for n in range(1_100):
        storage.commit("cases", {1: {"n": n}})
        if n == 500:
            assert other.read()["cases"]["1"] == {"n": 500}
    assert len((tmp_path / "log").read_bytes().splitlines()) < 200
    assert other.read() == {"cases": {"1": {"n": 1_099}, "2": DOCUMENTS[1]}}
    assert other.is_complete


def test_a_compaction_that_fails_keeps_the_long_log(tmp_path, monkeypatch):
    storage = LogStorage(tmp_path / "log")
    storage.commit("cases", {1: {}})

    def refuse(*_, **__):
        raise Unwritable(OSError(errno.EACCES, "open elsewhere"), tmp_path)

    monkeypatch.setattr(Log, "rewrite", refuse)
    for n in range(1_100):
        storage.commit("cases", {1: {"n": n}})
    assert LogStorage(tmp_path / "log").read() == {"cases": {"1": {"n": 1_099}}}


@pytest.mark.parametrize("entry", [1, "x", ["cases"], ["cases", []], ["cases", {"x": {}}], ["a", {}, 1]])
def test_an_entry_of_another_shape_is_skipped_and_reported(tmp_path, entry):
    Log(tmp_path / "log").rewrite([to_line(entry), to_line(["cases", {"1": {}}])], is_complete=True)
    storage = LogStorage(tmp_path / "log")
    assert storage.read() == {"cases": {"1": {}}}
    assert not storage.is_complete
