"""The index of case states: what the lists and searches of the office are answered from, derived from the folders."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tinydb
from tinydb.queries import QueryLike

from storage.case_index.indexed_table import IndexedTable
from storage.case_index.log_storage import LogStorage
from storage.folders import case_serial

INDEX = "index"
LOG_NAME = "cases.jsonl"

_TABLE = "cases"
_ABOUT = "about"
_SERIALS = 10**9


@dataclass(frozen=True)
class Page:
    """Some of the documents found, and how many there are in all."""

    items: tuple[Mapping[str, Any], ...]
    total: int


class CaseIndex:
    """One JSON document for each case, by its number.

    A document carries ``number`` and ``sequence``, the number of the last record it was made from; the rest
    is the caller's. ``fields_indexed`` names the fields to be found by equality at a cost that does not grow
    with the number of cases, ``ordered_by`` those to order pages by (``number`` is always one).

    Deleting the index folder at any time does no harm: then ``needs_rebuild`` is True, and ``rebuild`` brings
    everything back from the folders. ``version`` names what the documents are made from besides the records;
    an index that was built with another one is to be rebuilt too.
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
        self._table = IndexedTable(storage, _TABLE, fields=fields_indexed, orders=ordered_by)

    @property
    def table(self) -> IndexedTable:
        """The TinyDB table, for whatever else TinyDB can do."""
        return self._table

    @property
    def needs_rebuild(self) -> bool:
        """Whether the index was deleted, cleared or damaged, or its documents are of another make."""
        if not self._storage.is_complete:
            return True
        with self._storage.reading(_ABOUT) as about:
            return bool(about.get(1, {}).get("version", "") != self._version)

    def made_of(self, version: str) -> None:
        """From now on the documents are made from something else: ``needs_rebuild`` is True until they are."""
        self._version = version

    def put(self, number: str, document: Mapping[str, Any]) -> None:
        """Set the whole document of a case.

        One that was made from fewer records than the present one is ignored: of two processes that file one
        after the other, the earlier may come here last.
        """
        document_id = _document_id(number)
        with self._storage.writing(_TABLE) as documents:
            present = documents.get(document_id)
            if present is None or present["sequence"] <= document["sequence"]:
                self._table.put(document_id, {**document, "number": number})

    def get(self, number: str) -> Mapping[str, Any] | None:
        """The document of that case, or None."""
        serial = case_serial(number)
        found = self._table.get(doc_id=_document_id(number)) if serial else None
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
        """The cases that match a TinyDB query and have the given values in the given fields.

        A field that is a list matches if one of its elements does. Cases equal in ``order_by`` follow their
        numbers.
        """
        documents, total = self._table.page(
            query,
            equal=equal,
            order_by="" if order_by == "number" else order_by,
            descending=descending,
            offset=max(offset, 0),
            limit=None if limit is None else max(limit, 0),
        )
        return Page(tuple(documents), total)

    def count_by(self, field: str) -> dict[str, int]:
        """How many cases have each value of a field; each element of a list counts."""
        return self._table.counts(field)

    def is_stale(self, number: str, last_sequence: int) -> bool:
        """Whether the index knows the case as it was before its last record, or not at all."""
        present = self.get(number)
        return present is None or present["sequence"] != last_sequence

    def clear(self) -> None:
        """Forget everything; ``needs_rebuild`` is True from then on."""
        self._storage.rewrite({}, is_complete=False)

    def rebuild(self, documents: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        """Put these cases in the place of everything, in one step at the end.

        Others may go on filing meanwhile: a case that they put since the beginning, from more records than
        the one given here, is kept.
        """
        with self._storage.reading(_TABLE) as present:
            known = {document_id: document["sequence"] for document_id, document in present.items()}
        rebuilt = {_document_id(number): {**document, "number": number} for number, document in documents}
        with self._storage.writing(_TABLE) as present:
            for document_id, document in present.items():
                begun_with = known.get(document_id, 0)
                given = rebuilt.get(document_id, {"sequence": 0})
                if document["sequence"] > max(begun_with, given["sequence"]):
                    rebuilt[document_id] = document
            about = {1: {"version": self._version}} if self._version else {}
            self._storage.rewrite({_TABLE: rebuilt, _ABOUT: about}, is_complete=True)


def _document_id(number: str) -> int:
    """TinyDB's document ids are whole numbers; these keep the order of the case numbers past 9999."""
    serial = case_serial(number)
    if not serial:
        raise ValueError(f"not a case number: {number!r}")
    return serial[0] * _SERIALS + serial[1]
