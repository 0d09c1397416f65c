"""Parses dates as people write them, without guessing."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from forms.reading.numerals import chinese_number
from forms.reading.text import Unreadable, compatible

_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_EXCEL_DAY_ZERO = date(1899, 12, 30)
# 1954-10-03 to 2099-12-31. A number outside is more likely an amount or a mistyped date.
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 73_050
_HOW = "请写成“2026-3-5”或“2026年3月5日”"

_DIGIT = r"[0-9〇○零一二三四五六七八九十廿卅]"
_GAP = r"\s*[-/.,、。—–‐‑−―]\s*"
_TIME = r"(?:\s*T\s*|\s+|(?<=[日号])\s*)(?:上午|下午|晚上|凌晨|中午)?\s*\d{1,2}(?:[:时点]\s*\d{0,2}.{0,24})?"
_FULL = re.compile(
    rf"(?P<year>{_DIGIT}{{4}})(?:{_GAP}|\s*年\s*)(?P<month>{_DIGIT}{{1,3}})(?:{_GAP}|\s*月\s*)"
    rf"(?P<day>{_DIGIT}{{1,3}})\s*[日号]?(?:{_TIME})?"
)
_RUN_TOGETHER = re.compile(rf"(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}})(?:{_TIME})?")
_COMPLAINTS = (
    (
        re.compile(rf".*{_DIGIT}{{4}}{_GAP}{_DIGIT}{{1,3}}{_GAP}{_DIGIT}.*{_DIGIT}{{4}}{_GAP}{_DIGIT}.*"),
        "这里写了两个日期；请只填一个（行为持续的，填终了之日）",
    ),
    (
        re.compile(rf".*{_DIGIT}\s*[日号]?\s*(?:至|到|~|起|--|——).*{_DIGIT}.*"),
        "这里写了一段时间；请只填一个日期（行为持续的，填终了之日）",
    ),
    (
        re.compile(
            rf"{_DIGIT}{{2}}(?:{_GAP}|\s*年\s*){_DIGIT}{{1,3}}(?:{_GAP}|\s*月\s*){_DIGIT}{{1,3}}\s*[日号]?.*"
        ),
        "年份要写四位数字",
    ),
    (
        re.compile(rf"{_DIGIT}{{1,2}}{_GAP}{_DIGIT}{{1,2}}{_GAP}{_DIGIT}{{4}}.*"),
        "请按年、月、日的顺序写，年份在前",
    ),
    (re.compile(rf"{_DIGIT}{{4}}(?:(?:{_GAP}|\s*年\s*){_DIGIT}{{1,3}}\s*月?|\d{{2}})"), "只有年和月，缺少日"),
    (re.compile(rf"{_DIGIT}{{4}}\s*年?"), "只有年份，缺少月和日"),
    (re.compile(rf"{_DIGIT}{{1,3}}\s*月\s*{_DIGIT}{{1,3}}\s*[日号]?"), "缺少年份"),
)


def read_date(value: object) -> date:
    """Parse a date: a date object, text, or an Excel serial number. Raises Unreadable.

    A time of day is dropped. Impossible dates, two-digit years and ranges are refused.
    """
    if isinstance(value, datetime):
        return _within_range(value.date())
    if isinstance(value, date):
        return _within_range(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_number(value)
    if not isinstance(value, str):
        raise Unreadable(f"这里应填写日期，{_HOW}")
    return _from_text(value)


def _from_text(written: str) -> date:
    if len(written) > 200:
        raise Unreadable(f"内容过长，不是日期；{_HOW}")
    text = compatible(written).strip()
    if not text:
        raise Unreadable(f"没有填写日期；{_HOW}")
    found = _RUN_TOGETHER.fullmatch(text) or _FULL.fullmatch(text)
    if not found:
        complaint = next(
            (words for pattern, words in _COMPLAINTS if pattern.fullmatch(text)), "看不出是哪一天"
        )
        raise Unreadable(f"“{_shown(text)}”：{complaint}；{_HOW}")
    year, month, day = (_part(found[name]) for name in ("year", "month", "day"))
    if year is None or month is None or day is None:
        raise Unreadable(f"“{_shown(text)}”：看不出是哪一天；{_HOW}")
    return _day(year, month, day)


def _from_number(number: int | float) -> date:
    if _FIRST_SERIAL <= number < _LAST_SERIAL + 1:
        return _EXCEL_DAY_ZERO + timedelta(days=int(number))
    if _FIRST_YEAR * 10_000 < number < (_LAST_YEAR + 1) * 10_000 and number == int(number):
        return _day(int(number) // 10_000, int(number) // 100 % 100, int(number) % 100)
    raise Unreadable(f"这是一个数字，看不出是哪一天；{_HOW}")


def _part(digits: str) -> int | None:
    """A year, month or day in Arabic or Chinese numerals; years are spelt digit by digit (二〇二六)."""
    return int(digits) if digits.isdecimal() else chinese_number(digits)


def _day(year: int, month: int, day: int) -> date:
    try:
        return _within_range(date(year, month, day))
    except Unreadable:
        raise
    except ValueError:
        raise Unreadable(f"{year}年{month}月{day}日不存在，请核对") from None


def _within_range(day: date) -> date:
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise Unreadable(f"年份{day.year}不合理，请核对；{_HOW}")
    return day


def _shown(text: str) -> str:
    return text if len(text) <= 30 else text[:30] + "…"
