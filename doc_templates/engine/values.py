"""Makes a context safe to print: plain values only, no character that XML forbids, line breaks as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docxtpl import Listing, RichText, RichTextParagraph

PARAGRAPH_BREAK = "\a"
"""What docxtpl turns into a new paragraph with the properties of the one it stands in."""

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_BREAKS = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_SPECIAL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to be set in a line, such as a QR code; width in millimetres."""

    source: Path | bytes
    width: float


@dataclass(frozen=True, slots=True)
class Subdocument:
    """A whole .docx to be set where its tag stands."""

    source: Path | bytes


RICH = (RichText, RichTextParagraph, Listing)
"""docxtpl's values that bring their own XML."""

PLACED = (Picture, Subdocument)
"""Values that add parts to the document, not only text."""


class Tidy:
    """Goes through one context."""

    def __init__(self) -> None:
        self.has_placed = False
        """Whether something in it adds parts to the document."""
        self.has_rich = False
        """Whether something in it brings XML of its own."""

    def mapping(self, value: Mapping[str, Any]) -> dict[str, Any]:
        """The context as a template may see it."""
        return {str(key): self.value(item) for key, item in value.items()}

    def value(self, value: Any) -> Any:
        """Mappings, lists, text, numbers and docxtpl's own kinds stay what they are; all else becomes text."""
        kind = type(value)
        if kind is str:
            return value if _SPECIAL.search(value) is None else _mended(value)
        if kind is dict:
            return {key: self.value(item) for key, item in value.items()}
        if kind is list or kind is tuple:
            return [self.value(item) for item in value]
        if kind is bool or kind is int or kind is float:
            return value
        return self._unusual(value)

    def _unusual(self, value: Any) -> Any:
        if value is None:
            return ""
        if isinstance(value, RICH):
            self.has_rich = True
            return value
        if isinstance(value, PLACED):
            self.has_placed = True
            return value
        if isinstance(value, Mapping):
            return self.mapping(value)
        if isinstance(value, (list, tuple, set, frozenset)):
            return [self.value(item) for item in value]
        # str() of a Markup is a plain string again: markup in a value is text like any other.
        return _mended(str.__str__(value) if isinstance(value, str) else str(value))


def tidied(context: Mapping[str, Any]) -> dict[str, Any]:
    """A context with plain values only."""
    return Tidy().mapping(context)


def _mended(text: str) -> str:
    return _BREAKS.sub(PARAGRAPH_BREAK, _FORBIDDEN.sub("", text))
