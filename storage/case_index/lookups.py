"""Hash indexes and sorted views over the documents of one table, built on first use and updated at each change."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Set
from heapq import nlargest, nsmallest

from sortedcontainers import SortedList

from storage.case_index.documents import Document, Documents, SortKey, gc_paused, sort_key, values_of

#: A declared field and a text in it.
FieldValue = tuple[str, str]

#: Stands for all documents, where a field and a value could be given.
EVERYTHING: FieldValue = ("", "")

# Up to so many documents, sorting for each page is as fast as keeping a sorted view, and costs no memory.
_FEW = 256


class Lookups:
    """Finds the documents with a given text in a declared field, and pages of them in order."""

    def __init__(self, documents: Documents, fields: Collection[str], ordered_by: Collection[str]) -> None:
        self._documents = documents
        self._fields = frozenset(fields)
        self._ordered_by = frozenset(ordered_by)
        self._postings: dict[str, dict[str, set[int]]] = {}
        self._views: dict[tuple[str, FieldValue], SortedList[SortKey]] = {}

    def is_indexed(self, field: str) -> bool:
        """Whether the field was declared, so that it can be given to the other methods."""
        return field in self._fields

    def matching(self, field: str, value: str) -> Set[int]:
        """The ids of the documents with that text in that field."""
        return self._posting(field).get(value, frozenset())

    def counts(self, field: str) -> dict[str, int]:
        """How many documents have each text of that field."""
        return {value: len(ids) for value, ids in self._posting(field).items()}

    def page(
        self, wanted: FieldValue, order_by: str, descending: bool, offset: int, limit: int | None
    ) -> tuple[list[int], int]:
        """The ids of one page of the documents with a field value (or EVERYTHING), and how many there are in all.

        They are ordered by the field ``order_by``, then by id; by id alone if it is "".
        """
        ids: Collection[int] = self._documents if wanted == EVERYTHING else self.matching(*wanted)
        if len(ids) <= _FEW or (order_by and order_by not in self._ordered_by):
            return self.sorted_page(ids, order_by, descending, offset, limit), len(ids)
        view = self._views.get((order_by, wanted))
        if view is None:
            view = self._views[order_by, wanted] = SortedList(self._sort_keys(ids, order_by))
        return [key[2] for key in _slice(view, descending, offset, limit)], len(ids)

    def sorted_page(
        self, ids: Iterable[int], order_by: str, descending: bool, offset: int, limit: int | None
    ) -> list[int]:
        """One page of the given ids, sorted for this call."""
        keys = self._sort_keys(ids, order_by)
        if limit is None:
            ordered = sorted(keys, reverse=descending)
        else:
            ordered = (nlargest if descending else nsmallest)(offset + limit, keys)
        return [key[2] for key in ordered[offset:]]

    def update(self, document_id: int, old: Document | None, new: Document | None) -> None:
        """Follow a change of one document. None stands for "not there"."""
        if not self._postings and not self._views:
            return
        for field, posting in self._postings.items():
            before = values_of(old or {}, field)
            after = values_of(new or {}, field)
            for value in before - after:
                posting[value].discard(document_id)
                if not posting[value]:
                    del posting[value]  # else a value that no case has any more would be counted with 0
            for value in after - before:
                posting.setdefault(value, set()).add(document_id)
        self._update_views(document_id, old, new)

    def clear(self) -> None:
        """Forget everything, because all documents were replaced."""
        self._postings.clear()
        self._views.clear()

    def _posting(self, field: str) -> dict[str, set[int]]:
        posting = self._postings.get(field)
        if posting is None:
            found: defaultdict[str, set[int]] = defaultdict(set)
            with gc_paused():
                for document_id, document in self._documents.items():
                    value = document.get(field)
                    # Most fields hold one text, for which no set needs to be made.
                    for each in (value,) if isinstance(value, str) else values_of(document, field):
                        found[each].add(document_id)
            posting = self._postings[field] = dict(found)
        return posting

    def _update_views(self, document_id: int, old: Document | None, new: Document | None) -> None:
        for order_by in {order_by for order_by, _ in self._views}:
            key_before = sort_key(old, order_by, document_id) if old is not None else None
            key_after = sort_key(new, order_by, document_id) if new is not None else None
            leaves = set(self._field_values(old)) if old is not None else set()
            enters = set(self._field_values(new)) if new is not None else set()
            if key_before == key_after:  # its position is the same in every view that it stays in
                leaves, enters = leaves - enters, enters - leaves
            for field_value in leaves:
                if key_before and (view := self._views.get((order_by, field_value))):
                    view.remove(key_before)
            for field_value in enters:
                # An empty view is falsy, but must be added to as well.
                view = self._views.get((order_by, field_value))
                if key_after and view is not None:
                    view.add(key_after)

    def _field_values(self, document: Document) -> Iterator[FieldValue]:
        yield EVERYTHING
        for field in self._postings:
            for value in values_of(document, field):
                yield field, value

    def _sort_keys(self, ids: Iterable[int], order_by: str) -> Iterator[SortKey]:
        return (sort_key(self._documents[document_id], order_by, document_id) for document_id in ids)


def _slice(view: SortedList[SortKey], descending: bool, offset: int, limit: int | None) -> Iterator[SortKey]:
    stop = len(view) if limit is None else min(offset + limit, len(view))
    if descending:
        return view.islice(len(view) - stop, max(len(view) - offset, 0), reverse=True)
    return view.islice(offset, stop)
