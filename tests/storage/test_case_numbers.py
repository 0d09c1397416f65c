"""Each case has one number, which is never given twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import CaseStore, NotFound
from tests.storage.builders import (
    lines_of,
    start,
)


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


def test_other_files_and_folders_among_the_cases_are_ignored(store, home):
    store.new_case(2026)
    (home / "cases" / "desktop.ini").touch()
    (home / "cases" / "2026" / "2025-0001").mkdir()
    (home / "cases" / "2026" / "新建文件夹").mkdir()
    assert list(store.numbers()) == ["2026-0001"]
    assert repr(store.folder("2026-0001")) == "CaseFolder('2026-0001')"
