"""The file of the access log: who looked at which case file, when and why (every view and every export is logged)."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from casefiles.people.roles import Officer

FILE = "access.jsonl"
BLOCK = 64 * 1024


class LogFile:
    """An append-only log of one line a view."""

    def __init__(self, home: Path) -> None:
        self._path = home / FILE

    def note(
        self,
        at: str,
        by: Officer,
        case: str,
        what: str,
        why: str,
        *,
        opened: Mapping[str, str] | None = None,
    ) -> None:
        """Add one line; `opened` is the version of a letter that was open, its path and SHA-256."""
        line: dict[str, Any] = {
            "at": at,
            "by": by.id,
            "name": by.name,
            "case": case,
            "what": what,
            "why": why,
        }
        if by.acting_for:
            line |= {"for": by.acting_for.principal, "for_name": by.acting_for.name}
        append_line(self._path, line | ({"opened": dict(opened)} if opened else {}))

    def newest(self, before: int | None = None) -> Iterator[tuple[int, dict[str, Any]]]:
        """Lines from the newest back, each with the place where it begins; `before` is such a place to go on from.

        Reads from the end in blocks: a long log takes no longer to show than a short one.
        """
        if not self._path.exists():
            return
        with self._path.open("rb") as log:
            place = log.seek(0, os.SEEK_END) if before is None else before
            tail = b""
            while place > 0:
                start = max(0, place - BLOCK)
                log.seek(start)
                block = log.read(place - start) + tail
                lines = block.splitlines(keepends=True)
                tail = b"" if start == 0 else lines.pop(0)
                end = start + len(block)
                for line in reversed(lines):
                    end -= len(line)
                    if line.strip():
                        yield end, json.loads(line)
                place = start

    def lines(self, case: str | None = None) -> Iterator[dict[str, Any]]:
        """Every line, oldest first, or those of one case."""
        if not self._path.exists():
            return
        with self._path.open(encoding="utf-8") as log:
            for text in log:
                line = json.loads(text)
                if case is None or line["case"] == case:
                    yield line


def append_line(path: Path, line: Mapping[str, Any]) -> None:
    """Add a line of JSON in one write at the end of the file, so that lines of several processes do not mix."""
    written = (json.dumps(line, ensure_ascii=False) + "\n").encode()
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(descriptor, written)
    finally:
        os.close(descriptor)
