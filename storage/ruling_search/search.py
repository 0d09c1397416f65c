"""Searching past rulings: finds exactly the texts that contain the words, ranks them and shows where."""

import json
import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from storage.durable import TEMPORARY
from storage.errors import Damaged
from storage.ruling_search import ruling_file
from storage.ruling_search.excerpts import Spans, excerpt_of, spans_in
from storage.ruling_search.normal_text import words
from storage.ruling_search.ruling_file import Facets, RulingDoc, RulingFile, key, tokens

SEARCH = "index/search.sqlite"

_TITLE_WEIGHT = 8.0


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
    spans: Spans
    title_spans: Spans
    facets: Facets


class RulingSearch:
    """The search index of one office home: derived, so that it may be deleted and rebuilt at any time.

    Each character is one token, written as a number: so a word is found wherever it stands, a name or a
    document number with its punctuation too, and nothing in a query can be taken for search syntax.
    """

    def __init__(self, home: Path) -> None:
        self._file = RulingFile(home / SEARCH)

    @property
    def needs_rebuild(self) -> bool:
        """Whether the index was deleted or cleared, so that it may lack texts; raises Damaged."""
        with self._file.reading() as database:
            return database is None or not ruling_file.is_complete(database)

    def rebuild(self, documents: Iterable[RulingDoc]) -> None:
        """Put these texts in the place of everything, in one step at the end, damaged or not.

        Searches go on in the old index meanwhile, and what others add to it until the end is kept.
        """
        known = self._last_row()
        fresh = RulingFile(self._file.path.with_name(f"{TEMPORARY}{secrets.token_hex(8)}.sqlite"))
        try:
            with fresh.writing() as database:
                for document in chain(documents, self._added_since(known)):
                    ruling_file.add(database, document)
                ruling_file.mark_complete(database)
            fresh.move_over(self._file)
        finally:
            fresh.delete()

    def index(self, documents: Iterable[RulingDoc]) -> None:
        """Add texts; one with the id of an earlier one replaces it. All of them, or none if it fails."""
        with self._file.writing() as database:
            for document in documents:
                ruling_file.add(database, document)

    def remove(self, ids: Iterable[str]) -> None:
        """Forget texts; unknown ids are passed over."""
        with self._file.writing() as database:
            for document_id in ids:
                ruling_file.remove(database, document_id)

    def clear(self) -> None:
        """Forget everything, even if the file is damaged; ``needs_rebuild`` is True from then on."""
        self._file.delete()

    def search(self, query: str, k: int = 20, *, filters: Mapping[str, str] | None = None) -> list[Hit]:
        """The ``k`` best of the texts that contain every word of the query and have the given facets.

        Words are separated by white space; texts that contain them as one come first.
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
        """What others added since; asked for only when the texts before it are used up."""
        if row is not None:
            with self._file.reading() as database:
                yield from ruling_file.added_since(database, row) if database else ()


def _found(
    database: sqlite3.Connection, wanted: Sequence[str], k: int, filters: Mapping[str, str]
) -> list[tuple[str, str, str, str, float]]:
    conditions = (
        " AND EXISTS (SELECT 1 FROM facet WHERE facet.ruling = words.rowid AND name = ? AND value = ?)"
        * len(filters)
    )
    values = [part for name, value in filters.items() for part in (key(name), key(value))]
    return database.execute(
        "SELECT id, ruling.title, sections, facets, -bm25(words, ?, 1.0) AS score"  # noqa: S608
        " FROM words JOIN ruling ON ruling.row = words.rowid"
        f" WHERE words MATCH ?{conditions} ORDER BY score DESC, id LIMIT ?",
        [_TITLE_WEIGHT, _expression(wanted), *values, k],
    ).fetchall()


def _expression(wanted: Sequence[str]) -> str:
    """All the words; and, for the rank alone, all of them written as one."""
    every = " AND ".join(f'"{tokens(word)}"' for word in wanted)
    return every if len(wanted) == 1 else f'({every}) OR "{tokens("".join(wanted))}"'


def _hit(row: tuple[str, str, str, str, float], wanted: Sequence[str]) -> Hit:
    document_id, title, sections, facets = map(json.loads, row[:4])
    found = excerpt_of(sections, title, wanted)
    return Hit(
        id=document_id,
        title=title,
        score=row[4],
        section=found.section,
        excerpt=found.text,
        spans=found.spans,
        title_spans=spans_in(title, wanted),
        facets=facets,
    )
