"""What the core sees of a record in a case folder: one filed step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from casefiles.letters import LetterAct


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


class Filed(Protocol):
    """One filed step as the core sees it: a record of the case folder."""

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


#: Outcomes by which fields are put right: of an objection, of a reconsideration or suit. 依职权更正 has none.
CORRECTING = ("correct", "changed")


def corrects(filed: Filed) -> bool:
    """Whether fields are put right: an objection or a suit was upheld so, or the office does it of its own accord."""
    made = filed.answers.get("corrections") and filed.answers.get("outcome", "correct") in CORRECTING
    return bool(made)


def gives_back(filed: Filed) -> bool:
    """Whether letters were given back to their drafter: by their reviewer, or by who was to sign them."""
    return filed.step == LetterAct.DECLINE or (
        filed.step == LetterAct.REVIEW and filed.answers["outcome"] == "return"
    )
