"""Article 7(2): sex and age are shown only where the office has opened them, on a ground of law, in time to say so."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from casefiles.cli import printing
from casefiles.office.errors import Unusable
from casefiles.office.reading.register import look_up, write_register
from casefiles.office.reading.register import published as listings
from casefiles.office.settings.home import SETTINGS, read_office
from casefiles.outward.register import listing
from tests.builders.answers import DEFENCE, decision, proposal
from tests.builders.cases import MEASURE
from tests.builders.files import letter_words
from tests.builders.numbers import resident_id
from tests.builders.reports import PERSON_ID, official, person
from tests.world.case_worker import CaseWorker
from tests.world.offices import new_office, opened, resumed
from tests.world.stages import STAGES

LAW = "《某某条例》第十条规定公布性别、年龄"
OFFICE = "木垒哈萨克自治县发展和改革委员会"


def opening(on: str = "2026-01-05", reason: str = LAW, by: str = "李主任") -> str:
    return f'\n[policies."publish.age_sex"]\nvalue = true\nby = "{by}"\non = {on}\nreason = "{reason}"\n'


def with_settings(worker: CaseWorker, text: str) -> CaseWorker:
    path = worker.office.home / SETTINGS
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    return resumed(worker.office.home, worker.number)


def carried(worker: CaseWorker, stages: list[str], code: str = "M5-3-03") -> CaseWorker:
    rows = [
        {"code": code, "basis": "《某某条例》第一条", "agency": "finance", "months": 3, "reason": "理由。"}
    ]
    for stage in stages:
        if stage == "notice_drafted":
            worker.on("2026-01-09").file("prior_notice", proposal(restrictions=rows))
        elif stage == "decision_drafted":
            worker.on("2026-02-02").file("decision", decision(restrictions=rows))
        elif stage == "defended":
            worker.on("2026-01-15").file("defence", DEFENCE | {"by": worker.case.respondent.name})
        else:
            STAGES[stage](worker)
    return worker


TO_THE_NOTICE = ["accepted", "verified", "legally_reviewed", "notice_drafted", "noticed"]
FROM_THE_NOTICE = list(STAGES)[list(STAGES).index("noticed") + 1 : list(STAGES).index("published") + 1]


def published(tmp_path: Path, settings: str, report=person, code: str = "M5-3-03") -> CaseWorker:
    worker = with_settings(opened(new_office(tmp_path / "office"), report()), settings)
    return carried(worker, TO_THE_NOTICE + FROM_THE_NOTICE, code)


def test_by_default_neither_is_shown_nor_announced(tmp_path):
    worker = published(tmp_path, "")
    [entry] = listings(worker.office)

    assert (entry.sex, entry.age, entry.about_the_person) == ("", "", "")
    assert "年龄" not in str(entry.rows)
    assert "性别、年龄" not in letter_words(worker, "prior_notice")


@pytest.mark.parametrize(("report", "code"), [(person, "M5-3-03"), (official, "M5-2-03")])
def test_once_opened_every_way_out_shows_them_and_the_letters_announce_them(tmp_path, report, code):
    worker = published(tmp_path, opening(), report, code)
    who = worker.case.respondent
    age = f"{who.age_on(date(2026, 2, 25))}岁"
    [entry] = listings(worker.office)

    assert (entry.sex, entry.age) == (who.sex, age)
    for letter in ("prior_notice", "decision", "entry_notice"):
        assert "姓名、性别、年龄（按公示起始日计算）、遮盖后的证件号码" in letter_words(worker, letter)
    page, data = write_register(worker.office, tmp_path / "out")
    assert f"{who.sex}，{age}" in page.read_text(encoding="utf-8")
    [row] = json.loads(data.read_text(encoding="utf-8"))["listings"]
    assert (row["sex"], row["age"]) == (who.sex, age)
    [found] = look_up(worker.office, who.name, who.identity_number)
    assert ("性别", who.sex) in found.rows
    assert ("年龄（公示起始日）", age) in found.rows
    assert who.identity_number not in str(entry)


def test_the_command_line_shows_them_too(tmp_path):
    worker = published(tmp_path, opening())
    console = Console(file=io.StringIO(), width=300)

    printing.print_register(console, listings(worker.office))

    [entry] = listings(worker.office)
    assert f"孙例（{entry.about_the_person}）" in console.file.getvalue()


def test_the_age_is_that_of_the_first_day_so_that_no_birthday_shows(tmp_path):
    worker = published(tmp_path, opening(), lambda: person(identity_number=resident_id(date(1980, 3, 20), 3)))
    first, later = date(2026, 2, 25), date(2026, 4, 30)
    shown = {listing(worker.case, worker.office.measure, OFFICE, day).age for day in (first, later)}

    assert worker.case.respondent.age_on(later) == 46
    assert shown == {"45岁"}


@pytest.mark.parametrize("day", ["2026-01-09", "2026-01-20"])
def test_what_was_opened_after_the_notice_is_not_shown_in_this_case(tmp_path, day):
    worker = opened(new_office(tmp_path / "office"), person())
    carried(worker, TO_THE_NOTICE)
    worker = carried(with_settings(worker, opening(on=day)), FROM_THE_NOTICE)

    assert [entry.about_the_person for entry in listings(worker.office)] == [""]
    assert "性别、年龄" not in letter_words(worker, "decision")


def test_an_organisation_has_neither(world):
    worker = with_settings(world.case_at("published"), opening())

    assert [entry.about_the_person for entry in listings(worker.office)] == [""]


def test_what_is_closed_again_is_shown_no_longer(tmp_path):
    worker = published(tmp_path, opening())

    entry = listing(worker.case, MEASURE, OFFICE, worker.office.today)
    assert entry.about_the_person == ""


@pytest.mark.parametrize(
    "settings",
    [opening(reason="领导同意"), opening(reason="《木垒县社会信用联合惩戒管理办法》第七条"), opening(by="")],
    ids=["no law", "the Measure alone", "nobody"],
)
def test_they_are_not_opened_without_a_law_or_without_saying_who(tmp_path, settings):
    home = new_office(tmp_path / "office").home
    text = (home / SETTINGS).read_text(encoding="utf-8") + settings

    with pytest.raises(Unusable, match=r"法律、行政法规|by"):
        read_office(text, home)


def test_the_number_is_never_whole_even_then(tmp_path):
    worker = published(tmp_path, opening())

    page, data = write_register(worker.office, tmp_path / "out")
    assert PERSON_ID not in page.read_text(encoding="utf-8") + data.read_text(encoding="utf-8")
