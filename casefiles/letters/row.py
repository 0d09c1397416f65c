"""A row of the letters: how one kind of letter or paper is written and what it rests on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from casefiles.cases.letter_kinds import LetterKind
from casefiles.cases.step_names import StepName
from casefiles.letters.draft import Context, Draft

# Groups of steps on which several letters rest.
FINDING = (StepName.VERIFICATION, StepName.OVERRIDE, StepName.LEGAL_REVIEW)
DEFENCE = (
    StepName.EXTENSION,
    StepName.DEFENCE,
    StepName.WAIVER,
    StepName.HEARING_RECORD,
    StepName.DEFENCE_REVIEW,
)
LISTED = (StepName.DECISION, StepName.ENTRY)
ENDING = (*LISTED, StepName.PERFORMANCE)


@dataclass(frozen=True)
class LetterRow:
    """One kind of letter.

    `context` returns the variables of its template. `rests_on` names the steps whose filings the letter rests on,
    besides the one that drafts it. `speaks_of_conduct`: whether facts, instrument and evidence stand behind it.
    """

    kind: LetterKind
    context: Callable[[Draft], Context]
    rests_on: tuple[StepName, ...] = ()
    speaks_of_conduct: bool = True


@dataclass(frozen=True)
class PaperRow:
    """One working paper, by its template's name. `context` returns None where the filing gives no occasion for it."""

    name: str
    context: Callable[[Draft], Context | None]
