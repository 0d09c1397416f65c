"""查阅、复制: everything that the office holds about one person, for that person (个人信息保护法 Art. 45).

Whole name and whole number find it; every copy is logged with who asked, for whom and why, whether anything was found or not.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, StrictUndefined, Template, select_autoescape

from casefiles.cases.case import Case
from casefiles.law.calendar import chinese_date
from casefiles.letters import wording
from casefiles.office.case_copy import Asking, CaseCopy, FileCopy, Rows
from casefiles.office.copying import Copying
from casefiles.office.errors import Damaged, Unusable
from casefiles.office.kept_lists import ListRow, rows_about
from casefiles.people.personal_copy import Reason, Standing
from casefiles.people.roles import Officer, Role
from casefiles.people.visibility import body_of
from casefiles.procedure.fold import UnknownStep
from forms.base import Vocabulary
from forms.formdata import FormData
from forms.inspection import InspectionForm

if TYPE_CHECKING:
    from casefiles.office.office import Office

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


def form(office: Office, given: FormData | None = None, name: str = "") -> InspectionForm:
    """The form on which a copy is asked for."""
    vocabulary = Vocabulary(office.today, {"askers": list(ASKERS.items())})
    return InspectionForm(vocabulary, given, {"name": name} if given is None else None)


def asked(office: Office, given: FormData | Mapping[str, Any]) -> Asking:
    """Who asks for what, once the form is in order. Raises Unacceptable."""
    vocabulary = Vocabulary(office.today, {"askers": list(ASKERS.items())})
    answers = InspectionForm.checked(given, vocabulary)
    agent = answers["agent"] if answers["asks"] == "agent" else ""
    return Asking(answers["name"], answers["number"], answers["why"], agent)


def copy_for(office: Office, asking: Asking, by: Officer) -> PersonalCopy:
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
        office.access.note(_now(office), by, number, what, asking.words)
    return copy


def _now(office: Office) -> str:
    return office.clock().isoformat(timespec="seconds")


def _cases_about(office: Office, asking: Asking) -> tuple[list[tuple[Case, str]], list[str]]:
    """The cases whose respondent, or whose unit's representative, has this name and this number; those nobody can read."""
    found: list[tuple[Case, str]] = []
    unreadable = []
    for number in office.numbers_about("".join(asking.number.split())):
        try:
            case = office.case(number)
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
    r, relation = case.respondent, wording.RELATIONS.get(str(case.report.get("relation") or ""), "")
    if r.identity_number.upper() == number and name in (r.name, case.opening.answers.get("name")):
        related = case.report.get("related_case")
        return f"当事人（{relation}，关联案件{related}）" if relation and related else "当事人"
    if r.representative_id.upper() == number and r.representative == name:
        return f"{r.name}的法定代表人（负责人）"
    return ""


def _looked_at(office: Office, numbers: list[str]) -> dict[str, Rows]:
    """Who looked at each case on which day and how often: roles, and names where the office's settings allow."""
    officers = {one.id: one for one in office.accounts.everyone()}
    counted: dict[str, dict[tuple[str, ...], int]] = {number: {} for number in numbers}
    for line in office.access.lines() if numbers else ():
        if line["case"] in counted:
            what = str(line["what"]).split(" ")[0].split("（")[0]
            row = (line["at"][:10], _who(officers.get(line["by"]), line, office), what)
            counted[line["case"]][row] = counted[line["case"]].get(row, 0) + 1
    return {
        number: tuple((wording.day(at), who, what, f"{n}次") for (at, who, what), n in rows.items())
        for number, rows in counted.items()
    }


def _who(officer: Officer | None, line: Mapping[str, Any], office: Office) -> str:
    if officer is None:
        return "系统" if line["by"] in ("system", "cli") else "工作人员（账号已不在）"
    roles = "、".join(role.title for role in Role if role in officer.roles)
    body = f"{body_of(officer, office.measure)} " if officer.body else ""
    return f"{body}{officer.name}（{roles}）" if office.details.officers_named else f"{body}{roles}"


def package(office: Office, copy: PersonalCopy, chosen: Collection[str], by: Officer) -> bytes:
    """The copy as a ZIP: a page that opens anywhere, and every file that the person may have. Logged case by case."""
    copy = _readable_only(office, copy.settled(chosen))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("个人信息查阅复制件.html", page(copy))
        for case in copy.cases:
            for file in case.given:
                archive.writestr(file.key, office.store.folder(case.number).read_file(file.path))
    for case in copy.cases:
        looked_at = [file.title for file in case.given if file.key in chosen]
        let_out = f"，经查看放行：{'、'.join(looked_at)}" if looked_at else ""
        what = f"导出当事人复制件（{len(case.given)}个文件{let_out}）"
        office.access.note(_now(office), by, case.number, what, copy.asking.words)
    return out.getvalue()


def _readable_only(office: Office, copy: PersonalCopy) -> PersonalCopy:
    """The copy with every file that cannot be given whole named as such: never a silent gap."""

    def checked(file: FileCopy) -> FileCopy:
        if file.standing.reason:
            return file
        try:
            office.store.folder(file.case).read_file(file.path)
        except Damaged:
            return replace(file, standing=Standing(Reason.DAMAGED))
        return file

    cases = (replace(case, files=tuple(map(checked, case.files))) for case in copy.cases)
    return replace(copy, cases=tuple(cases))


def body(copy: PersonalCopy, *, linked: bool = False) -> str:
    """The copy as HTML to stand on a page; `linked` where the files lie beside it."""
    return _templates()[0].render(copy=copy, linked=linked)


def page(copy: PersonalCopy) -> str:
    """The copy as one HTML page that opens offline, its files beside it."""
    return _templates()[1].render(body=body(copy, linked=True), copy=copy)


@cache
def _templates() -> tuple[Template, Template]:
    made = Environment(
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    folder = resources.files("casefiles.office")
    texts = ((folder / name).read_text(encoding="utf-8") for name in ("copy_body.html", "copy_page.html"))
    first, second = map(made.from_string, texts)
    return first, second
