"""查阅、复制: everything that the office holds about one person, for that person (个人信息保护法 Art. 45).

Whole name and whole number find it; every copy is logged with who asked, for whom and why, whether anything was found or not.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from casefiles.cases.case import Case
from casefiles.law.calendar import chinese_date
from casefiles.letters import wording
from casefiles.office.context import OfficeContext
from casefiles.office.errors import Damaged, Unusable
from casefiles.office.intake.received_lists import ListRow, rows_about
from casefiles.office.personal_copy.case_copy import Asking, CaseCopy, FileCopy, Rows
from casefiles.office.personal_copy.compile_case import Copying
from casefiles.office.reading.cases import numbers_about, read_case
from casefiles.people.roles import Officer, Role
from casefiles.people.visibility import body_of
from casefiles.procedure.fold import UnknownStep
from forms.base import Vocabulary
from forms.formdata import FormData
from forms.inspection import InspectionForm

GIVERS = (Role.CLERK, Role.REVIEWER)
ASKERS = {"self": "本人（单位的法定代表人）", "agent": "代理人"}


@dataclass(frozen=True)
class PersonalCopy:
    """Everything held about one person on one day."""

    asking: Asking
    made_on: str
    office: str
    phone: str
    review_body: str
    cases: tuple[CaseCopy, ...]
    rows: tuple[ListRow, ...]
    unreadable: tuple[str, ...]

    @property
    def is_about_a_unit(self) -> bool:
        """A unit has no personal data; it gets its file all the same, by the same rules."""
        return not any(case.is_respondent and case.is_a_person for case in self.cases) and any(
            case.is_respondent for case in self.cases
        )

    @property
    def is_empty(self) -> bool:
        return not (self.cases or self.rows or self.unreadable)

    @property
    def to_look_at(self) -> list[FileCopy]:
        return [file for case in self.cases for file in case.to_look_at]

    def settled(self, chosen: Collection[str] = ()) -> PersonalCopy:
        """The copy as it goes out: of the files to be looked at, those chosen are given and the others kept back."""
        return replace(self, cases=tuple(case.settled(chosen) for case in self.cases))


def request_form(office: OfficeContext, given: FormData | None = None, name: str = "") -> InspectionForm:
    """The form on which a copy is asked for."""
    vocabulary = Vocabulary(office.today, {"askers": list(ASKERS.items())})
    return InspectionForm(vocabulary, given, {"name": name} if given is None else None)


def checked_request(office: OfficeContext, given: FormData | Mapping[str, Any]) -> Asking:
    """Who asks for what, once the form is in order. Raises Unacceptable."""
    vocabulary = Vocabulary(office.today, {"askers": list(ASKERS.items())})
    answers = InspectionForm.checked(given, vocabulary)
    agent = answers["agent"] if answers["asks"] == "agent" else ""
    return Asking(answers["name"], answers["number"], answers["why"], agent)


def compile_copy(office: OfficeContext, asking: Asking, by: Officer) -> PersonalCopy:
    """Gather what is held; each case looked at is logged, and so is an answer that nothing is held.

    Raises Unusable for someone who may not give copies.
    """
    if not by.has_any(GIVERS):
        raise Unusable("只有经办人、审核人可以提供当事人查阅、复制；请由他们办理")
    found, unreadable = _cases_about(office, asking)
    looked = _looked_at(office, [case.number for case, _ in found])
    cases = tuple(Copying(office, case, part, asking, looked).made() for case, part in found)
    details = office.details
    copy = PersonalCopy(
        asking,
        chinese_date(office.today),
        details.name,
        details.phone,
        details.review_body,
        cases,
        tuple(rows_about(office, asking.name, asking.number)),
        tuple(unreadable),
    )
    for number in [case.number for case in cases] or [""]:
        what = "当事人查阅，没有查到" if copy.is_empty else "提供当事人查阅"
        office.log.note(office.now, by, number, what, asking.words)
    return copy


def _cases_about(office: OfficeContext, asking: Asking) -> tuple[list[tuple[Case, str]], list[str]]:
    """The cases whose respondent, or whose unit's representative, has this name and this number; those nobody can read."""
    found: list[tuple[Case, str]] = []
    unreadable = []
    for number in numbers_about(office, "".join(asking.number.split())):
        try:
            case = read_case(office, number)
        except (Damaged, UnknownStep):
            unreadable.append(number)
            continue
        part = _part_of(case, asking)
        if part:
            found.append((case, part))
    return found, unreadable


def _part_of(case: Case, asking: Asking) -> str:
    """What the person is in the case; empty where name and number do not both fit."""
    name, number = "".join(asking.name.split()), "".join(asking.number.split()).upper()
    r, relation = case.respondent, wording.RELATIONS.get(case.report.relation, "")
    if r.identity_number.upper() == number and name in (r.name, case.opening.answers.get("name")):
        related = case.report.related_case
        return f"当事人（{relation}，关联案件{related}）" if relation and related else "当事人"
    if r.representative_id.upper() == number and r.representative == name:
        return f"{r.name}的法定代表人（负责人）"
    return ""


def _looked_at(office: OfficeContext, numbers: list[str]) -> dict[str, Rows]:
    """Who looked at each case on which day and how often: roles, and names where the office's settings allow."""
    officers = {one.id: one for one in office.accounts.everyone()}
    counted: dict[str, dict[tuple[str, ...], int]] = {number: {} for number in numbers}
    for line in office.log.lines() if numbers else ():
        if line["case"] in counted:
            what = str(line["what"]).split(" ")[0].split("（")[0]
            row = (line["at"][:10], _who(officers.get(line["by"]), line, office), what)
            counted[line["case"]][row] = counted[line["case"]].get(row, 0) + 1
    return {
        number: tuple((wording.day(at), who, what, f"{n}次") for (at, who, what), n in rows.items())
        for number, rows in counted.items()
    }


def _who(officer: Officer | None, line: Mapping[str, Any], office: OfficeContext) -> str:
    if officer is None:
        return "系统" if line["by"] in ("system", "cli") else "工作人员（账号已不在）"
    roles = "、".join(role.title for role in Role if role in officer.roles)
    body = f"{body_of(officer, office.measure)} " if officer.body else ""
    return f"{body}{officer.name}（{roles}）" if office.details.officers_named else f"{body}{roles}"
