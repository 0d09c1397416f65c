"""Writes the list that is returned to its department: its own rows, each with the outcome and the reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from forms.workbook.columns import ADDED_HEADERS, added_columns, label_of
from forms.workbook.safe_cells import (
    BOLD,
    FILLS,
    AnyCell,
    CellStyles,
    copy_cell,
    display_width,
    safe_title,
    write_cell,
)
from forms.workbook.sheet import ReadWorkbook
from forms.workbook.sheet_xml import Cell
from forms.workbook.xlsx import Book, Limits, UnreadableWorkbook, save_steadily, survey

Outcome = Literal["已收", "待核", "退回"]

SUMMARY_TITLE = "汇总"
#: Longer runs of blank rows are shortened to this many.
_LONGEST_GAP = 20
_NOT_DECIDED = "未处理"
_LIMITS = Limits()


class Reason(NamedTuple):
    """Why a row was not accepted: the field (None for the whole row) and the message."""

    field: str | None
    message: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of a row."""

    outcome: Outcome
    reasons: Sequence[Reason] = ()
    case_number: str = ""


def write_returned(
    original: bytes,
    read: ReadWorkbook,
    verdicts: Mapping[int, Verdict],
    *,
    all_rows: bool,
    limits: Limits = _LIMITS,
) -> bytes:
    """The department's workbook with the columns 处理结果, 原因 and 案号 added, and a sheet of counts.

    `verdicts` are by row number. With `all_rows` all rows are returned, else only those not accepted, for correction.
    Formulas are returned as text; other sheets are copied by value.
    """
    survey(original, read.filename, limits)
    source = Book(original)
    target = Workbook()
    target.remove(target.worksheets[0])
    sheet = target.create_sheet(safe_title(read.sheet))
    _ReturnedSheet(sheet, read, verdicts).write(_rows(source, read.sheet, limits), all_rows)
    _write_summary(target.create_sheet(SUMMARY_TITLE), read, verdicts)
    _copy_other_sheets(source, target, read.sheet, limits)
    return save_steadily(target)


class _ReturnedSheet:
    """Writes the department's rows and the three added columns."""

    def __init__(self, sheet: Worksheet, read: ReadWorkbook, verdicts: Mapping[int, Verdict]) -> None:
        self.sheet = sheet
        self.read = read
        self.verdicts = verdicts
        self.headers = {match.field: match.header for match in read.columns}
        as_text = [
            match.column for match in read.columns if match.field in ("identity_number", "representative_id")
        ]
        self.as_text = {column_index_from_string(letter) for letter in as_text}
        self.rows_of_data = {row.number for row in read.rows}
        self.widths: Counter[int] = Counter()
        self.styles = CellStyles()
        self.row = 0
        self.header_row = 0

    def write(self, rows: Iterator[tuple[int, Sequence[Cell]]], all_rows: bool) -> None:
        kept = [(number, cells) for number, cells in rows if all_rows or self._comes_back(number)]
        header = next((cells for number, cells in kept if number == self.read.header_row), ())
        places = self._places([cells for _, cells in kept], header)
        previous = 0
        for number, cells in kept:
            if all_rows:
                self.row += min(number - previous - 1, _LONGEST_GAP)
            previous = number
            self._write_row(number, cells, places)
        self._finish()

    def _comes_back(self, number: int) -> bool:
        verdict = self.verdicts.get(number)
        if number <= self.read.header_row:
            return True
        return number in self.rows_of_data and not (verdict and verdict.outcome == "已收")

    def _places(self, rows: Sequence[Sequence[Cell]], header: Sequence[Cell]) -> list[int]:
        """The numbers of the department's columns, without those that an earlier return added."""
        width = max(
            (place for cells in rows for place, cell in enumerate(cells, 1) if cell.value is not None),
            default=1,
        )
        ours = added_columns({place: str(cell.value) for place, cell in enumerate(header, 1)})
        return [place for place in range(1, width + 1) if place not in ours]

    def _write_row(self, number: int, cells: Sequence[Cell], places: Sequence[int]) -> None:
        self.row += 1
        if number < self.read.header_row:
            self._write_preamble(cells, places)
            return
        style = "header" if number == self.read.header_row else "row"
        for column, place in enumerate(places, 1):
            if place <= len(cells):
                cell = copy_cell(self.sheet, self.row, column, cells[place - 1], self.styles, style)
                if place in self.as_text and style == "row":
                    cell.number_format = "@"
                self._widen(cell)
        if style == "header":
            self.header_row = self.row
            self._add(ADDED_HEADERS, len(places), style)
        elif number in self.rows_of_data:
            verdict = self._verdict(number)
            self._add(verdict, len(places), verdict[0])

    def _write_preamble(self, cells: Sequence[Cell], places: Sequence[int]) -> None:
        filled = [(column, cells[place - 1]) for column, place in enumerate(places, 1) if place <= len(cells)]
        filled = [(column, source) for column, source in filled if source.value is not None]
        for column, source in filled:
            copy_cell(self.sheet, self.row, column, source)
        if len(filled) == 1 and filled[0][0] == 1 and len(places) > 1:
            self.sheet.merge_cells(
                start_row=self.row, end_row=self.row, start_column=1, end_column=len(places)
            )

    def _verdict(self, number: int) -> tuple[str, str, str]:
        verdict = self.verdicts.get(number)
        if verdict is None:
            return _NOT_DECIDED, "", ""
        reasons = "\n".join(self._reason(reason) for reason in verdict.reasons)
        return verdict.outcome, reasons, verdict.case_number

    def _reason(self, reason: Reason) -> str:
        if not reason.field:
            return reason.message
        name = self.headers.get(reason.field) or label_of(reason.field)
        return reason.message if name in reason.message else f"【{name}】{reason.message}"

    def _add(self, texts: Sequence[str], after: int, style: str) -> None:
        for offset, text in enumerate(texts, 1):
            self._widen(write_cell(self.sheet, self.row, after + offset, text, self.styles, style))

    def _widen(self, cell: AnyCell) -> None:
        column = cell.column or 1
        self.widths[column] = max(self.widths[column], display_width(cell.value))

    def _finish(self) -> None:
        for column, width in self.widths.items():
            self.sheet.column_dimensions[get_column_letter(column)].width = min(max(width + 2, 8), 42)
        self.sheet.freeze_panes = f"A{self.header_row + 1}"


def _write_summary(sheet: Worksheet, read: ReadWorkbook, verdicts: Mapping[int, Verdict]) -> None:
    outcomes = Counter(
        verdicts[row.number].outcome if row.number in verdicts else _NOT_DECIDED for row in read.rows
    )
    reasons = Counter(
        label_of(reason.field) if reason.field else "整行"
        for row in read.rows
        for reason in (verdicts[row.number].reasons if row.number in verdicts else ())
    )
    lines: list[tuple[object, ...]] = [
        ("文件", read.filename),
        ("工作表", read.sheet),
        ("数据行数", len(read.rows)),
    ]
    lines += [
        (outcome, outcomes[outcome])
        for outcome in (*FILLS, _NOT_DECIDED)
        if outcome in FILLS or outcomes[outcome]
    ]
    lines += [
        (f"未计入：{why}", count)
        for why, count in sorted(Counter(left.why for left in read.left_out).items())
    ]
    lines += [(), ("原因涉及的项目", "处数"), *reasons.most_common()] if reasons else []
    lines += [
        (),
        ("识别的项目", "表头（所在列）"),
        *((label_of(m.field), f"{m.header}（{m.column}列）") for m in read.columns),
    ]
    lines += [
        ("未识别的列", f"{header}（{letter}列）")
        for letter, header in read.unmatched
        if header not in ADDED_HEADERS
    ]
    lines += [("未读取的工作表", title) for title in read.other_sheets]
    for row, line in enumerate(lines, 1):
        for column, value in enumerate(line, 1):
            write_cell(sheet, row, column, value)
        if line and line[0] in FILLS:
            sheet.cell(row, 1).fill = FILLS[str(line[0])]
        if line and line[0] in ("原因涉及的项目", "识别的项目"):
            sheet.cell(row, 1).font = sheet.cell(row, 2).font = BOLD
    sheet.column_dimensions["A"].width = 28
    sheet.column_dimensions["B"].width = 48


def _copy_other_sheets(source: Book, target: Workbook, title: str, limits: Limits) -> None:
    for other in source.sheets:
        if other.title in (title, SUMMARY_TITLE):
            continue
        sheet = target.create_sheet(safe_title(other.title))
        for number, cells in source.rows(other, limits.columns):
            if number > limits.rows:
                break
            for column, cell in enumerate(cells, 1):
                if cell.value is not None:
                    copy_cell(sheet, number, column, cell)


def _rows(book: Book, title: str, limits: Limits) -> Iterator[tuple[int, Sequence[Cell]]]:
    sheet = next((sheet for sheet in book.sheets if sheet.title == title), None)
    if sheet is None:
        raise UnreadableWorkbook(f"没有名为“{title}”的工作表")
    return book.rows(sheet, limits.columns)
