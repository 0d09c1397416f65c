"""Days and facts of a case that set off deadlines in more than one stage."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from casefiles.cases.case import Case
from casefiles.cases.filing import filed_day
from casefiles.cases.letter import Letter
from casefiles.cases.letter_kinds import LetterKind
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName


def filed_on(case: Case, step: StepName) -> date | None:
    filing = case.latest(step)
    return filed_day(filing) if filing else None


def letter_day(case: Case, kind: LetterKind) -> date | None:
    letter = case.service.signed(kind)
    return letter.day if letter else None


def drafted_on(case: Case, letters: Iterable[Letter]) -> date | None:
    """The day on which the oldest of these letters that has not reached its reader was drafted."""
    waiting = [letter.drafted.at[:10] for letter in letters if letter.is_underway]
    return date.fromisoformat(min(waiting)) if waiting and case.state != State.ARCHIVED else None


def ended_on(case: Case) -> date:
    """The day of the newest filing after which the case was listed no longer."""
    ending = (
        StepName.REMOVAL,
        StepName.REPAIR_DECISION,
        StepName.ANNULMENT,
        StepName.OBJECTION_RESULT,
        StepName.PROCEEDING_OUTCOME,
        StepName.EXPIRY,
        StepName.TERMINATION,
    )
    days = [filing.filed_at[:10] for filing in case.filings if filing.step in ending]
    return date.fromisoformat(days[-1] if days else case.filings[-1].filed_at[:10])


def last_told(*kinds: LetterKind) -> Callable[[Case], date | None]:
    """When an agency last received a letter of these kinds."""

    def on(case: Case) -> date | None:
        days = [x.served_on for x in case.letters if x.is_a(*kinds) and x.agency and x.served_on]
        return max(days, default=None)

    return on


# The finding is undone, or never came.
UNDONE = (
    State.ANNULMENT_PENDING,
    State.ANNULLED,
    State.NON_RECOGNITION_PENDING,
    State.NOT_RECOGNISED,
    State.TERMINATION_PENDING,
    State.TERMINATED,
    State.ARCHIVED,
)
