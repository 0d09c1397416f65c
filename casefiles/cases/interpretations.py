"""Interpretations of the Measure by the explanatory office, and since when each is in effect (Article 11)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from casefiles.cases.filing import Filing, filed_day, signed_name
from casefiles.law.ground import Place


@dataclass(frozen=True)
class Interpretation:
    """One interpretation. It explains the text; it opens no behaviour or restriction that is closed by default."""

    number: int
    ground: Place
    question: str
    text: str
    cases: tuple[str, ...]
    effective: date
    filed_on: date
    by: str
    supersedes: int = 0


def read_interpretations(filings: Iterable[Filing]) -> list[Interpretation]:
    """Every interpretation ever filed, in order."""
    return [
        Interpretation(
            number=filing.sequence,
            ground=Place(int(filing.answers["article"]), int(filing.answers.get("item") or 0)),
            question=filing.answers["question"],
            text=filing.answers["text"],
            cases=tuple(filing.answers["cases"]),
            effective=date.fromisoformat(filing.answers["effective_on"]),
            filed_on=filed_day(filing),
            by=signed_name(filing.filed_by),
            supersedes=int(filing.answers.get("supersedes") or 0),
        )
        for filing in filings
    ]


def standing(interpretations: Sequence[Interpretation], today: date) -> list[Interpretation]:
    """Those that apply today: in effect, and not superseded by one that is in effect."""
    in_effect = [one for one in interpretations if one.effective <= today]
    replaced = {one.supersedes for one in in_effect}
    return [one for one in in_effect if one.number not in replaced]


def beside(
    interpretations: Sequence[Interpretation], place: Place | None, today: date
) -> list[Interpretation]:
    """The interpretations of a place in the Measure, shown wherever it is applied; none for what stands outside it."""
    return [one for one in standing(interpretations, today) if place and one.ground.covers(place)]
