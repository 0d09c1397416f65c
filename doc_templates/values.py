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


def tidied(value: Any) -> Any:
    """The value as a template may see it: mappings, lists, text, numbers and docxtpl's own kinds; all else as text."""
    kind = type(value)
    if kind is str:
        return _text(value)
    if kind is dict:
        return {key: tidied(item) for key, item in value.items()}
    if kind is list or kind is tuple:
        return [tidied(item) for item in value]
    if value is None:
        return ""
    if kind in (bool, int, float) or isinstance(value, RICH + PLACED):
        return value
    if isinstance(value, Mapping):
        return {str(key): tidied(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [tidied(item) for item in value]
    # str() of a Markup is a plain string again: markup in a value is text like any other.
    return _text(str.__str__(value) if isinstance(value, str) else str(value))


def _text(text: str) -> str:
    if _SPECIAL.search(text) is None:
        return text
    return _BREAKS.sub(PARAGRAPH_BREAK, _FORBIDDEN.sub("", text))


def has_placed(value: Any) -> bool:
    """Whether something in a tidied context adds parts to the document."""
    if isinstance(value, dict):
        return any(map(has_placed, value.values()))
    if isinstance(value, list):
        return any(map(has_placed, value))
    return isinstance(value, PLACED)
