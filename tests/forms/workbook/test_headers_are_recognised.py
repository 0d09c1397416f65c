"""The list and its columns are found by meaning; a clerk can correct the match."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.workbook.columns import BY_FIELD, COLUMNS, MatchKind
from tests.forms.workbook.builders import (
    HEADERS,
    ROW,
    columns,
    list_of,
    read,
    refusal,
    saved,
    sheet_of,
)


def test_a_plain_list_is_read_as_it_stands():
    found = read(list_of(ROW, [2, *ROW[1:]]))
    assert [row.number for row in found.rows] == [2, 3]
    assert found.rows[0].cells == {
        "serial": 1,
        "name": "孙例",
        "identity_number": "999999190001010015",
        "item": "（五）",
        "conduct_date": "2026-3-5",
        "facts": "经查属实。",
    }
    assert (found.missing, found.left_out, found.unmatched, found.remarks) == ((), (), (), ())
    assert found.rows[0].faults == {}


def test_the_header_is_found_under_titles_and_instructions():
    sheet = sheet_of(
        [
            ["县失信行为信息报送表"],
            ["填报说明：姓名、证件号码请如实填写，主要事实写明日期。"],
            ["报送单位：县财政局", None, None, None, "填报日期：2026年3月"],
            [],
            HEADERS,
            ROW,
        ]
    )
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("A2:F2")
    found = read(saved(sheet))
    assert (found.header_row, len(found.rows)) == (5, 1)
    assert "报送单位：县财政局" in found.preamble


def test_columns_are_known_by_meaning_in_any_order():
    headers = [
        "办公室内部编码",
        "情况说明",
        "发生\n时间",
        "第几项",
        "身份证号/\n统一社会信用代码*",
        "＊当事人",
        "处罚决定书文号",
    ]
    row = ["x", "事实", "2026-3-5", "五", "999999190001010015", "孙例", "例罚〔2026〕1号"]
    found = read(list_of(row, headers=headers))
    assert columns(found) == {
        "name": "F",
        "identity_number": "E",
        "item": "D",
        "conduct_date": "C",
        "facts": "B",
        "instrument_number": "G",
    }
    assert found.unmatched == (("A", "办公室内部编码"),)


@pytest.mark.parametrize(
    ("header", "field"),
    [(name, column.field) for column in COLUMNS for name in (column.label, *column.synonyms)],
)
def test_every_word_for_a_column_means_that_column(header, field):
    rest = [column.label for column in COLUMNS if column.field != field]
    found = read(list_of(["x"] * len(COLUMNS), headers=[header, *rest]))
    assert columns(found)[field] == "A"


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("法定代表人身份证件号码（18位）", "representative_id"),
        ("法定代表人 / 负责人", "representative"),
        ("经办人及联系电话", "contact"),
        ("证件号码（请用文本格式）", "identity_number"),
        ("失信行为发生的日期", None),
        ("行为发生日期（终了之日）", "conduct_date"),
        ("作出行政处罚决定日期", "instrument_date"),
    ],
)
def test_a_header_in_other_words_is_matched_or_left_to_the_clerk(header, field):
    others = [column.label for column in COLUMNS if column.field != field and column.required]
    found = read(list_of(["x"] * 10, headers=[header, *others, "履行情况"]))
    assert next((match.field for match in found.columns if match.column == "A"), None) == field


@given(st.permutations(list(COLUMNS)), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_the_order_of_columns_and_the_choice_of_words_do_not_matter(order, chance: random.Random):
    headers = [chance.choice((column.label, column.label, *column.synonyms[:3])) for column in order]
    found = read(list_of([column.field for column in order], headers=headers))
    assert found.rows[0].cells == {column.field: column.field for column in COLUMNS}


def test_a_header_of_two_rows_is_read_as_one():
    sheet = sheet_of(
        [
            [
                "序号",
                "失信主体",
                None,
                "法定代表人",
                None,
                "失信行为",
                "行为日期",
                "事实",
                "依据文书",
                None,
                None,
            ],
            [None, "名称", "证件号码", "姓名", "证件号码", None, None, None, "名称", "文号", "日期"],
            list("abcdefghijk"),
        ]
    )
    for area in ("A1:A2", "B1:C1", "D1:E1", "F1:F2", "G1:G2", "H1:H2", "I1:K1"):
        sheet.merge_cells(area)
    found = read(saved(sheet))
    assert columns(found) == {
        "serial": "A",
        "name": "B",
        "identity_number": "C",
        "representative": "D",
        "representative_id": "E",
        "item": "F",
        "conduct_date": "G",
        "facts": "H",
        "instrument_name": "I",
        "instrument_number": "J",
        "instrument_date": "K",
    }
    assert len(found.rows) == 1


def test_the_sheet_with_the_list_is_found_among_others():
    sheet = sheet_of([["本表由各部门每季度报送。"], ["姓名", "证件号码"]], title="说明")
    sheet_of([HEADERS, ROW], title="第三季度", workbook=sheet.parent)
    sheet_of([[1, 2, 3]], title="Sheet3", workbook=sheet.parent)
    assert read(saved(sheet)).sheet == "第三季度"


def test_another_list_in_the_workbook_is_named_and_can_be_chosen():
    sheet = sheet_of([HEADERS, ROW], title="一季度")
    sheet_of([HEADERS, ROW, ROW], title="二季度", workbook=sheet.parent)
    found = read(saved(sheet))
    assert (found.sheet, found.other_sheets) == ("一季度", ("二季度",))
    assert len(read(saved(sheet), sheet="二季度").rows) == 2
    assert "三季度" in refusal(saved(sheet), sheet="三季度")


def test_a_hidden_sheet_is_read_only_when_nothing_else_is_there():
    sheet = sheet_of([HEADERS, ROW], title="藏")
    sheet_of([HEADERS, ROW, ROW], title="显", workbook=sheet.parent)
    sheet.sheet_state = "hidden"
    assert read(saved(sheet)).sheet == "显"


def test_a_clerk_can_correct_the_match():
    headers = ["序号", "甲", "证件号码", "失信行为", "行为发生日期", "主要事实", "姓名"]
    data = list_of([1, "孙例", *ROW[2:], "登记人"], headers=headers)
    found = read(data, matches={"name": "B", "serial": ""})
    assert columns(found)["name"] == "B"
    assert found.column("name").how is MatchKind.CLERK
    assert found.rows[0].cells["name"] == "孙例"
    assert "serial" not in columns(found)


@pytest.mark.parametrize(
    "wrong", [{"name": "1"}, {"name": "ZZZZ"}, {"nobody": "A"}, {"name": "A", "facts": "A"}, {"name": "ZZY"}]
)
def test_a_wrong_correction_is_refused(wrong):
    assert refusal(list_of(ROW), matches=wrong)


def test_a_clerk_can_name_the_header_row():
    data = list_of(["甲", "乙", "丙"], ["a", "b", "c"], headers=["题目"])
    found = read(data, header_row=2, matches={"name": "A", "facts": "C"})
    assert [row.cells for row in found.rows] == [{"name": "a", "facts": "c"}]
    assert found.missing == tuple(
        BY_FIELD[name].label for name in ("identity_number", "item", "conduct_date")
    )


def test_missing_columns_are_named():
    assert read(list_of(ROW[:5], headers=HEADERS[:5])).missing == ("主要事实",)


def test_a_workbook_without_a_list_says_what_a_list_has():
    assert "姓名（名称）、证件号码" in refusal(list_of(["a", "b"], headers=["x", "y"]))
