"""A step is taken whole: what is filed stands, what is refused leaves nothing behind."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from casefiles.cases.states import State
from casefiles.office.errors import (
    Conflict,
    NotFound,
    Refused,
    Unacceptable,
    Unusable,
)
from casefiles.office.filing.forms import form_for
from casefiles.office.filing.take_step import take_step
from casefiles.office.filing.uploads import UploadedFile
from casefiles.office.reading.cases import every_case, read_case
from casefiles.office.reading.documents import read_document
from casefiles.office.reading.steps import deadlines_of
from tests.builders.answers import ACCEPTED, decision
from tests.builders.files import every_file
from tests.builders.reports import enterprise
from tests.builders.scans import SCAN
from tests.world.offices import opened
from tests.world.staff import CLERK, SIGNER, STAFF


def test_a_filing_appends_one_record_and_says_what_the_case_now_is(office):
    worker = opened(office)

    case = take_step(office, worker.number, "acceptance", ACCEPTED, CLERK)

    assert case == read_case(office, worker.number)
    assert case.sequence == 2
    assert case.filings[-1].filed_by == {"id": "li", "name": "李经办", "role": "clerk"}


def test_cases_are_numbered_by_year_without_gaps(office):
    numbers = [
        opened(office, enterprise(instrument_number=f"例市监罚〔2025〕{n}号")).number for n in (1, 2, 3)
    ]
    office.clock.move_to(date(2027, 1, 4))

    assert [*numbers, opened(office, enterprise(instrument_number="例〔2025〕4号")).number] == [
        "2026-0001",
        "2026-0002",
        "2026-0003",
        "2027-0001",
    ]


def refusals_of(worker):
    """Attempts that must all fail, each for a reason of its own."""
    number, file = worker.number, partial(take_step, worker.office)
    return [
        (Refused, lambda: file(number, "decision", decision(), CLERK)),
        (Refused, lambda: file(number, "acceptance", ACCEPTED, SIGNER)),
        (Unacceptable, lambda: file(number, "acceptance", {}, CLERK)),
        (Unusable, lambda: file(number, "fly", {}, CLERK)),
        (Unusable, lambda: file(number, "acceptance", ACCEPTED, CLERK, uploads=[SCAN])),
        (Unusable, lambda: file(None, "report", enterprise(), CLERK, uploads=[UploadedFile("a.exe", b"MZ")])),
        (Unacceptable, lambda: file(None, "report", enterprise(name=""), CLERK)),
        (Conflict, lambda: file(number, "acceptance", ACCEPTED, CLERK, seen=0)),
        (NotFound, lambda: file("2026-0099", "acceptance", ACCEPTED, CLERK)),
        (NotFound, lambda: file("../2026-0001", "acceptance", ACCEPTED, CLERK)),
    ]


def test_what_is_refused_leaves_no_record_and_no_file(office):
    worker = opened(office)
    before = every_file(office.home)

    for error, attempt in refusals_of(worker):
        with pytest.raises(error):
            attempt()

    assert every_file(office.home) == before


@pytest.mark.parametrize("step", ["evidence", "recusal", "letter_sign", "acceptance", "decision"])
def test_no_step_but_a_report_opens_a_case(office, step):
    with pytest.raises((Refused, Unacceptable, Unusable)):
        take_step(
            office,
            None,
            step,
            {"received_on": "2026-01-05", "title": "材料", "source": "来源"},
            CLERK,
            uploads=[SCAN],
        )

    assert list(every_case(office)) == []
    assert not (office.home / "cases").exists()


def test_an_upload_that_must_come_is_asked_for(world):
    with pytest.raises(Unusable, match="请上传会议纪要摘录"):
        world.case_at("submitted").file("meeting", {"session": "会", "held_on": "2026-01-29", "minutes_number": "木政阅〔2026〕2号", "outcome": "upheld"})  # fmt: skip


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空文件"),
        (b"<html>", "不是可以存入案卷的类型"),
        (b"PK\x03\x04 broken", "不是可以存入案卷的类型"),
    ],
)
def test_an_upload_is_judged_by_its_content(office, data, words):
    with pytest.raises(Unusable, match=words):
        take_step(office, None, "report", enterprise(), CLERK, uploads=[UploadedFile("扫描件.pdf", data)])


def test_an_upload_keeps_its_bytes(office):
    case = take_step(office, None, "report", enterprise(), CLERK, uploads=[SCAN])

    assert read_document(office, case.number, case.opening.files[0].path, CLERK) == SCAN.data


def test_letters_of_one_signature_are_numbered_in_their_order(world):
    worker = world.case_at("informed")

    numbers = [letter.number for letter in worker.case.letters if letter.kind == "agency_notice"]
    assert numbers == ["木发改信函〔2026〕1号", "木发改信函〔2026〕2号"]


def test_the_drafter_neither_reviews_nor_signs(world):
    worker = world.case_at("notice_drafted")
    both = STAFF["clerk"].__class__("li", "李经办", STAFF["reviewer"].roles | SIGNER.roles | CLERK.roles)
    [draft] = worker.case.letters

    with pytest.raises(Refused, match="是您拟的稿"):
        take_step(
            worker.office, worker.number, "letter_review", {"letters": [draft.ref], "outcome": "pass"}, both
        )
    worker.file("letter_review", {"letters": [draft.ref], "outcome": "pass"}, "reviewer")
    with pytest.raises(Refused, match="是您拟的稿"):
        take_step(worker.office, worker.number, "letter_sign", {"letters": [draft.ref]}, both)


def test_who_reviewed_does_not_sign(world):
    worker = world.case_at("notice_drafted")
    both = SIGNER.__class__("zhao", "赵审核", STAFF["reviewer"].roles | SIGNER.roles)
    [draft] = worker.case.letters
    take_step(
        worker.office, worker.number, "letter_review", {"letters": [draft.ref], "outcome": "pass"}, both
    )

    with pytest.raises(Refused, match="是您审核的"):
        take_step(worker.office, worker.number, "letter_sign", {"letters": [draft.ref]}, both)


def test_a_part_of_what_goes_out_together_is_not_signed_alone(world):
    worker = world.case_at("decision_drafted")
    decided, repair = (letter.ref for letter in worker.case.service.letters_of("decision"))
    worker.file("letter_review", {"letters": [decided], "outcome": "pass"}, "reviewer")

    with pytest.raises(Refused, match="信用修复告知书》待审核"):
        worker.file("letter_sign", {"letters": [decided]}, "signer")
    worker.file(
        "letter_review", {"letters": [repair], "outcome": "return", "remarks": "日期有误。"}, "reviewer"
    )
    with pytest.raises(Refused, match="信用修复告知书》已退回重拟"):
        worker.file("letter_sign", {"letters": [decided]}, "signer")

    worker.file("decision", decision())
    worker.letters_to_seal().serve("2026-02-03")
    assert worker.case.state == State.DECISION_SERVED
    assert [x.number for x in worker.case.letters if x.kind == "decision" and x.is_live] == [
        "木发改信决〔2026〕1号"
    ]


def test_a_party_is_not_served_by_exchange_of_documents(world):
    worker = world.case_at("notice_drafted").letters_to_seal()
    [letter] = worker.case.letters
    served = {"letters": [letter.ref], "method": "exchange", "served_on": "2026-01-09", "place": "木垒县", "servers": ["李经办"], "receiver": "收文室"}  # fmt: skip

    with pytest.raises(Refused, match="不能以公文交换送达"):
        worker.file("letter_serve", served, scan="回证")


def test_service_by_public_notice_is_deemed_done_thirty_days_later(world):
    worker = world.case_at("notice_drafted").letters_to_seal()
    [letter] = worker.case.letters
    for day, method in (("2026-01-09", "direct"), ("2026-01-12", "direct"), ("2026-01-13", "postal")):
        failed = {
            "letter": letter.ref,
            "method": method,
            "tried_on": day,
            "place": "示例路",
            "reason": "无人。",
        }
        worker.on(day).file("service_attempt", failed)

    worker.serve("2026-01-14", "public_notice")

    [letter] = worker.case.letters
    assert letter.served_on == date(2026, 2, 13)
    found = next(d for d in deadlines_of(worker.office, worker.case) if d.key == "defence")
    assert found.last_day == date(2026, 3, 5)


def test_a_clock_that_goes_backwards_is_refused(world):
    worker = world.case_at("verified")
    worker.clock.move_to(date(2025, 12, 31))

    with pytest.raises(Refused, match="本机时钟早于本案上一条记录的时间"):
        worker.file("legal_review", {"outcome": "pass", "opinion": "同意。"}, "legal")

    assert worker.case.state == State.VERIFIED


def test_nothing_is_dated_in_the_future(world):
    tomorrow = {"entered_on": "2026-02-05", "checked_by": "马协办"}

    with pytest.raises(Unacceptable, match="在今天之后"):
        world.case_at("decision_served").on("2026-02-04").file("entry", tomorrow)


def test_a_decision_starts_from_what_was_told(world):
    from casefiles.procedure.table import STEPS

    worker = world.case_at("upheld")
    shown = form_for(worker.office, worker.case, STEPS["decision"], CLERK).answers()

    assert shown["severity"] == "general"
    assert shown["term_months"] == 3
    assert [row["code"] for row in shown["restrictions"]] == ["M5-1-05"]
