"""A filing: one step as it was filed in a case, by whom, when, with which answers and files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from casefiles.cases.step_names import StepName


class FiledFile(Protocol):
    """A file that came with a filing."""

    @property
    def path(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def title(self) -> str: ...


class Filing(Protocol):
    """One filed step, as the core sees it. The records of `storage` satisfy it."""

    @property
    def sequence(self) -> int: ...
    @property
    def step(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def filed_at(self) -> str: ...
    @property
    def filed_by(self) -> Mapping[str, Any]: ...
    @property
    def answers(self) -> Mapping[str, Any]: ...
    @property
    def facts(self) -> Mapping[str, Any]: ...
    @property
    def files(self) -> Sequence[FiledFile]: ...


@dataclass(frozen=True)
class ProposedFiling:
    """A filing before it is written: with it a case is folded to see what would follow, and letters are drafted."""

    sequence: int
    step: str
    title: str
    filed_at: str
    filed_by: Mapping[str, Any]
    answers: Mapping[str, Any]
    facts: Mapping[str, Any] = field(default_factory=dict)
    files: Sequence[FiledFile] = ()


def filed_day(filing: Filing) -> date:
    """The day on which it was filed."""
    return date.fromisoformat(filing.filed_at[:10])


def signed_name(filer: Mapping[str, str]) -> str:
    """The name of whoever filed something, with the one for whom: 冯审核（代孙签发）."""
    return filer["name"] + (f"（代{filer['for_name']}）" if filer.get("for_name") else "")


def hands_of(filer: Mapping[str, str]) -> frozenset[str]:
    """The accounts whose act a filing is: the filer's own, and that of the one they filed for."""
    return frozenset(account for account in (filer["id"], filer.get("for", "")) if account)


#: Outcomes that correct fields: of an objection, of a reconsideration or suit. 依职权更正 has no outcome.
CORRECTING = ("correct", "changed")


def corrects(filing: Filing) -> bool:
    """Whether it corrects fields: an objection or a suit was upheld so, or the office corrects 依职权."""
    made = filing.answers.get("corrections") and filing.answers.get("outcome", "correct") in CORRECTING
    return bool(made)


def corrected_fields(filing: Filing) -> dict[str, str]:
    """The fields that the filing corrects, with their new values."""
    return {row["field"]: row["value"] for row in filing.answers["corrections"]} if corrects(filing) else {}


def returns_letters(filing: Filing) -> bool:
    """Whether it returned letters to their drafter: their reviewer did, or who was to sign them."""
    return filing.step == StepName.LETTER_DECLINE or (
        filing.step == StepName.LETTER_REVIEW and filing.answers["outcome"] == "return"
    )
