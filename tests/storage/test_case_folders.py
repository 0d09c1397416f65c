"""A case is a folder: of several who file at once exactly one succeeds, and nothing is ever replaced."""

import pytest

from storage import Conflict, Damaged, NewFile, NotFound, chain, check, durable
from storage.records import NO_PREVIOUS
from tests.storage.builders import (
    AT,
    CLERK,
    EVIDENCE,
    LETTER,
    VERSIONS,
    file_step,
    files_under,
    lines_of,
    start,
)


def test_a_filed_step_is_read_back_as_it_was_filed(case):
    record = file_step(case, files=[LETTER, EVIDENCE])
    assert case.records() == (record,)
    assert record.sequence == 1
    assert record.previous == NO_PREVIOUS
    assert [file.path for file in record.files] == [
        "letters/0001-失信行为认定事先告知书.docx",
        "evidence/0001-判决书.pdf",
    ]
    assert [case.read_file(file.path) for file in record.files] == [b"letter", b"evidence"]
    assert files_under(case.path) == sorted([*(file.path for file in record.files), "records/0001.json"])


def test_each_record_names_the_hash_of_the_one_before(case):
    first, second = file_step(case), file_step(case, "受理")
    assert second.previous == first.sha256
    assert case.records() == (first, second)
    assert case.last_sequence() == 2


def test_filing_over_newer_records_is_a_conflict_that_shows_them(case):
    file_step(case)
    newer = [file_step(case, "受理"), file_step(case, "核实")]
    with pytest.raises(
        Conflict, match=r"案件已有新进展：第2步“受理”（张三，2026-05-01 10:00）、第3步“核实”"
    ) as conflict:
        file_step(case, "受理", files=[LETTER], after=1)
    assert list(conflict.value.newer) == newer
    assert files_under(case.path / "letters") == []


@pytest.mark.parametrize("after", [0, -1, -7])
def test_a_first_step_filed_over_a_first_step_is_a_conflict(case, after):
    record = file_step(case)
    with pytest.raises(Conflict) as conflict:
        file_step(case, after=after)
    assert conflict.value.newer == (record,)


@pytest.mark.parametrize("after", [1, 99])
def test_filing_after_a_record_that_is_not_there_is_a_conflict(case, after):
    with pytest.raises(Conflict, match="请刷新页面"):
        file_step(case, after=after)


def test_the_loser_at_the_last_moment_leaves_nothing(case, monkeypatch):
    write_new = durable.write_new

    def someone_is_faster(path, written):
        if path.parent.name == "records":
            monkeypatch.setattr(durable, "write_new", write_new)
            file_step(case, "受理")
        write_new(path, written)

    monkeypatch.setattr(durable, "write_new", someone_is_faster)
    with pytest.raises(Conflict, match="受理"):
        file_step(case, files=[LETTER], after=0)
    assert files_under(case.path) == ["records/0001.json"]


def test_of_several_filers_at_the_same_step_exactly_one_wins(home, case):
    filers = [start("race_to_file", home, case.number, name, 25) for name in ("甲", "乙", "丙")]
    said = [line.split() for filer in filers for line in lines_of(filer)]
    won = sorted((int(words[1]), words[2]) for words in said if words[0] == "won")
    assert [(record.sequence, record.sha256) for record in case.records()] == won
    assert len(won) >= 25
    assert {words[1] for words in said if words[0] == "conflict"} <= {"1"}
    assert list(check(home)) == []


def test_a_file_of_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="unknown kind"):
        NewFile("secret", "a", "txt", b"")


def test_a_file_that_was_altered_or_lost_is_not_returned(case):
    (file,) = file_step(case, files=[LETTER]).files
    (case.path / file.path).write_bytes(b"forged")
    with pytest.raises(Damaged, match="可能被改动"):
        case.read_file(file.path)
    (case.path / file.path).unlink()
    with pytest.raises(Damaged, match="不在案卷内"):
        case.read_file(file.path)


@pytest.mark.parametrize(
    "path", ["letters/0001-别的.docx", "../../office.toml", "records/0001.json", "", "/etc/passwd"]
)
def test_only_a_file_that_a_record_names_is_returned(case, path):
    file_step(case, files=[LETTER])
    with pytest.raises(NotFound, match="没有名为"):
        case.read_file(path)


def test_the_record_file_is_named_by_its_sequence_alone(case):
    record = case.append(
        step="prior_notice",
        title="事先告知",
        answers={},
        facts={},
        at=AT,
        by=CLERK,
        after=0,
        versions=VERSIONS,
    )
    assert (case.path / "records" / chain.record_name(record.sequence)).name == "0001.json"
