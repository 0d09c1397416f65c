"""A case is a folder: exactly one filer wins, what was filed is there whole, and nothing is ever replaced."""

import errno
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from storage_builders import (
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

from storage import CaseStore, Conflict, Damaged, Harm, NewFile, NotFound, Unwritable, chain, check, durable
from storage.records import NO_PREVIOUS


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


def test_every_acknowledged_record_outlives_a_killed_filer(home, case):
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
def test_answers_that_cannot_be_kept_leave_nothing(case, answers):
    with pytest.raises((ValueError, TypeError)):
        file_step(case, files=[LETTER], answers=answers)
    assert files_under(case.path) == []


def test_a_file_of_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="unknown kind"):
        NewFile("secret", "a", "txt", b"")


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


def test_other_files_among_the_records_are_passed_over(case):
    record = file_step(case)
    for name in ("Thumbs.db", ".tmp-1", "0002 - 副本.json", "0000.json", "２.json"):
        damage(case, name, b"x")
    assert case.records() == (record,)


def test_a_file_that_was_altered_or_lost_is_not_handed_out(case):
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
def test_only_a_file_that_a_record_names_is_handed_out(case, path):
    file_step(case, files=[LETTER])
    with pytest.raises(NotFound, match="没有名为"):
        case.read_file(path)


def test_a_folder_that_lost_its_empty_subfolders_can_be_filed_in(case):
    for subfolder in ("records", "letters"):
        (case.path / subfolder).rmdir()
    assert case.records() == ()
    file_step(case, files=[LETTER])
    assert len(case.records()) == 1


def test_cases_are_numbered_one_after_the_other_in_each_year(store):
    numbers = [store.new_case(year).number for year in (2026, 2026, 2027, 2026)]
    assert numbers == ["2026-0001", "2026-0002", "2027-0001", "2026-0003"]
    assert list(store.numbers()) == ["2026-0001", "2026-0002", "2026-0003", "2027-0001"]
    assert store.folder("2026-0002").path.is_dir()


def test_the_first_case_of_an_office_needs_no_preparation(home):
    assert list(CaseStore(home).numbers()) == []
    assert CaseStore(home).new_case(2026).number == "2026-0001"


def test_numbers_go_on_in_order_past_9999(store, home):
    (home / "cases" / "2026" / "2026-9999").mkdir(parents=True)
    assert store.new_case(2026).number == "2026-10000"
    assert store.new_case(2026).number == "2026-10001"
    assert list(store.numbers()) == ["2026-9999", "2026-10000", "2026-10001"]


@pytest.mark.parametrize("hint", [None, "", "1", "999", "-3", "x", "３", "9" * 50, "\x00"])
def test_a_stale_or_missing_hint_does_no_harm(store, home, hint):
    for _ in range(3):
        store.new_case(2026)
    path = home / "index" / "hints" / "case-2026"
    path.unlink() if hint is None else path.write_text(hint, "utf-8")
    assert store.new_case(2026).number == "2026-0004"


def test_a_hint_that_cannot_be_written_does_no_harm(store, home):
    (home / "index").touch()
    assert [store.new_case(2026).number for _ in range(2)] == ["2026-0001", "2026-0002"]


def test_no_case_number_is_given_twice_across_processes(home):
    processes = [start("open_cases", home, 30) for _ in range(3)]
    numbers = [number for process in processes for number in lines_of(process)]
    assert sorted(numbers) == [f"2026-{serial:04d}" for serial in range(1, 91)]


@given(
    st.text()
    | st.sampled_from(["2026-0002", "2026-001", "2026-00001", "2026-0000", "../2026", "２０２６-0001"])
)
def test_only_a_case_number_opens_a_folder(tmp_path_factory, number):
    store = CaseStore(tmp_path_factory.getbasetemp() / "one-case")
    if not list(store.numbers()):
        store.new_case(2026)
    if number != "2026-0001":
        with pytest.raises(NotFound, match="请核对案号"):
            store.folder(number)


def test_strange_entries_among_the_cases_are_passed_over(store, home):
    store.new_case(2026)
    (home / "cases" / "desktop.ini").touch()
    (home / "cases" / "2026" / "2025-0001").mkdir()
    (home / "cases" / "2026" / "新建文件夹").mkdir()
    assert list(store.numbers()) == ["2026-0001"]
    assert repr(store.folder("2026-0001")) == "CaseFolder('2026-0001')"


def test_a_draft_is_kept_replaced_and_forgotten(case):
    case.save_draft("report/张三", {"案由": "甲"}, by="zhang")
    case.save_draft("report/张三", {"案由": "乙"}, by="zhang")
    case.save_draft("report?张三", {"案由": "丙"}, by="li")
    draft = case.draft("report/张三")
    assert (draft.key, draft.answers, draft.by) == ("report/张三", {"案由": "乙"}, "zhang")
    assert {draft.by for draft in case.drafts()} == {"zhang", "li"}
    case.discard_draft("report/张三")
    case.discard_draft("report/张三")
    assert case.draft("report/张三") is None
    assert case.records() == ()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff", b"[]", b"{}", b'{"key":1,"by":"a","answers":{}}', b"[" * 99_999]
)
def test_a_corrupt_draft_is_no_draft(case, content):
    case.save_draft("report", {}, by="zhang")
    (path,) = (case.path / "drafts").iterdir()
    path.write_bytes(content)
    assert case.draft("report") is None
    assert case.drafts() == ()


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
