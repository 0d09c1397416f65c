"""Reads a department's list from an .xlsx file: chooses the sheet, finds the header, reads the rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries

from forms.workbook.columns import COLUMNS, missing_labels
from forms.workbook.heading import SEARCHED_ROWS, Area, Heading, find_heading, header_text, override
from forms.workbook.sheet import ReadWorkbook, RowReader
from forms.workbook.xlsx import Book, Limits, Sheet, UnreadableWorkbook, survey

_LIMITS = Limits()


def read_workbook(
    data: bytes,
    *,
    filename: str,
    matches: Mapping[str, str] | None = None,
    sheet: str | None = None,
    header_row: int | None = None,
    limits: Limits = _LIMITS,
) -> ReadWorkbook:
    """Read a department's list. Raises UnreadableWorkbook, whose message says what to do.

    The sheet, the header row and the columns are recognised. The clerk can correct them with `sheet`, `header_row` (its
    number) and `matches` (field → column letter, "" for none). Values are raw: numbers, dates and text as in the cells.
    """
    merged = survey(data, filename, limits).merged
    book = Book(data)
    sheets = _list_sheets(book, sheet)
    areas = {found.title: _areas(merged.get(found.part, ())) for found in sheets}
    headings = {
        found.title: _heading(book, found, areas[found.title], header_row, limits) for found in sheets
    }
    chosen, heading = _choose(sheets, headings)
    heading = override(heading, matches or {})
    others = tuple(title for title, other in headings.items() if other and title != chosen.title)
    reader = RowReader(chosen.title, heading, limits, areas[chosen.title])
    preamble = _read_rows(book, chosen, reader, limits)
    return _result(reader, filename, preamble, others)


def _list_sheets(book: Book, title: str | None) -> list[Sheet]:
    """The sheets to search: the requested one, else the visible ones, else all."""
    sheets = book.sheets
    if title is not None:
        sheets = [sheet for sheet in sheets if sheet.title == title]
        if not sheets:
            raise UnreadableWorkbook(f"没有名为“{title}”的工作表")
    if not sheets:
        raise UnreadableWorkbook("工作簿中没有工作表；请用Excel或WPS另存为“Excel 工作簿（*.xlsx）”后再上传")
    return [sheet for sheet in sheets if sheet.is_visible] or sheets


def _heading(book: Book, sheet: Sheet, areas: list[Area], row: int | None, limits: Limits) -> Heading | None:
    texts: dict[int, dict[int, str]] = {}
    for number, cells in book.rows(sheet, limits.columns):
        if number > max(SEARCHED_ROWS, row or 0):
            break
        texts[number] = {
            place: text for place, cell in enumerate(cells, 1) if (text := header_text(cell.value))
        }
    return find_heading(texts, areas, row)


def _choose(sheets: list[Sheet], headings: Mapping[str, Heading | None]) -> tuple[Sheet, Heading]:
    """The sheet whose header has the most known columns; the first among equals."""
    candidates = [(sheet, heading) for sheet in sheets if (heading := headings[sheet.title])]
    if not candidates:
        required = "、".join(column.label for column in COLUMNS if column.required)
        raise UnreadableWorkbook(f"找不到表头；报送表须有一行表头，至少包括：{required}")
    return max(candidates, key=lambda candidate: len(candidate[1].matches))


def _read_rows(book: Book, sheet: Sheet, reader: RowReader, limits: Limits) -> tuple[str, ...]:
    """Read the rows below the header; return the texts above it."""
    header_row = reader.heading.row
    width = max((*reader.heading.headers, *reader.places), default=limits.columns)
    preamble: list[str] = []
    for number, cells in book.rows(sheet, width):
        if number > header_row:
            reader.take(number, cells)
        elif number < header_row:
            preamble.extend(text for cell in cells if (text := header_text(cell.value)))
    return tuple(preamble)


def _result(
    reader: RowReader, filename: str, preamble: tuple[str, ...], others: tuple[str, ...]
) -> ReadWorkbook:
    heading = reader.heading
    matched = {match.column for match in heading.matches}
    headers = (
        (get_column_letter(number), " ".join(text.split()))
        for number, text in sorted(heading.headers.items())
    )
    return ReadWorkbook(
        filename=filename,
        sheet=reader.sheet,
        header_row=heading.row,
        columns=tuple(heading.matches),
        missing=missing_labels(heading.matches),
        rows=tuple(reader.rows),
        left_out=tuple(reader.left_out),
        unmatched=tuple((letter, header) for letter, header in headers if letter not in matched),
        preamble=preamble,
        other_sheets=others,
        remarks=tuple(reader.remarks),
    )


def _areas(references: Iterable[str]) -> list[Area]:
    areas = []
    for reference in references:
        try:
            left, top, right, bottom = range_boundaries(reference)
        except (ValueError, TypeError):
            continue
        if left and top and right and bottom:
            areas.append(Area(left, top, right, bottom))
    return areas
