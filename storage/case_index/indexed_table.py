"""A TinyDB table that answers equality queries from hash indexes and writes only what changed."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from typing import Any, cast

import tinydb.table
from tinydb.queries import QueryLike

from storage.case_index.changes import Changes
from storage.case_index.documents import Document, copy_of, values_of
from storage.case_index.log_storage import LogStorage
from storage.case_index.lookups import EVERYTHING


class IndexedTable(tinydb.table.Table):
    """A TinyDB table over a LogStorage.

    Every TinyDB query works. One that requires a field of ``fields`` to equal a text, alone or joined to others
    by ``&``, examines only the documents that have it; any other query examines all documents.
    """

    def __init__(
        self,
        storage: LogStorage,
        name: str,
        cache_size: int = 0,
        persist_empty: bool = False,
        *,
        fields: Iterable[str] = (),
        ordered_by: Iterable[str] = (),
    ) -> None:
        self._log_storage = storage
        self._lookups = storage.lookups(name, fields, ordered_by)
        super().__init__(storage, name, cache_size, persist_empty)

    def put(self, document_id: int, document: Mapping[str, Any]) -> None:
        """Store the document under that id, replacing an earlier one."""
        self._log_storage.commit(self.name, {document_id: document})

    def page(
        self,
        query: QueryLike | None = None,
        *,
        equal: Mapping[str, str] | None = None,
        order_by: str = "",
        descending: bool = False,
        offset: int = 0,
        limit: int | None = None,
    ) -> tuple[list[tinydb.table.Document], int]:
        """One page of the documents that match, and how many match in all.

        ``equal`` requires each field to be the given text, or to be a list that contains it. The documents are
        ordered by the field ``order_by``, then by document id.
        """
        wanted = list((equal or {}).items())
        with self._log_storage.reading(self.name) as documents:
            if (
                query is None
                and len(wanted) <= 1
                and all(self._lookups.is_indexed(field) for field, _ in wanted)
            ):
                # What the lists of the office ask for: the page is cut from a sorted view without looking at
                # any other document, so its cost does not grow with their number.
                only = wanted[0] if wanted else EVERYTHING
                ids, total = self._lookups.page(only, order_by, descending, offset, limit)
            else:
                matching = [
                    document_id
                    for document_id in self._candidates(wanted + list(_equalities(query)))
                    if all(value in values_of(documents[document_id], field) for field, value in wanted)
                    and (query is None or query(documents[document_id]))
                ]
                total = len(matching)
                ids = self._lookups.sorted_page(matching, order_by, descending, offset, limit)
            return [self._copy(document_id, documents[document_id]) for document_id in ids], total

    def counts(self, field: str) -> dict[str, int]:
        """How many documents have each text of the field; a list counts under each of its texts."""
        with self._log_storage.reading(self.name) as documents:
            if self._lookups.is_indexed(field):
                return self._lookups.counts(field)
            return dict(
                Counter(value for document in documents.values() for value in values_of(document, field))
            )

    def search(self, cond: QueryLike) -> list[tinydb.table.Document]:
        return self.page(cond)[0]

    def get(  # type: ignore[override]  # TinyDB declares one overload for each way to call it
        self,
        cond: QueryLike | None = None,
        doc_id: int | None = None,
        doc_ids: list[int] | None = None,
    ) -> tinydb.table.Document | list[tinydb.table.Document] | None:
        with self._log_storage.reading(self.name) as documents:
            if doc_id is not None:
                return self._copy(doc_id, documents[doc_id]) if doc_id in documents else None
            if doc_ids is not None:
                return [self._copy(each, documents[each]) for each in doc_ids if each in documents]
            if cond is not None:
                return next(iter(self.page(cond, limit=1)[0]), None)
        raise RuntimeError("You have to pass either cond or doc_id or doc_ids")

    def insert(self, document: Mapping[str, Any]) -> int:
        return self.insert_multiple([document])[0]

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        # Locked from here on: between reading the highest id and writing, another process could take the next one.
        with self._log_storage.writing(self.name) as present:
            next_id = max(present, default=0) + 1
            numbered = []
            for document in documents:
                if not isinstance(document, self.document_class):
                    document = self.document_class(document, next_id)
                next_id = max(next_id, document.doc_id + 1)
                numbered.append(document)
            return super().insert_multiple(numbered)

    def update(
        self,
        fields: Mapping[str, Any] | Callable[[MutableMapping[str, Any]], None],
        cond: QueryLike | None = None,
        doc_ids: Iterable[int] | None = None,
    ) -> list[int]:
        with self._log_storage.writing():
            return super().update(fields, doc_ids=self._chosen(cond, doc_ids))

    def remove(self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        with self._log_storage.writing():
            return super().remove(doc_ids=self._chosen(cond, doc_ids))

    def __len__(self) -> int:
        with self._log_storage.reading(self.name) as documents:
            return len(documents)

    def _chosen(self, cond: QueryLike | None, doc_ids: Iterable[int] | None) -> Iterable[int] | None:
        if doc_ids is not None or cond is None:
            return doc_ids
        return [document.doc_id for document in self.search(cond)]

    def _candidates(self, wanted: Iterable[tuple[str, str]]) -> Iterable[int]:
        """The ids to examine: a superset of the documents with all these values, as small as the indexes allow."""
        sets = [
            self._lookups.matching(field, value) for field, value in wanted if self._lookups.is_indexed(field)
        ]
        if not sets:
            return list(self._log_storage.documents(self.name))
        fewest = min(sets, key=len)
        return sorted(fewest)

    def _copy(self, document_id: int, document: Document) -> tinydb.table.Document:
        return self.document_class(copy_of(document), document_id)

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        with self._log_storage.reading(self.name) as documents:
            return {str(document_id): copy_of(document) for document_id, document in documents.items()}

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        with self._log_storage.writing(self.name) as documents:
            changes = Changes(documents)
            updater(cast(dict[int, Mapping[str, Any]], changes))
            self._log_storage.commit(self.name, changes.made())


def _equalities(query: QueryLike | None) -> Iterator[tuple[str, str]]:
    """The fields that the query requires to equal a text.

    Read from the value that TinyDB caches queries by, which describes them. It is no public interface: should it
    change, nothing matches here, and queries are only slower.
    """
    yield from _equalities_in(getattr(query, "_hash", None))


def _equalities_in(described: Any) -> Iterator[tuple[str, str]]:
    match described:
        case ("==", (str() as field,), str() as text):
            yield field, text
        case ("and", frozenset() as parts):
            for part in parts:
                yield from _equalities_in(part)
