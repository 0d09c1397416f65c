"""Interpretations of the Measure by the explanatory office, and since when each is in effect (Article 11)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from casefiles.cases.filing import Filing, signed_name
from casefiles.law.measure import Ground, article


@dataclass(frozen=True)
class Interpretation:
    """One interpretation. It explains the text; it opens no behaviour or restriction that is closed by default."""

    number: int
    ground: Ground
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
            ground=article(int(filing.answers["article"]), int(filing.answers.get("item") or 0)),
            question=filing.answers["question"],
            text=filing.answers["text"],
            cases=tuple(filing.answers["cases"]),
            effective=date.fromisoformat(filing.answers["effective_on"]),
            filed_on=date.fromisoformat(filing.filed_at[:10]),
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


def beside(interpretations: Sequence[Interpretation], ground: Ground, today: date) -> list[Interpretation]:
    """The interpretations of an article or item, shown wherever it is applied."""
    return [
        one
        for one in standing(interpretations, today)
        if ground.article and one.ground.article == ground.article and one.ground.item in (0, ground.item)
    ]
