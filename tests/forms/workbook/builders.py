"""Builders of workbooks as departments send them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from forms.workbook import UnreadableWorkbook, read_workbook

MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEADERS = ["序号", "姓名（名称）", "证件号码", "失信行为", "行为发生日期", "主要事实"]
ROW = [1, "孙例", "999999190001010015", "（五）", "2026-3-5", "经查属实。"]


def sheet_of(
    rows: Sequence[Sequence[Any]], *, title: str = "报送表", workbook: Workbook | None = None
) -> Worksheet:
    """A sheet with the rows; in a workbook of its own, unless one is given."""
    if workbook is None:
        workbook = Workbook()
        workbook.remove(workbook.worksheets[0])
    sheet = workbook.create_sheet(title)
    for row in rows:
        sheet.append(list(row))
    return sheet


def saved(sheet: Worksheet) -> bytes:
    """The bytes of the workbook that the sheet is in."""
    stream = BytesIO()
    sheet.parent.save(stream)
    return stream.getvalue()


def list_of(*rows: Sequence[Any], headers: Sequence[Any] = HEADERS) -> bytes:
    """A plain list: a header, then the rows."""
    return saved(sheet_of([headers, *rows]))


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The package with each part changed; None leaves the part out."""
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = change(name, source.read(name))
            if content is not None:
                target.writestr(name, content)
    return stream.getvalue()


def with_sheet_xml(data: bytes, old: bytes, new: bytes) -> bytes:
    """The package with `old` replaced in the first sheet's XML."""

    def change(name: str, content: bytes) -> bytes:
        if name != "xl/worksheets/sheet1.xml":
            return content
        assert old in content
        return content.replace(old, new)

    return repacked(data, change)


def with_shared_strings(data: bytes, *, entries: Callable[[list[bytes]], list[bytes]] = list) -> bytes:
    """The package as Excel itself writes it: texts in a part of their own. `entries` may change them."""
    strings: list[bytes] = []

    def share(found: re.Match[bytes]) -> bytes:
        strings.append(found[2])
        return found[1] + b't="s"><v>%d</v></c>' % (len(strings) - 1)

    def change(name: str, content: bytes) -> bytes:
        if name.startswith("xl/worksheets/"):
            return re.sub(
                rb'(<c r="[A-Z]+\d+" (?:s="\d+" )?)t="inlineStr"><is>(.*?)</is></c>', share, content
            )
        if name == "[Content_Types].xml":
            kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
            override = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'"/>'
            return content.replace(b"</Types>", override + b"</Types>")
        return content

    shared = BytesIO(repacked(data, change))
    with zipfile.ZipFile(shared, "a") as archive:
        items = b"".join(b"<si>" + entry + b"</si>" for entry in entries(strings))
        archive.writestr("xl/sharedStrings.xml", b'<sst xmlns="' + MAIN + b'">' + items + b"</sst>")
    return shared.getvalue()


def reopened(data: bytes) -> Workbook:
    """The workbook as openpyxl reads it, formulas as formulas."""
    return load_workbook(BytesIO(data))


def read(data: bytes, **corrections):
    return read_workbook(data, filename="报送表.xlsx", **corrections)


def refusal(data: bytes, filename: str = "报送表.xlsx", **corrections) -> str:
    with pytest.raises(UnreadableWorkbook) as refused:
        read_workbook(data, filename=filename, **corrections)
    return refused.value.message


def columns(found) -> dict[str, str]:
    return {match.field: match.column for match in found.columns}
