"""How the explanatory office reads the Measure: what stands beside an article, and since when (Article 11)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from casefiles.cases.filing import Filing, signed_name
from casefiles.law.measure import Ground, article


@dataclass(frozen=True)
class Interpretation:
    """One interpretation. It explains what is there; it opens no behaviour and no restriction that stands closed."""

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
    """What is shown beside `ground` where it is applied: readings of its article, or of its item."""
    return [
        one
        for one in standing(interpretations, today)
        if ground.article and one.ground.article == ground.article and one.ground.item in (0, ground.item)
    ]
