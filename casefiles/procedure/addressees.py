"""To whom a filing writes: the rows that its facts name, one a letter, worked out before anything is written."""

from __future__ import annotations

from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.filing import ProposedFiling
from casefiles.cases.letter import LetterRef
from casefiles.cases.letter_kinds import (
    CORRECTION_TO_AGENCY,
    PRIOR_NOTICE,
    REFERRAL,
    RESUMPTION_NOTICE,
    STAY_NOTICE,
    TERMINATION,
    Addressee,
    LetterKind,
)
from casefiles.cases.states import State
from casefiles.law.agency import NO_AGENCY, AgencyKey
from casefiles.law.measure import Measure
from casefiles.letters.corrections import concerning
from casefiles.procedure.fold import after
from casefiles.procedure.step import Step


def letter_rows(
    case: Case, step: Step, filing: ProposedFiling, measure: Measure, government: str
) -> list[dict[str, Any]]:
    """The letters that `filing` drafts as its facts name them: each its kind, its reader and its file.

    `case` is the case before the filing; `government` is the body to which submissions go.
    """
    then = after(case, filing)
    readers = [
        (kind.name, addressee, agency)
        for kind in step.letters_for(str(filing.answers.get("outcome")))
        for addressee, agency in _readers(kind, then, measure, government)
    ]
    return [
        {
            "ref": LetterRef.of(filing.sequence, place + 1),
            "kind": kind,
            "addressee": addressee,
            "agency": agency,
            "file": place,
        }
        for place, (kind, addressee, agency) in enumerate(readers)
    ]


def _readers(kind: LetterKind, case: Case, measure: Measure, government: str) -> list[tuple[str, AgencyKey]]:
    """Whom the letter speaks to, as (name, agency key); nobody where it has no reader in this case."""
    answers, department = case.filings[-1].answers, str(case.report["department"])
    if kind.addressee == Addressee.RESPONDENT:
        return [(department if is_for_the_department(kind, case) else case.respondent.name, NO_AGENCY)]
    if kind.addressee == Addressee.DEPARTMENT:
        return [(department, NO_AGENCY)]
    if kind.addressee == Addressee.GOVERNMENT:
        return [(government, NO_AGENCY)]
    if kind.addressee == Addressee.COURT:
        return [(str(case.report.get("instrument_issuer") or "执行法院"), NO_AGENCY)]
    if kind.addressee == Addressee.TRIBUNAL:
        asked = int(answers["proceeding"])
        return [(str(case.filings[asked - 1].answers["body"]), NO_AGENCY)]
    if kind.addressee == Addressee.COMPETENT:
        competent = answers.get("refer_to")
        has_it_already = kind == REFERRAL and competent == department
        return [(str(competent), NO_AGENCY)] if competent and not has_it_already else []
    chosen = answers.get("agencies") or _concerned(kind, case)
    told = [(measure.agency_name(key), AgencyKey(key)) for key in chosen]
    if kind == CORRECTION_TO_AGENCY:
        return [(name, key) for name, key in told if concerning(case, answers["corrections"], key)]
    return told


def _concerned(kind: LetterKind, case: Case) -> list[AgencyKey]:
    """The agencies that a letter which names none goes to: all that know of the listing, or of them those that pause."""
    if kind == STAY_NOTICE:
        over = {*case.remedies.asked_to_pause, *case.listing.agencies_released}
        return [agency for agency in case.listing.informed_agencies if agency not in over]
    if kind == RESUMPTION_NOTICE:
        return [] if case.remedies.is_stayed or case.state != State.LISTED else case.remedies.asked_to_pause
    return case.listing.informed_agencies


def is_for_the_department(kind: LetterKind, case: Case) -> bool:
    """A case that ends before the person heard of it, or with the person, is closed towards the department."""
    if kind != TERMINATION:
        return False
    gone = case.filings[-1].answers.get("ground") in ("death", "dissolution")
    return gone or case.service.served(PRIOR_NOTICE) is None
