"""Hash indexes and orders over documents in memory: built when first asked for, then kept up change by change."""

import contextlib
import gc
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from heapq import nlargest, nsmallest
from typing import Any

from sortedcontainers import SortedList

Document = dict[str, Any]
Documents = dict[int, Document]
Place = tuple[str, str]
SortKey = tuple[int, str | float, int]

EVERYTHING: Place = ("", "")

_FEW = 256  # up to here, sorting at once is as fast as keeping an order


def values_of(document: Mapping[str, Any], field: str) -> set[str]:
    """What the document says in that field: its text, or each text of its list."""
    value = document.get(field)
    if isinstance(value, str):
        return {value}
    if isinstance(value, list):
        return {element for element in value if isinstance(element, str)}
    return set()


def copied(document: Mapping[str, Any]) -> Document:
    """A copy that shares nothing that could be changed: several times as fast as ``deepcopy``, for JSON."""
    return {name: _copied_value(value) for name, value in document.items()}


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Spare the garbage collector many new objects that all stay: searching them costs more than making them."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class Lookups:
    """Which documents have a value in a declared field, and in which order they come."""

    def __init__(self, documents: Documents, fields: Collection[str], orders: Collection[str]) -> None:
        self._documents = documents
        self._fields = frozenset(fields)
        self._orders = frozenset(orders)
        self._postings: dict[str, dict[str, set[int]]] = {}
        self._views: dict[tuple[str, Place], SortedList[SortKey]] = {}

    def is_indexed(self, field: str) -> bool:
        return field in self._fields

    def matching(self, field: str, value: str) -> Set[int]:
        """The documents that have that value in that declared field."""
        return self._posting(field).get(value, frozenset())

    def counts(self, field: str) -> dict[str, int]:
        """How many documents have each value of that declared field."""
        return {value: len(ids) for value, ids in self._posting(field).items()}

    def page(
        self, place: Place, order_by: str, descending: bool, offset: int, limit: int | None
    ) -> tuple[list[int], int]:
        """A page of the documents at a place (a declared field and value, or everything), and how many there are.

        Ordered by that field, then by document id; without a field, by document id.
        """
        ids: Collection[int] = self._documents if place == EVERYTHING else self.matching(*place)
        if len(ids) <= _FEW or (order_by and order_by not in self._orders):
            return self.sorted_page(ids, order_by, descending, offset, limit), len(ids)
        view = self._views.get((order_by, place))
        if view is None:
            view = self._views[order_by, place] = SortedList(self._keys(ids, order_by))
        return [key[2] for key in _slice(view, descending, offset, limit)], len(ids)

    def sorted_page(
        self, ids: Iterable[int], order_by: str, descending: bool, offset: int, limit: int | None
    ) -> list[int]:
        """The same for any documents, sorted here and now."""
        keys = self._keys(ids, order_by)
        if limit is None:
            ordered = sorted(keys, reverse=descending)
        else:
            ordered = (nlargest if descending else nsmallest)(offset + limit, keys)
        return [key[2] for key in ordered[offset:]]

    def changed(self, document_id: int, old: Document | None, new: Document | None) -> None:
        """Follow one change of the documents."""
        if not self._postings and not self._views:
            return
        for field, posting in self._postings.items():
            before = values_of(old, field) if old else set()
            after = values_of(new, field) if new else set()
            for value in before - after:
                posting[value].discard(document_id)
                if not posting[value]:
                    del posting[value]
            for value in after - before:
                posting.setdefault(value, set()).add(document_id)
        self._reorder(document_id, old, new)

    def forget(self) -> None:
        """Begin anew: the documents have all been replaced."""
        self._postings.clear()
        self._views.clear()

    def _posting(self, field: str) -> dict[str, set[int]]:
        posting = self._postings.get(field)
        if posting is None:
            found: defaultdict[str, set[int]] = defaultdict(set)
            with uncollected():
                for document_id, document in self._documents.items():
                    value = document.get(field)
                    for each in (value,) if isinstance(value, str) else values_of(document, field):
                        found[each].add(document_id)
            posting = self._postings[field] = dict(found)
        return posting

    def _reorder(self, document_id: int, old: Document | None, new: Document | None) -> None:
        for order_by in {order_by for order_by, _ in self._views}:
            before = sort_key(old, order_by, document_id) if old else None
            after = sort_key(new, order_by, document_id) if new else None
            old_places = set(self._places(old)) if old else set()
            new_places = set(self._places(new)) if new else set()
            if before == after:  # only where it stands can have changed, not in which order
                old_places, new_places = old_places - new_places, new_places - old_places
            for place in old_places:
                if before and (view := self._views.get((order_by, place))):
                    view.remove(before)
            for place in new_places:
                view = self._views.get((order_by, place))
                if after and view is not None:  # an empty view counts as false, but has to follow as well
                    view.add(after)

    def _places(self, document: Document) -> Iterator[Place]:
        yield EVERYTHING
        for field in self._postings:
            for value in values_of(document, field):
                yield field, value

    def _keys(self, ids: Iterable[int], order_by: str) -> Iterator[SortKey]:
        return (sort_key(self._documents[number], order_by, number) for number in ids)


def _slice(view: SortedList[SortKey], descending: bool, offset: int, limit: int | None) -> Iterator[SortKey]:
    stop = len(view) if limit is None else min(offset + limit, len(view))
    if descending:
        return view.islice(len(view) - stop, max(len(view) - offset, 0), reverse=True)
    return view.islice(offset, stop)


def _copied_value(value: Any) -> Any:
    if isinstance(value, dict):
        return copied(value)
    if isinstance(value, list):
        return [_copied_value(element) for element in value]
    return value


def sort_key(document: Mapping[str, Any], order_by: str, document_id: int) -> SortKey:
    """Without a value first, then numbers, then texts; equal ones by document id."""
    value = document.get(order_by) if order_by else None
    if isinstance(value, str):
        return 2, value, document_id
    if isinstance(value, int | float):
        return 1, value, document_id
    return 0, 0, document_id
