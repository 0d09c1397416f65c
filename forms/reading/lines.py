"""Parses lists that are written one entry a line."""

from __future__ import annotations

import re

from forms.reading.text import Unreadable, is_placeholder, read_text, tidy

_NUMBERING = re.compile(r"\s*[(（]?(\d{1,3})(?:[)）][.、]?|[.．、](?!\d))\s*")
_NEXT_NUMBER = re.compile(r"[;；]\s*(?=[(（]?\d{1,3}(?:[)）]|[.．、](?!\d)))")


def read_lines(value: object, *, longest: int, most: int) -> list[str]:
    """The entries of a list: one a line, or several on a line if they are numbered and separated by ；.

    Leading numbers that count 1, 2, 3 … are dropped, because letters number the list again.
    """
    text = read_text(value, longest=longest)
    parts = [part for line in text.split("\n") for part in _NEXT_NUMBER.split(line)]
    entries = [entry for part in parts if (entry := tidy(part).strip().rstrip(";；").strip())]
    marks = [_NUMBERING.match(entry) for entry in entries]
    if entries and [mark and int(mark[1]) for mark in marks] == list(range(1, len(entries) + 1)):
        entries = [entry[mark.end() :].strip() for entry, mark in zip(entries, marks, strict=True) if mark]
    entries = [entry for entry in entries if not is_placeholder(entry)]
    if len(entries) > most:
        raise Unreadable(f"共{len(entries)}条，最多{most}条；请合并或分批填写")
    return entries
