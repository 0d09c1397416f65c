"""查阅、复制: the person gets all that is theirs, nothing of others', and a reason for each thing that stays back."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest
from openpyxl import load_workbook

from casefiles.office.context import OfficeContext
from casefiles.office.errors import Unacceptable, Unusable
from casefiles.office.filing.take_step import take_step
from casefiles.office.filing.uploads import UploadedFile
from casefiles.office.opening import open_office
from casefiles.office.personal_copy import render
from casefiles.office.personal_copy.case_copy import Asking
from casefiles.office.personal_copy.compile import checked_request, compile_copy
from casefiles.office.personal_copy.package import package_copy
from casefiles.office.reading.cases import every_case, files_of, read_case, view_case
from casefiles.people.personal_copy import Reason
from tests.builders.files import words_of
from tests.builders.numbers import resident_id
from tests.builders.reports import PERSON_ID, enterprise, person
from tests.builders.scans import scanned_page
from tests.world.clock import ManualClock
from tests.world.offices import copied, opened
from tests.world.staff import CLERK, REVIEWER, SIGNER

WHY = "本人书面申请"
FORM = {"name": "孙例", "number": PERSON_ID, "asks": "self", "agent": "", "why": WHY, "identified": True}


def about(office, case, by=CLERK):
    return compile_copy(office, Asking(case.respondent.name, case.respondent.identity_number, WHY), by)


def one(office, number):
    return next(c for c in about(office, read_case(office, number)).cases if c.number == number)


def opened_package(office, copy, chosen=()):
    archive = zipfile.ZipFile(io.BytesIO(package_copy(office, copy, chosen, CLERK)))
    page = archive.read("个人信息查阅复制件.html").decode()
    return archive, page


@pytest.fixture(scope="module")
def own_demo(demo, tmp_path_factory) -> OfficeContext:
    """A copy of the demonstration whose access log may grow."""
    return copied(demo, tmp_path_factory.mktemp("copied") / "office", date(2026, 12, 1))


def test_every_record_and_every_file_is_told_given_or_kept_back_with_a_reason(own_demo):
    for case in every_case(own_demo):
        copy = one(own_demo, case.number)
        every = {f"{case.number}/{ref.path}" for ref in files_of(own_demo, case)}
        reasons = {file.key for file in copy.files if file.standing.reason}

        assert [record.sequence for record in copy.records] == [filing.sequence for filing in case.filings]
        assert {f.key for f in copy.given} | {f.key for f in copy.to_look_at} | reasons == every
        assert [x[0] for x in copy.letters] == [letter.title for letter in case.letters]


def test_what_was_deliberated_is_named_by_its_title_and_not_given(own_demo):
    copy = about(own_demo, read_case(own_demo, "2026-0003"))
    archive, page = opened_package(own_demo, copy, {file.key for file in copy.to_look_at})

    for inner in ("法制审核意见书", "核查报告", "会议纪要摘录", "认定事项请示"):
        assert not [name for name in archive.namelist() if inner in name]
        assert inner in page
    assert "政府信息公开条例》第十六条第二款" in page
    assert read_case(own_demo, "2026-0003").latest("legal_review").answers["opinion"] not in page


def test_nobody_else_s_number_or_telephone_goes_out(own_demo):
    cases = list(every_case(own_demo))
    numbers = {c.respondent.identity_number for c in cases if c.kind.is_natural_person}
    numbers |= {c.respondent.representative_id for c in cases if c.respondent.representative_id}
    telephones = {str(c.report.answers.get("phone")) for c in cases if c.report.answers.get("phone")}
    assert len(numbers) > 10
    assert telephones
    for case in cases:
        archive, page = opened_package(own_demo, about(own_demo, case))
        served = {f"{case.number}/{x.path}" for x in case.letters if x.served_on and not x.agency}
        words = page + "".join(
            words_of(archive.read(name))
            for name in archive.namelist()
            if name.endswith(".docx") and name not in served
        )
        assert not [x for x in numbers - {case.respondent.identity_number} if x in words], case.number
        assert not [x for x in telephones - {own_demo.details.phone} if x in words], case.number


def test_what_others_handed_in_goes_out_only_once_somebody_has_looked_at_it(own_demo):
    copy = about(own_demo, read_case(own_demo, "2026-0003"))
    receipt = next(file for file in copy.to_look_at if file.title == "回执")

    without, page = opened_package(own_demo, copy)
    with_it, _ = opened_package(own_demo, copy, {receipt.key, "2026-0003/papers/0004-法制审核意见书.docx"})

    assert receipt.key not in without.namelist()
    assert Reason.OTHERS.words in page
    assert receipt.key in with_it.namelist()
    assert not [name for name in with_it.namelist() if "法制审核" in name]


def test_whoever_informed_is_never_told(office):
    worker = opened(office, person(facts="2025年6月使用作弊秤。经举报人赵例子（13900000000）反映属实。"))
    letter = UploadedFile("信.pdf", scanned_page("信"))
    told = {"received_on": "2026-01-05", "title": "举报信", "source": "群众", "proves": ""}
    take_step(office, worker.number, "evidence", told, CLERK, uploads=[letter])
    copy = about(office, worker.case)

    archive, page = opened_package(office, copy, {file.key for case in copy.cases for file in case.files})

    assert "赵例子" not in page
    assert "13900000000" not in page
    assert "使用作弊秤" in page
    assert not [name for name in archive.namelist() if "evidence" in name]
    assert Reason.INFORMANT.words in page


def test_of_a_case_with_a_state_secret_only_its_existence_is_told(office):
    worker = opened(office, person(marks=["state_secret"]))
    _, page = opened_package(office, about(office, worker.case))

    assert worker.number in page
    assert worker.case.report.facts not in page
    assert "保守国家秘密法" in page


def test_where_the_number_fits_and_the_name_does_not_nothing_is_found_and_that_is_logged(office):
    worker = opened(office, person())
    for name, number in (
        ("孙", PERSON_ID),
        ("孙例", PERSON_ID[:-1]),
        ("孙例", resident_id(date(1990, 1, 1), 1)),
    ):
        copy = compile_copy(office, Asking(name, number, WHY, "钱代理"), CLERK)
        assert copy.is_empty
        assert "没有查到" in render.body(copy)
    lines = list(office.log.lines())

    assert [line["what"] for line in lines] == ["当事人查阅，没有查到"] * 3
    assert lines[0]["why"] == f"孙，代理人钱代理：{WHY}"
    assert not list(office.log.lines(worker.number))
    assert PERSON_ID not in str(lines)


def test_a_copy_is_logged_with_who_asked_for_whom_and_why(office):
    worker = opened(office, person())
    package_copy(office, about(office, worker.case), (), REVIEWER)

    looked, packed = office.log.lines(worker.number)
    assert (looked["what"], looked["by"], looked["why"]) == ("提供当事人查阅", CLERK.id, f"孙例，本人：{WHY}")
    assert packed["what"].startswith("导出当事人复制件")
    assert packed["by"] == REVIEWER.id


def test_a_unit_s_representative_learns_what_is_held_about_him_and_not_the_unit_s_file(office):
    number = resident_id(date(1975, 5, 6), 4)
    worker = opened(office, enterprise(representative="周例样", representative_id=number))
    (case,) = compile_copy(office, Asking("周例样", number, WHY), CLERK).cases
    body = render.body(compile_copy(office, Asking("周例样", number, WHY), CLERK))

    assert case.number == worker.number
    assert number in body
    assert worker.case.report.facts not in body
    assert not case.files
    assert Reason.UNIT in [reason for _, _, reason in case.kept_back]


def test_the_unit_s_copy_covers_its_representative_s_number(office):
    number = resident_id(date(1975, 5, 6), 4)
    worker = opened(office, enterprise(representative="周例样", representative_id=number))
    body = render.body(about(office, worker.case))

    assert number not in body
    assert "9****************" in body


def test_it_says_whom_the_office_told_and_what_was_published(own_demo):
    page = render.body(about(own_demo, read_case(own_demo, "2026-0003")).settled())
    words = " ".join(re.sub("<[^>]+>", " ", page).split())

    assert "县人力资源和社会保障局 失信信息通报函（木发改信函〔2026〕3号） 2026年3月18日 供你单位" in words
    assert "公示 木垒县政府网站 2026年3月31日" in words
    assert "2027年3月11日" in words
    assert "处理异议 2026年4月16日 成立，予以更正" in words


def test_officers_are_roles_unless_the_office_names_them(demo, tmp_path):
    office = copied(demo, tmp_path / "office", date(2026, 12, 1))
    view_case(office, "2026-0003", CLERK)
    plain = render.body(about(office, read_case(office, "2026-0003")))
    toml = office.home / "office.toml"
    text = toml.read_text(encoding="utf-8").replace("officers_named = false", "officers_named = true")
    toml.write_text(text, encoding="utf-8")
    named = open_office(office.home, ManualClock(date(2026, 12, 1)))

    assert "李经办" not in plain
    assert "查看案卷" in plain
    assert "李经办（经办人）" in render.body(about(named, read_case(named, "2026-0003")))


def test_a_row_that_went_back_to_its_department_is_told_too(own_demo):
    result = next(own_demo.home.glob("intake/*/处理结果.xlsx"))
    sheet = load_workbook(result).worksheets[0]
    rows = [tuple(row) for row in sheet.iter_rows(min_row=4, values_only=True)]
    returned = next(row for row in rows if row[22] == "退回" and "没有第12项" in row[23])

    copy = compile_copy(own_demo, Asking(returned[5], returned[6], WHY), CLERK)

    assert not copy.cases
    (row,) = copy.rows
    assert ("姓名（名称）", returned[5]) in row.cells
    assert str(returned[3]) not in render.body(copy)


def test_a_file_that_is_gone_is_named_and_a_case_that_cannot_be_read_too(demo, tmp_path):
    office = copied(demo, tmp_path / "office", date(2026, 12, 1))
    case, folder = read_case(office, "2026-0003"), office.home / "cases/2026/2026-0003"
    (folder / "evidence/0034-异议材料.pdf").unlink()
    archive, page = opened_package(office, about(office, case))
    assert Reason.DAMAGED.words in page
    assert not [name for name in archive.namelist() if "异议材料" in name]

    (folder / "records/0005.json").write_text("{}", encoding="utf-8")
    assert "案卷2026-0003损坏" in render.body(about(office, case))


def test_only_clerks_and_reviewers_give_copies(office):
    worker = opened(office, person())
    with pytest.raises(Unusable, match="只有经办人、审核人"):
        about(office, worker.case, by=SIGNER)


@pytest.mark.parametrize("missing", ["name", "number", "why", "identified", "asks"])
def test_nothing_is_looked_for_before_the_form_is_whole(office, missing):
    with pytest.raises(Unacceptable):
        checked_request(office, FORM | {missing: ""})
    with pytest.raises(Unacceptable, match="代理人姓名"):
        checked_request(office, FORM | {"asks": "agent"})


def test_the_page_opens_without_this_program(own_demo):
    copy = about(own_demo, read_case(own_demo, "2026-0003"))
    archive, page = opened_package(own_demo, copy)
    links = re.findall(r'href="([^"]+)"', page)

    assert not re.search(r"<script|<link|src=|https?:", page)
    assert len(links) == len(archive.namelist()) - 1
