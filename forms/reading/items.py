"""Parses the item of an article as people cite it."""

from __future__ import annotations

import re

from forms.reading.numerals import chinese_number, write_chinese_number
from forms.reading.text import Unreadable, compatible

_NUMBER = r"(?:\d{1,4}|[〇零一二三四五六七八九十百廿卅]{1,5})"
_CITATION = re.compile(
    rf"(?:《[^》]*》)?(?:第?(?P<article>{_NUMBER})条,?(?:第?(?:{_NUMBER})款)?,?)?"
    rf"(?P<ordinal>第)?(?P<open>\()?(?P<item>{_NUMBER})(?P<close>\))?(?P<suffix>项|[.、:,;])?(?P<rest>.*)"
)
_ANOTHER = re.compile(
    rf"(?:[、,，;；和及与]|或者?)\s*第?\(?{_NUMBER}\)?(?:项|$|[、,，;；])|第{_NUMBER}项|\({_NUMBER}\)|^[-~至到]"
)


def read_item(value: object, *, article: int = 4, count: int = 11) -> int:
    """Parse the cited item of `article`, from 1 to `count`. Raises Unreadable.

    Reads 5, 五, (五), 第五项, 第四条第（五）项 and so on. Another article, an item beyond `count` and two items at once are
    refused.
    """
    here = f"第{write_chinese_number(article)}条"
    how = f"请填{here}的项号，如“五”或“第（五）项”"
    if isinstance(value, float) and value.is_integer() and abs(value) < 10_000:
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return _checked(value, here, count)
    if not isinstance(value, str) or len(value) > 500:
        raise Unreadable(how)
    text = "".join(compatible(value).split())
    found = _CITATION.fullmatch(text)
    number = _number(found["item"]) if found else None
    if not found or number is None or not _stands_alone(found):
        raise Unreadable(f"看不出是第几项；{how}" if text else how)
    if found["article"] and _number(found["article"]) != article:
        raise Unreadable(f"失信行为列在{here}，这里写的是第{found['article']}条；{how}")
    if _ANOTHER.search(found["rest"]) or (
        found["suffix"] in ("、", ",", ";") and _ANOTHER.search("、" + found["rest"])
    ):
        raise Unreadable(f"一行只能填一项，这里写了几项；{how}，其余的另起一行")
    return _checked(number, here, count)


def _stands_alone(found: re.Match[str]) -> bool:
    """A bare number must stand alone; one in brackets or before 项 may be followed by the item's wording."""
    if bool(found["open"]) != bool(found["close"]):
        return False
    return (
        not found["rest"]
        or bool(found["close"])
        or (bool(found["suffix"]) and not found["rest"][0].isdigit())
    )


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else chinese_number(text)


def _checked(number: int, here: str, count: int) -> int:
    if 1 <= number <= count:
        return number
    last = write_chinese_number(count)
    raise Unreadable(
        f"{here}共有{count}项，没有第{number}项；请填一至{last}之间的项号"
        if abs(number) < 10_000
        else f"{here}共有{count}项；请填一至{last}之间的项号"
    )
