"""A TinyDB table that answers from memory and hash indexes, and hands on its changes one by one."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from typing import Any, cast

import tinydb.table
from tinydb.queries import QueryLike

from storage.case_index.log_storage import LogStorage
from storage.case_index.lookups import EVERYTHING, Document, Documents, copied, values_of


class IndexedTable(tinydb.table.Table):
    """A TinyDB table over a LogStorage.

    Every TinyDB query works. One that asks for equality with a text in a field of ``fields``, alone or
    with others by ``&``, looks at the matching documents only; any other looks at all.
    """

    def __init__(
        self,
        storage: LogStorage,
        name: str,
        cache_size: int = 0,
        persist_empty: bool = False,
        *,
        fields: Iterable[str] = (),
        orders: Iterable[str] = (),
    ) -> None:
        self._log_storage = storage
        self._lookups = storage.lookups(name, fields, orders)
        super().__init__(storage, name, cache_size, persist_empty)

    def put(self, document_id: int, document: Mapping[str, Any]) -> None:
        """Set the whole document, whether there was one or not."""
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
        """A page of the documents that match, and how many match in all.

        ``equal`` asks of each field that its text, or one text of its list, is the given one. Ordered by
        the field ``order_by``, then by document id.
        """
        places = list((equal or {}).items())
        with self._log_storage.reading(self.name) as documents:
            if (
                query is None
                and len(places) <= 1
                and all(self._lookups.is_indexed(field) for field, _ in places)
            ):
                place = places[0] if places else EVERYTHING
                ids, total = self._lookups.page(place, order_by, descending, offset, limit)
            else:
                matching = [
                    document_id
                    for document_id in self._candidates(places + list(_equalities(query)))
                    if all(value in values_of(documents[document_id], field) for field, value in places)
                    and (query is None or query(documents[document_id]))
                ]
                total = len(matching)
                ids = self._lookups.sorted_page(matching, order_by, descending, offset, limit)
            return [self._copy(document_id, documents[document_id]) for document_id in ids], total

    def counts(self, field: str) -> dict[str, int]:
        """How many documents have each value of the field, each value of a list counting."""
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
        with self._log_storage.writing(self.name) as present:  # so that no other process takes the same ids
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

    def _candidates(self, places: Iterable[tuple[str, str]]) -> Iterable[int]:
        """The fewest documents that are sure to hold all that have these values."""
        sets = [
            self._lookups.matching(field, value) for field, value in places if self._lookups.is_indexed(field)
        ]
        if not sets:
            return list(self._log_storage.documents(self.name))
        fewest = min(sets, key=len)
        return sorted(fewest)

    def _copy(self, document_id: int, document: Document) -> tinydb.table.Document:
        return self.document_class(copied(document), document_id)

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        with self._log_storage.reading(self.name) as documents:
            return {str(document_id): copied(document) for document_id, document in documents.items()}

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        with self._log_storage.writing(self.name) as documents:
            changes = Changes(documents)
            updater(cast(dict[int, Mapping[str, Any]], changes))
            self._log_storage.commit(self.name, changes.made())


class Changes(MutableMapping[int, Document]):
    """A table as one operation sees it: what it touches is copied, so that the table itself stays as it was."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._touched: dict[int, Document | None] = {}

    def made(self) -> dict[int, Document | None]:
        """What the operation changed: the new documents, and None for those removed."""
        return {
            document_id: document
            for document_id, document in self._touched.items()
            if document != self._documents.get(document_id)
        }

    def __getitem__(self, document_id: int) -> Document:
        if document_id not in self._touched:
            self._touched[document_id] = copied(self._documents[document_id])
        document = self._touched[document_id]
        if document is None:
            raise KeyError(document_id)
        return document

    def __setitem__(self, document_id: int, document: Document) -> None:
        self._touched[document_id] = document

    def __delitem__(self, document_id: int) -> None:
        if document_id not in self:
            raise KeyError(document_id)
        self._touched[document_id] = None

    def __contains__(self, document_id: object) -> bool:
        if document_id in self._touched:
            return self._touched[document_id] is not None
        return document_id in self._documents

    def __iter__(self) -> Iterator[int]:
        yield from (document_id for document_id in self._documents if document_id in self)
        yield from (
            document_id
            for document_id, document in self._touched.items()
            if document is not None and document_id not in self._documents
        )

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        self._touched = dict.fromkeys(self._documents)


def _equalities(query: QueryLike | None) -> Iterator[tuple[str, str]]:
    """The fields that a query requires to equal a text, as far as TinyDB's own description of it tells."""
    yield from _equalities_in(getattr(query, "_hash", None))


def _equalities_in(described: Any) -> Iterator[tuple[str, str]]:
    match described:
        case ("==", (str() as field,), str() as text):
            yield field, text
        case ("and", frozenset() as parts):
            for part in parts:
                yield from _equalities_in(part)
