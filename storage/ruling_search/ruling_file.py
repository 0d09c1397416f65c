"""The SQLite file behind the search over rulings: its tables, its transactions, and its errors as our own."""

import contextlib
import errno
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from storage import messages
from storage.errors import Busy, Damaged, Unwritable
from storage.ruling_search.normal_text import normal

# Raise this when the tables, or what normal_text makes of a text, change: an older file is then refused until it is rebuilt.
_VERSION = 1
_COMPLETE = 1
_SCHEMA = (
    """CREATE TABLE ruling (row INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL, sections TEXT NOT NULL, facets TEXT NOT NULL)""",
    "CREATE TABLE facet (ruling INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL)",
    "CREATE INDEX facet_by_value ON facet (name, value, ruling)",
    "CREATE INDEX facet_by_ruling ON facet (ruling)",
    "CREATE VIRTUAL TABLE words USING fts5(title, body, tokenize = 'ascii')",
    f"PRAGMA user_version = {_VERSION}",
)
_BUSY_AFTER_SECONDS = 10.0
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# Above the number of any character, so that no word matches across the end of a section.
_BETWEEN_SECTIONS = " zzzzz "

Facets = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True)
class RulingDoc:
    """A ruling to be found: its sections by name, in order, and facets to filter by."""

    id: str
    title: str
    sections: Mapping[str, str]
    facets: Facets


class RulingFile:
    """The file. Each block has a connection of its own, so that the file can be replaced in between.

    On Windows, a file that is open cannot be replaced; elsewhere, an old connection would go on seeing the old file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """A connection for reading, or None if there is no file or nothing was ever written to it."""
        if not self.path.exists():
            yield None
            return
        with self._open("rw") as database:
            yield database if _version(database) else None

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection in a transaction: what is done in the block takes effect together, or not at all if it fails."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self._open("rwc") as database:
            # The file can be rebuilt, so it need not wait for the disk as a record must.
            database.execute("PRAGMA synchronous = NORMAL")
            # IMMEDIATE: a transaction that begins by reading cannot wait for another writer, but fails at once.
            database.execute("BEGIN IMMEDIATE")
            if not _version(database):
                for statement in _SCHEMA:
                    database.execute(statement)
            yield database
            database.execute("COMMIT")

    def delete(self) -> None:
        """Remove the file, damaged or not. Raises Unwritable."""
        for path in (self.path, self.path.with_name(f"{self.path.name}-journal")):
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise Unwritable(error, path) from error

    def move_over(self, other: "RulingFile") -> None:
        """Replace the other file atomically by this one. Raises Unwritable."""
        try:
            self.path.replace(other.path)
        except OSError as error:
            raise Unwritable(error, other.path) from error

    @contextlib.contextmanager
    def _open(self, mode: str) -> Iterator[sqlite3.Connection]:
        address = f"{self.path.absolute().as_uri()}?mode={mode}"
        with self._errors_as_ours():
            database = sqlite3.connect(address, uri=True, timeout=_BUSY_AFTER_SECONDS, isolation_level=None)
            with contextlib.closing(database):  # closing rolls back what was not committed
                if _version(database) not in (0, _VERSION):
                    raise Damaged(messages.SEARCH_DAMAGED, self.path.name)
                yield database

    @contextlib.contextmanager
    def _errors_as_ours(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            match getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF:
                case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                    raise Busy(messages.SEARCH_BUSY) from error
                case sqlite3.SQLITE_FULL:
                    raise Unwritable(OSError(errno.ENOSPC, str(error)), self.path) from error
                case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
                    raise Unwritable(OSError(errno.EROFS, str(error)), self.path) from error
                case sqlite3.SQLITE_IOERR:
                    raise Unwritable(OSError(errno.EIO, str(error)), self.path) from error
            raise Damaged(messages.SEARCH_DAMAGED, self.path.name) from error


def is_complete(database: sqlite3.Connection) -> bool:
    """Whether the file was built from all rulings, and not created to add a single one."""
    (mark,) = database.execute("PRAGMA application_id").fetchone()
    return bool(mark == _COMPLETE)


def mark_complete(database: sqlite3.Connection) -> None:
    """Mark the file as built from all rulings."""
    database.execute(f"PRAGMA application_id = {_COMPLETE}")


def last_row(database: sqlite3.Connection) -> int:
    """The number of the last row added. Numbers are never used again (AUTOINCREMENT)."""
    (row,) = database.execute("SELECT coalesce(max(row), 0) FROM ruling").fetchone()
    return int(row)


def added_since(database: sqlite3.Connection, row: int) -> list[RulingDoc]:
    """The rulings added or replaced after that row."""
    rows = database.execute(
        "SELECT id, title, sections, facets FROM ruling WHERE row > ? ORDER BY row", [row]
    )
    return [RulingDoc(*map(json.loads, row)) for row in rows]


def add(database: sqlite3.Connection, ruling: RulingDoc) -> None:
    """Add a ruling, replacing an earlier one with the same id."""
    remove(database, ruling.id)
    facets = {
        name: values if isinstance(values, str) else list(values) for name, values in ruling.facets.items()
    }
    row = database.execute(
        "INSERT INTO ruling (id, title, sections, facets) VALUES (?, ?, ?, ?)",
        [sql_text(ruling.id), sql_text(ruling.title), json.dumps(dict(ruling.sections)), json.dumps(facets)],
    ).lastrowid
    body = _BETWEEN_SECTIONS.join(tokens(normal(text)) for text in ruling.sections.values())
    database.execute(
        "INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", [row, tokens(normal(ruling.title)), body]
    )
    database.executemany(
        "INSERT INTO facet (ruling, name, value) VALUES (?, ?, ?)",
        [
            (row, sql_text(name), sql_text(value))
            for name, values in facets.items()
            for value in ([values] if isinstance(values, str) else values)
        ],
    )


def remove(database: sqlite3.Connection, ruling_id: str) -> None:
    """Remove a ruling, if it is there."""
    row = database.execute("SELECT row FROM ruling WHERE id = ?", [sql_text(ruling_id)]).fetchone()
    if row:
        database.execute("DELETE FROM words WHERE rowid = ?", row)
        database.execute("DELETE FROM facet WHERE ruling = ?", row)
        database.execute("DELETE FROM ruling WHERE row = ?", row)


def tokens(text: str) -> str:
    """The text with each character as one token of letters and digits.

    FTS5 has no tokeniser for Chinese, which has no spaces between words. With one token a character, any part of a
    text is found as a phrase; and no character of a query can be taken for search syntax.
    """
    return " ".join(map(_token, text))


def sql_text(text: str) -> str:
    """The text as JSON. SQLite cannot store every Python string as it is (NUL, lone surrogates)."""
    return json.dumps(text)


@lru_cache(maxsize=65_536)
def _token(character: str) -> str:
    number, digits = ord(character), ""
    while number:
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits or "0"


def _version(database: sqlite3.Connection) -> int:
    """The version of the tables, or 0 if there are none yet."""
    (version,) = database.execute("PRAGMA user_version").fetchone()
    return int(version)
