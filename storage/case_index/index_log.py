"""The append-only log file behind the case index: JSON lines, shared by several processes."""

import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storage import durable, messages
from storage.errors import Damaged, Unwritable

# Where the first line is no header (noise, another program's file), reading stops here and not at a line break
# that may be megabytes away.
_LONGEST_HEADER = 256
# Windows would turn "\n" into "\r\n" and so shift every position that is remembered.
_O_BINARY: int = getattr(os, "O_BINARY", 0)


@dataclass(frozen=True)
class Tail:
    """The entries added since the last read. ``is_restart``: the log was rewritten, so forget earlier entries."""

    entries: list[Any]
    is_restart: bool


class Log:
    """One log file.

    The first line is a header with a generation, a random text that changes whenever the file is rewritten.
    Each further line is an entry. A line without its line break was cut short by a crash: it is never an entry,
    and the next ``append`` removes it.

    Reading needs no lock. Call ``append`` and ``rewrite`` while holding one, directly after ``read``.

    ``is_complete`` is False if the log started from nothing, or has a line that cannot be parsed: entries may
    be missing then, and the log has to be rewritten from the data that it was derived from.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: tuple[int, int, int] | None = None
        self._generation = ""
        self._position = 0
        self.lines = 0
        self.is_complete = False

    def read(self) -> Tail | None:
        """The entries added since the last read, or None if there are none. Raises Damaged if unreadable."""
        try:
            # Every query of the index comes here first, so the usual case may cost no more than one stat.
            if _stamp(self._path.stat()) == self._stamp:
                return None
            with self._path.open("rb") as file:
                stamp = _stamp(os.fstat(file.fileno()))
                header = file.readline(_LONGEST_HEADER)
                is_restart = self._start_from(header)
                file.seek(self._position)
                added = file.read()
        except FileNotFoundError:
            was_there = self._stamp is not None
            self._reset()
            return Tail([], True) if was_there else None
        except OSError as error:
            raise Damaged(messages.INDEX_UNREADABLE.format(reason=error.strerror), self._path.name) from error
        # Taken before the content was read: what is appended in between changes it again and is read next time.
        self._stamp = stamp
        entries = self._parse(added[: added.rfind(b"\n") + 1]) if self._generation else []
        return Tail(entries, is_restart)

    def append(self, line: bytes) -> bool:
        """Add one line, as made by ``to_line``.

        Returns False if the log was deleted since the last read: read again, then retry. Raises Unwritable.
        """
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
                # A crash cut the last line short. Without this, the new line would be glued to it and lost.
                os.ftruncate(descriptor, self._position)
            _write_all(descriptor, line)
            self._stamp = _stamp(os.fstat(descriptor))
        except OSError as error:
            raise Unwritable(error, self._path) from error
        finally:
            os.close(descriptor)
        # Only now: if the disk filled up half-way, the next append removes what was written of this line.
        self._position += len(line)
        self.lines += 1
        return True

    def rewrite(self, lines: Iterable[bytes], *, is_complete: bool) -> None:
        """Replace the log atomically by a new one with these lines. Raises Unwritable."""
        lines = list(lines)
        # A reader elsewhere knows only positions in the old file; the new generation makes it start again.
        generation = secrets.token_hex(16)
        header = to_line({"log": 1, "generation": generation, "is_complete": is_complete})
        content = header + b"".join(lines)
        durable.replace(self._path, content)
        self._generation, self._position, self.is_complete = generation, len(content), is_complete
        self.lines = len(lines)
        self._stamp = _stamp(self._path.stat())

    def _reset(self) -> None:
        self._generation = ""
        self._position = 0
        self._stamp = None
        self.lines = 0
        self.is_complete = False

    def _start_from(self, header: bytes) -> bool:
        """Whether the header is that of another log than was read before; reading then starts behind it."""
        try:
            fields = json.loads(header if header.endswith(b"\n") else b"")
            generation, is_complete = str(fields["generation"]), fields["is_complete"] is True
        except (ValueError, KeyError, TypeError):
            generation, is_complete = "", False
        if generation and generation == self._generation:
            return False
        self._reset()
        self._generation, self.is_complete, self._position = generation, is_complete, len(header)
        return True

    def _parse(self, added: bytes) -> list[Any]:
        count = added.count(b"\n")
        self._position += len(added)
        self.lines += count
        try:
            # Parsing all lines as one array is several times as fast as line by line. JSON text as written by
            # to_line contains no line break, so every one of them ends an entry.
            entries: list[Any] = json.loads(b"[%b]" % added[:-1].replace(b"\n", b","))
            # A damaged line such as "1,2" would parse as two entries; the count tells.
            if len(entries) == count:
                return entries
        except (ValueError, RecursionError):
            pass
        return self._parse_each(added.split(b"\n")[:-1])

    def _parse_each(self, lines: list[bytes]) -> list[Any]:
        entries = []
        for line in lines:
            try:
                entries.append(json.loads(line))
            except (ValueError, RecursionError):
                self.is_complete = False
        return entries


def to_line(entry: object) -> bytes:
    """The entry as one line of JSON. Raises ValueError or TypeError if JSON cannot express it."""
    return (json.dumps(entry, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n").encode()


def _stamp(status: os.stat_result) -> tuple[int, int, int]:
    """Differs if the file was appended to or replaced."""
    return status.st_ino, status.st_size, status.st_mtime_ns


def _write_all(descriptor: int, line: bytes) -> None:
    while line:  # os.write may write less than it was given
        line = line[os.write(descriptor, line) :]
