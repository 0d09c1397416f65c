"""Cleans text from outside and recognises blanks and placeholders."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal


class Unreadable(ValueError):
    """Raised for an unreadable answer. `message` says in Chinese what is wrong and how to write it.

    `doubt` marks a well-formed value that fails a check which some real values fail too: a person must decide.
    """

    def __init__(self, message: str, *, doubt: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.doubt = doubt


def _dropped() -> str:
    """The characters that are dropped: control, format (bidi, zero-width), surrogate, non- and invisible characters."""
    planes = (*range(0x20000), *range(0xE0000, 0xE1000))
    by_category = (chr(code) for code in planes if unicodedata.category(chr(code)) in ("Cc", "Cf", "Cs"))
    non_characters = (chr(plane * 0x10000 + low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    invisible = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
    selectors = "\u180b-\u180f\ufdd0-\ufdef\ufe00-\ufe0f\U000e0100-\U000e01ef"
    return "".join(sorted({*by_category, *non_characters, *invisible} - {"\n"})) + selectors


_DROPPED = re.compile(f"[{_dropped()}]")
_LINE_BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_FULL_WIDTH_ALPHANUMERICS = {
    code: code - 0xFEE0
    for low, high in ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A))
    for code in range(low, high + 1)
}
_MARKS_ONLY = re.compile(r"[\-—–－_＿/／\\＼|.．。…·*＊~～、，,×〃″\"\s]+")
_WORDS_FOR_NOTHING = frozenset(
    {"同上", "同前", "同上行", "同上条", "同上一行", "见上", "见上行", "如上", "如前"}
    | {
        "无",
        "暂无",
        "没有",
        "空",
        "空白",
        "略",
        "不详",
        "待补",
        "待补充",
        "待定",
        "未填",
        "不填",
        "无此项",
        "不适用",
    }
    | {"n/a", "na", "none", "null", "nil", "nan"}
)
_LONGEST_NUMBER = 400


def read_text(value: object, *, longest: int) -> str:
    """The text of `value` in NFC, without invisible characters; line breaks stay. Raises Unreadable.

    `longest` is in characters. Text that is too long is refused, never truncated.
    """
    text = tidy(as_written(value)).strip()
    if len(text) > longest:
        raise Unreadable(f"共{len(text):,}字，超过上限{longest:,}字；请精简，或把全文作为附件上传")
    return text


def read_line(value: object, *, longest: int) -> str:
    """Like `read_text`, on one line: line breaks and runs of spaces become one space."""
    return read_text(" ".join(tidy(as_written(value)).split()), longest=longest)


def tidy(text: str) -> str:
    """Drop control, format (bidi, zero-width), surrogate and non-characters; unify line breaks; NFC."""
    text = _DROPPED.sub("", _LINE_BREAKS.sub("\n", text).replace("\t", " "))
    return unicodedata.normalize("NFC", text)


def as_written(value: object) -> str:
    """`value` as text: numbers in full, dates in Chinese."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime | date):
        return chinese_date(value)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return _number_as_written(value)
    raise Unreadable("这里应填写文字")


def _number_as_written(value: int | float | Decimal) -> str:
    if isinstance(value, int) and value.bit_length() <= _LONGEST_NUMBER:
        return str(value)
    exact = Decimal(repr(value)) if isinstance(value, float) else value
    if isinstance(exact, int) or not exact.is_finite() or abs(exact.adjusted()) > _LONGEST_NUMBER:
        raise Unreadable("这里应填写文字，现在是一个无法辨认的数字")
    if exact == exact.to_integral_value():
        return format(exact.to_integral_value(), "f")
    return format(exact, "f")


def chinese_date(day: date) -> str:
    """The date in the form of official documents (GB/T 9704-2012, 7.3.5): 2026年3月5日."""
    return f"{day.year}年{day.month}月{day.day}日"


def half_width(text: str) -> str:
    """Makes full-width digits and Latin letters half-width; punctuation stays."""
    return text.translate(_FULL_WIDTH_ALPHANUMERICS)


def compatible(text: str) -> str:
    """Tidied text in NFKC: full-width forms, circled and bracketed numbers become plain."""
    return unicodedata.normalize("NFKC", tidy(text))


def is_blank(value: object) -> bool:
    """Whether the value is None or has no visible characters."""
    if not isinstance(value, str):
        return value is None
    # A shortcut: nearly every cell of a long list begins with such a character.
    if "!" <= value[:1] <= "~" or "\u4e00" <= value[:1] <= "\u9fff":
        return False
    return not tidy(value).strip()


def is_placeholder(text: str) -> bool:
    """Whether the text is blank or a placeholder such as 同上, 无, / or —."""
    bare = tidy(text).strip()
    if not bare or _MARKS_ONLY.fullmatch(bare):
        return True
    bare = "".join(bare.split()).strip("。.（）()[]【】").lower()
    return bare in _WORDS_FOR_NOTHING
