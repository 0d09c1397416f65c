"""Days and facts of a case from which deadlines of several stages run.

Deadlines are often met by another stage's step: a letter drafted in any stage is served in letter_life, and an
objection or annulment ends what the listing had begun.
"""

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
    """The day of the newest filing of a step."""
    filing = case.latest(step)
    return filed_day(filing) if filing else None


def letter_day(case: Case, kind: LetterKind) -> date | None:
    """The date that a signed letter of this kind bears."""
    letter = case.service.signed(kind)
    return letter.day if letter else None


def drafted_on(case: Case, letters: Iterable[Letter]) -> date | None:
    """The day on which the oldest of these letters that are still underway was drafted; None in an archived case."""
    underway = [letter.drafted.at[:10] for letter in letters if letter.is_underway]
    return date.fromisoformat(min(underway)) if underway and case.state != State.ARCHIVED else None


def ended_on(case: Case) -> date:
    """The day of the newest filing that may end a listing; without one, that of the newest filing."""
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


def last_informed(*kinds: LetterKind) -> Callable[[Case], date | None]:
    """A trigger: the day on which an agency last received a letter of these kinds."""

    def on(case: Case) -> date | None:
        days = [x.served_on for x in case.letters if x.is_a(*kinds) and x.agency and x.served_on]
        return max(days, default=None)

    return on


# States in which there is no finding in force any more, or none can come.
NO_FINDING_IN_FORCE = (
    State.ANNULMENT_PENDING,
    State.ANNULLED,
    State.NON_RECOGNITION_PENDING,
    State.NOT_RECOGNISED,
    State.TERMINATION_PENDING,
    State.TERMINATED,
    State.ARCHIVED,
)
