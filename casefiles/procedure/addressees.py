"""The recipients of the letters that a filing drafts, determined before anything is written."""

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
    """The rows by which the facts of `filing` list its letters: kind, recipient and place among its files.

    `case` is the case before the filing; `government` is the body to which submissions go.
    """
    ahead = after(case, filing)
    recipients = [
        (kind.name, addressee, agency)
        for kind in step.letters_for(str(filing.answers.get("outcome")))
        for addressee, agency in _recipients(kind, ahead, measure, government)
    ]
    return [
        {
            "ref": LetterRef.of(filing.sequence, place + 1),
            "kind": kind,
            "addressee": addressee,
            "agency": agency,
            "file": place,
        }
        for place, (kind, addressee, agency) in enumerate(recipients)
    ]


def _recipients(
    kind: LetterKind, case: Case, measure: Measure, government: str
) -> list[tuple[str, AgencyKey]]:
    """The recipients of a kind of letter, as (name, agency key); empty if it has none in this case."""
    answers, department = case.filings[-1].answers, case.report.department
    if kind.addressee == Addressee.RESPONDENT:
        return [(department if is_for_the_department(kind, case) else case.respondent.name, NO_AGENCY)]
    if kind.addressee == Addressee.DEPARTMENT:
        return [(department, NO_AGENCY)]
    if kind.addressee == Addressee.GOVERNMENT:
        return [(government, NO_AGENCY)]
    if kind.addressee == Addressee.COURT:
        return [(str(case.report.instrument.issuer or "执行法院"), NO_AGENCY)]
    if kind.addressee == Addressee.TRIBUNAL:
        asked = int(answers["proceeding"])
        return [(str(case.filings[asked - 1].answers["body"]), NO_AGENCY)]
    if kind.addressee == Addressee.COMPETENT:
        competent = answers.get("refer_to")
        has_it_already = kind == REFERRAL and competent == department
        return [(str(competent), NO_AGENCY)] if competent and not has_it_already else []
    chosen = answers.get("agencies") or _agencies_concerned(kind, case)
    agencies = [(measure.agency_name(key), AgencyKey(key)) for key in chosen]
    if kind == CORRECTION_TO_AGENCY:
        # No agency gets a correction of what it never knew: restrictions that another one carries out.
        return [(name, key) for name, key in agencies if concerning(case, answers["corrections"], key)]
    return agencies


def _agencies_concerned(kind: LetterKind, case: Case) -> list[AgencyKey]:
    """The agencies to write to where the form names none: all that were informed of the listing.

    A stay notice goes to those that neither pause already nor were released, a resumption notice to those that pause.
    """
    if kind == STAY_NOTICE:
        left_out = {*case.remedies.asked_to_pause, *case.listing.agencies_released}
        return [agency for agency in case.listing.informed_agencies if agency not in left_out]
    if kind == RESUMPTION_NOTICE:
        return [] if case.remedies.is_stayed or case.state != State.LISTED else case.remedies.asked_to_pause
    return case.listing.informed_agencies


def is_for_the_department(kind: LetterKind, case: Case) -> bool:
    """Whether a termination is addressed to the department: the respondent no longer exists or was never notified."""
    if kind != TERMINATION:
        return False
    has_ceased = case.filings[-1].answers.get("ground") in ("death", "dissolution")
    return has_ceased or case.service.served(PRIOR_NOTICE) is None
