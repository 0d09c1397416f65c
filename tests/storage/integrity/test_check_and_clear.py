"""A check says in words what is wrong where, and clearing removes only what a crash left behind."""

import os

import pytest

from storage import (
    CaseIndex,
    CaseStore,
    Harm,
    NumberRegister,
    check,
    clear_orphans,
    make_bag,
    stale_cases,
)
from tests.storage.builders import AT, CLERK, EVIDENCE, LATER, LETTER, file_step, files_under

SERIES = "木发改信告"


@pytest.fixture
def office(store, home):
    """An office with two cases, a number and a package, all of it whole."""
    for _ in range(2):
        case = store.new_case(2026)
        file_step(case, files=[LETTER, EVIDENCE])
        file_step(case, "受理")
    NumberRegister(home).allot(SERIES, 2026, "2026-0001", AT)
    make_bag(case, home / "archive", cover_files={}, info={}, at=AT)
    return home


def problems(home):
    return {problem.where: (problem.what, problem.harm) for problem in check(home)}


def put(path, content=b"x"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def test_a_whole_office_has_no_problems(office):
    assert list(check(office)) == []


def test_a_folder_without_an_office_has_no_problems_either(tmp_path):
    assert list(check(tmp_path)) == []
    assert clear_orphans(tmp_path, before=LATER) == []


CASE = "cases/2026/2026-0001"


@pytest.mark.parametrize(
    ("path", "content", "said", "harm"),
    [
        (f"{CASE}/letters/0001-失信行为认定事先告知书.docx", b"forged", "可能被改动", Harm.DAMAGE),
        (f"{CASE}/letters/0001-失信行为认定事先告知书.docx", None, "不在案卷内", Harm.DAMAGE),
        (f"{CASE}/records/0001.json", b"{}", "不完整或被改动", Harm.DAMAGE),
        (f"{CASE}/records/0001.json", None, "缺少记录", Harm.DAMAGE),
        (f"{CASE}/records/0003.json", b"", "空文件", Harm.NOTE),
        (f"{CASE}/records/0002 - 副本.json", b"x", "人工确认", Harm.REPAIR),
        (f"{CASE}/letters/0003-告知书.docx", b"x", "写入中断", Harm.NOTE),
        (f"{CASE}/signed/.tmp-0123", b"x", "临时文件", Harm.NOTE),
        (f"{CASE}/drafts/.tmp-0123", b"x", "临时文件", Harm.NOTE),
        (f"{CASE}/evidence/张三的照片.jpg", b"x", "人工确认", Harm.REPAIR),
        (f"{CASE}/备注.txt", b"x", "人工确认", Harm.REPAIR),
        ("cases/2026/新建文件夹", b"x", "不是案件文件夹", Harm.NOTE),
        ("cases/2026/2025-0001", b"x", "不是案件文件夹", Harm.NOTE),
        (f"numbers/{SERIES}/2026/0001", b"", "没有内容", Harm.REPAIR),
        (f"numbers/{SERIES}/2026/0005.void", b"x", "没有对应", Harm.REPAIR),
        (f"numbers/{SERIES}/2026/.tmp-0", b"x", "临时文件", Harm.NOTE),
        (f"numbers/{SERIES}/2026/说明.txt", b"x", "不是文号登记", Harm.NOTE),
        ("archive/2026/.tmp-2026-0001-ab", b"x", "临时文件", Harm.NOTE),
        (".tmp-0123", b"x", "临时文件", Harm.NOTE),
        ("index/hints/.tmp-0123", b"x", "临时文件", Harm.NOTE),
        ("archive/2026/别的", b"x", "不是案件文件夹", Harm.NOTE),
        ("archive/2026/2026-0002/data/extra.txt", b"x", "多出未登记", Harm.DAMAGE),
    ],
)
def test_each_problem_is_named_with_its_place(office, path, content, said, harm):
    if content is None:
        (office / path).unlink()
    else:
        put(office / path, content)
    found = problems(office)
    assert said in found[path][0]
    assert found[path][1] == harm


def test_an_empty_case_folder_is_named(office):
    CaseStore(office).new_case(2026)
    assert problems(office) == {
        "cases/2026/2026-0003": (
            "案件文件夹内没有任何记录，案号已占用。请补录立案情况或说明空号原因。",
            Harm.REPAIR,
        )
    }


def test_a_gap_in_the_numbers_is_named(office):
    put(office / "numbers" / SERIES / "2026" / "0004", b'{"holder": "2026-0002", "at": ""}')
    assert sorted(problems(office)) == [f"numbers/{SERIES}/2026/000{n}" for n in (2, 3)]


def test_a_void_number_is_no_problem(office):
    NumberRegister(office).void(SERIES, 2026, 1, "打印错误", AT, CLERK["id"])
    assert list(check(office)) == []


LEFT_BEHIND = [
    ".tmp-0",
    f"{CASE}/.tmp-0",
    f"{CASE}/drafts/.tmp-0",
    f"{CASE}/letters/.tmp-0",
    f"{CASE}/letters/0003-告知书.docx",
    f"{CASE}/evidence/0001-别的.pdf",
    f"{CASE}/records/.tmp-0",
    f"numbers/{SERIES}/2026/.tmp-0",
    "index/hints/.tmp-0",
    "archive/2026/.tmp-2026-0001-ab/data/a",
]
BY_PEOPLE = [
    f"{CASE}/备注.txt",
    f"{CASE}/0001-备注.txt",
    f"{CASE}/letters/张三.docx",
    f"{CASE}/drafts/x.json",
    "a.txt",
]


def test_clearing_removes_what_was_left_behind_and_nothing_else(office):
    before = files_under(office)
    for path in (*LEFT_BEHIND, *BY_PEOPLE):
        put(office / path)
    put(office / CASE / "records" / "0003.json", b"")
    (office / "archive/2026/.tmp-2026-0001-ab/data/a").chmod(0o444)
    cleared = clear_orphans(office, before=LATER)
    assert sorted(cleared) == sorted(
        [*LEFT_BEHIND[:-1], "archive/2026/.tmp-2026-0001-ab", f"{CASE}/records/0003.json"]
    )
    assert files_under(office) == sorted([*before, *BY_PEOPLE])


def test_what_was_written_just_now_may_belong_to_a_filing_under_way(office):
    old, new = office / CASE / "letters/0003-旧.docx", office / CASE / "letters/0003-新.docx"
    put(old)
    put(new)
    os.utime(old, (1_700_000_000, 1_700_000_000))
    os.utime(new, (1_800_000_000, 1_800_000_000))
    assert clear_orphans(office, before="2026-01-01T00:00:00+08:00") == [f"{CASE}/letters/0003-旧.docx"]


def test_files_of_people_in_the_numbers_folder_are_left_alone(office):
    put(office / "numbers" / "说明.txt")
    put(office / CASE / "子文件夹" / "a.txt")
    assert list(check(office)) == []
    assert clear_orphans(office, before=LATER) == []


def test_nothing_is_cleared_from_a_case_whose_records_are_damaged(office):
    put(office / CASE / "records" / "0001.json", b"{}")
    before = files_under(office)
    assert clear_orphans(office, before=LATER) == []
    assert files_under(office) == before


def test_cases_that_the_index_has_differently_are_named(office):
    index = CaseIndex(office, fields_indexed=[])
    index.put("2026-0001", {"sequence": 2})
    assert [problem.where for problem in stale_cases(office, index)] == ["cases/2026/2026-0002"]
    index.put("2026-0002", {"sequence": 1})
    assert "（第1步）与案卷（第2步）" in next(stale_cases(office, index)).what
