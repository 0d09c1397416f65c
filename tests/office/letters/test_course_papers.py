"""Papers that the course of a case leaves in its file, as python-docx reads them."""

from __future__ import annotations

import pytest

from casefiles.cases.letter_kinds import BLANK_TITLES, PAPER_TITLES
from casefiles.office.filing.preview import preview_letters
from casefiles.office.reading.cases import every_case
from casefiles.office.reading.documents import blank_form
from storage import NotFound
from tests.builders.answers import DEFENCE
from tests.builders.files import words_of
from tests.builders.reports import COMPANY_CODE, PERSON_ID, person
from tests.world.case_worker import CaseWorker
from tests.world.offices import new_office, opened
from tests.world.staff import AGENCY, STAFF


def paper(worker: CaseWorker, name: str) -> str:
    """The words of the paper that the newest filing made; empty where it made none."""
    made = worker.case.filings[-1].files
    files = [file for file in made if (file.kind, file.title) == ("paper", PAPER_TITLES[name])]
    return words_of(worker.office.store.folder(worker.number).read_file(files[0].path)) if files else ""


def attempted(worker: CaseWorker, *tries: tuple[str, str]) -> CaseWorker:
    """The sealed notice was tried to be served in vain."""
    worker.letters_to_seal()
    [ref] = [x.ref for x in worker.case.service.letters_of("prior_notice")]
    for day, method in tries:
        tried = {"letter": ref, "method": method, "tried_on": day, "place": "住所", "reason": "无人"}
        worker.on(day).file("service_attempt", tried)
    return worker


TRIES = (("2026-01-12", "direct"), ("2026-01-13", "direct"), ("2026-01-14", "postal"))


def test_a_public_notice_names_the_paper_the_day_and_the_right_to_answer(world):
    worker = attempted(world.case_at("notice_drafted"), *TRIES)

    words = paper(worker.serve("2026-01-15", "public_notice"), "service_announcement")

    for part in (
        "先后直接送达、邮寄送达3次",
        "木发改信告〔2026〕1号",
        "即2026年2月14日，视为送达",
        "10个工作日内，你单位有权进行陈述和申辩",
    ):
        assert part in words
    assert worker.case.hearing.notice_served_on.isoformat() == "2026-02-14"


def test_a_public_notice_tells_nobody_s_number_and_nothing_of_the_matter(tmp_path):
    from tests.world.stages import STAGES

    worker = opened(new_office(tmp_path / "office"), person())
    for stage in ("accepted", "verified", "legally_reviewed", "notice_drafted"):
        if stage == "notice_drafted":
            worker.on("2026-01-09").file(
                "prior_notice",
                {
                    "severity": "general",
                    "severity_reasons": "逾期未改。",
                    "term_months": 3,
                    "restrictions": [],
                },
            )
        else:
            STAGES[stage](worker)

    words = paper(attempted(worker, *TRIES).serve("2026-01-15", "public_notice"), "service_announcement")

    assert "孙例：" in words
    for secret in (PERSON_ID, "电子秤", "计量作弊", "失信"):
        assert secret not in words


def test_no_public_notice_is_written_where_the_person_was_reached(world):
    worker = world.case_at("notice_drafted").letters_to_seal().serve("2026-01-12")

    assert paper(worker, "service_announcement") == ""


def test_the_public_notice_can_be_printed_before_it_is_filed(world):
    worker = attempted(world.case_at("notice_drafted"), *TRIES)
    [ref] = [x.ref for x in worker.case.service.letters_of("prior_notice")]
    given = {"letters": [ref], "method": "public_notice", "served_on": "2026-01-15", "place": "县政府网站", "servers": ["李经办"]}  # fmt: skip

    from casefiles.procedure.table import STEPS

    made = preview_letters(worker.office, worker.case, STEPS["letter_serve"], given, STAFF["clerk"])

    [notice] = [words_of(file.data) for file in made if file.title == PAPER_TITLES["service_announcement"]]
    assert "即2026年2月14日，视为送达" in notice


def test_who_stays_away_is_told_with_the_reason_and_what_follows(world):
    worker = world.case_at("accepted")
    second = STAFF["second"]
    worker.office.accounts.add(second.id, second.name, second.roles, "an-invented-phrase-2026")
    asked = {"officer": "ma", "asked_by": "周例样", "reason": "系当事人近亲属。"}

    denied = paper(worker.file("recusal", asked | {"outcome": "deny"}, "signer"), "recusal_decision")
    approved = paper(worker.file("recusal", asked | {"outcome": "approve"}, "signer"), "recusal_decision")

    assert "周例样：" in denied
    assert "马协办不回避。" in denied
    assert "马协办回避。" in approved
    assert "也不以协办、记录、送达等名义参加" in approved
    assert "决定人：孙签发" in approved


def test_the_inquiry_s_clock_leaves_its_paper_each_time(world):
    worker = world.case_at("accepted").on("2026-01-07")
    stopped = paper(
        worker.file("suspension", {"reason": "等待判决。", "waits_for": "某案判决生效"}, "reviewer"),
        "inquiry_approval",
    )
    worker.letters_by_others("2026-01-08")
    on_again = paper(
        worker.on("2026-01-20").file("resumption", {"reason": "判决已经生效。"}, "reviewer"),
        "inquiry_approval",
    )
    longer = paper(
        worker.file("verification_extension", {"reason": "案情复杂。"}, "signer"), "inquiry_approval"
    )

    assert "自2026年1月7日起停止计算" in stopped
    assert "某案判决生效" in stopped
    assert "自2026年1月20日起接着计算，至" in on_again
    assert "延长核查期限" in longer
    assert "准予延长" in longer


def test_the_minutes_of_a_hearing_are_laid_out_to_be_signed(world):
    worker = world.case_at("noticed").on("2026-01-15").file("defence", DEFENCE | {"hearing": True})
    told = {"held_on": "2026-02-02", "at_time": "10时30分", "place": "二楼会议室", "chair": "冯审核", "recorder": "马协办"}  # fmt: skip
    worker.file("hearing_notice", told)
    worker.letters_to_seal().serve("2026-01-16")
    held = {
        "held_on": "2026-02-02",
        "present": ["冯审核（主持人）"],
        "points": ["供应商已经立案。"],
        "signed": True,
    }

    words = paper(worker.on("2026-02-02").file("hearing_record", held, scan="听证笔录"), "hearing_minutes")

    for part in (
        "2026年2月2日10时30分",
        "二楼会议室",
        "主持人：冯审核",
        "供应商已经立案。",
        "与我所说相符",
    ):
        assert part in words


@pytest.mark.parametrize("name", BLANK_TITLES)
def test_a_blank_form_names_the_case_and_the_person_and_nobody_s_number(world, name):
    worker = world.case_at("noticed")

    made = blank_form(worker.office, worker.number, name, STAFF["clerk"])

    words = words_of(made.data)
    assert BLANK_TITLES[name][:4] in words
    assert worker.number in words
    assert "木垒县例样商贸有限公司" in words
    assert COMPANY_CODE not in words


def test_an_agency_gets_no_blank_forms_of_a_case(world):
    worker = world.case_at("noticed")

    with pytest.raises(NotFound):
        blank_form(worker.office, worker.number, "form_defence", AGENCY)


def test_every_working_paper_is_made_in_the_demonstration(demo):
    made = {
        file.title
        for case in every_case(demo)
        for filing in case.filings
        for file in filing.files
        if file.kind == "paper"
    }
    of_the_bag = {"cover", "contents", "remarks", "credit_china_slip", "interpretation", "service_receipt"}

    assert {title for name, title in PAPER_TITLES.items() if name not in of_the_bag} - made == set()
