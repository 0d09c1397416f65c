"""The shape of a context: the keys of its mappings and the items of its lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Shape:
    """A mapping if it has keys, a list if it has items, else text."""

    keys: Mapping[str, Shape] = field(default_factory=dict)
    items: Shape | None = None
    anything: bool = False
    """True for the items of an empty list: nothing is known of them, so every name is accepted."""


TEXT = Shape()
ANYTHING = Shape(anything=True)
NUMBER_OF_LOOP = [
    "index",
    "index0",
    "revindex",
    "revindex0",
    "first",
    "last",
    "length",
    "depth",
    "depth0",
    "previtem",
    "nextitem",
    "cycle",
    "changed",
]
LOOP = Shape(dict.fromkeys(NUMBER_OF_LOOP, ANYTHING))


def shape_of(value: Any) -> Shape:
    """The shape of a sample value."""
    if isinstance(value, Mapping):
        return Shape({str(key): shape_of(item) for key, item in value.items()})
    if isinstance(value, (list, tuple)):
        return Shape(items=_joined([shape_of(item) for item in value]))
    return TEXT


def _joined(shapes: list[Shape]) -> Shape:
    """The shape of items that may have different keys: all keys together."""
    if not shapes:
        return ANYTHING
    keys: dict[str, Shape] = {}
    for shape in shapes:
        keys.update(shape.keys)
    return Shape(keys, shapes[0].items, any(shape.anything for shape in shapes))
