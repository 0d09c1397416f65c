"""From records to a case: the fold that makes a case's state and letters what its filings say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from casefiles.cases.case import Case
from casefiles.cases.filing import Filing, corrects, returns_letters
from casefiles.cases.letter import Act, Letter, LetterRef, LetterStatus
from casefiles.cases.letter_kinds import (
    AGENCY_NOTICE,
    CORRECTION,
    COURT_PASS_ON,
    HEARING_NOTICE,
    LETTER_KINDS,
    RECIPIENTS_NOTICE,
    RESUMPTION_NOTICE,
    STAY_NOTICE,
    Addressee,
)
from casefiles.cases.states import State
from casefiles.cases.step_names import LETTER_ACTS, StepName
from casefiles.procedure.step import Step
from casefiles.procedure.table import STEPS

# Letters that tell an agency of a listing: none goes out once the case is past it.
TELLS = (AGENCY_NOTICE, COURT_PASS_ON)

# Letters that speak of a listing which goes on.
OF_THE_LISTING = (*TELLS, RESUMPTION_NOTICE, RECIPIENTS_NOTICE)

# What is decided again, either way, once its draft was given back.
DECIDES_ANEW = (StepName.OBJECTION_RESULT, StepName.REPAIR_DECISION, StepName.ANNULMENT, StepName.TERMINATION)


class UnknownStep(Exception):
    """A record names a step that this program does not know: it comes from a newer version, or was tampered with."""


def fold(number: str, filings: Iterable[Filing]) -> Case:
    """The case that these filings, in order, make. Raises UnknownStep."""
    case = Case(number)
    for filing in filings:
        case = after(case, filing)
    return case


def after(case: Case, filing: Filing) -> Case:
    """The case with one more filing."""
    step = STEPS.get(filing.step)
    if step is None:
        raise UnknownStep(f"第{filing.sequence}号记录的步骤“{filing.step}”不是本程序所知的步骤")
    letters = _acted_on(case.letters, filing) + _drafted(step, filing)
    state = step.state_after(filing, case.state)
    letters = _superseded(case, letters, step, filing, state)
    case = replace(
        case,
        filings=(*case.filings, filing),
        state=state,
        letters=letters,
        corrections={**case.corrections, **_corrections(filing)},
    )
    if returns_letters(filing):
        case = _given_back(case, filing)
    return _without_what_cannot_go_on(replace(case, state=_once_served(case)))


def _given_back(case: Case, filing: Filing) -> Case:
    """What its reviewer or signer gave back for another draft decides nothing yet: it neither corrects, annuls nor removes."""
    case = replace(case, corrections=_standing_corrections(case))
    led, drafting = _led_here(case), {LetterRef(ref).filing for ref in filing.answers["letters"]}
    if led is None or led.step not in DECIDES_ANEW or led.sequence not in drafting:
        return case
    before = fold(case.number, case.filings[: led.sequence - 1])
    return replace(case, state=before.state, letters=_as_before(case, before, led))


def _as_before(case: Case, before: Case, led: Filing) -> tuple[Letter, ...]:
    """The letters once `led` decides nothing any more: what it made void waits again, what it drafted does not."""
    made_void = after(before, led).letters
    waited = {
        x.ref: x
        for x, then in zip(before.letters, made_void, strict=False)
        if x.is_live and then.status == LetterStatus.SUPERSEDED
    }

    def restored(letter: Letter) -> Letter:
        if letter.ref in waited and letter.status == LetterStatus.SUPERSEDED:
            return waited[letter.ref]
        moot = letter.filing == led.sequence and letter.is_underway
        return replace(letter, status=LetterStatus.SUPERSEDED) if moot else letter

    return tuple(restored(letter) for letter in case.letters)


def _without_what_cannot_go_on(case: Case) -> Case:
    """What was to go out with a letter that was given back is void once that cannot be drafted anew: it waits for ever.

    So is a letter about a stay that has lost its occasion.
    """
    given_back = _given_back_whole(case.letters)

    def is_void(letter: Letter) -> bool:
        step = STEPS[letter.step]
        stage = (*step.leads_from, *step.ends)
        waits_for_ever = letter.filing in given_back and bool(stage) and case.state not in stage
        return letter.is_underway and (waits_for_ever or _is_moot(case, letter))

    if not any(is_void(letter) for letter in case.letters):
        return case
    return replace(
        case,
        letters=tuple(replace(x, status=LetterStatus.SUPERSEDED) if is_void(x) else x for x in case.letters),
    )


def _is_moot(case: Case, letter: Letter) -> bool:
    """Nothing is stayed any more, or the agency hears of the end; or it would be let go on while something is stayed."""
    if letter.is_a(STAY_NOTICE):
        return not case.remedies.is_stayed or letter.agency in case.listing.agencies_released
    return letter.is_a(RESUMPTION_NOTICE) and case.remedies.is_stayed


def _standing_corrections(case: Case) -> dict[str, str]:
    found: dict[str, str] = {}
    for earlier in case.filings:
        if not case.service.was_returned(earlier):
            found.update(_corrections(earlier))
    return found


def _drafted(step: Step, filing: Filing) -> tuple[Letter, ...]:
    """The letters that this filing drafted, as its facts name them."""
    by = Act.of(filing)
    return tuple(
        Letter(
            ref=LetterRef(row["ref"]),
            kind=row["kind"],
            title=LETTER_KINDS[row["kind"]].title,
            step=step.name,
            addressee=row["addressee"],
            agency=row.get("agency", ""),
            path=filing.files[row["file"]].path,
            drafted=by,
        )
        for row in filing.facts.get("letters", ())
    )


def _acted_on(letters: tuple[Letter, ...], filing: Filing) -> tuple[Letter, ...]:
    if filing.step not in LETTER_ACTS:
        return letters
    chosen = set(filing.answers["letters"])
    return tuple(_with_act(letter, filing) if letter.ref in chosen else letter for letter in letters)


def _with_act(letter: Letter, filing: Filing) -> Letter:
    """The letter after a review, signature, seal or service."""
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
            day=date.fromisoformat(filing.filed_at[:10]),
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


# An answer names what it answers so: each objection, suit and request has its own.
_ANSWERED = ("objection", "proceeding", "request")


def _answers_the_same(case: Case, letter: Letter, filing: Filing) -> bool:
    """Whether the letter was drafted about the very objection, suit or request that this filing is about."""
    drafting = case.service.drafting(letter)
    return all(drafting.answers.get(name) == filing.answers.get(name) for name in _ANSWERED)


def _superseded(
    case: Case, letters: Sequence[Letter], step: Step, filing: Filing, now: State
) -> tuple[Letter, ...]:
    """A letter that waits in a state which the case has left is void; so are earlier drafts of what is drafted anew.

    So is what tells an agency of the listing as it was before a correction: it would spread what was found wrong.
    """
    before, given_back = case.state, _given_back_whole(letters)

    def is_void(letter: Letter) -> bool:
        if not letter.is_underway or letter.filing == filing.sequence:
            return False
        anew = letter.step == step.name and (step.once_served or letter.filing in given_back)
        if anew and _answers_the_same(case, letter, filing):
            return True
        if letter.is_a(*TELLS) and _corrections(filing):
            return True
        if letter.is_a(HEARING_NOTICE) and filing.step in (StepName.WAIVER, StepName.HEARING_NOTICE):
            return True
        if letter.is_a(CORRECTION) and now in (State.ANNULMENT_PENDING, State.TERMINATION_PENDING):
            return True
        if before == now or filing.step in LETTER_ACTS:
            return False
        drafting = STEPS[letter.step]
        waits_here = drafting.once_served is not None and before in drafting.ends
        unsent = letter.is_a(*OF_THE_LISTING) and before in (State.LISTED, State.COURT_PASSED_ON)
        return waits_here or unsent

    return tuple(replace(x, status=LetterStatus.SUPERSEDED) if is_void(x) else x for x in letters)


def _given_back_whole(letters: Sequence[Letter]) -> set[int]:
    """The filings of which a letter was returned and whose letters go out together: not those to agencies only."""
    to_a_person = {letter.filing for letter in letters if not letter.agency}
    return {x.filing for x in letters if x.status == LetterStatus.RETURNED} & to_a_person


def _corrections(filing: Filing) -> dict[str, str]:
    """The fields that the filing puts right, with their new values."""
    return {row["field"]: row["value"] for row in filing.answers["corrections"]} if corrects(filing) else {}


def _once_served(case: Case) -> State:
    """The state after the newest filing, when it completed the service of the letters that the state waits for."""
    led = _led_here(case)
    drafting = STEPS[led.step] if led else None
    if drafting is None or drafting.once_served is None:
        return case.state
    awaited = [
        x
        for x in _newest_letters(case, drafting)
        if LETTER_KINDS[x.kind].addressee != Addressee.AGENCIES and not x.agency
    ]
    served = awaited and all(letter.status == LetterStatus.SERVED for letter in awaited)
    return drafting.once_served if served else case.state


def _led_here(case: Case) -> Filing | None:
    """The filing that brought the case into its state: several steps may lead to the same one."""
    for filing in reversed(case.filings):
        step = STEPS[filing.step]
        if case.state in step.ends and step.state_after(filing, State.NEW) == case.state:
            return filing
    return None


def _newest_letters(case: Case, step: Step) -> list[Letter]:
    """The letters of the step's newest filing; a returned one still waits for its new draft, so it is among them."""
    filing = case.latest(step.name)
    drafted = case.service.drafted_by(filing) if filing else []
    return [x for x in drafted if x.status != LetterStatus.SUPERSEDED]
