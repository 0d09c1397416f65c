"""Which letters that are underway a filing makes void, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from casefiles.cases.case import Case
from casefiles.cases.filing import Filing, corrected_fields
from casefiles.cases.letter import Letter, LetterStatus
from casefiles.cases.letter_kinds import (
    AGENCY_NOTICE,
    CORRECTION,
    COURT_PASS_ON,
    HEARING_NOTICE,
    RECIPIENTS_NOTICE,
    RESUMPTION_NOTICE,
    STAY_NOTICE,
)
from casefiles.cases.states import State
from casefiles.cases.step_names import LETTER_ACTS, StepName
from casefiles.procedure.step import Step
from casefiles.procedure.table import STEPS

# Letters that inform an agency of a listing.
LISTING_NOTICES = (AGENCY_NOTICE, COURT_PASS_ON)
# Letters that presuppose that the person is still listed.
ONLY_WHILE_LISTED = (*LISTING_NOTICES, RESUMPTION_NOTICE, RECIPIENTS_NOTICE)
# Where a filing's answers name the objection, proceeding or request that it deals with.
_MATTERS = ("objection", "proceeding", "request")


def supersede(
    case: Case, letters: Sequence[Letter], step: Step, filing: Filing, now: State
) -> tuple[Letter, ...]:
    """The letters with those void that `filing` overtakes.

    `case` is the case before the filing, `now` the state that the filing leads to.
    """
    returned = _filings_with_returned_letters(letters)

    def is_void(letter: Letter) -> bool:
        if not letter.is_underway or letter.filing == filing.sequence:
            return False
        redrafted = letter.step == step.name and bool(step.once_served or letter.filing in returned)
        return (
            (redrafted and _is_same_matter(case, letter, filing))
            or _is_overtaken(letter, filing, now)
            or (now != case.state and filing.step not in LETTER_ACTS and _is_left_behind(letter, case.state))
        )

    return _voided(letters, is_void)


def _is_same_matter(case: Case, letter: Letter, filing: Filing) -> bool:
    """Whether the letter deals with the very objection, proceeding or request that `filing` deals with."""
    drafting = case.service.drafting(letter)
    return all(drafting.answers.get(name) == filing.answers.get(name) for name in _MATTERS)


def _is_overtaken(letter: Letter, filing: Filing, now: State) -> bool:
    """Whether what the letter says is no longer so after `filing`."""
    # Article 6(4): it states the listing as it was before the correction, which was wrong.
    if letter.is_a(*LISTING_NOTICES) and corrected_fields(filing):
        return True
    # Article 6(3): the hearing that it announces was waived or moved to another day.
    if letter.is_a(HEARING_NOTICE) and filing.step in (StepName.WAIVER, StepName.HEARING_NOTICE):
        return True
    # Article 6(4): the listing ends as a whole, so that nothing is left to correct.
    return letter.is_a(CORRECTION) and now in (State.ANNULMENT_PENDING, State.TERMINATION_PENDING)


def _is_left_behind(letter: Letter, before: State) -> bool:
    """Whether the letter has no place once the case has left the state `before`."""
    # Article 6: the case waited in that state for this letter's service, and waits no more.
    drafting = STEPS[letter.step]
    if drafting.once_served is not None and before in drafting.ends:
        return True
    # Articles 8 and 9: the listing is over; no agency begins or resumes a restriction now.
    return letter.is_a(*ONLY_WHILE_LISTED) and before in (State.LISTED, State.COURT_PASSED_ON)


def void_stranded_letters(case: Case) -> Case:
    """The case with those letters void that can never be sent.

    Letters of one filing go out together. When one of them was returned and its step may not be taken again,
    the others would wait for its new draft for ever. A letter about a stay whose occasion has passed is void, too.
    """
    returned = _filings_with_returned_letters(case.letters)

    def is_void(letter: Letter) -> bool:
        step = STEPS[letter.step]
        stage = (*step.leads_from, *step.ends)
        cannot_be_redrafted = bool(stage) and case.state not in stage
        is_stranded = letter.filing in returned and cannot_be_redrafted
        return letter.is_underway and (is_stranded or _is_stay_letter_without_occasion(case, letter))

    if not any(is_void(letter) for letter in case.letters):
        return case
    return replace(case, letters=_voided(case.letters, is_void))


def _is_stay_letter_without_occasion(case: Case, letter: Letter) -> bool:
    """Whether it asks an agency to pause when nothing is stayed or the agency is already released, or to resume
    while something is stayed.
    """
    if letter.is_a(STAY_NOTICE):
        return not case.remedies.is_stayed or letter.agency in case.listing.agencies_released
    return letter.is_a(RESUMPTION_NOTICE) and case.remedies.is_stayed


def _filings_with_returned_letters(letters: Sequence[Letter]) -> set[int]:
    """The filings of which a letter was returned and whose letters go out together.

    A filing that writes to agencies only is not among them: each agency's letter goes out by itself.
    """
    to_a_person = {letter.filing for letter in letters if not letter.agency}
    returned = {letter.filing for letter in letters if letter.status == LetterStatus.RETURNED}
    return returned & to_a_person


def _voided(letters: Sequence[Letter], is_void: Callable[[Letter], bool]) -> tuple[Letter, ...]:
    return tuple(
        replace(letter, status=LetterStatus.SUPERSEDED) if is_void(letter) else letter for letter in letters
    )
