"""What departments' lists, kept as they came in, say of one person: rows that became a case, and rows that went back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from casefiles.letters import wording
from casefiles.office.context import OfficeContext
from casefiles.office.intake.workbook import INTAKE, RETURNED
from casefiles.people.masking import Cover

OUTCOME, REASONS, CASE = "处理结果", "原因", "案号"
#: Columns that are about the department's own people.
_OTHERS = ("联系人", "联系电话", "经办人")


@dataclass(frozen=True)
class ListRow:
    """One row about the person: in which list, what came of it; its cells where it became no case of its own."""

    list: str
    day: str
    row: int
    outcome: str
    case: str
    cells: tuple[tuple[str, str], ...]


def rows_about(office: OfficeContext, name: str, number: str) -> list[ListRow]:
    """Every row of the lists as given back that bears this whole name and this whole number."""
    name, number = "".join(name.split()).upper(), "".join(number.split()).upper()
    found: list[ListRow] = []
    cover = Cover.but_for([number, office.details.phone])
    for path in sorted((office.home / INTAKE).glob(f"*/{RETURNED.removesuffix('.xlsx')}*.xlsx")):
        data = path.read_bytes()
        if _mentions(data, number):
            found += _rows(path, data, name, number, cover)
    return found


def _mentions(data: bytes, number: str) -> bool:
    """Whether the number stands anywhere in the workbook: far quicker than reading its cells."""
    wanted = (number.upper().encode(), number.lower().encode())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        texts = (archive.read(name) for name in archive.namelist() if name.endswith(".xml"))
        return any(each in text for text in texts for each in wanted)


def _rows(path: Path, data: bytes, name: str, number: str, cover: Cover) -> Iterator[ListRow]:
    day = wording.day(f"{path.parent.name[:4]}-{path.parent.name[4:6]}-{path.parent.name[6:8]}")
    book = load_workbook(io.BytesIO(data), read_only=True)
    for sheet in book:
        head: Sequence[str] = ()
        for place, values in enumerate(sheet.iter_rows(values_only=True), start=1):
            texts = [_text(value) for value in values]
            if OUTCOME in texts and CASE in texts:
                head = [" ".join(text.split()) for text in texts]
            elif head and {name, number} <= {"".join(text.split()).upper() for text in texts}:
                row = dict(zip(head, texts, strict=False))
                title = path.parent.name + "/" + path.name
                yield ListRow(title, day, place, row[OUTCOME], row[CASE], _cells(row, cover))


def _cells(row: dict[str, str], cover: Cover) -> tuple[tuple[str, str], ...]:
    """The row in words; one that became a case is told there."""
    if row[CASE]:
        return ()
    told = ((title, text) for title, text in row.items() if text and title and title not in _OTHERS)
    return tuple((title, cover.over(text)) for title, text in told)


def _text(value: Any) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return "" if value is None else str(value)
