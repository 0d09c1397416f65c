"""Rows come as the cells hold them; formulas and errors are faults, totals and notes are left out."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from io import BytesIO

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from forms.workbook.columns import COLUMNS
from tests.forms.workbook.builders import (
    HEADERS,
    ROW,
    columns,
    list_of,
    read,
    repacked,
    saved,
    sheet_of,
    with_shared_strings,
    with_sheet_xml,
)


def test_rows_that_are_no_data_are_left_out_and_listed():
    rows = [
        [1, 2, 3, 4, 5, 6],
        ["例", *ROW[1:]],
        ROW,
        [],
        [None, "　", " "],
        HEADERS,
        ["2", *ROW[1:]],
        ["合 计", "2条"],
        ["小计：2"],
        ["注：以上数据截至三季度。"],
        ["填表人：李例", None, None, "审核人：王例"],
    ]
    found = read(list_of(*rows))
    assert [row.number for row in found.rows] == [4, 8]
    assert [(left.number, left.why) for left in found.left_out] == [
        (2, "列号行"),
        (3, "填写示例"),
        (5, "空行"),
        (6, "空行"),
        (7, "重复的表头"),
        (9, "合计行"),
        (10, "合计行"),
        (11, "表尾说明"),
        (12, "表尾说明"),
    ]


def test_a_row_about_somebody_is_never_taken_for_a_total():
    found = read(list_of(["合计", *ROW[1:]], [1, "合计示例有限公司", *ROW[2:]], ["注：补报", *ROW[1:]]))
    assert len(found.rows) == 3


def test_a_formula_is_a_fault_and_is_never_worked_out():
    row = ["=ROW()-1", "孙例", ROW[2], "（五）", "2026-3-5", '=HYPERLINK("http://例","点")']
    found = read(list_of(row)).rows[0]
    assert found.faults.keys() == {"facts"}
    assert "“主要事实”是公式" in found.faults["facts"]
    assert found.cells["facts"] is None


def test_text_that_would_become_a_formula_is_a_fault_too():
    sheet = sheet_of([HEADERS, ROW])
    sheet["F2"].value = " =1+1"
    sheet["F2"].data_type = "s"
    sheet["B2"].value = "+86孙例"
    found = read(saved(sheet)).rows[0]
    assert found.faults.keys() == {"facts"}


def test_an_error_cell_is_a_fault():
    sheet = sheet_of([HEADERS, ROW])
    sheet["B2"].value = "#REF!"
    assert "错误值（#REF!）" in read(saved(sheet)).rows[0].faults["name"]


def test_values_come_as_the_cells_hold_them():
    moment = datetime(2026, 3, 5)  # noqa: DTZ001 - Excel knows no time zones
    rare = "𠮷·例\n第二行"
    found = read(list_of([1, rare, 9.999991985070501e17, 5, moment, True])).rows[0].cells
    assert found == {
        "serial": 1,
        "name": rare,
        "identity_number": 9.999991985070501e17,
        "item": 5,
        "conduct_date": moment,
        "facts": True,
    }
    assert isinstance(found["identity_number"], float)


def test_long_text_comes_whole():
    long = "例" * 40_000
    data = with_sheet_xml(list_of([*ROW[:5], "facts"]), b"facts", long.encode())
    assert read(data).rows[0].cells["facts"] == long


def test_a_cell_merged_over_rows_speaks_for_each():
    sheet = sheet_of(
        [
            ["报送单位", *HEADERS],
            ["县财政局", *ROW],
            [None, *ROW],
            [None, *ROW],
            ["县法院", *ROW],
            [None, *ROW],
        ]
    )
    sheet.merge_cells("A2:A4")
    found = read(saved(sheet))
    assert [row.cells["department"] for row in found.rows] == ["县财政局"] * 3 + ["县法院", None]
    assert "第2至4行的“报送单位”是合并单元格" in found.remarks[0]


def test_a_link_is_read_by_its_text():
    sheet = sheet_of([HEADERS, ROW])
    sheet["F2"].hyperlink = "http://example.invalid/"
    sheet["F2"].value = "经查属实。"
    assert read(saved(sheet)).rows[0].cells["facts"] == "经查属实。"


def test_shared_and_rich_texts_and_reading_aids_come_as_plain_text():
    rich = "<r><t>孙</t></r><r><t>例</t></r><rPh sb='0' eb='1'><t>sūn</t></rPh>".encode()
    written = [*ROW[:1], "name", *ROW[2:]]
    plain = read(with_shared_strings(list_of(ROW))).rows
    shared = with_shared_strings(
        list_of(written), entries=lambda texts: [rich if b"name" in text else text for text in texts]
    )
    inline = with_sheet_xml(list_of(written), b"<t>name</t>", rich)
    assert plain == read(shared).rows == read(inline).rows == read(list_of(ROW)).rows


def test_a_wrong_size_of_the_sheet_loses_no_rows():
    data = with_sheet_xml(list_of(ROW, ROW, ROW), b'ref="A1:F4"', b'ref="A1"')
    assert len(read(data).rows) == 3


def test_cells_without_positions_are_counted():
    data = repacked(
        list_of(ROW),
        lambda name, content: (
            content.replace(b' r="', b' x="') if name.startswith("xl/worksheets") else content
        ),
    )
    assert read(data).rows[0].cells["name"] == "孙例"


def test_an_impossible_day_stays_the_number_it_is():
    sheet = sheet_of([HEADERS, ROW])
    sheet["E2"].value = 99_999_999
    sheet["E2"].number_format = "yyyy-mm-dd"
    assert read(saved(sheet)).rows[0].cells["conduct_date"] == 99_999_999


def test_a_far_cell_costs_nothing():
    sheet = sheet_of([HEADERS, ROW])
    sheet["XFD1048576"] = "x"
    sheet["A1048575"] = 2
    begun = time.perf_counter()
    found = read(saved(sheet))
    assert time.perf_counter() - begun < 2
    assert [row.number for row in found.rows] == [2, 1048575]
    assert found.left_out[0].text == "至第1048574行"


def test_ten_thousand_rows_are_read():
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("报送表")
    sheet.append([column.label for column in COLUMNS])
    day = datetime(2026, 3, 5)  # noqa: DTZ001 - Excel knows no time zones
    for count in range(10_000):
        sheet.append(
            [count, *(f"{column.label}{count}" for column in COLUMNS[1:-1]), day + timedelta(count % 30)]
        )
    stream = BytesIO()
    workbook.save(stream)
    assert len(read(stream.getvalue()).rows) == 10_000


def test_letters_name_columns_beyond_z():
    filler = [f"列{get_column_letter(count)}" for count in range(1, 30)]
    found = read(list_of([None] * 29 + ROW, headers=[*filler, *HEADERS]))
    assert columns(found)["name"] == "AE"
    assert found.rows[0].cells["name"] == "孙例"
