"""Makes a context safe to print: plain values, no characters that XML forbids, line breaks as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docxtpl import Listing, RichText, RichTextParagraph

PARAGRAPH_BREAK = "\a"
"""docxtpl turns this character into a new paragraph of the same style."""

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_BREAKS = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_SPECIAL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Picture:
    """An inline picture, such as a QR code; width in millimetres."""

    source: Path | bytes
    width: float


@dataclass(frozen=True, slots=True)
class Subdocument:
    """A .docx that replaces its tag."""

    source: Path | bytes


RICH = (RichText, RichTextParagraph, Listing)
"""docxtpl's values that contain XML."""

PLACED = (Picture, Subdocument)
"""Values that add parts to the document."""


class Tidy:
    """Tidies one context and records what it holds."""

    def __init__(self) -> None:
        self.has_placed = False
        """Whether a value adds parts to the document."""
        self.has_rich = False
        """Whether a value contains XML."""

    def mapping(self, value: Mapping[str, Any]) -> dict[str, Any]:
        """The tidied context."""
        return {str(key): self.value(item) for key, item in value.items()}

    def value(self, value: Any) -> Any:
        """Mappings, lists, text, numbers and docxtpl's values keep their types; everything else becomes text."""
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
        # str() turns a Markup into a plain string, so that markup in a value is escaped like other text.
        return _mended(str.__str__(value) if isinstance(value, str) else str(value))


def tidied(context: Mapping[str, Any]) -> dict[str, Any]:
    """The context with plain values only."""
    return Tidy().mapping(context)


def _mended(text: str) -> str:
    return _BREAKS.sub(PARAGRAPH_BREAK, _FORBIDDEN.sub("", text))
