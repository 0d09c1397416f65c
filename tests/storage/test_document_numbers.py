"""A document number is used once, in order, by one holder; none goes missing without a word."""

import pytest

from storage import NotFound, NumberRegister
from tests.storage.builders import AT, lines_of, start

SERIES = "木发改信告"


def test_numbers_follow_one_another_in_each_series_and_year(home):
    register = NumberRegister(home)
    allotted = [
        register.allot(series, year, "2026-0001", AT)
        for series, year in [
            (SERIES, 2026),
            (SERIES, 2026),
            (SERIES, 2027),
            ("木发改信决", 2026),
            (SERIES, 2026),
        ]
    ]
    assert allotted == [1, 2, 1, 1, 3]
    assert set(register.series()) == {("木发改信决", 2026), (SERIES, 2026), (SERIES, 2027)}


def test_each_number_names_its_holder(home):
    register = NumberRegister(home)
    register.allot(SERIES, 2026, "2026-0001", AT)
    register.allot(SERIES, 2026, "2026-0007", AT)
    assert list(register.holders(SERIES, 2026)) == [(1, "2026-0001", None), (2, "2026-0007", None)]
    assert (home / "numbers" / SERIES / "2026" / "0001").read_text("utf-8").startswith('{\n  "holder"')


def test_a_void_number_says_why_and_is_never_used_again(home):
    register = NumberRegister(home)
    register.allot(SERIES, 2026, "2026-0001", AT)
    register.void(SERIES, 2026, 1, "打印错误", AT, "zhang")
    register.void(SERIES, 2026, 1, "第二个理由", AT, "zhang")
    assert list(register.holders(SERIES, 2026)) == [(1, "2026-0001", "打印错误")]
    assert register.allot(SERIES, 2026, "2026-0001", AT) == 2


def test_a_number_not_in_use_cannot_be_void(home):
    with pytest.raises(NotFound, match="木发改信告〔2026〕5号"):
        NumberRegister(home).void(SERIES, 2026, 5, "x", AT, "zhang")


def test_no_number_is_allotted_twice_and_none_skipped_across_processes(home):
    processes = [start("allot_numbers", home, f"2026-000{n}", 30) for n in (1, 2, 3)]
    said = [sorted(map(int, lines_of(process))) for process in processes]
    assert sorted(number for numbers in said for number in numbers) == list(range(1, 91))
    holders = {number: holder for number, holder, _ in NumberRegister(home).holders(SERIES, 2026)}
    for n, numbers in enumerate(said, start=1):
        assert {holders[number] for number in numbers} == {f"2026-000{n}"}


def test_numbers_go_on_past_9999_and_after_the_index_is_deleted(home):
    folder = home / "numbers" / SERIES / "2026"
    folder.mkdir(parents=True)
    (folder / "9999").touch()
    assert NumberRegister(home).allot(SERIES, 2026, "2026-0001", AT) == 10_000
    (home / "index" / "hints" / f"number-{SERIES}-2026").unlink()
    assert NumberRegister(home).allot(SERIES, 2026, "2026-0001", AT) == 10_001


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b'{"holder": 1}', b"\xff"])
def test_a_number_whose_file_cannot_be_read_is_still_in_use(home, content):
    register = NumberRegister(home)
    register.allot(SERIES, 2026, "2026-0001", AT)
    (home / "numbers" / SERIES / "2026" / "0001").write_bytes(content)
    assert list(register.holders(SERIES, 2026)) == [(1, None, None)]
    assert register.allot(SERIES, 2026, "2026-0001", AT) == 2


@pytest.mark.parametrize("series", ["", "..", "a/b", "a\\b", "CON", ".hidden", "a ", "x" * 200])
def test_a_series_that_is_no_safe_folder_name_is_refused(home, series):
    with pytest.raises(ValueError, match="not a number series"):
        NumberRegister(home).allot(series, 2026, "2026-0001", AT)


def test_an_office_without_numbers_has_none(home):
    assert list(NumberRegister(home).series()) == []
    assert list(NumberRegister(home).holders(SERIES, 2026)) == []
    (home / "numbers" / "a" / "notes").mkdir(parents=True)
    (home / "numbers" / "readme.txt").touch()
    assert list(NumberRegister(home).series()) == []
