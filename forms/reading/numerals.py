"""Reads and writes Chinese numerals."""

from __future__ import annotations

_DIGITS = {"〇": 0, "○": 0, "零": 0} | {
    character: value for value, character in enumerate("一二三四五六七八九", 1)
}
_UNITS = "一二三四五六七八九"


def chinese_number(text: str) -> int | None:
    """The value of 〇 to 九十九, or of digits in a row (二〇二六); None for other text."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    if not text:
        return None
    if "十" not in text:
        values = [_DIGITS.get(character, -1) for character in text]
        return None if -1 in values else int("".join(map(str, values)))
    tens, _, ones = text.partition("十")
    if (tens and (len(tens) != 1 or tens not in _UNITS)) or (ones and (len(ones) != 1 or ones not in _UNITS)):
        return None
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def write_chinese_number(number: int) -> str:
    """The number from 0 to 99 in Chinese: 21 → 二十一."""
    tens, ones = divmod(number, 10)
    if not tens:
        return "〇一二三四五六七八九"[ones]
    return ("" if tens == 1 else _UNITS[tens - 1]) + "十" + (_UNITS[ones - 1] if ones else "")
