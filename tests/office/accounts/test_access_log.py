"""The log of who looked at what, read from its end."""

from __future__ import annotations

from casefiles.office.accounts import log_file
from casefiles.office.accounts.log_file import LogFile
from tests.world.staff import CLERK


def test_it_reads_the_same_backwards_whatever_the_blocks(tmp_path, monkeypatch):
    log = LogFile(tmp_path)
    for number in range(40):
        log.note("2026-01-05T09:00:00+08:00", CLERK, f"2026-{number:04d}", "查看案卷", "办理" * (number % 7))
    there = list(log.lines())

    for block in (1, 7, 64, 1000, 10**6):
        monkeypatch.setattr(log_file, "BLOCK", block)
        assert [line for _, line in log.newest()][::-1] == there

    places = [place for place, _ in log.newest()]
    assert next(line for _, line in log.newest(places[9])) == there[-11]


def test_a_log_that_is_not_there_yet_is_empty(tmp_path):
    assert list(LogFile(tmp_path).newest()) == []
