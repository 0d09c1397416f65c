"""The office's year: figures from the index's counts, that stay those of their year and name nobody."""

from __future__ import annotations

import io
import shutil
from collections import Counter
from datetime import date
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from casefiles.office.context import OfficeContext
from casefiles.office.opening import open_office
from casefiles.office.reading.cases import every_case
from casefiles.office.reading.year import quantile, workbook, year_of
from casefiles.office.upkeep import entries
from casefiles.procedure.statistics import Tally, tallies
from tests.builders.answers import OBJECTION, result
from tests.builders.reports import enterprise
from tests.world.clock import ManualClock
from tests.world.offices import copied, opened


def figures(office: OfficeContext, year: int, key: str) -> dict[str, tuple[str, ...]]:
    table = year_of(office, year).table(key)
    assert table is not None
    return {row[0].text: tuple(cell.text for cell in row[1:]) for row in table.rows}


@given(st.lists(st.integers(0, 400), min_size=1), st.sampled_from([0.5, 0.9]))
def test_a_median_made_from_counts_is_the_median_of_the_values(values, share):
    assert quantile(Counter(values), share) == sorted(values)[ceil(share * len(values)) - 1]


def test_the_year_says_what_the_folders_say(demo):
    cases = list(every_case(demo))
    letters = [letter for case in cases for letter in case.letters]
    signed = Counter(letter.title for letter in letters if letter.number)
    shown = figures(demo, 2026, "letters")
    points = [
        row["adopted"]
        for case in cases
        for f in case.every("defence_review")
        for row in f.answers["responses"]
    ]

    assert {title: int(row[0]) for title, row in shown.items()} == signed
    assert sum(int(n) for row in shown.values() for n in row[1:]) == sum(bool(x.served_on) for x in letters)
    assert figures(demo, 2026, "months")["全年"][0] == str(len(cases))
    assert figures(demo, 2026, "months")["全年"][2] == str(sum(bool(case.outcome) for case in cases))
    for word in ("采纳", "部分采纳", "不予采纳"):
        assert figures(demo, 2026, "heard")[f"申辩意见：{word}"] == (str(points.count(word)),)


def test_no_case_is_opened_for_the_figures(world):
    office = world.case_at("published").office
    before = year_of(office, 2026)
    shutil.rmtree(office.home / "cases")

    assert year_of(office, 2026) == before


def test_a_figure_leads_to_exactly_the_cases_that_it_counts(demo):
    for table in year_of(demo, 2026).tables:
        for cell in (cell for row in table.rows for cell in row if cell.tally and table.key != "stages"):
            assert demo.index.find(equal={"tallies": cell.tally}).total == cell.count, cell


def test_a_stage_past_its_limit_is_counted_as_late_and_one_within_it_is_not(office):
    quick, slow = opened(office), opened(office, enterprise(instrument_number="例市监罚〔2025〕8号", item=5))
    quick.on("2026-01-06").file("acceptance", {"co_clerk": "马协办", "no_conflict": True})
    slow.on("2026-02-20").file("refusal", {"reason_kind": "other_sector", "reasons": ["由主管部门办理。"]})

    assert figures(office, 2026, "stages")["报送（补正）→受理或者不予受理"][0] == "2"
    found = office.index.find(equal={"tallies": str(Tally(2026, "late", "acceptance"))})
    assert [entry["number"] for entry in found.items] == [slow.number]


def test_what_happens_later_leaves_an_earlier_year_as_it_was(world):
    worker = world.case_at("published")
    before = year_of(worker.office, 2026)

    worker.on("2027-01-11").file("objection", OBJECTION | {"received_on": "2027-01-11"})
    objection = worker.case.remedies.open_objections[0].sequence
    worker.on("2027-01-12").file("objection_result", result(objection, "reject"), "deputy")

    after = year_of(worker.office, 2026)
    assert [t for t in after.tables if t.key != "states"] == [t for t in before.tables if t.key != "states"]
    assert figures(worker.office, 2027, "challenges")["异议处理：不成立，维持"] == ("1",)
    assert after.years == (2026, 2027)


def test_the_figures_name_nobody(demo):
    for case in every_case(demo):
        told = "".join(tallies(case, demo.measure, demo.calendar))
        assert case.number not in told
        assert case.respondent.name not in told
        assert case.respondent.identity_number not in told


@pytest.mark.parametrize("change", ["periods", "make"])
def test_documents_of_another_make_are_made_anew_at_the_next_start(demo, tmp_path, monkeypatch, change):
    office = copied(demo, tmp_path / "office", date(2026, 12, 1))
    office.index.put("2026-0001", {**office.index.get("2026-0001"), "name": "陈旧的索引"})
    same = open_office(office.home, ManualClock(date(2026, 12, 1)))
    assert same.index.get("2026-0001")["name"] == "陈旧的索引"

    if change == "make":
        monkeypatch.setattr(entries, "DOCUMENT", entries.DOCUMENT + 1)
    else:
        toml = office.home / "office.toml"
        changed = '\n[policies."verify.days"]\nvalue = 30\nby = "李主任"\non = 2026-01-05\nreason = "从快"\n'
        toml.write_text(toml.read_text(encoding="utf-8") + changed, encoding="utf-8")

    assert (
        open_office(office.home, ManualClock(date(2026, 12, 1))).index.get("2026-0001")["name"]
        != "陈旧的索引"
    )


def test_the_workbook_holds_the_same_figures(demo):
    year = year_of(demo, 2026)
    book = load_workbook(io.BytesIO(workbook(year, demo.details.name)))

    assert len(book.worksheets) == len(year.tables)
    for table, sheet in zip(year.tables, book.worksheets, strict=True):
        rows = [
            tuple("" if v is None else str(v) for v in row)
            for row in sheet.iter_rows(min_row=4, values_only=True)
        ]
        assert rows[: len(table.rows)] == [tuple(cell.text for cell in row) for row in table.rows]


def test_a_text_that_is_no_tally_is_none():
    for text in ("", "2026", "x|month|received|01|1", "2026|month|received|01|y", "2026|a|b|c|d|1"):
        assert Tally.read(text) is None
    assert Tally.read(str(Tally(2026, "month", "received", "01"))) == Tally(2026, "month", "received", "01")
