"""Who outside the office may see and do what in which case: a department its own reports, an agency its own letters.

Inside the office the role alone decides (separation of duties is the guards' business). Everyone who looks or files is
measured here, whether by a page, a command or a program.
"""

from __future__ import annotations

from casefiles.case import Case
from casefiles.cases.letter import Letter, LetterStatus
from casefiles.cases.letter_kinds import LETTER_KINDS, Addressee
from casefiles.guards import Moment, Refusal
from casefiles.measure import Measure, article
from casefiles.roles import Officer, Role
from casefiles.steps import Step

INSIDE = (Role.CLERK, Role.REVIEWER, Role.LEGAL, Role.SIGNER, Role.EXPLAINER, Role.SYSTEM)


def may_see(case: Case, by: Officer) -> bool:
    """Whether this officer may see the case itself: the office all, a department what it reported, nobody else."""
    return by.has_any(INSIDE) or is_its_department(case, by)


def is_its_department(case: Case, by: Officer) -> bool:
    return Role.DEPARTMENT in by.roles and bool(by.body) and case.report.get("department") == by.body


def agency_of(by: Officer, measure: Measure) -> str:
    """The key of the agency for which this officer answers; empty for everyone else."""
    if Role.AGENCY not in by.roles or not by.body:
        return ""
    return next((agency.key for agency in measure.agencies.values() if agency.name == by.body), "")


def letters_to(case: Case, by: Officer, measure: Measure) -> list[Letter]:
    """The letters of the case that have gone out to this officer's department or agency, and no others."""
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
    """A letter to the department that reported; one to the person never is, should the two bear one name."""
    return letter.kind == "termination" or LETTER_KINDS[letter.kind].addressee == Addressee.DEPARTMENT


def not_theirs(case: Case, step: Step, at: Moment) -> Refusal | None:
    """Why someone from outside may not take this step here: it is not their report, or not their letter."""
    role = at.by.role_among(step.actors)
    if role == Role.DEPARTMENT:
        return _not_the_departments(case, at)
    if role == Role.AGENCY and at.answers.get("agency", agency_of(at.by, at.measure)) != agency_of(
        at.by, at.measure
    ):
        return Refusal(article(8), "只能登记本单位的回执", "请选择本单位", "agency")
    if role == Role.AGENCY and not letters_to(case, at.by, at.measure):
        return Refusal(article(8), "本单位没有收到这个案件的函件", "请核对案号")
    return None


def _not_the_departments(case: Case, at: Moment) -> Refusal | None:
    if case.filings and not is_its_department(case, at.by):
        return Refusal(article(6, 1), "这不是本单位报送的案件", "请从本单位的报送中选择")
    if not case.filings and at.answers and at.answers.get("department") != at.by.body:
        return Refusal(article(6, 1), f"报送单位须为本单位（{at.by.body}）", "", "department")
    return None
