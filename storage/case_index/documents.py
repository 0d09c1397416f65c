"""The documents of the index: what they are, how they are copied, compared and searched for values."""

import contextlib
import gc
from collections.abc import Iterator, Mapping
from typing import Any

Document = dict[str, Any]
Documents = dict[int, Document]

#: Kind of value, value, document id: comparable whatever the values are.
SortKey = tuple[int, str | float, int]


def values_of(document: Mapping[str, Any], field: str) -> set[str]:
    """The texts in a field: its text, or each text of its list. Empty for any other value."""
    value = document.get(field)
    if isinstance(value, str):
        return {value}
    if isinstance(value, list):
        return {element for element in value if isinstance(element, str)}
    return set()


def sort_key(document: Mapping[str, Any], order_by: str, document_id: int) -> SortKey:
    """Orders documents by a field: those without a value first, then numbers, then texts; then by document id."""
    value = document.get(order_by) if order_by else None
    if isinstance(value, str):
        return 2, value, document_id
    if isinstance(value, int | float):
        return 1, value, document_id
    return 0, 0, document_id


def copy_of(document: Mapping[str, Any]) -> Document:
    """A deep copy of a JSON document."""
    # copy.deepcopy would do, but takes several times as long: it guards against cycles, which JSON has not.
    return {name: _copy_of_value(value) for name, value in document.items()}


def _copy_of_value(value: Any) -> Any:
    if isinstance(value, dict):
        return copy_of(value)
    if isinstance(value, list):
        return [_copy_of_value(element) for element in value]
    return value


@contextlib.contextmanager
def gc_paused() -> Iterator[None]:
    """Pauses the garbage collector while many objects are created that all stay alive.

    Each of its passes would look through all of them in vain, which costs more than creating them.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
