"""The index of cases, which answers the lists and searches of the office."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tinydb
from tinydb.queries import QueryLike

from storage.case_index.indexed_table import IndexedTable
from storage.case_index.log_storage import LogStorage
from storage.case_numbers import parse_case_number

INDEX = "index"
LOG_NAME = "cases.jsonl"

_TABLE = "cases"
_ABOUT = "about"
_SERIALS_PER_YEAR = 10**9


@dataclass(frozen=True)
class Page:
    """One page of the documents found, and how many were found in all."""

    items: tuple[Mapping[str, Any], ...]
    total: int


class CaseIndex:
    """Holds one JSON document for each case, by case number.

    ``fields_indexed`` are the fields to find documents by equality, ``ordered_by`` those to order pages by
    (``number`` is always one): at a cost that does not grow with the number of cases. Each document has a
    ``number`` and a ``sequence``, the sequence of the last record that it was made from. All else is the caller's.

    Everything in it comes from the case folders, so the index folder may be deleted at any time:
    ``needs_rebuild`` is then True, and ``rebuild`` restores it. ``version`` identifies what the documents are made
    from besides the records; an index that was built with another version needs a rebuild, too.
    """

    def __init__(
        self,
        home: Path,
        *,
        fields_indexed: Iterable[str],
        ordered_by: Iterable[str] = ("updated",),
        version: str = "",
    ) -> None:
        self._version = version
        database = tinydb.TinyDB(home / INDEX / LOG_NAME, storage=LogStorage)
        storage = database.storage
        assert isinstance(storage, LogStorage)  # noqa: S101
        self._storage = storage
        self._table = IndexedTable(storage, _TABLE, fields=fields_indexed, ordered_by=ordered_by)

    @property
    def table(self) -> IndexedTable:
        """The TinyDB table, for queries that ``find`` does not offer."""
        return self._table

    @property
    def needs_rebuild(self) -> bool:
        """Whether the index was deleted, cleared or damaged, or built with another version."""
        if not self._storage.is_complete:
            return True
        with self._storage.reading(_ABOUT) as about:
            return bool(about.get(1, {}).get("version", "") != self._version)

    def set_version(self, version: str) -> None:
        """Change what the documents are made from. ``needs_rebuild`` is then True until they are rebuilt."""
        self._version = version

    def put(self, number: str, document: Mapping[str, Any]) -> None:
        """Store the document of a case. Raises ValueError if ``number`` is no case number.

        A document that was made from fewer records than the present one is ignored.
        """
        document_id = _document_id(number)
        # Compared under the lock: of two processes that file one after the other, the first may come here last
        # and would bring the case back to a state that it has left.
        with self._storage.writing(_TABLE) as documents:
            present = documents.get(document_id)
            if present is None or present["sequence"] <= document["sequence"]:
                self._table.put(document_id, {**document, "number": number})

    def get(self, number: str) -> Mapping[str, Any] | None:
        """The document of that case, or None."""
        found = self._table.get(doc_id=_document_id(number)) if parse_case_number(number) else None
        return found if isinstance(found, dict) else None

    def find(
        self,
        query: QueryLike | None = None,
        *,
        equal: Mapping[str, str] | None = None,
        order_by: str = "number",
        descending: bool = False,
        offset: int = 0,
        limit: int | None = None,
    ) -> Page:
        """One page of the cases that match a TinyDB query and have the given values in the given fields.

        A field that is a list matches if one of its elements does. Cases with the same value in ``order_by`` are
        ordered by number.
        """
        documents, total = self._table.page(
            query,
            equal=equal,
            # The document ids have the order of the case numbers, which as texts would put 10000 before 9999.
            order_by="" if order_by == "number" else order_by,
            descending=descending,
            offset=max(offset, 0),
            limit=None if limit is None else max(limit, 0),
        )
        return Page(tuple(documents), total)

    def count_by(self, field: str) -> dict[str, int]:
        """How many cases have each value of a field; a list counts under each of its elements."""
        return self._table.counts(field)

    def is_stale(self, number: str, last_sequence: int) -> bool:
        """Whether the index lacks the case, or has it as of another record than the last."""
        present = self.get(number)
        return present is None or present["sequence"] != last_sequence

    def clear(self) -> None:
        """Remove all documents. ``needs_rebuild`` is then True."""
        self._storage.rewrite({}, is_complete=False)

    def rebuild(self, documents: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        """Replace everything by the documents of these cases, atomically at the end.

        Making the documents takes minutes in a large office, during which others go on filing. A case that was put
        meanwhile from more records than the document given here is therefore kept.
        """
        with self._storage.reading(_TABLE) as present:
            sequences_before = {
                document_id: document["sequence"] for document_id, document in present.items()
            }
        rebuilt = {_document_id(number): {**document, "number": number} for number, document in documents}
        with self._storage.writing(_TABLE) as present:
            for document_id, document in present.items():
                # A document that was there from the beginning does not count, even with a higher sequence: the
                # folder may have been restored from a backup, and holds fewer records now.
                before = sequences_before.get(document_id, 0)
                given = rebuilt.get(document_id, {"sequence": 0})
                if document["sequence"] > max(before, given["sequence"]):
                    rebuilt[document_id] = document
            about = {1: {"version": self._version}} if self._version else {}
            self._storage.rewrite({_TABLE: rebuilt, _ABOUT: about}, is_complete=True)


def _document_id(number: str) -> int:
    """The case number as TinyDB wants its ids, a whole number. The order stays the same, past serial 9999 too."""
    parsed = parse_case_number(number)
    if not parsed:
        raise ValueError(f"not a case number: {number!r}")
    year, serial = parsed
    return year * _SERIALS_PER_YEAR + serial
