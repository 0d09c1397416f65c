"""The SQLite file behind the search of rulings: its tables and transactions, and its failures in our words."""

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
_BETWEEN_SECTIONS = " zzzzz "  # more than any character's number: no word reaches across it

Facets = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True)
class RulingDoc:
    """A text to be found: its sections by name in their order, and facets to filter by."""

    id: str
    title: str
    sections: Mapping[str, str]
    facets: Facets


class RulingFile:
    """One such file; a connection lasts for one block, so that the file may be replaced at any time."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """The texts as they are; None if there is no file, or one in which nothing was ever written."""
        if not self.path.exists():
            yield None
            return
        with self._open("rw") as database:
            yield database if _version(database) else None

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """All that is done in the block takes effect, or nothing if it fails."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self._open("rwc") as database:
            database.execute("PRAGMA synchronous = NORMAL")
            # At once, for a transaction that turned to writing later could not wait for another writer.
            database.execute("BEGIN IMMEDIATE")
            if not _version(database):
                for statement in _SCHEMA:
                    database.execute(statement)
            yield database
            database.execute("COMMIT")

    def delete(self) -> None:
        """Remove the file, even if it is damaged."""
        for path in (self.path, self.path.with_name(f"{self.path.name}-journal")):
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise Unwritable(error, path) from error

    def move_over(self, other: "RulingFile") -> None:
        """Take the place of the other file in one step."""
        try:
            self.path.replace(other.path)
        except OSError as error:
            raise Unwritable(error, other.path) from error

    @contextlib.contextmanager
    def _open(self, mode: str) -> Iterator[sqlite3.Connection]:
        address = f"{self.path.absolute().as_uri()}?mode={mode}"
        with self._explained():
            database = sqlite3.connect(address, uri=True, timeout=_BUSY_AFTER_SECONDS, isolation_level=None)
            with contextlib.closing(database):  # which undoes what was not committed
                if _version(database) not in (0, _VERSION):
                    raise Damaged(messages.SEARCH_DAMAGED, self.path.name)
                yield database

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
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
    """Whether the file was once built from everything there was, and not begun with a single text."""
    (mark,) = database.execute("PRAGMA application_id").fetchone()
    return bool(mark == _COMPLETE)


def mark_complete(database: sqlite3.Connection) -> None:
    """Say so."""
    database.execute(f"PRAGMA application_id = {_COMPLETE}")


def last_row(database: sqlite3.Connection) -> int:
    """The number of the row last added; numbers only grow."""
    (row,) = database.execute("SELECT coalesce(max(row), 0) FROM ruling").fetchone()
    return int(row)


def added_since(database: sqlite3.Connection, row: int) -> list[RulingDoc]:
    """The texts added or replaced after that row."""
    rows = database.execute(
        "SELECT id, title, sections, facets FROM ruling WHERE row > ? ORDER BY row", [row]
    )
    return [RulingDoc(*map(json.loads, row)) for row in rows]


def add(database: sqlite3.Connection, document: RulingDoc) -> None:
    """Add a text in the place of an earlier one with its id."""
    remove(database, document.id)
    facets = {
        name: values if isinstance(values, str) else list(values) for name, values in document.facets.items()
    }
    row = database.execute(
        "INSERT INTO ruling (id, title, sections, facets) VALUES (?, ?, ?, ?)",
        [key(document.id), key(document.title), json.dumps(dict(document.sections)), json.dumps(facets)],
    ).lastrowid
    body = _BETWEEN_SECTIONS.join(tokens(normal(text)) for text in document.sections.values())
    database.execute(
        "INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", [row, tokens(normal(document.title)), body]
    )
    database.executemany(
        "INSERT INTO facet (ruling, name, value) VALUES (?, ?, ?)",
        [
            (row, key(name), key(value))
            for name, values in facets.items()
            for value in ([values] if isinstance(values, str) else values)
        ],
    )


def remove(database: sqlite3.Connection, document_id: str) -> None:
    """Forget a text, if it is there."""
    row = database.execute("SELECT row FROM ruling WHERE id = ?", [key(document_id)]).fetchone()
    if row:
        database.execute("DELETE FROM words WHERE rowid = ?", row)
        database.execute("DELETE FROM facet WHERE ruling = ?", row)
        database.execute("DELETE FROM ruling WHERE row = ?", row)


def tokens(text: str) -> str:
    """Each character as one token of letters and digits, so that none of them can be search syntax."""
    return " ".join(map(_token, text))


def key(text: str) -> str:
    """The text as SQLite can hold it, whatever characters it is made of."""
    return json.dumps(text)


@lru_cache(maxsize=65_536)
def _token(character: str) -> str:
    number, digits = ord(character), ""
    while number:
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits or "0"


def _version(database: sqlite3.Connection) -> int:
    """The version of the tables; 0 if there are none yet."""
    (version,) = database.execute("PRAGMA user_version").fetchone()
    return int(version)
