"""Identity and telephone numbers in running text: which stay covered, whoever reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from forms.identity import mask

#: A resident identity number: region, a birth date that can be one, the rest.
_RESIDENT_ID = re.compile(
    r"(?<![0-9A-Za-z])\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])"
)
#: The same written with blanks or hyphens between, and the fifteen digits of before 1999.
_LOOSELY = re.compile(
    r"(?<![0-9A-Za-z])(?:"
    r"(?:\d[\s\-－]?){6}(?:18|19|20)[\s\-－]?\d[\s\-－]?\d[\s\-－]?(?:0[1-9]|1[0-2])[\s\-－]?(?:0[1-9]|[12]\d|3[01])"
    r"[\s\-－]?(?:\d[\s\-－]?){3}[\dXxＸｘ]"
    r"|\d{8}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}"
    r")(?![0-9A-Za-z])"
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
    """What covers everybody's numbers in a text but those of the person whom it is for, and whoever informed."""

    own: frozenset[str]

    @classmethod
    def but_for(cls, own: Iterable[str]) -> Cover:
        return cls(frozenset(_bare(number) for number in own if number))

    def over(self, text: str) -> str:
        """The text as that person may have it."""
        text = _INFORMANT.sub(INSTEAD_OF_INFORMANT, text)
        for pattern in (_LOOSELY, _TELEPHONE):
            text = pattern.sub(
                lambda found: found[0] if _bare(found[0]) in self.own else mask(found[0]), text
            )
        return text

    def is_needed(self, text: str) -> bool:
        """Whether the text has something in it that this person may not have."""
        return self.over(text) != text


def _bare(number: str) -> str:
    return re.sub(r"[\s\-－+]", "", number).upper()
