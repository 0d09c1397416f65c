"""Reads the rows of a list; cells that cannot be used get a message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl.utils import column_index_from_string

from forms.reading.text import as_written, is_blank
from forms.workbook.columns import ColumnMatch, label_of
from forms.workbook.heading import Area, Heading
from forms.workbook.no_data import why_no_data
from forms.workbook.sheet_xml import EMPTY, Cell
from forms.workbook.xlsx import Limits, UnreadableWorkbook

Cells = Sequence[Cell]

#: Longer gaps are recorded as one entry.
_LONGEST_GAP = 200
_MOST_REMARKS = 100
_ESCAPED_BREAK = re.compile("_x000[DdAa]_")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of data: raw values by field (None if empty or unusable), and messages for unusable cells."""

    sheet: str
    number: int
    cells: Mapping[str, object]
    faults: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A skipped row and why: blank, a total, a note."""

    number: int
    why: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class ReadWorkbook:
    """A department's list as read. A clerk reviews it before cases are opened."""

    filename: str
    sheet: str
    header_row: int
    columns: tuple[ColumnMatch, ...]
    #: Labels of required columns that were not found; such a list cannot be accepted.
    missing: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    left_out: tuple[LeftOut, ...] = ()
    #: Unknown columns: (letter, header).
    unmatched: tuple[tuple[str, str], ...] = ()
    #: The texts above the header: title, department, instructions.
    preamble: tuple[str, ...] = ()
    #: Other sheets that look like lists and were not read.
    other_sheets: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    def column(self, name: str) -> ColumnMatch | None:
        """The match of a field, None when the list has no such column."""
        return next((match for match in self.columns if match.field == name), None)


@dataclass
class _Carried:
    """The value of a merged cell, for the rows that it spans."""

    cell: Cell
    last_row: int


@dataclass
class RowReader:
    """Reads the rows below a header, one by one."""

    sheet: str
    heading: Heading
    limits: Limits
    areas: Iterable[Area] = ()
    rows: list[SheetRow] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._places = [
            (match.field, column_index_from_string(match.column)) for match in self.heading.matches
        ]
        self._spans = {
            (area.top, area.left): area.bottom
            for area in self.areas
            if area.bottom > area.top > self.heading.row
        }
        self.places = [place for _, place in self._places]
        self._carried: dict[int, _Carried] = {}
        self._next = self.heading.row + 1
        self._names = {name: self.heading.headers.get(place, "") for name, place in self._places}

    def take(self, number: int, cells: Cells) -> None:
        """Read one row, or record why it is skipped. Row numbers left out since the last call were blank."""
        self._note_gap(number)
        filled = [cell for cell in cells if not is_blank(cell.value)]
        if not filled:
            self.left_out.append(LeftOut(number, "空行"))
            return
        own = {name: _at(cells, place) for name, place in self._places}
        why = why_no_data(filled, own, self._names)
        if why:
            self.left_out.append(LeftOut(number, why, _summary(filled)))
            return
        self._read(number, cells)
        if len(self.rows) > self.limits.rows:
            raise UnreadableWorkbook(f"数据超过{self.limits.rows:,}行；请分成几个文件上传")

    def _note_gap(self, number: int) -> None:
        gap = range(self._next, number)
        if len(gap) > _LONGEST_GAP:
            self.left_out.append(LeftOut(gap[0], "空行", f"至第{gap[-1]}行"))
        else:
            self.left_out.extend(LeftOut(blank, "空行") for blank in gap)
        self._next = number + 1

    def _read(self, number: int, cells: Cells) -> None:
        values: dict[str, object] = {}
        faults: dict[str, str] = {}
        for name, place in self._places:
            cell = self._spread(number, name, place, _at(cells, place))
            fault = fault_of(cell, label_of(name)) if cell.value is not None else None
            if fault and name != "serial":
                faults[name] = fault
            values[name] = None if fault else _raw(cell.value)
        self.rows.append(SheetRow(self.sheet, number, values, faults))

    def _spread(self, number: int, name: str, place: int, cell: Cell) -> Cell:
        """The cell, or the merged cell that spans this row."""
        last_row = self._spans.get((number, place))
        if last_row is not None and not is_blank(cell.value):
            self._carried[place] = _Carried(cell, last_row)
            self._remark(f"第{number}至{last_row}行的“{label_of(name)}”是合并单元格，按每行内容相同读取")
        carried = self._carried.get(place)
        if is_blank(cell.value) and carried and number <= carried.last_row:
            return carried.cell
        return cell

    def _remark(self, remark: str) -> None:
        if len(self.remarks) < _MOST_REMARKS:
            self.remarks.append(remark)


def fault_of(cell: Cell, label: str) -> str | None:
    """Why the cell is unusable (a formula or an error), or None."""
    formula = formula_in(cell)
    if formula is not None:
        shown = formula if len(formula) <= 40 else formula[:40] + "…"
        return f"“{label}”是公式（{shown}），系统不计算公式；请改为文字或数值（复制后“选择性粘贴—数值”）"
    if cell.data_type == "e":
        return f"“{label}”是错误值（{cell.value}）；请改为正确的内容"
    return None


def formula_in(cell: Cell) -> str | None:
    """The formula in a cell, or text that would become one; None otherwise."""
    if isinstance(cell.value, str) and (cell.data_type == "f" or cell.value.lstrip().startswith("=")):
        return cell.value.strip()
    return None


def _raw(value: object) -> object:
    return _ESCAPED_BREAK.sub("\n", value) if isinstance(value, str) else value


def _at(cells: Cells, place: int) -> Cell:
    return cells[place - 1] if place <= len(cells) else EMPTY


def _text(cell: Cell) -> str:
    try:
        return as_written(cell.value).strip()
    except ValueError:
        return ""


def _summary(filled: Cells) -> str:
    text = " ".join(filter(None, map(_text, filled)))
    return text if len(text) <= 100 else text[:100] + "…"
