"""Full-text search over past rulings: finds those that contain every word of a query, ranked, with excerpts."""

import json
import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from storage.durable import TEMPORARY_PREFIX
from storage.errors import Damaged
from storage.ruling_search import ruling_file
from storage.ruling_search.excerpts import Spans, excerpt_of, spans_in
from storage.ruling_search.normal_text import words
from storage.ruling_search.ruling_file import Facets, RulingDoc, RulingFile, sql_text, tokens

SEARCH = "index/search.sqlite"

# A word in the title says more about a ruling than one somewhere in the text.
_TITLE_WEIGHT = 8.0


@dataclass(frozen=True)
class Hit:
    """A ruling found. ``section`` is "" if only the title matched; the excerpt is then the title.

    ``spans`` are the parts to highlight, as (start, end) offsets into ``excerpt``, ``title_spans`` into ``title``.
    A higher ``score`` is a better match; scores of different searches cannot be compared.
    """

    id: str
    title: str
    score: float
    section: str
    excerpt: str
    spans: Spans
    title_spans: Spans
    facets: Facets


class RulingSearch:
    """The search index of one office home. It can be deleted and rebuilt at any time.

    All methods raise Damaged if the file is damaged (except ``rebuild`` and ``clear``), Busy if another process
    writes to it for too long, and Unwritable.
    """

    def __init__(self, home: Path) -> None:
        self._file = RulingFile(home / SEARCH)

    @property
    def needs_rebuild(self) -> bool:
        """Whether the index was deleted or cleared, so that rulings may be missing."""
        with self._file.reading() as database:
            return database is None or not ruling_file.is_complete(database)

    def rebuild(self, rulings: Iterable[RulingDoc]) -> None:
        """Replace everything by these rulings, atomically at the end, whether the file is damaged or not.

        Meanwhile searches use the old file, and the rulings that others add to it are carried over.
        """
        known = self._last_row()
        fresh = RulingFile(self._file.path.with_name(f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}.sqlite"))
        try:
            with fresh.writing() as database:
                for ruling in chain(rulings, self._added_since(known)):
                    ruling_file.add(database, ruling)
                ruling_file.mark_complete(database)
            fresh.move_over(self._file)
        finally:
            fresh.delete()

    def index(self, rulings: Iterable[RulingDoc]) -> None:
        """Add rulings, replacing earlier ones with the same id: all of them, or none if it fails."""
        with self._file.writing() as database:
            for ruling in rulings:
                ruling_file.add(database, ruling)

    def remove(self, ids: Iterable[str]) -> None:
        """Remove rulings. Unknown ids are ignored."""
        with self._file.writing() as database:
            for ruling_id in ids:
                ruling_file.remove(database, ruling_id)

    def clear(self) -> None:
        """Remove everything, whether the file is damaged or not. ``needs_rebuild`` is then True."""
        self._file.delete()

    def search(self, query: str, k: int = 20, *, filters: Mapping[str, str] | None = None) -> list[Hit]:
        """The ``k`` best of the rulings that contain every word of the query and have the given facets.

        Words are separated by white space. Rulings in which they follow one another directly come first.
        """
        wanted = words(query)
        if not wanted or k < 1:
            return []
        with self._file.reading() as database:
            rows = _found(database, wanted, k, filters or {}) if database else []
        return [_hit(row, wanted) for row in rows]

    def _last_row(self) -> int | None:
        try:
            with self._file.reading() as database:
                return ruling_file.last_row(database) if database else 0
        except Damaged:
            return None

    def _added_since(self, row: int | None) -> Iterator[RulingDoc]:
        """The rulings that others added meanwhile. A generator, so that it looks only after all given ones are added."""
        if row is not None:
            with self._file.reading() as database:
                yield from ruling_file.added_since(database, row) if database else ()


def _found(
    database: sqlite3.Connection, wanted: Sequence[str], k: int, filters: Mapping[str, str]
) -> list[tuple[str, str, str, str, float]]:
    # The only parts put into the text of the query are constants; what people typed is bound as parameters.
    conditions = (
        " AND EXISTS (SELECT 1 FROM facet WHERE facet.ruling = words.rowid AND name = ? AND value = ?)"
        * len(filters)
    )
    values = [part for name, value in filters.items() for part in (sql_text(name), sql_text(value))]
    return database.execute(
        "SELECT id, ruling.title, sections, facets, -bm25(words, ?, 1.0) AS score"  # noqa: S608
        " FROM words JOIN ruling ON ruling.row = words.rowid"
        f" WHERE words MATCH ?{conditions} ORDER BY score DESC, id LIMIT ?",
        [_TITLE_WEIGHT, _expression(wanted), *values, k],
    ).fetchall()


def _expression(wanted: Sequence[str]) -> str:
    """The FTS5 query: every word; or all of them as one phrase, which finds nothing more but ranks it higher."""
    every = " AND ".join(f'"{tokens(word)}"' for word in wanted)
    return every if len(wanted) == 1 else f'({every}) OR "{tokens("".join(wanted))}"'


def _hit(row: tuple[str, str, str, str, float], wanted: Sequence[str]) -> Hit:
    ruling_id, title, sections, facets = map(json.loads, row[:4])
    found = excerpt_of(sections, title, wanted)
    return Hit(
        id=ruling_id,
        title=title,
        score=row[4],
        section=found.section,
        excerpt=found.text,
        spans=found.spans,
        title_spans=spans_in(title, wanted),
        facets=facets,
    )
