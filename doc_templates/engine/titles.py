"""Breaks a title into balanced lines without splitting names or words (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

import re
from math import ceil

TITLE_CHARACTERS = 20
"""The 二号 characters that fit the type area."""

_OPENING = "《（“〔"
_CLOSING = "》）”〕，、；。：的"
_BRACKETED = f"《[^《》]{{1,{TITLE_CHARACTERS - 2}}}》"
_UNIT = (
    r"关于(?:提请审定|提请|审定|通报|解除|转送)?|失信行为|认定事项|信用信息|"
    r"发展和改革委员会|人民政府|自治[州县区]|有限(?:责任)?公司|第[一二三四五六七八九十]+条(?:第（[一二三四五六七八九十]+）项)?|"
    r"的(?:请示|函|报告|通知|决定|意见|解释)|[A-Za-z0-9]+|."
)
"""The units that a title is not broken within; else single characters."""


def title_lines(title: str, *whole: str, width: int = TITLE_CHARACTERS) -> list[str]:
    """The lines of a title: as few and as even as possible. The strings of ``whole`` are never broken.

    A unit wider than a line is left to Word to wrap.
    """
    units = _units(title, whole)
    count = max(1, ceil(sum(map(len, units)) / width))
    while True:
        lines = _broken(units, count, width)
        if lines is not None or count > len(units):
            return lines or [title]
        count += 1


def _units(title: str, whole: tuple[str, ...]) -> list[str]:
    """The units of the title: bracketed names, the given names, known phrases, single characters."""
    names = sorted((re.escape(name) for name in whole if name), key=len, reverse=True)
    pattern = "|".join((_BRACKETED, *names, _UNIT))
    return re.findall(f"(?:{pattern})", title, re.DOTALL)


def _broken(units: list[str], count: int, width: int) -> list[str] | None:
    """The most even way to set the units in so many lines; None if they do not fit."""
    even = sum(map(len, units)) / count
    best: list[tuple[float, list[str]] | None] = [(0.0, [])] + [None] * len(units)
    for _ in range(count):
        longer: list[tuple[float, list[str]] | None] = [None] * (len(units) + 1)
        for end in range(1, len(units) + 1):
            for start in range(end):
                before = best[start]
                line = "".join(units[start:end])
                if before is None or (len(line) > width and end - start > 1):
                    continue
                cost = before[0] + (len(line) - even) ** 2 + _break_cost(units, end)
                held = longer[end]
                if held is None or cost < held[0]:
                    longer[end] = (cost, [*before[1], line])
        best = longer
    found = best[-1]
    return found[1] if found else None


def _break_cost(units: list[str], end: int) -> float:
    """The cost of a line break before this unit."""
    if end == len(units):
        return 0.0
    last, following = units[end - 1], units[end]
    if following[0] in _CLOSING or last[-1] in _OPENING or last == "关于":
        return 400.0
    if following.startswith("关于") or last[-1] in _CLOSING or len(following) > 2 or len(last) > 2:
        return 0.0
    return 120.0
