"""Writes cells safely: text never becomes a formula, is never truncated silently and never breaks the file."""

from __future__ import annotations

from copy import copy
from datetime import datetime, time
from math import isfinite
from typing import Any

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from forms.reading.text import read_text, tidy
from forms.workbook.sheet import formula_in
from forms.workbook.sheet_xml import Cell as SourceCell

AnyCell = Cell | MergedCell

#: The characters that a cell of Excel can hold.
LONGEST_CELL = 32_767

BOLD = Font(bold=True)
FILLS = {
    "已收": PatternFill("solid", fgColor="E2F0D9"),
    "待核": PatternFill("solid", fgColor="FFF2CC"),
    "退回": PatternFill("solid", fgColor="FBE5D6"),
}
_HEADER_FILL = PatternFill("solid", fgColor="EDEDED")
_LINE = Side(style="thin", color="BFBFBF")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)


class CellStyles:
    """The styles of cells, each built once: openpyxl is slow at looking a style up."""

    def __init__(self) -> None:
        self._known: dict[str, Any] = {}

    def apply(self, cell: AnyCell, style: str) -> None:
        """Apply the style "header", "row" or an outcome's."""
        if style not in self._known:
            self._make(cell, style)
            self._known[style] = copy(cell._style)  # type: ignore[union-attr]  # missing from the stubs
        cell._style = copy(self._known[style])  # type: ignore[union-attr]

    @staticmethod
    def _make(cell: AnyCell, style: str) -> None:
        cell.border = _GRID
        cell.alignment = _CENTRED if style == "header" else _WRAPPED
        if style == "header":
            cell.font = BOLD
            cell.fill = _HEADER_FILL
        elif style in FILLS:
            cell.fill = FILLS[style]


def copy_cell(
    sheet: Worksheet,
    row: int,
    column: int,
    source: SourceCell,
    styles: CellStyles | None = None,
    style: str = "",
) -> AnyCell:
    """Copy a cell: formulas as text, dates with a date format, other values unchanged."""
    formula = formula_in(source)
    value = formula if formula is not None else source.value
    cell = write_cell(sheet, row, column, str(value) if source.data_type == "e" else value, styles, style)
    if isinstance(source.value, datetime) and source.value.time() == time():
        cell.number_format = "yyyy-mm-dd"
    return cell


def write_cell(
    sheet: Worksheet, row: int, column: int, value: object, styles: CellStyles | None = None, style: str = ""
) -> AnyCell:
    """Write a value so that Excel never takes text for a formula, even after the cell is edited."""
    cell = sheet.cell(row, column)
    if styles:
        styles.apply(cell, style)
    if isinstance(value, float) and not isfinite(value):
        value = str(value)
    if not isinstance(value, str):
        cell.value = value  # type: ignore[assignment]
        return cell
    text = tidy(value)
    if len(text) > LONGEST_CELL:
        note = f"……（全文{len(text):,}字，超出Excel单元格上限，完整内容以原表为准）"
        text = text[: LONGEST_CELL - len(note)] + note
    cell.value = text
    cell.data_type = "s"
    if text[:1] in tuple("=+-@"):
        cell.quotePrefix = True
    return cell


def safe_title(title: str) -> str:
    """The title without the characters that Excel forbids, at most 31 long."""
    cleaned = "".join(
        "_" if character in "\\/?*[]:'" else character for character in read_text(title, longest=10_000)
    )
    return cleaned[:31] or "报送表"


def display_width(value: object) -> int:
    """The width of the longest line in columns; a Chinese character takes two."""
    lines = str(value if value is not None else "").split("\n")
    return max(sum(1 if character < "\u1100" else 2 for character in line[:60]) for line in lines[:20])
