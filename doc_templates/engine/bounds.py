"""Limits of one rendering (loop iterations, lengths), and the Jinja filters and functions that enforce them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from typing import Any

MAX_TURNS = 200_000
"""Loop iterations in one rendering; twenty thousand table rows of ten tags are far below it."""
MAX_RANGE = 10_000
MAX_POWER_OPERAND = 1_000
MAX_REPEAT = 10_000
MAX_HELD = 65_536
"""Characters that one {% set %} may store, or one join or replace may produce."""

_turns: ContextVar[list[int]] = ContextVar("turns")


class TooMuch(Exception):
    """Raised when a rendering exceeds a limit."""


def begin_turns() -> None:
    """Start counting the loop iterations of one rendering."""
    _turns.set([MAX_TURNS])


def counted(items: Any) -> Any:
    """The items of a loop, counted against the rendering's limit."""
    left = _turns.get()
    if isinstance(items, (list, tuple, dict, range)):
        left[0] -= len(items)
        if left[0] < 0:
            raise TooMuch("循环次数")
        return items
    return _counting(items, left)


def _counting(items: Iterable[Any], left: list[int]) -> Iterator[Any]:
    for item in items:
        left[0] -= 1
        if left[0] < 0:
            raise TooMuch("循环次数")
        yield item


def held(value: Any) -> Any:
    """A value that a template stores in a variable. Raises TooMuch if it is too long."""
    if isinstance(value, str) and len(value) > MAX_HELD:
        raise TooMuch("变量的长度")
    return value


def bounded_join(items: Iterable[Any], between: str = "", attribute: str | None = None) -> str:
    """Jinja's join with a limit."""
    texts = [str(printed(item if attribute is None else item[attribute])) for item in counted(items)]
    if sum(map(len, texts)) + len(between) * len(texts) > MAX_HELD * 16:
        raise TooMuch("合并后的文字")
    return between.join(texts)


def bounded_replace(value: Any, old: str, new: str, count: int = -1) -> str:
    """Jinja's replace with a limit."""
    text = str(printed(value))
    if len(new) > len(old) and len(text) + (text.count(old)) * len(new) > MAX_HELD * 16:
        raise TooMuch("替换后的文字")
    return str.replace(text, old, new, count)


def bounded_range(*bounds: int) -> range:
    """Python's range with a limit."""
    found = range(*bounds)
    if len(found) > MAX_RANGE:
        raise TooMuch("循环次数")
    return found


def unchanged(value: Any) -> Any:
    """Replaces Jinja's escape filters: text is escaped once, when it is printed."""
    return value


def printed(value: Any) -> Any:
    """A value as printed: 是 or 否 for booleans, nothing for None; lists and mappings are refused."""
    if value.__class__ is str:
        return value
    if value is True:
        return "是"
    if value is False:
        return "否"
    if isinstance(value, (list, tuple, dict, range)):
        raise TypeError("变量是一组内容，要用循环逐项写出")
    return "" if value is None else value
