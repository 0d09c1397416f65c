"""A list comes back to its department with what became of each row, ready to be mended and sent again."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st

from forms.workbook import Reason, Verdict, read_workbook, write_returned
from tests.forms.workbook.builders import (
    HEADERS,
    ROW,
    list_of,
    reopened,
    saved,
    sheet_of,
    with_sheet_xml,
)

TAKEN = Verdict("已收", case_number="2026-0001")
DOUBTED = Verdict("待核", [Reason("identity_number", "校验码不符"), Reason(None, "与第3行重复")])
REJECTED = Verdict("退回", [Reason("facts", "“主要事实”是公式，请改为文字")])


def read(data: bytes):
    return read_workbook(data, filename="三季度.xlsx")


def returned(data: bytes, verdicts=None, *, all_rows: bool = True) -> bytes:
    return write_returned(data, read(data), verdicts or {}, all_rows=all_rows)


def test_every_row_comes_back_with_its_outcome_reasons_and_case_number():
    back = reopened(returned(list_of(ROW, ROW, ROW), {2: TAKEN, 3: DOUBTED, 4: REJECTED}))["报送表"]
    assert [cell.value for cell in back[1]][-3:] == ["处理结果", "原因", "案号"]
    assert [cell.value for cell in back[2]][-3:] == ["已收", None, "2026-0001"]
    assert [cell.value for cell in back[3]][-3:] == ["待核", "【证件号码】校验码不符\n与第3行重复", None]
    assert [cell.value for cell in back[4]][-3:] == ["退回", "“主要事实”是公式，请改为文字", None]
    assert len({back.cell(row, 7).fill.fgColor.rgb for row in (2, 3, 4)}) == 3
    assert back.freeze_panes == "A2"
    assert back.column_dimensions["C"].width >= 18


def test_only_what_was_not_taken_comes_back_when_asked():
    data = list_of(ROW, [], [2, *ROW[1:]], [3, *ROW[1:]], ["合计"])
    back = read(returned(data, {2: TAKEN, 4: REJECTED}, all_rows=False))
    assert [row.cells["serial"] for row in back.rows] == [2, 3]
    assert not back.left_out


def test_a_returned_list_can_be_sent_again_and_again():
    moment = datetime(2026, 3, 5)  # noqa: DTZ001 - Excel knows no time zones
    data = list_of([1, "孙例", 9.999991985070501e17, 5, moment, "一\n二"], [], ["x", *ROW[1:]], ["合计"])
    first = read(data)
    again = returned(data, {2: REJECTED})
    second = read(again)
    assert [(row.number, row.cells) for row in second.rows] == [(row.number, row.cells) for row in first.rows]
    assert second.left_out == first.left_out
    third = read(returned(again, {2: TAKEN}))
    assert [header for _, header in third.unmatched] == ["处理结果", "原因", "案号"]
    assert [row.cells for row in third.rows] == [row.cells for row in first.rows]


def test_a_column_of_the_department_is_never_taken_for_one_of_ours():
    headers = [*HEADERS, "案号", "原因"]
    data = list_of([*ROW, "（2024）新9999执1号", "其他"], headers=headers)
    back = read(returned(returned(data, {2: TAKEN}), {2: REJECTED}))
    assert back.rows[0].cells["instrument_number"] == "（2024）新9999执1号"
    assert [header for _, header in back.unmatched] == ["原因", "处理结果", "原因", "案号"]


def test_titles_instructions_and_other_sheets_come_back_too():
    sheet = sheet_of([["报送表"], ["报送单位：县财政局", None, "2026年"], HEADERS, ROW])
    sheet_of([["说明"], ["=1+1"]], title="说明", workbook=sheet.parent)
    back = reopened(returned(saved(sheet)))
    assert back.sheetnames == ["报送表", "汇总", "说明"]
    assert [back["报送表"]["A1"].value, back["报送表"]["A2"].value, back["报送表"]["C2"].value] == [
        "报送表",
        "报送单位：县财政局",
        "2026年",
    ]
    assert back["报送表"].freeze_panes == "A4"
    assert (back["说明"]["A2"].value, back["说明"]["A2"].data_type) == ("=1+1", "s")


def test_the_summary_counts():
    data = list_of(ROW, ROW, ROW, [], ROW)
    summary = reopened(returned(data, {2: TAKEN, 3: DOUBTED, 4: REJECTED}))["汇总"]
    counted = {row[0].value: row[1].value for row in summary.iter_rows() if row[0].value}
    assert counted["文件"] == "三季度.xlsx"
    assert (counted["数据行数"], counted["已收"], counted["待核"], counted["退回"], counted["未处理"]) == (
        4,
        1,
        1,
        1,
        1,
    )
    assert (counted["证件号码"], counted["整行"], counted["未计入：空行"]) == ("证件号码（C列）", 1, 1)


HOSTILE = ["=HYPERLINK(1)", "+1+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", " =1", "\t=1"]


@given(
    st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12)), min_size=6, max_size=6),
    st.text(max_size=20),
)
@settings(max_examples=40, deadline=None)
def test_nothing_from_outside_is_ever_written_as_a_formula(texts, reason):
    sheet = sheet_of([HEADERS, ROW])
    for column, text in enumerate(texts, 1):
        clean = "".join(character for character in text if character.isprintable())
        sheet.cell(2, column).value = clean
        sheet.cell(2, column).data_type = "s" if column % 2 else sheet.cell(2, column).data_type
    sheet["B3"] = "=1+1"
    verdicts = {2: Verdict("退回", [Reason(None, f"={reason}"), Reason("name", reason)], case_number="=1")}
    back = returned(saved(sheet), verdicts)
    assert not any(cell.data_type == "f" for one in reopened(back) for row in one.iter_rows() for cell in row)
    with zipfile.ZipFile(BytesIO(back)) as archive:
        assert not any(b"<f" in archive.read(name) for name in archive.namelist() if "worksheets/" in name)


def test_text_that_begins_like_a_formula_stays_text_when_edited():
    back = reopened(returned(list_of(["=ROW()", "+86孙例", *ROW[2:]])))["报送表"]
    assert back["A2"].value == "=ROW()"
    assert back["A2"].quotePrefix
    assert back["B2"].quotePrefix


def test_identity_numbers_come_back_in_text_columns():
    back = reopened(returned(list_of(ROW)))["报送表"]
    assert back["C2"].number_format == "@"
    assert back["C2"].value == ROW[2]


def test_what_a_cell_cannot_hold_is_said_to_be_longer():
    long = "例" * 40_000
    data = with_sheet_xml(list_of([*ROW[:5], "facts"]), b"facts", long.encode())
    text = reopened(returned(data))["报送表"]["F2"].value
    assert len(text) == 32_767
    assert "全文40,000字" in text


def test_nothing_else_of_the_package_comes_back():
    sheet = sheet_of([HEADERS, ROW])
    sheet["B2"].hyperlink = "http://example.invalid/"
    back = returned(saved(sheet))
    with zipfile.ZipFile(BytesIO(back)) as archive:
        assert not any(b"example.invalid" in archive.read(name) for name in archive.namelist())


def test_the_same_list_comes_back_in_the_same_bytes():
    assert returned(list_of(ROW), {2: TAKEN}) == returned(list_of(ROW), {2: TAKEN})


def test_a_sheet_may_have_any_name():
    data = saved(sheet_of([HEADERS, ROW], title="汇总"))
    assert len(read(returned(data)).rows) == 1
