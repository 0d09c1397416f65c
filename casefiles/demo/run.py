"""Makes the demonstration office: creates it, takes in the sample list, plays the cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib import resources
from pathlib import Path

from casefiles.cases.case import Case
from casefiles.demo.cases import Progress, play_cases
from casefiles.demo.walk import OUTSIDERS, STAFF, DemoClock
from casefiles.office.accounts.accounts import add_account
from casefiles.office.context import OfficeContext
from casefiles.office.intake.workbook import Intake, take_in
from casefiles.office.opening import open_office
from casefiles.office.reading.cases import every_case
from casefiles.office.settings.home import found_home
from casefiles.people.roles import Officer

PASSWORD = "demo-county-2026"  # noqa: S105 - printed on purpose, for the demonstration only
ACCOUNTS: Mapping[str, Officer] = {**STAFF, **OUTSIDERS}
FIRST_DAY = date(2026, 1, 5)
WORKBOOK = "部门报送表.xlsx"
OFFICE = {
    "name": "木垒哈萨克自治县发展和改革委员会",
    "short_name": "县发展改革委",
    "address": "木垒县示例路1号",
    "postcode": "831900",
    "phone": "0994-0000000",
    "contact": "李经办",
    "seat": "木垒哈萨克自治县",
    "number_prefix": "木发改信",
    "government": "木垒哈萨克自治县人民政府",
    "review_body": "木垒哈萨克自治县人民政府",
    "court": "木垒县人民法院",
    "measure": "mulei-2021-3",
}
CONFIRMED = """
[policies."norm.confirmed_by"]
value = "演示用确认文件（真实使用时填写县司法局或者制定机关的确认文件名称和文号）"
by = "吴管理"
on = 2026-01-05
reason = "演示需要；真实使用时删去本段，取得确认后再填写"
"""


@dataclass
class Made:
    """What the demonstration made: its folder, the result of the intake, the endings to print, and how many cases and letters."""

    home: Path
    intake: Intake
    told: list[tuple[Case, str]] = field(default_factory=list)
    cases: int = 0
    letters: int = 0


def make_demo(home: Path, progress: Progress = lambda what, done, total: None) -> tuple[OfficeContext, Made]:
    """Create the office in the empty folder `home` and play every case. Raises Unusable if there is an office already."""
    clock = DemoClock(FIRST_DAY)
    found_home(home, OFFICE)
    settings = home / "office.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + CONFIRMED, encoding="utf-8")
    office = open_office(home, clock)
    for officer in ACCOUNTS.values():
        agency = office.measure.known_agency(officer.body)
        add_account(office, officer.id, officer.name, officer.roles, PASSWORD, officer.body, agency=agency)
    workbook = (resources.files("casefiles.demo") / "samples" / WORKBOOK).read_bytes()
    intake = take_in(
        office,
        workbook,
        WORKBOOK,
        STAFF["clerk"],
        progress=lambda done, total: progress("收下部门报送表", done, total),
    )
    made = Made(home, intake, play_cases(office, clock, intake, progress))
    for case in every_case(office):
        made.cases += 1
        made.letters += sum(1 for letter in case.letters if letter.number)
    return office, made
