"""Masking of identity and telephone numbers in running text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from forms.reading.identity import mask

#: A resident identity number: region, a birth date that can be one, the rest.
_RESIDENT_ID = re.compile(
    r"(?<![0-9A-Za-z])\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])"
)


#: What people write between digits.
_GAP = r"[\s\-－]?"


def _spaced(*digits: str) -> str:
    """A pattern that matches these digits with any usual separators between them."""
    return _GAP.join(digits)


def _either(*patterns: str) -> str:
    return f"(?:{'|'.join(patterns)})"


_DIGIT = r"\d"


_MONTH = _either(_spaced("[0０]", "[1-9１-９]"), _spaced("[1１]", "[0-2０-２]"))


_DAY = _either(_spaced("[0０]", "[1-9１-９]"), _spaced("[12１２]", _DIGIT), _spaced("[3３]", "[01０１]"))


_CENTURY = _either(_spaced("[1１]", "[89８９]"), _spaced("[2２]", "[0０]"))


#: The same written with blanks or hyphens or wide digits, and the fifteen digits of before 1999.
_LOOSELY = re.compile(
    r"(?<![0-9A-Za-z])"
    + _either(
        _spaced(*[_DIGIT] * 6, _CENTURY, _DIGIT, _DIGIT, _MONTH, _DAY, *[_DIGIT] * 3, r"[\dXxＸｘ]"),
        _spaced(*[_DIGIT] * 8, _MONTH, _DAY, *[_DIGIT] * 3),
    )
    + r"(?![0-9A-Za-z])"
)


_TELEPHONE = re.compile(
    r"(?<![0-9A-Za-z])(?:(?:\+?86[\s\-－]?)?1[3-9]\d[\s\-－]?\d{4}[\s\-－]?\d{4}|0\d{2,3}[\s\-－]?\d{7,8})(?![0-9A-Za-z])"
)


_INFORMANT = re.compile(r"[^。；;！!\n]*(?:举报人|投诉人|检举人|控告人|线人|举报电话)[^。；;！!\n]*")


INFORMANT_WORDS = ("举报", "投诉", "检举", "控告", "线人")


INSTEAD_OF_INFORMANT = "〔涉及举报人，不予提供〕"


def masked(text: str) -> str:
    """The text with every resident identity number in it masked."""
    return _RESIDENT_ID.sub(lambda found: mask(found[0]), text)


@dataclass(frozen=True)
class Cover:
    """Masks everybody's numbers in a text except those of the person it is for, and masks informants' names."""

    own: frozenset[str]

    @classmethod
    def but_for(cls, own: Iterable[str]) -> Cover:
        return cls(frozenset(_bare(number) for number in own if number))

    def over(self, text: str) -> str:
        """The text, masked for that person."""
        text = _INFORMANT.sub(INSTEAD_OF_INFORMANT, text)
        for pattern in (_LOOSELY, _TELEPHONE):
            text = pattern.sub(
                lambda found: found[0] if _bare(found[0]) in self.own else mask(found[0]), text
            )
        return text

    def is_needed(self, text: str) -> bool:
        """Whether the text contains anything that must be masked for this person."""
        return self.over(text) != text


def _bare(number: str) -> str:
    return re.sub(r"[\s\-－+]", "", unicodedata.normalize("NFKC", number)).upper()
