"""Finds a list's header row among titles, instructions and grouped headers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import column_index_from_string, get_column_letter

from forms.reading.text import tidy
from forms.workbook.columns import BY_FIELD, COLUMNS, ColumnMatch, MatchKind, match_columns
from forms.workbook.xlsx import UnreadableWorkbook

#: Titles and instructions come first, but real lists have their header above this row.
SEARCHED_ROWS = 40
_LEAST_FIELDS = 4
_WIDEST_GROUP = 8
#: XFD, the last column of Excel.
_LAST_COLUMN = 16_384


@dataclass(frozen=True, slots=True)
class Area:
    """A merged range, in row and column numbers."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A header row: its number, the texts by column number, and the fields they name."""

    row: int
    headers: Mapping[int, str]
    matches: Sequence[ColumnMatch]

    @property
    def is_convincing(self) -> bool:
        """Whether this is a header, and not a title that mentions a column."""
        required = sum(BY_FIELD[match.field].required for match in self.matches)
        return len(self.matches) >= _LEAST_FIELDS and required >= 2


Texts = Mapping[int, Mapping[int, str]]


def find_heading(texts: Texts, areas: Iterable[Area], row: int | None = None) -> Heading | None:
    """The likeliest header row of a sheet, or the one at `row`; None without one.

    `texts` are the texts by row and column number. A header of two rows (依据文书 over 名称 and 文号) is joined:
    依据文书 名称.
    """
    areas = [area for area in areas if area.top <= SEARCHED_ROWS]
    rows = [row] if row is not None else sorted(texts)
    headings = [_heading(number, texts, areas) for number in rows]
    if row is not None:
        return headings[0]
    convincing = [heading for heading in headings if heading.is_convincing]
    return max(convincing, key=lambda heading: len(heading.matches), default=None)


def override(heading: Heading, matches: Mapping[str, str]) -> Heading:
    """The heading with the columns that the clerk chose: field → letter, or "" for none."""
    chosen: dict[str, ColumnMatch] = {}
    for field, letter in matches.items():
        if field not in BY_FIELD:
            raise UnreadableWorkbook(f"没有“{field}”这个项目，请重新选择列")
        if letter:
            number = _column_number(letter)
            header = " ".join(heading.headers.get(number, "").split())
            chosen[field] = ColumnMatch(field, header, get_column_letter(number), MatchKind.CLERK)
    used = {match.column for match in chosen.values()}
    if len(used) < len(chosen):
        raise UnreadableWorkbook("同一列不能对应两个项目，请重新选择列")
    kept = {
        match.field: match
        for match in heading.matches
        if match.field not in matches and match.column not in used
    }
    merged = kept | chosen
    ordered = [merged[column.field] for column in COLUMNS if column.field in merged]
    return Heading(heading.row, heading.headers, ordered)


def _heading(number: int, texts: Texts, areas: Sequence[Area]) -> Heading:
    headers = dict(texts.get(number, {}))
    above = texts.get(number - 1, {})
    for area in areas:
        if area.top == number - 1 and area.top in texts and area.left in above:
            _join_group(headers, above[area.left], area, number)
    return Heading(number, headers, match_columns(headers))


def _join_group(headers: dict[int, str], group: str, area: Area, number: int) -> None:
    """Use the merged cell above: one that spans rows is the header itself, one that spans columns is its first half."""
    if area.bottom >= number and area.left == area.right:
        headers.setdefault(area.left, group)
    elif area.bottom == number - 1 and 1 < area.right - area.left + 1 <= _WIDEST_GROUP:
        for column in range(area.left, area.right + 1):
            if column in headers:
                headers[column] = f"{group} {headers[column]}"


def _column_number(letter: str) -> int:
    number = column_index_from_string(letter.upper()) if re.fullmatch("[A-Za-z]{1,3}", letter) else 0
    if not 1 <= number <= _LAST_COLUMN:
        raise UnreadableWorkbook(f"“{letter[:10]}”不是列号；请用字母，如“B”")
    return number


def header_text(value: object) -> str:
    """The text of a header cell; "" for formulas and numbers."""
    return "" if not isinstance(value, str) or value.startswith("=") else tidy(value).strip()
