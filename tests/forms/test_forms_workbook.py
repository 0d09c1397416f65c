"""A department's list is read whatever it looks like, row for row, or refused with what to do."""

from __future__ import annotations

import random
import time
import zipfile
from datetime import datetime, timedelta
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from workbook_builders import (
    HEADERS,
    ROW,
    list_of,
    repacked,
    saved,
    sheet_of,
    with_shared_strings,
    with_sheet_xml,
)

from forms.workbook import Limits, UnreadableWorkbook, read_workbook
from forms.workbook.columns import BY_FIELD, COLUMNS, How


def read(data: bytes, **corrections):
    return read_workbook(data, filename="报送表.xlsx", **corrections)


def refusal(data: bytes, filename: str = "报送表.xlsx", **corrections) -> str:
    with pytest.raises(UnreadableWorkbook) as refused:
        read_workbook(data, filename=filename, **corrections)
    return refused.value.message


def columns(found) -> dict[str, str]:
    return {match.field: match.column for match in found.columns}


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
    assert found.column("name").how is How.CLERK
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


OLE = bytes.fromhex("D0CF11E0A1B11AE1")


@pytest.mark.parametrize(
    ("data", "filename", "told"),
    [
        (b"", "a.xlsx", "空的"),
        (OLE + b"\0" * 600, "a.xls", "旧格式"),
        (OLE + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "密码"),
        ("姓名,证件号码\n孙例,1".encode(), "a.csv", "文本表格"),
        ("姓名,证件号码\n孙例,1".encode("gb18030"), "a.xlsx", "文本表格"),
        (b"<html><table></table></html>", "a.xls", "网页"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "a.xlsx", "不是Excel"),
        (b"PK\x03\x04" + b"\0" * 100, "a.xlsx", "损坏"),
        (list_of(ROW)[:-200], "a.xlsx", "损坏"),
    ],
)
def test_what_is_no_workbook_is_refused_with_what_to_do(data, filename, told):
    assert told in refusal(data, filename)


def package(**parts: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (package(word__document_DOT_xml=b"<a/>"), "Word"),
        (package(content_DOT_xml=b"<a/>"), "OpenDocument"),
        (package(xl__workbook_DOT_bin=b"x"), "xlsb"),
        (package(a_DOT_txt=b"x"), "压缩包"),
        (package(**{"[Content_Types]_DOT_xml": b"<Types/>"}), "损坏"),
    ],
)
def test_other_packages_are_called_by_their_name(data, told):
    assert told in refusal(data)


def test_a_package_that_unpacks_too_large_is_not_opened():
    bomb = package(**{"[Content_Types]_DOT_xml": b"<Types/>", "a": b"\0" * 3_000_000})
    assert "过大" in refusal(bomb, limits=Limits(unpacked_bytes=1_000_000))
    crowd = package(**{"[Content_Types]_DOT_xml": b"<Types/>"}, **{f"p{count}": b"" for count in range(20)})
    assert "过大" in refusal(crowd, limits=Limits(entries=10))
    assert "MB" in refusal(list_of(ROW), limits=Limits(file_bytes=100))
    assert "单元格过多" in refusal(list_of(*[ROW] * 50), limits=Limits(elements=100))
    assert "超过3行" in refusal(list_of(*[ROW] * 5), limits=Limits(rows=3))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_never_expanded(encoding):
    bomb = '<!DOCTYPE a [<!ENTITY b "例例例"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    declared = f'<?xml version="1.0" encoding="{encoding}"?>{bomb}'.encode(encoding)
    for part in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"):
        shared = with_shared_strings(list_of(ROW))
        data = repacked(shared, lambda name, content, part=part: declared if name == part else content)
        assert "文档类型声明" in refusal(data)


@pytest.mark.parametrize(
    "part",
    [
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/worksheets/sheet1.xml",
        "xl/styles.xml",
    ],
)
@pytest.mark.parametrize("content", [None, b"", b"<a/>", b"<a>", b"\xff\xfe\0", b"garbage"])
def test_a_damaged_part_is_refused_in_words(part, content):
    data = repacked(list_of(ROW), lambda name, old: content if name == part else old)
    try:
        read(data)
    except UnreadableWorkbook as refused:
        assert refused.message  # noqa: PT017 - some damage does not matter, and then the list is read


@given(st.integers(0, 6000), st.binary(min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_bytes_changed_anywhere_never_do_more_than_refuse(place, noise):
    data = bytearray(list_of(ROW))
    place %= len(data)
    data[place : place + len(noise)] = noise
    try:
        found = read(bytes(data)).sheet
    except UnreadableWorkbook as refused:
        found = refused.message
    assert isinstance(found, str)


def test_strange_cells_are_refused_or_read_but_never_break():
    for old, new in (
        (b"<v>7</v>", b"<v>99999</v>"),
        (b"<v>7</v>", b"<v>-1e9</v>"),
        (b'<c r="B2"', b'<c r="B2" s="9999"'),
        (b'<c r="B2"', b'<c r="??"'),
        (b'<row r="2"', b'<row r="1e999"'),
        (b'<row r="2"', b'<row r="nan"'),
    ):
        try:
            read(with_sheet_xml(with_shared_strings(list_of(ROW)), old, new))
        except UnreadableWorkbook as refused:
            assert "损坏" in refused.message  # noqa: PT017


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
