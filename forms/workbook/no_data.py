"""Recognises rows that are no data: totals, notes, examples, repeated headers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from forms.reading.text import as_written, compatible, is_blank, tidy
from forms.workbook.sheet_xml import Cell

_TOTAL = re.compile(
    r"(?:本页|本表|全表|本单位)?(?:合计|总计|小计|共计|累计)(?:[:(\d].*)?|共\d+[条行户人件].*", re.DOTALL
)
_FOOTER = re.compile(
    r"(?:注|备注|说明|填表说明|填报说明|填表人|填报人|制表人?|审核人?|复核人?|单位负责人|分管领导|填报日期|报送日期"
    r"|填表日期|联系电话|联系人):.*",
    re.DOTALL,
)
_EXAMPLE = re.compile(r"(?:填写|填报)?(?:示例|样例|举例)|例")
_COUNT = re.compile(r"共?\d+[条户人件行家个]?")
#: A row with one of these fields is about a respondent and is never skipped as a total or note.
_ABOUT_SOMEBODY = ("name", "identity_number", "facts")


def why_no_data(filled: Sequence[Cell], own: Mapping[str, Cell], headers: Mapping[str, str]) -> str | None:
    """Why the row is no data, or None. `filled` are its non-empty cells, `own` those of known columns."""
    first = filled[0]
    if isinstance(first.value, str) and not _is_about_somebody(first, own):
        bare = "".join(compatible(first.value).split())
        if _TOTAL.fullmatch(bare):
            return "合计行"
        if _FOOTER.fullmatch(bare):
            return "表尾说明"
    serial = own.get("serial")
    if serial and isinstance(serial.value, str) and _EXAMPLE.fullmatch("".join(tidy(serial.value).split())):
        return "填写示例"
    if _repeats(own, headers):
        return "重复的表头"
    if len(filled) >= 5 and _counts(filled):
        return "列号行"
    if all(is_blank(cell.value) for cell in own.values()):
        return "只在未识别的列中有内容"
    return None


def _is_about_somebody(first: Cell, own: Mapping[str, Cell]) -> bool:
    return any(
        own[name] is not first and _says_something(own[name].value) for name in _ABOUT_SOMEBODY if name in own
    )


def _says_something(value: object) -> bool:
    """Whether the cell holds more than the count of a total row (48条)."""
    return not is_blank(value) and not (isinstance(value, str | int) and _COUNT.fullmatch(str(value).strip()))


def _repeats(own: Mapping[str, Cell], headers: Mapping[str, str]) -> bool:
    same = sum(
        isinstance(cell.value, str) and cell.value.strip() == headers.get(name) for name, cell in own.items()
    )
    return same >= max(3, len(own) // 2)


def _counts(filled: Sequence[Cell]) -> bool:
    """Whether the cells only number the columns: 1 2 3 … or A B C …."""
    if as_written(filled[0].value if not isinstance(filled[0].value, bool) else None).strip() not in (
        "1",
        "A",
    ):
        return False
    written = [str(cell.value).strip() for cell in filled]
    return written in (
        [str(count) for count in range(1, len(written) + 1)],
        [chr(ord("A") + count) for count in range(len(written))],
    )
