"""What departments and agencies outside the office may not do in a case."""

from __future__ import annotations

from casefiles.cases.case import Case
from casefiles.law.ground import Provision
from casefiles.people.roles import Role
from casefiles.people.visibility import agency_of, is_its_department, letters_to
from casefiles.procedure.rule import Attempt, Refusal
from casefiles.procedure.step import Step


def not_theirs(case: Case, step: Step, at: Attempt) -> Refusal | None:
    """The reason why an officer of a department or agency may not take this step: not its report, or not its letter."""
    role = at.by.role_among(step.actors)
    if role == Role.DEPARTMENT:
        return _not_the_departments(case, at)
    if role == Role.AGENCY and at.answers.get("agency", agency_of(at.by, at.measure)) != agency_of(
        at.by, at.measure
    ):
        return Refusal(Provision.RECEIPT, "只能登记本单位的回执", "请选择本单位", "agency")
    if role == Role.AGENCY and not letters_to(case, at.by, at.measure):
        return Refusal(Provision.RECEIPT, "本单位没有收到这个案件的函件", "请核对案号")
    return None


def _not_the_departments(case: Case, at: Attempt) -> Refusal | None:
    if case.filings and not is_its_department(case, at.by):
        return Refusal(Provision.REPORTING, "这不是本单位报送的案件", "请从本单位的报送中选择")
    if not case.filings and at.answers and at.answers.get("department") != at.by.body:
        return Refusal(Provision.REPORTING, f"报送单位须为本单位（{at.by.body}）", "", "department")
    return None
