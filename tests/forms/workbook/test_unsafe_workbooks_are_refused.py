"""A file that is no workbook, is damaged or would do harm is refused with what to do."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.workbook import Limits, UnreadableWorkbook
from tests.forms.workbook.builders import (
    ROW,
    list_of,
    read,
    refusal,
    repacked,
    with_shared_strings,
    with_sheet_xml,
)

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
