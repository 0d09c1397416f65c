"""What is wrong with a pack, as its writer reads it, and the well-formed rows that further checks compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a pack: where, what, and what to do."""

    place: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}：{self.what}。{self.remedy}"


@dataclass(frozen=True)
class Sound:
    """The rows of a pack that are well formed: what stands in them can be compared."""

    rows: Mapping[str, Sequence[Row]]
    named: Mapping[str, Mapping[str, Row]]
    single: Mapping[str, Row]

    def values(self, table: str, key: str) -> list[Any]:
        return [row[key] for row in self.rows[table] if key in row]

    def articles(self) -> dict[int, Row]:
        return {row["number"]: row for row in self.rows["article"]}

    def items_at(self, provision: str) -> set[int] | None:
        """The numbers of the items of a provision's article; None while its place is not known."""
        article = self.named["ground"].get(provision, {}).get("article")
        return self.items(article) if article in self.articles() else None

    def items(self, article: int) -> set[int]:
        """The numbers of an article's items."""
        row = self.articles().get(article, {})
        return {one["number"] for one in row.get("item", ()) if isinstance(one.get("number"), int)}


def meant(word: str, known: Iterable[str]) -> str:
    """What to do about an unknown word: the known one that it is close to, if any."""
    close = get_close_matches(word, list(known), 1)
    return f"是不是 {close[0]}？否则请删去" if close else "请删去，或者核对拼写"


def known_in(value: str, known: Iterable[str], place: str, where: str) -> Iterator[Fault]:
    """A fault where `value` is none of `known`; `where` says what those are."""
    every = list(known)
    if value not in every:
        yield Fault(place, f"{where}里没有“{value}”", meant(value, every).replace("请删去", "请改正"))


def twice(values: Iterable[Any], place: str, what: str) -> Iterator[Fault]:
    """A fault for each value that stands more than once."""
    for value, count in Counter(values).items():
        if count > 1:
            yield Fault(f"{place} {value}", f"{what}重复了", "请改用不同的，或者删去多余的")
