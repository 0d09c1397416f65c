"""Normalises texts and queries so that they can be compared, and maps matches back to the original text."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

# The brackets of a document number, 〔2026〕, are on no keyboard: people type any of these.
_OPENING, _CLOSING = "〔［[【〖{﹝", "〕］]】〗}﹞"
# The dot within names such as 艾力·买买提 is typed and encoded in many ways.
_DOTS = "．.•・･‧∙⋅・᛫ㆍ●﹒"
_UNIFIED = str.maketrans(
    {**dict.fromkeys(_OPENING, "("), **dict.fromkeys(_CLOSING, ")"), **dict.fromkeys(_DOTS, "·")}
)
_YEAR_AND_NUMBER = re.compile(r"\( *\d{4} *\)(?: *第? *\d+(?: *号)?)?")
# Control characters, invisible marks, all kinds of space.
_DROPPED = {"Cc", "Cf", "Zs", "Zl", "Zp"}


@dataclass(frozen=True)
class NormalText:
    """A normalised text, and where in the original each of its characters begins and ends."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text that the normalised characters ``start`` to ``end`` come from."""
        return self.starts[start], self.ends[end - 1]


def normal(text: str) -> str:
    """The text in NFKC and case folded, with brackets and dots unified, without spaces and invisible characters."""
    return "".join(_normal_cluster(text[start:end]) for start, end in _clusters(text))


def with_origin(text: str) -> NormalText:
    """The same, with the origin of each character."""
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        for character in _normal_cluster(text[start:end]):
            characters.append(character)
            starts.append(start)
            ends.append(end)
    return NormalText("".join(characters), tuple(starts), tuple(ends))


def words(query: str) -> list[str]:
    """The words of a query, normalised, without repetitions, in order.

    Words are separated by white space. A document number remains one word, even if typed as 〔2026〕 12 号.
    """
    normalised = " ".join(map(normal, query.split()))
    joined = _YEAR_AND_NUMBER.sub(lambda number: number[0].replace(" ", ""), normalised)
    return list(dict.fromkeys(joined.split()))


def _clusters(text: str) -> list[tuple[int, int]]:
    """The parts of a text that can be normalised one by one: a character with the marks that may compose with it."""
    # One character at a time would not do: NFKC makes one character of "A" and a combining ring.
    starts = [at for at, character in enumerate(text) if at == 0 or not _composes(character)]
    return list(pairwise([*starts, len(text)]))


@lru_cache(maxsize=65_536)
def _composes(character: str) -> bool:
    if (
        "\u1160" <= character <= "\u11ff" or character in "\uff9e\uff9f"
    ):  # Korean vowels and finals, kana voicing marks
        return True
    return unicodedata.category(character)[0] == "M"


@lru_cache(maxsize=65_536)
def _normal_cluster(cluster: str) -> str:
    composed = unicodedata.normalize("NFKC", cluster.translate(_UNIFIED)).casefold()
    # Again, because case folding and NFKC each produce characters that the other (or _UNIFIED) changes further.
    unified = unicodedata.normalize("NFKC", composed).translate(_UNIFIED)
    kept = "".join(
        character
        for character in unified
        if not character.isspace() and unicodedata.category(character) not in _DROPPED
    )
    if _composes(cluster[0]):
        return kept
    # An accent on a space loses the space, and must not combine with the character before it instead.
    while kept and _composes(kept[0]):
        kept = kept[1:]
    return kept
