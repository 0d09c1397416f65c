"""The one spelling that texts and queries are compared in, and the way back from it to the original."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_OPENING, _CLOSING = "〔［[【〖{﹝", "〕］]】〗}﹞"
# Names of many nationalities carry a dot that every keyboard and every font writes differently.
_DOTS = "．.•・･‧∙⋅・᛫ㆍ●﹒"
_UNIFIED = str.maketrans(
    {**dict.fromkeys(_OPENING, "("), **dict.fromkeys(_CLOSING, ")"), **dict.fromkeys(_DOTS, "·")}
)
_YEAR_AND_NUMBER = re.compile(r"\( *\d{4} *\)(?: *第? *\d+(?: *号)?)?")
_DROPPED = {"Cc", "Cf", "Zs", "Zl", "Zp"}


@dataclass(frozen=True)
class Normal:
    """A text as it is compared, and for each of its characters where in the original it comes from."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The part of the original that the normal characters from ``start`` to before ``end`` come from."""
        return self.starts[start], self.ends[end - 1]


def normal(text: str) -> str:
    """NFKC, case folded, brackets and middle dots unified, white space and invisible characters dropped."""
    return "".join(_normal_cluster(text[start:end]) for start, end in _clusters(text))


def with_origin(text: str) -> Normal:
    """The same, remembering where each character comes from."""
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        for character in _normal_cluster(text[start:end]):
            characters.append(character)
            starts.append(start)
            ends.append(end)
    return Normal("".join(characters), tuple(starts), tuple(ends))


def words(query: str) -> list[str]:
    """The different words of a query in their normal spelling, in order.

    White space divides words, but not the year, the number and 号 of a document number.
    """
    spelling = " ".join(map(normal, query.split()))
    joined = _YEAR_AND_NUMBER.sub(lambda number: number[0].replace(" ", ""), spelling)
    return list(dict.fromkeys(joined.split()))


def _clusters(text: str) -> list[tuple[int, int]]:
    """The parts that normalise independently: a character with the marks that may compose with it."""
    starts = [at for at, character in enumerate(text) if at == 0 or not _composes(character)]
    return list(pairwise([*starts, len(text)]))


@lru_cache(maxsize=65_536)
def _composes(character: str) -> bool:
    if "\u1160" <= character <= "\u11ff" or character in "\uff9e\uff9f":  # Korean vowels, kana voicing marks
        return True
    return unicodedata.category(character)[0] == "M"


@lru_cache(maxsize=65_536)
def _normal_cluster(cluster: str) -> str:
    composed = unicodedata.normalize("NFKC", cluster.translate(_UNIFIED)).casefold()
    unified = unicodedata.normalize("NFKC", composed).translate(_UNIFIED)
    kept = "".join(
        character
        for character in unified
        if not character.isspace() and unicodedata.category(character) not in _DROPPED
    )
    if _composes(cluster[0]):
        return kept
    while kept and _composes(kept[0]):  # an accent that stood on a space must not move to what comes before
        kept = kept[1:]
    return kept
