"""Folds the records of a case, in order, into its state and letters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from casefiles.cases.case import Case
from casefiles.cases.filing import Filing, corrected_fields, filed_day, returns_letters
from casefiles.cases.letter import Act, Letter, LetterRef, LetterStatus
from casefiles.cases.letter_kinds import LETTER_KINDS, Addressee
from casefiles.cases.states import State
from casefiles.cases.step_names import LETTER_ACTS, StepName
from casefiles.procedure.step import Step
from casefiles.procedure.superseding import supersede, void_stranded_letters
from casefiles.procedure.table import STEPS

# Decisions that the office may take the other way once their draft was returned.
OPEN_TO_ANOTHER_OUTCOME = (
    StepName.OBJECTION_RESULT,
    StepName.REPAIR_DECISION,
    StepName.ANNULMENT,
    StepName.TERMINATION,
)


class UnknownStep(Exception):
    """A record names a step that the table lacks: a newer version wrote it, or it was tampered with."""


def fold(number: str, filings: Iterable[Filing]) -> Case:
    """The case that these filings make, in their order. Raises UnknownStep."""
    case = Case(number)
    for filing in filings:
        case = after(case, filing)
    return case


def after(case: Case, filing: Filing) -> Case:
    """The case with one more filing. Raises UnknownStep."""
    step = STEPS.get(filing.step)
    if step is None:
        raise UnknownStep(f"第{filing.sequence}号记录的步骤“{filing.step}”不是本程序所知的步骤")
    letters = _acted_on(case.letters, filing) + _drafted(step, filing)
    state = step.state_after(filing, case.state)
    case = replace(
        case,
        filings=(*case.filings, filing),
        state=state,
        letters=supersede(case, letters, step, filing, state),
        corrections={**case.corrections, **corrected_fields(filing)},
    )
    if returns_letters(filing):
        case = _undo_returned(case, filing)
    return void_stranded_letters(replace(case, state=_state_once_served(case)))


def _undo_returned(case: Case, returning: Filing) -> Case:
    """The case without the effects of a decision whose letters `returning` returned to their drafter.

    A decision that its reviewer or signer did not approve neither corrects, annuls nor removes anything.
    """
    case = replace(case, corrections=_corrections_in_force(case))
    decision = _led_here(case)
    returned = {LetterRef(ref).filing for ref in returning.answers["letters"]}
    if decision is None or decision.step not in OPEN_TO_ANOTHER_OUTCOME or decision.sequence not in returned:
        return case
    before = fold(case.number, case.filings[: decision.sequence - 1])
    return replace(case, state=before.state, letters=_restore_letters(case, before, decision))


def _restore_letters(case: Case, before: Case, decision: Filing) -> tuple[Letter, ...]:
    """The letters once `decision` is undone: those that it made void are underway again, its own are void.

    `before` is the case as it was before the decision.
    """
    after_decision = after(before, decision).letters
    # The fold never reorders letters, so that the two pair off; what the decision drafted comes last.
    made_void = {
        earlier.ref: earlier
        for earlier, later in zip(before.letters, after_decision, strict=False)
        if earlier.is_live and later.status == LetterStatus.SUPERSEDED
    }

    def restored(letter: Letter) -> Letter:
        if letter.ref in made_void and letter.status == LetterStatus.SUPERSEDED:
            return made_void[letter.ref]
        if letter.filing == decision.sequence and letter.is_underway:
            return replace(letter, status=LetterStatus.SUPERSEDED)
        return letter

    return tuple(restored(letter) for letter in case.letters)


def _corrections_in_force(case: Case) -> dict[str, str]:
    """The corrected fields of all filings whose letters were not returned."""
    found: dict[str, str] = {}
    for filing in case.filings:
        if not case.service.was_returned(filing):
            found.update(corrected_fields(filing))
    return found


def _drafted(step: Step, filing: Filing) -> tuple[Letter, ...]:
    """The letters that this filing drafted, as its facts list them."""
    drafted = Act.of(filing)
    return tuple(
        Letter(
            ref=LetterRef(row["ref"]),
            kind=row["kind"],
            title=LETTER_KINDS[row["kind"]].title,
            step=step.name,
            addressee=row["addressee"],
            agency=row.get("agency", ""),
            path=filing.files[row["file"]].path,
            drafted=drafted,
        )
        for row in filing.facts.get("letters", ())
    )


def _acted_on(letters: tuple[Letter, ...], filing: Filing) -> tuple[Letter, ...]:
    """The letters after a filing that reviews, declines, signs, seals or serves some of them."""
    if filing.step not in LETTER_ACTS:
        return letters
    chosen = set(filing.answers["letters"])
    return tuple(_with_act(letter, filing) if letter.ref in chosen else letter for letter in letters)


def _with_act(letter: Letter, filing: Filing) -> Letter:
    """The letter after a review, refusal to sign, signature, seal or service."""
    act = Act.of(filing, filing.answers.get("remarks") or "")
    if filing.step == StepName.LETTER_REVIEW:
        passed = filing.answers["outcome"] == "pass"
        status = LetterStatus.REVIEWED if passed else LetterStatus.RETURNED
        return replace(letter, status=status, reviewed=act, remarks=act.remarks)
    if filing.step == StepName.LETTER_DECLINE:
        return replace(letter, status=LetterStatus.RETURNED, remarks=act.remarks)
    if filing.step == StepName.LETTER_SIGN:
        signed = filing.facts["signed"][letter.ref]
        return replace(
            letter,
            status=LetterStatus.SIGNED,
            signed=act,
            number=signed["number"],
            path=filing.files[signed["file"]].path,
            day=filed_day(filing),
        )
    if filing.step == StepName.LETTER_SEAL:
        return replace(letter, status=LetterStatus.SEALED, sealed=act, scan=filing.files[0].path)
    return replace(
        letter,
        status=LetterStatus.SERVED,
        sent_on=date.fromisoformat(filing.answers["served_on"]),
        served_on=date.fromisoformat(filing.facts["deemed_on"]),
        service_method=filing.answers["method"],
    )


def _state_once_served(case: Case) -> State:
    """The state of the case: the step's `once_served` when every letter that the state waits for is served."""
    led = _led_here(case)
    drafting = STEPS[led.step] if led else None
    if drafting is None or drafting.once_served is None:
        return case.state
    # Nobody's rights wait for an agency to receive its letter: the state moves when the person has theirs.
    awaited = [
        letter
        for letter in _newest_letters(case, drafting)
        if LETTER_KINDS[letter.kind].addressee != Addressee.AGENCIES and not letter.agency
    ]
    all_served = awaited and all(letter.status == LetterStatus.SERVED for letter in awaited)
    return drafting.once_served if all_served else case.state


def _led_here(case: Case) -> Filing | None:
    """The newest filing that brought the case into its state; several steps may lead to the same state."""
    for filing in reversed(case.filings):
        step = STEPS[filing.step]
        if case.state in step.ends and step.state_after(filing, State.NEW) == case.state:
            return filing
    return None


def _newest_letters(case: Case, step: Step) -> list[Letter]:
    """The letters of the step's newest filing that are not void.

    A returned one is among them: it will be drafted again, and the state waits for that.
    """
    filing = case.latest(step.name)
    drafted = case.service.drafted_by(filing) if filing else []
    return [letter for letter in drafted if letter.status != LetterStatus.SUPERSEDED]
