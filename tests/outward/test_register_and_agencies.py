"""What leaves the office: register, lookup, letters to agencies, the sheet for 信用中国. No more than may be shown."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from casefiles.office.reading.agencies import outbox_of
from casefiles.office.reading.credit_china import COLUMNS, credit_china_sheet
from casefiles.office.reading.register import look_up, write_register
from casefiles.office.upkeep.due import run_due
from tests.builders.reports import COMPANY_CODE, PERSON_ID

NAME = "木垒县例样商贸有限公司"


def page_and_data(worker, folder):
    page, data = write_register(worker.office, folder)
    return page.read_text(encoding="utf-8"), json.loads(data.read_text(encoding="utf-8"))


# --- the register as files ---


def test_the_register_is_written_as_a_page_and_as_data(world, tmp_path):
    page, data = page_and_data(world.case_at("published"), tmp_path / "public")

    assert NAME in page
    assert "公示期满自动撤下" in page
    [row] = data["listings"]
    assert (row["name"], row["identity"], row["last_day"]) == (NAME, COMPANY_CODE, "2026-05-01")
    assert data["date"] == "2026-02-25"


def test_the_next_days_files_take_the_place_of_yesterdays(world, tmp_path):
    worker = world.case_at("published")
    page_and_data(worker, tmp_path / "public")

    page, data = page_and_data(worker.on("2026-05-02"), tmp_path / "public")

    assert NAME not in page
    assert data["listings"] == []


def test_the_page_shows_a_name_as_text_and_never_as_markup(world, tmp_path):
    worker = world.case_at("objected")
    mend = [{"field": "name", "value": "例<script>样公司", "reason": "与执照一致"}]
    objection = worker.case.remedies.open_objections[0].sequence
    worker.file(
        "objection_result",
        {"objection": str(objection), "checks": ["核实。"], "outcome": "correct", "reasons": ["属实。"], "corrections": mend},
        "reviewer",
    )  # fmt: skip

    worker.letters_by_others("2026-03-03")
    page, _ = page_and_data(worker, tmp_path / "public")

    assert "例<script>样公司" not in page
    assert "例&lt;script&gt;样公司" in page


# --- looking someone up ---


def test_who_knows_the_whole_name_and_number_finds_the_entry(world):
    worker = world.case_at("published")

    assert [entry.name for entry in look_up(worker.office, f" {NAME} ", COMPANY_CODE)] == [NAME]


@pytest.mark.parametrize(
    ("name", "number"),
    [
        (NAME, COMPANY_CODE[:-1]),
        (NAME[:-2], COMPANY_CODE),
        (NAME, PERSON_ID),
        ("", COMPANY_CODE),
        (NAME, ""),
        ("", ""),
    ],
)
def test_whatever_is_wrong_the_answer_is_the_same_empty_one(world, name, number):
    assert look_up(world.case_at("published").office, name, number) == []


def test_what_is_not_published_today_is_not_answered(world, tmp_path):
    assert look_up(world.case_at("informed").office, NAME, COMPANY_CODE) == []
    over = world.case_at("published", tmp_path / "over").on("2026-05-02")
    assert look_up(over.office, NAME, COMPANY_CODE) == []


# --- the agencies ---


def test_who_was_told_and_who_answered_is_listed(world):
    rows = outbox_of(world.case_at("informed").office)

    assert [(row.agency, row.answer) for row in rows] == [("finance", "applied"), ("market", "applied")]
    assert [row.agency for row in outbox_of(world.case_at("published").office, "market")] == ["market"]


def test_a_silent_agency_comes_first_and_is_late_after_its_day(world, tmp_path):
    worker = world.case_at("listed", tmp_path / "silent").on("2026-02-05")
    worker.file("push", {"agencies": ["finance", "market"], "purpose": "依法使用。"})
    worker.letters_to_seal().serve("2026-02-05")
    worker.file("receipt", {"agency": "finance", "action": "applied", "acted_on": "2026-02-05"})

    first, second = outbox_of(worker.office)

    assert (first.agency, second.agency) == ("market", "finance")
    assert first.answer_by == date(2026, 2, 12)
    assert not first.is_late(date(2026, 2, 12))
    assert first.is_late(date(2026, 2, 13))
    assert not second.is_late(date(2026, 3, 1))


def test_a_lift_is_answered_only_by_lifting(world):
    worker = world.case_at("published").file("performance", {"performed_on": "2026-02-25", "proof": "凭证"})
    run_due(worker.on("2026-05-06").office)
    worker.letters_to_seal().serve("2026-05-06")

    lifts = [row for row in outbox_of(worker.office) if row.title == "解除限制通知函"]

    assert len(lifts) == 2
    assert {row.answer for row in lifts} == {""}


# --- the sheet for 信用中国 (Article 10) ---


def rows_of(sheet):
    return [[cell.value for cell in row] for row in load_workbook(BytesIO(sheet.data)).active.iter_rows()]


def test_the_sheet_has_the_columns_that_are_asked_for_and_a_row_for_each_standing_decision(world):
    sheet = credit_china_sheet(world.case_at("listed").office)

    header, row = rows_of(sheet)
    assert header == [title + ("*" if required else "") for title, required in COLUMNS]
    assert row[0] == NAME
    assert "例市监罚〔2025〕7号" in row
    assert sheet.sha256 == hashlib.sha256(sheet.data).hexdigest()


def test_what_only_the_maker_of_the_paper_knows_is_named_as_missing(world):
    sheet = credit_china_sheet(world.case_at("listed").office)

    assert {"处罚类别", "处罚有效期", "处罚机关统一社会信用代码"} <= set(sheet.missing["2026-0001"])


def test_nobody_is_in_the_sheet_before_the_decision_was_served_or_after_it_fell(world):
    assert credit_china_sheet(world.case_at("decision_drafted").office).cases == ()
    worker = world.case_at("published").file(
        "annulment", {"reasons": ["依据已撤销。"], "proof": "例撤〔2026〕1号"}, "reviewer", scan="根据"
    )
    assert credit_china_sheet(worker.office).cases == ()


def test_a_cell_that_looks_like_a_formula_stays_text(world):
    worker = world.case_at("accepted").on("2026-01-07")
    answers = {
        "behaviours": ["A4-09-14"],
        "facts": "=1+1",
        "findings": ["甲——乙"],
        "instrument_verified": "丙",
        "elements": "丁",
    }
    worker.file("verification", answers)
    from tests.world.stages import STAGES

    for stage in list(STAGES)[
        list(STAGES).index("legally_reviewed") : list(STAGES).index("decision_served") + 1
    ]:
        STAGES[stage](worker)

    cells = [
        cell
        for row in load_workbook(BytesIO(credit_china_sheet(worker.office).data)).active.iter_rows()
        for cell in row
    ]

    assert [cell.data_type for cell in cells if cell.value == "=1+1"] == ["s"]
