"""A department's list in Excel, in and out: read with its columns recognised, given back with what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries

from forms.columns import COLUMNS, Column, ColumnMatch, How, label_of, missing_labels
from forms.heading import SEARCHED_ROWS, Area, Heading, find_heading, header_text, override
from forms.returned import Outcome, Reason, Verdict, write_returned
from forms.sheet import LeftOut, ReadWorkbook, RowReader, SheetRow, numbered
from forms.xlsx import DAMAGED, Limits, UnreadableWorkbook, open_streaming, survey

__all__ = [
    "COLUMNS",
    "Column",
    "ColumnMatch",
    "How",
    "LeftOut",
    "Limits",
    "Outcome",
    "ReadWorkbook",
    "Reason",
    "SheetRow",
    "UnreadableWorkbook",
    "Verdict",
    "label_of",
    "read_workbook",
    "write_returned",
]

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
    """Read a department's list from an .xlsx file. Raises UnreadableWorkbook with what to do.

    The sheet, the header row and the columns are found by meaning; a clerk's corrections go in as `sheet`,
    `header_row` (its number) and `matches` (field → column letter, "" for none). Values are raw: numbers,
    dates and text as the cells hold them.
    """
    found = survey(data, filename, limits)
    workbook = open_streaming(data)
    try:
        sheets = _list_sheets(workbook, sheet)
        headings = {one.title: _heading(one, _areas(one, found.merged), header_row, limits) for one in sheets}
        chosen, heading = _choose(sheets, headings)
        heading = override(heading, matches or {})
        others = tuple(title for title, other in headings.items() if other and title != chosen.title)
        return _read(chosen, heading, _areas(chosen, found.merged), filename, others, limits)
    except UnreadableWorkbook:
        raise
    except Exception as error:
        # Whatever else a damaged package does to openpyxl while it streams rows.
        raise UnreadableWorkbook(DAMAGED) from error
    finally:
        workbook.close()


def _list_sheets(workbook: Any, title: str | None) -> list[Any]:
    """The sheets to look at: the one asked for, else those that a person sees, else all."""
    sheets = list(workbook.worksheets)
    if title is not None:
        sheets = [one for one in sheets if one.title == title]
        if not sheets:
            raise UnreadableWorkbook(f"没有名为“{title}”的工作表")
    if not sheets:
        raise UnreadableWorkbook("工作簿中没有工作表；请用Excel或WPS另存为“Excel 工作簿（*.xlsx）”后再上传")
    return [one for one in sheets if one.sheet_state == "visible"] or sheets


def _heading(sheet: Any, areas: list[Area], row: int | None, limits: Limits) -> Heading | None:
    texts: dict[int, dict[int, str]] = {}
    last = max(SEARCHED_ROWS, row or 0)
    for number, cells in numbered(_rows(sheet, limits.columns, last)):
        texts[number] = {
            place: text for place, cell in enumerate(cells, 1) if (text := header_text(cell.value))
        }
    return find_heading(texts, areas, row)


def _choose(sheets: list[Any], headings: Mapping[str, Heading | None]) -> tuple[Any, Heading]:
    """The sheet whose header names the most columns; of equals the first."""
    candidates = [(one, heading) for one in sheets if (heading := headings[one.title])]
    if not candidates:
        required = "、".join(column.label for column in COLUMNS if column.required)
        raise UnreadableWorkbook(f"找不到表头；报送表须有一行表头，至少包括：{required}")
    return max(candidates, key=lambda candidate: len(candidate[1].matches))


def _read(
    sheet: Any, heading: Heading, areas: list[Area], filename: str, others: tuple[str, ...], limits: Limits
) -> ReadWorkbook:
    reader = RowReader(sheet.title, heading, limits, areas)
    preamble: list[str] = []
    width = max(heading.headers, default=limits.columns)
    for number, cells in numbered(_rows(sheet, width)):
        if number > heading.row:
            reader.take(number, cells)
        elif number < heading.row:
            preamble.extend(text for cell in cells if (text := header_text(cell.value)))
    while (
        reader.left_out
        and reader.left_out[-1].why == "空行"
        and reader.left_out[-1].number > _last_row(reader)
    ):
        reader.left_out.pop()
    matched = {match.column for match in heading.matches}
    unmatched = (
        (letter, " ".join(header.split()))
        for number, header in sorted(heading.headers.items())
        if (letter := get_column_letter(number)) not in matched
    )
    return ReadWorkbook(
        filename=filename,
        sheet=sheet.title,
        header_row=heading.row,
        columns=tuple(heading.matches),
        missing=missing_labels(heading.matches),
        rows=tuple(reader.rows),
        left_out=tuple(reader.left_out),
        unmatched=tuple(unmatched),
        preamble=tuple(preamble),
        other_sheets=others,
        remarks=tuple(reader.remarks),
    )


def _last_row(reader: RowReader) -> int:
    """The last row with anything in it: blank rows after it are the sheet's end, not gaps in the list."""
    return max(
        [row.number for row in reader.rows[-1:]]
        + [left.number for left in reader.left_out if left.why != "空行"],
        default=0,
    )


def _rows(sheet: Any, width: int, last: int | None = None) -> Any:
    # Some programs write a wrong size of the sheet; openpyxl would believe it and lose rows.
    sheet.reset_dimensions()
    return sheet.iter_rows(max_col=width, max_row=last)


def _areas(sheet: Any, merged: Mapping[str, list[str]]) -> list[Area]:
    areas = []
    for reference in merged.get(getattr(sheet, "_worksheet_path", ""), ()):
        try:
            left, top, right, bottom = range_boundaries(reference)
        except (ValueError, TypeError):
            continue
        if left and top and right and bottom:
            areas.append(Area(left, top, right, bottom))
    return areas
