"""Searching past rulings: finds exactly the texts that contain the words, ranks them and shows where."""

import contextlib
import errno
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from storage import messages
from storage.errors import Busy, Damaged, Unwritable
from storage.excerpts import Excerpt, excerpt_of, spans_in
from storage.normal import normal, words

SEARCH = "index/search.sqlite"

_SCHEMA_VERSION = 1
_SCHEMA = (
    """CREATE TABLE ruling (rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
    sections TEXT NOT NULL, facets TEXT NOT NULL)""",
    "CREATE TABLE facet (ruling INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL)",
    "CREATE INDEX facet_by_value ON facet (name, value, ruling)",
    "CREATE INDEX facet_by_ruling ON facet (ruling)",
    "CREATE VIRTUAL TABLE words USING fts5(title, body, tokenize = 'ascii')",
    f"PRAGMA user_version = {_SCHEMA_VERSION}",
)
_TITLE_WEIGHT = 8.0
_BUSY_AFTER_SECONDS = 10.0
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BETWEEN_SECTIONS = "zzzzz"  # more than any character's number: no word reaches across it

Facets = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True)
class RulingDoc:
    """A text to be found: its sections by name in their order, and facets to filter by."""

    id: str
    title: str
    sections: Mapping[str, str]
    facets: Facets


@dataclass(frozen=True)
class Hit:
    """A text found. ``section`` is "" if only the title matched; the excerpt is then the title.

    ``spans`` are the parts to be marked, as (start, end) offsets into ``excerpt``; ``title_spans`` into
    ``title``. A higher ``score`` is a better match, comparable within one search only.
    """

    id: str
    title: str
    score: float
    section: str
    excerpt: str
    spans: tuple[tuple[int, int], ...]
    title_spans: tuple[tuple[int, int], ...]
    facets: Facets


class RulingSearch:
    """The search index of one office home: derived, so that it may be deleted and rebuilt at any time.

    Each character is one token, written as a number: so a word is found wherever it stands, a name or a
    document number with its punctuation too, and nothing in a query can be taken for search syntax.
    """

    def __init__(self, home: Path) -> None:
        self._path = home / SEARCH

    @property
    def needs_rebuild(self) -> bool:
        """Whether the index was deleted or cleared, so that it may lack texts."""
        return not self._path.exists() or not self._path.stat().st_size

    def index(self, documents: Iterable[RulingDoc]) -> None:
        """Add texts; one with the id of an earlier one replaces it."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._writing() as database:
            for document in documents:
                _remove(database, document.id)
                _add(database, document)

    def remove(self, ids: Iterable[str]) -> None:
        """Forget texts; unknown ids are passed over."""
        if self._path.exists():
            with self._writing() as database:
                for document_id in ids:
                    _remove(database, document_id)

    def clear(self) -> None:
        """Forget everything, even if the file is damaged."""
        for path in (self._path, self._path.with_name(f"{self._path.name}-journal")):
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise Unwritable(error, path) from error

    def search(self, query: str, k: int = 20, *, filters: Mapping[str, str] | None = None) -> list[Hit]:
        """The ``k`` best of the texts that contain every word of the query and have the given facets.

        Words are separated by white space; texts that contain them as one come first.
        """
        wanted = words(query)
        if not wanted or k < 1 or not self._path.exists():
            return []
        conditions = "".join(
            " AND EXISTS (SELECT 1 FROM facet WHERE facet.ruling = words.rowid AND name = ? AND value = ?)"
            for _ in filters or {}
        )
        values = [part for name, value in (filters or {}).items() for part in (_key(name), _key(value))]
        with self._open("rw") as database:
            if not _version(database):
                return []
            rows = database.execute(
                "SELECT id, ruling.title, sections, facets, -bm25(words, ?, 1.0) AS score"  # noqa: S608
                " FROM words JOIN ruling ON ruling.rowid = words.rowid"
                f" WHERE words MATCH ?{conditions} ORDER BY score DESC, id LIMIT ?",
                [_TITLE_WEIGHT, _expression(wanted), *values, k],
            ).fetchall()
        return [_hit(row, wanted) for row in rows]

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._open("rwc") as database:
            database.execute("PRAGMA synchronous = NORMAL")
            # At once, for a transaction that turned to writing later could not wait for another writer.
            database.execute("BEGIN IMMEDIATE")
            if not _version(database):
                for statement in _SCHEMA:
                    database.execute(statement)
            yield database
            database.execute("COMMIT")

    @contextlib.contextmanager
    def _open(self, mode: str) -> Iterator[sqlite3.Connection]:
        address = f"{self._path.absolute().as_uri()}?mode={mode}"
        with self._explained():
            database = sqlite3.connect(address, uri=True, timeout=_BUSY_AFTER_SECONDS, isolation_level=None)
            with contextlib.closing(database):  # which undoes what was not committed
                if _version(database) not in (0, _SCHEMA_VERSION):
                    raise Damaged(messages.SEARCH_DAMAGED, SEARCH)
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
                    raise Unwritable(OSError(errno.ENOSPC, str(error)), self._path) from error
                case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
                    raise Unwritable(OSError(errno.EROFS, str(error)), self._path) from error
                case sqlite3.SQLITE_IOERR:
                    raise Unwritable(OSError(errno.EIO, str(error)), self._path) from error
            raise Damaged(messages.SEARCH_DAMAGED, SEARCH) from error


def _version(database: sqlite3.Connection) -> int:
    """The version of the tables; 0 if there are none yet."""
    (version,) = database.execute("PRAGMA user_version").fetchone()
    return int(version)


def _add(database: sqlite3.Connection, document: RulingDoc) -> None:
    row = database.execute(
        "INSERT INTO ruling (id, title, sections, facets) VALUES (?, ?, ?, ?)",
        [
            _key(document.id),
            _key(document.title),
            json.dumps(dict(document.sections)),
            json.dumps(
                {
                    name: list(values) if not isinstance(values, str) else values
                    for name, values in document.facets.items()
                }
            ),
        ],
    ).lastrowid
    body = f" {_BETWEEN_SECTIONS} ".join(_tokens(normal(text)) for text in document.sections.values())
    database.execute(
        "INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)",
        [row, _tokens(normal(document.title)), body],
    )
    database.executemany(
        "INSERT INTO facet (ruling, name, value) VALUES (?, ?, ?)",
        [
            (row, _key(name), _key(value))
            for name, values in document.facets.items()
            for value in ([values] if isinstance(values, str) else values)
        ],
    )


def _remove(database: sqlite3.Connection, document_id: str) -> None:
    row = database.execute("SELECT rowid FROM ruling WHERE id = ?", [_key(document_id)]).fetchone()
    if row:
        database.execute("DELETE FROM words WHERE rowid = ?", row)
        database.execute("DELETE FROM facet WHERE ruling = ?", row)
        database.execute("DELETE FROM ruling WHERE rowid = ?", row)


def _hit(row: tuple[str, str, str, str, float], wanted: Sequence[str]) -> Hit:
    title = json.loads(row[1])
    found: Excerpt = excerpt_of(json.loads(row[2]), title, wanted)
    return Hit(
        id=json.loads(row[0]),
        title=title,
        score=row[4],
        section=found.section,
        excerpt=found.text,
        spans=found.spans,
        title_spans=spans_in(title, wanted),
        facets=json.loads(row[3]),
    )


def _expression(wanted: Sequence[str]) -> str:
    """All the words; and, for the rank alone, all of them written as one."""
    every = " AND ".join(f'"{_tokens(word)}"' for word in wanted)
    return every if len(wanted) == 1 else f'({every}) OR "{_tokens("".join(wanted))}"'


def _tokens(text: str) -> str:
    return " ".join(map(_token, text))


@lru_cache(maxsize=65_536)
def _token(character: str) -> str:
    number, digits = ord(character), ""
    while number:
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits or "0"


def _key(text: str) -> str:
    """The text as SQLite can hold it, whatever characters it is made of."""
    return json.dumps(text)
