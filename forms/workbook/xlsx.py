"""The .xlsx package: safety checks before opening, and reproducible saving."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePath
from typing import Any
from xml.parsers import expat

import openpyxl
from openpyxl.workbook import Workbook

from forms.workbook.sheet_xml import Cell, Sources, read_cells

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_ANY_TIME = rb"\g<1>2021-11-12T00:00:00Z\g<2>"
_XML_STARTS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00<", b" ", b"\t", b"\r", b"\n")
_SAVE_AS = "请用Excel或WPS打开，选“另存为”，类型选“Excel 工作簿（*.xlsx）”，再上传"
DAMAGED = "文件已损坏或不是完整的Excel工作簿，无法读取；请用Excel或WPS打开检查，另存为新的 .xlsx 后再上传"


class UnreadableWorkbook(ValueError):
    """Raised for a file that cannot be read as a list. `message` says in Chinese why and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Limits:
    """Size limits for workbooks. Ordinary lists of twenty thousand rows stay well below all of them."""

    file_bytes: int = 30 * 2**20
    unpacked_bytes: int = 250 * 2**20
    entries: int = 2_000
    elements: int = 3_000_000
    rows: int = 20_000
    columns: int = 200


@dataclass
class Survey:
    """The result of the safety check: merged ranges ("A1:B2") by part name, and the number of elements."""

    merged: dict[str, list[str]] = field(default_factory=dict)
    elements: int = 0


def survey(data: bytes, filename: str, limits: Limits) -> Survey:
    """Check that `data` is an .xlsx that is safe to open. Raises UnreadableWorkbook.

    Refuses other formats, packages beyond `limits`, and document type declarations (entities) in any part.
    """
    if len(data) > limits.file_bytes:
        raise UnreadableWorkbook(
            f"文件超过{limits.file_bytes // 2**20}MB；请分成几个文件，或删去图片和多余的工作表"
        )
    if not data.startswith(b"PK\x03\x04"):
        raise UnreadableWorkbook(_what_it_is(data, filename))
    with _damage_told(), zipfile.ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
        _check_entries(entries, limits)
        found = Survey()
        for entry in entries:
            _look_through(archive, entry, found, limits)
        return found


class Book:
    """An open workbook: its sheets and their rows. Formulas are not evaluated."""

    def __init__(self, data: bytes) -> None:
        with _damage_told():
            self._archive = zipfile.ZipFile(BytesIO(data))
            book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
            sheets: list[Any] = list(book.worksheets)
            # These are private to openpyxl, and read-only sheets have no public access to them.
            internals: Any = book
            self.sheets = [
                Sheet(one.title, one._worksheet_path, one.sheet_state == "visible") for one in sheets
            ]
            self._sources = Sources(
                list(sheets[0]._shared_strings) if sheets else [],
                frozenset(internals._date_formats),
                frozenset(internals._timedelta_formats),
                book.epoch,
            )
            book.close()

    def rows(self, sheet: Sheet, width: int) -> Iterator[tuple[int, list[Cell]]]:
        """The non-empty rows of a sheet with their numbers. Raises UnreadableWorkbook."""
        with _damage_told(), self._archive.open(sheet.part) as part:
            yield from read_cells(part, self._sources, width)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its title, its part of the package, whether it is visible."""

    title: str
    part: str
    is_visible: bool


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except UnreadableWorkbook:
        raise
    except Exception as error:
        # Damaged packages raise more kinds of exceptions than openpyxl documents. The user gets one message for all.
        raise UnreadableWorkbook(DAMAGED) from error


def save_steadily(workbook: Workbook) -> bytes:
    """The workbook as bytes, the same for the same content: without times, entries sorted."""
    draft = BytesIO()
    workbook.save(draft)
    steady = BytesIO()
    with zipfile.ZipFile(draft) as source, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            content = source.read(name)
            target.writestr(entry, _TIMES.sub(_ANY_TIME, content) if name == "docProps/core.xml" else content)
    return steady.getvalue()


def _check_entries(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    names = {entry.filename for entry in entries}
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableWorkbook("文件设有密码；请取消密码后再上传")
    if "xl/workbook.bin" in names:
        raise UnreadableWorkbook(f"这是二进制格式的工作簿（.xlsb）；{_SAVE_AS}")
    if any(name.startswith("word/") for name in names):
        raise UnreadableWorkbook("这是Word文档，不是Excel工作簿；请把表格填入报送表（.xlsx）后上传")
    if "content.xml" in names:
        raise UnreadableWorkbook(f"这是OpenDocument表格（.ods）；{_SAVE_AS}")
    if "[Content_Types].xml" not in names:
        raise UnreadableWorkbook("这是压缩包，不是Excel工作簿；请解压后上传其中的 .xlsx 文件")
    if len(entries) > limits.entries or sum(entry.file_size for entry in entries) > limits.unpacked_bytes:
        raise UnreadableWorkbook("文件解开后过大，不予打开；请新建工作簿，只复制有内容的行后再上传")


def _look_through(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, found: Survey, limits: Limits) -> None:
    """Parse one part, if it is XML, without building a tree, and count its elements."""
    with archive.open(entry) as part:
        pieces = iter(lambda: part.read(2**18), b"")
        first = next(pieces, b"")
        if not first.startswith(_XML_STARTS):
            return
        parser = expat.ParserCreate()
        merged: list[str] = []

        def start(name: str, attributes: dict[str, str]) -> None:
            found.elements += 1
            if name.endswith("mergeCell") and len(merged) < limits.rows * 10:
                merged.append(attributes.get("ref", ""))

        def refuse(*_: object) -> None:
            raise UnreadableWorkbook(
                "文件内含不应有的文档类型声明，不予打开；请新建工作簿，把内容复制过去后再上传"
            )

        parser.StartElementHandler = start
        parser.StartDoctypeDeclHandler = refuse
        for piece in _with(first, pieces):
            parser.Parse(piece, False)
            if found.elements > limits.elements:
                raise UnreadableWorkbook(
                    "表内单元格过多（多半是整列设置了格式）；请新建工作簿，只复制有内容的行后再上传"
                )
        parser.Parse(b"", True)
        if merged:
            found.merged[entry.filename] = merged


def _with(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _what_it_is(data: bytes, filename: str) -> str:
    """A message that names the actual format of a file that is no .xlsx, and says what to do."""
    suffix = PurePath(filename).suffix.lower()
    if not data:
        return "文件是空的；请重新选择文件"
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            return "文件设有打开密码；请在Excel中取消密码（文件—信息—保护工作簿—用密码进行加密）后再上传"
        return f"这是旧格式（.xls）的文件；{_SAVE_AS}"
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        return f"这是网页或XML格式的表，不是Excel工作簿；{_SAVE_AS}"
    if suffix in (".csv", ".txt", ".tsv") or (
        b"\x00" not in data[:4096] and any(mark in data[:4096] for mark in b",\t")
    ):
        return (
            "这是文本表格（.csv），证件号码和文号容易在其中丢失；"
            "请使用报送表（.xlsx），把证件号码列设为“文本”格式后填写上传"
        )
    return f"这不是Excel工作簿（.xlsx）；{_SAVE_AS}"
