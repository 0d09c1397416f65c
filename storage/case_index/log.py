"""An append-only log of JSON lines that several processes share: what was added, and nothing read twice."""

import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storage import durable, messages
from storage.errors import Damaged, Unwritable

_LONGEST_HEADER = 256
_O_BINARY: int = getattr(os, "O_BINARY", 0)


@dataclass(frozen=True)
class Tail:
    """The entries added since the last reading; ``is_fresh`` if what was read before no longer holds."""

    entries: list[Any]
    is_fresh: bool


class Log:
    """One log file. Its first line names its generation, which changes whenever the file is rewritten.

    Reading needs no lock. ``append`` and ``rewrite`` are to be called under one, right after ``read``.
    A line that a crash cut short is never an entry; the next ``append`` removes it. ``is_complete`` is
    False for a log that was begun anew because there was none, or that has a line nobody can read: then
    it does not tell everything, and has to be rewritten from what it was derived from.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._signature: tuple[int, int, int] | None = None
        self._generation = ""
        self._position = 0
        self.lines = 0
        self.is_complete = False

    def read(self) -> Tail | None:
        """What is new since the last reading; None if nothing is. Costs one ``stat`` then."""
        try:
            if _signature(self._path.stat()) == self._signature:
                return None
            with self._path.open("rb") as file:
                signature = _signature(os.fstat(file.fileno()))
                header = file.readline(_LONGEST_HEADER)
                is_fresh = self._adopt(header)
                file.seek(self._position)
                grown = file.read()
        except FileNotFoundError:
            was_there = self._signature is not None
            self._forget()
            return Tail([], True) if was_there else None
        except OSError as error:
            raise Damaged(messages.INDEX_UNREADABLE.format(reason=error.strerror), self._path.name) from error
        self._signature = signature
        entries = self._parse(grown[: grown.rfind(b"\n") + 1]) if self._generation else []
        return Tail(entries, is_fresh)

    def append(self, line: bytes) -> bool:
        """Add one line, made by ``line_of``, in a single write; False if the log vanished: read again then."""
        if not self._generation:
            self.rewrite([], is_complete=False)
        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_APPEND | _O_BINARY)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise Unwritable(error, self._path) from error
        try:
            if os.fstat(descriptor).st_size > self._position:
                os.ftruncate(descriptor, self._position)  # a line that a crash cut short
            _write_whole(descriptor, line)
            self._signature = _signature(os.fstat(descriptor))
        except OSError as error:
            raise Unwritable(error, self._path) from error
        finally:
            os.close(descriptor)
        self._position += len(line)
        self.lines += 1
        return True

    def rewrite(self, lines: Iterable[bytes], *, is_complete: bool) -> None:
        """Put a new log with these lines in the place of the old, in one step."""
        kept = list(lines)
        generation = secrets.token_hex(16)
        header = line_of({"log": 1, "generation": generation, "is_complete": is_complete})
        written = header + b"".join(kept)
        durable.replace(self._path, written)
        self._generation, self._position, self.is_complete = generation, len(written), is_complete
        self.lines = len(kept)
        self._signature = _signature(self._path.stat())

    def _forget(self) -> None:
        self._generation = ""
        self._position = 0
        self._signature = None
        self.lines = 0
        self.is_complete = False

    def _adopt(self, header: bytes) -> bool:
        try:
            written = json.loads(header if header.endswith(b"\n") else b"")
            generation, is_complete = str(written["generation"]), written["is_complete"] is True
        except (ValueError, KeyError, TypeError):
            generation, is_complete = "", False
        if generation and generation == self._generation:
            return False
        self._forget()
        self._generation, self.is_complete, self._position = generation, is_complete, len(header)
        return True

    def _parse(self, grown: bytes) -> list[Any]:
        count = grown.count(b"\n")
        self._position += len(grown)
        self.lines += count
        try:
            # All at once is several times as fast as line by line; JSON has no line breaks of its own here.
            entries: list[Any] = json.loads(b"[%b]" % grown[:-1].replace(b"\n", b","))
            if len(entries) == count:
                return entries
        except (ValueError, RecursionError):
            pass
        return self._parse_each(grown.split(b"\n")[:-1])

    def _parse_each(self, lines: list[bytes]) -> list[Any]:
        entries = []
        for line in lines:
            try:
                entries.append(json.loads(line))
            except (ValueError, RecursionError):
                self.is_complete = False
        return entries


def line_of(entry: object) -> bytes:
    """The entry as one line; raises ValueError or TypeError for what JSON cannot hold."""
    return (json.dumps(entry, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n").encode()


def _signature(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_ino, status.st_size, status.st_mtime_ns


def _write_whole(descriptor: int, line: bytes) -> None:
    while line:
        line = line[os.write(descriptor, line) :]
