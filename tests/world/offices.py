"""Offices in folders, and a case in one of them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from casefiles.office.context import OfficeContext
from casefiles.office.filing.take_step import take_step
from casefiles.office.opening import open_office
from casefiles.office.reading.cases import read_case
from casefiles.office.settings.home import found_home
from tests.builders.reports import enterprise
from tests.world.case_worker import CaseWorker
from tests.world.clock import ManualClock
from tests.world.staff import CLERK

FIRST_DAY = date(2026, 1, 5)


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
value = "测试用确认文件"
by = "吴管理"
on = 2026-01-05
reason = "测试需要"
"""


def new_office(
    home: Path, day: date = FIRST_DAY, *, confirmed: bool = True, settings: str = ""
) -> OfficeContext:
    """A fresh office on `day`, its Measure confirmed as valid unless told otherwise."""
    found_home(home, OFFICE)
    toml = home / "office.toml"
    text = toml.read_text(encoding="utf-8") + (CONFIRMED if confirmed else "") + settings
    toml.write_text(text, encoding="utf-8")
    return open_office(home, ManualClock(day))


def opened(
    office: OfficeContext, report: Mapping[str, Any] | None = None, step: str = "report"
) -> CaseWorker:
    """A new case in that office, ready to be walked on."""
    case = take_step(office, None, step, report or enterprise(), CLERK)
    assert isinstance(office.clock, ManualClock)
    return CaseWorker(office, office.clock, case.number)


def copied(office: OfficeContext, home: Path, day: date) -> OfficeContext:
    """The same office in another folder, on that day, to be changed at will."""
    shutil.copytree(office.home, home)
    return open_office(home, ManualClock(day))


def resumed(home: Path, number: str) -> CaseWorker:
    """A case in its office, a moment after its last record."""
    clock = ManualClock(FIRST_DAY)
    office = open_office(home, clock)
    last = datetime.fromisoformat(read_case(office, number).filings[-1].filed_at)
    clock.move_to(last.date())
    while clock() <= last:
        pass
    return CaseWorker(office, clock, number)
