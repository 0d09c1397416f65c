"""Which cases and letters departments and agencies may see."""

from __future__ import annotations

from casefiles.cases.case import Case
from casefiles.cases.letter import Letter, LetterStatus
from casefiles.cases.letter_kinds import LETTER_KINDS, TERMINATION, Addressee
from casefiles.law.agency import NO_AGENCY, AgencyKey
from casefiles.law.measure import Measure
from casefiles.people.roles import Officer, Role

INSIDE = (Role.CLERK, Role.REVIEWER, Role.LEGAL, Role.SIGNER, Role.EXPLAINER, Role.SYSTEM)


def may_see(case: Case, by: Officer) -> bool:
    """Whether this officer may see the case: the office sees all, a department what it reported, nobody else any."""
    return by.has_any(INSIDE) or is_its_department(case, by)


def is_its_department(case: Case, by: Officer) -> bool:
    return Role.DEPARTMENT in by.roles and bool(by.body) and case.report.department == by.body


def agency_of(by: Officer, measure: Measure) -> AgencyKey:
    """The key of the agency for which this officer answers; empty for everyone else."""
    return agency_known_as(by, measure) if Role.AGENCY in by.roles else NO_AGENCY


def agency_known_as(by: Officer, measure: Measure) -> AgencyKey:
    """The key of the agency that the officer's body is: as the account keeps it, else by the body's name."""
    return measure.known_agency(by.agency) or measure.known_agency(by.body)


def body_of(by: Officer, measure: Measure) -> str:
    """What the officer's body is called now; empty for those of the office."""
    return measure.agency_name(agency_known_as(by, measure)) or by.body


def letters_to(case: Case, by: Officer, measure: Measure) -> list[Letter]:
    """The letters of the case that were served on this officer's department or agency."""
    agency, department = agency_of(by, measure), is_its_department(case, by)
    return [
        letter
        for letter in case.letters
        if letter.status == LetterStatus.SERVED
        and (
            (agency and letter.agency == agency)
            or (
                department
                and not letter.agency
                and letter.addressee == by.body
                and _is_for_a_department(letter)
            )
        )
    ]


def _is_for_a_department(letter: Letter) -> bool:
    """Whether the letter is addressed to the reporting department; never one to a person of the same name."""
    return letter.is_a(TERMINATION) or LETTER_KINDS[letter.kind].addressee == Addressee.DEPARTMENT
