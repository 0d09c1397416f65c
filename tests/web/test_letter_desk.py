"""The desk's pages: the queue, a letter beside what it rests on, remarks at the place, several alike at once."""

from __future__ import annotations

import re
from typing import Any

import lxml.html
import pytest
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from casefiles.cases.letter import Letter, LetterStatus
from casefiles.office.context import OfficeContext
from casefiles.office.filing.drafts import draft_of
from casefiles.office.filing.take_step import take_step
from casefiles.procedure.table import STEPS
from tests.builders.answers import POINTS, decision, proposal
from tests.builders.reports import person
from tests.builders.scans import SCAN
from tests.web.people import Person, complaints, links, pages, text_of
from tests.world import World
from tests.world.case_worker import CaseWorker
from tests.world.offices import opened
from tests.world.staff import CLERK, STAFF
from tests.world.stages import STAGES

RETURN = "理由部分请充实。"


def draft(worker: CaseWorker, kind: str = "decision") -> Letter:
    return [x for x in worker.case.letters if x.kind == kind][-1]


def desk(worker: CaseWorker, kind: str = "decision") -> str:
    return f"/cases/{worker.number}/letters/{draft(worker, kind).ref}/desk"


def sends(
    who: Person, address: str, answers: dict[str, str] | None = None, *, page: str = "", outcome: str = ""
) -> TestResponse:
    """Fill in the desk's own form and press one of its buttons."""
    form = lxml.html.fromstring(page or who.opens(address)).get_element_by_id("step")
    for name, value in (answers or {}).items():
        form.inputs[name].value = value
    sent: list[Any] = [*form.form_values(), *([("outcome", outcome)] if outcome else [])]
    return who.client.post(address, data=MultiDict(sent))


def place_of(page: str, words: str) -> tuple[str, int]:
    """The name of the field beside the paragraph with those words, and the paragraph's number."""
    for para in lxml.html.fromstring(page).find_class("para"):
        if words in "".join(para.find_class("words")[0].itertext()):
            number = int(str(para.get("id")).removeprefix("p-"))
            return str(para.xpath(".//textarea/@name")[0]), number
    raise AssertionError(words)


def returned(worker: CaseWorker) -> int:
    """The decision given back through the page with a general remark and one at the reasons; their paragraph."""
    reviewer = Person(pages(worker.office), "zhao")
    page = reviewer.opens(desk(worker))
    name, number = place_of(page, "事实清楚、证据充分")
    reply = sends(
        reviewer, desk(worker), {"remarks": RETURN, name: "写明检定情况。"}, page=page, outcome="return"
    )
    assert reply.status_code == 302, complaints(reply.text)
    return number


# --- the desk ---


def test_the_letter_stands_beside_all_that_it_rests_on(world: World) -> None:
    worker = world.case_at("decision_drafted")
    page = Person(pages(worker.office), "zhao").opens(desk(worker))
    document = lxml.html.fromstring(page)
    letter = " ".join(document.find_class("paper")[0].itertext())
    basis = " ".join(" ".join(document.find_class("basis")[0].itertext()).split())

    assert "失信行为认定决定书" in letter
    for words in (
        worker.case.facts_found,
        "例市监罚〔2025〕7号",
        "A4-09-14",
        worker.office.measure.quote(worker.office.measure.behaviours["A4-09-14"].ground)[:20],
        *POINTS,
        "责令改正后仍继续使用。",
        "同意告知。",
        "与事先告知对照",
        "全国失信惩戒措施基础清单第二类",
        "会议纪要摘录",
    ):
        assert words in basis, words


def test_every_evidence_on_the_desk_opens_in_the_browser(world: World) -> None:
    worker = world.case_at("decision_drafted")
    reviewer = Person(pages(worker.office), "zhao")
    files = [one for one in links(reviewer.opens(desk(worker))) if "/evidence/" in one]

    assert files
    for address in files:
        reply = reviewer.client.get(address)
        assert (reply.status_code, reply.mimetype) == (200, "application/pdf")
        assert "attachment" not in reply.headers.get("Content-Disposition", "")


def test_a_letter_that_says_nothing_of_the_conduct_shows_none(world: World) -> None:
    worker = world.case_at("decision_drafted")
    page = text_of(Person(pages(worker.office), "zhao").opens(desk(worker, "repair_notice")))

    assert "认定的事实" not in page
    assert "与事先告知对照" not in page


def test_a_person_s_number_is_masked_on_the_desk(office: OfficeContext) -> None:
    worker = opened(office, person())
    for stage in ("accepted", "verified", "legally_reviewed"):
        STAGES[stage](worker)
    worker.on("2026-01-09").file("prior_notice", proposal(restrictions=[]))
    page = Person(pages(office), "zhao").opens(desk(worker, "prior_notice"))

    assert worker.case.respondent.masked_identity in page
    assert worker.case.respondent.identity_number not in page


def test_the_drafter_sees_the_desk_but_passes_nothing_there(world: World) -> None:
    worker = world.case_at("decision_drafted")
    page = Person(pages(worker.office), "li").opens(desk(worker))

    assert "审核通过" not in page
    assert 'id="step"' not in page


def test_who_reviewed_is_told_why_another_signs(world: World) -> None:
    worker = world.case_at("notice_drafted")
    app = pages(worker.office)
    worker.office.accounts.add(
        "zhao", "赵审核", [*STAFF["reviewer"].roles, *STAFF["signer"].roles], "demo-county-2026"
    )
    both = Person(app, "zhao")
    assert sends(both, desk(worker, "prior_notice"), outcome="pass").status_code == 302
    page = both.opens(desk(worker, "prior_notice"))

    assert "是您审核的" in text_of(page)
    assert 'id="step"' not in page


# --- passing ---


def test_a_letter_is_reviewed_and_signed_at_the_desk_by_the_very_same_steps(world: World) -> None:
    worker = world.case_at("notice_drafted")
    app = pages(worker.office)
    reply = sends(Person(app, "zhao"), desk(worker, "prior_notice"), {"remarks": "同意。"}, outcome="pass")
    assert reply.location == "/letters"
    signer = Person(app, "sun")
    sends(signer, desk(worker, "prior_notice"), {"opinion": "同意签发。"})

    assert [x.step for x in worker.case.filings[-2:]] == ["letter_review", "letter_sign"]
    assert worker.case.filings[-1].answers["opinion"] == "同意签发。"
    assert draft(worker, "prior_notice").number in signer.opens("/letters")


def test_what_goes_out_together_is_signed_from_one_desk_once_all_of_it_was_opened(world: World) -> None:
    worker = world.case_at("decision_drafted")
    worker._act("letter_review", {"outcome": "pass"}, "reviewer")
    signer = Person(pages(worker.office), "sun")
    refused = sends(signer, desk(worker))
    assert refused.status_code == 422
    assert "《信用修复告知书》（致木垒县例样商贸有限公司）您还没有打开这一稿" in complaints(refused.text)

    signer.opens(desk(worker, "repair_notice"))
    assert sends(signer, desk(worker)).status_code == 302
    assert all(draft(worker, kind).number for kind in ("decision", "repair_notice"))


def test_news_of_the_case_are_shown_before_the_letter_is_passed_and_no_remark_is_lost(world: World) -> None:
    worker = world.case_at("decision_drafted")
    reviewer = Person(pages(worker.office), "zhao")
    page = reviewer.opens(desk(worker))
    name, _ = place_of(page, "事实清楚、证据充分")
    worker.file(
        "evidence",
        {"title": "又一份材料", "source": "县市场监督管理局", "received_on": "2026-02-02"},
        scan="又一份材料",
    )
    reply = sends(reviewer, desk(worker), {name: "写明检定情况。"}, page=page, outcome="return")

    assert reply.status_code == 409
    assert "补充材料" in text_of(reply.text)
    assert draft(worker).status == LetterStatus.DRAFTED
    again = sends(reviewer, desk(worker), page=reply.text, outcome="return")
    assert again.status_code == 302
    assert worker.case.service.remarks_at(draft(worker).ref)[0]["remark"] == "写明检定情况。"


def test_a_remark_survives_that_someone_else_passed_the_letter(world: World) -> None:
    worker = world.case_at("notice_drafted")
    reviewer = Person(pages(worker.office), "zhao")
    page = reviewer.opens(desk(worker, "prior_notice"))
    worker._act("letter_review", {"outcome": "pass"}, "deputy")
    reply = sends(reviewer, desk(worker, "prior_notice"), {"remarks": RETURN}, page=page, outcome="return")

    assert reply.status_code == 409
    assert RETURN in reply.text


def test_what_filed_after_the_draft_is_told_on_the_desk(world: World) -> None:
    worker = world.case_at("decision_drafted")
    take_step(
        worker.office,
        worker.number,
        "evidence",
        {"title": "又一份材料", "source": "县市场监督管理局", "received_on": "2026-02-02"},
        CLERK,
        uploads=[SCAN],
    )

    assert "拟稿以后案件又办了" in text_of(Person(pages(worker.office), "zhao").opens(desk(worker)))


# --- remarks at the place, and what changed ---


def test_a_return_without_any_remark_is_refused_in_words(world: World) -> None:
    worker = world.case_at("decision_drafted")
    reply = sends(Person(pages(worker.office), "zhao"), desk(worker), outcome="return")

    assert reply.status_code == 422
    assert "退回须写明意见" in complaints(reply.text)
    assert draft(worker).status == LetterStatus.DRAFTED


def test_a_letter_with_remarks_beside_it_is_not_passed_by_mistake(world: World) -> None:
    worker = world.case_at("decision_drafted")
    reviewer = Person(pages(worker.office), "zhao")
    page = reviewer.opens(desk(worker))
    name, _ = place_of(page, "事实清楚、证据充分")
    reply = sends(reviewer, desk(worker), {name: "写明检定情况。"}, page=page, outcome="pass")

    assert reply.status_code == 422
    assert "写了逐段意见的，请退回" in complaints(reply.text)
    assert "写明检定情况。" in reply.text


def test_the_drafter_reads_each_remark_at_its_place_and_above_the_form(world: World) -> None:
    worker = world.case_at("decision_drafted")
    number = returned(worker)
    ref = draft(worker).ref
    clerk = Person(pages(worker.office), "li")

    letter = lxml.html.fromstring(clerk.opens(f"/cases/{worker.number}/letters/{ref}"))
    said = letter.get_element_by_id(f"p-{number}").find_class("said")
    assert [" ".join(one.text_content().split()) for one in said] == ["审核意见 写明检定情况。"]
    assert len(letter.find_class("said")) == 1
    form = clerk.opens(f"/cases/{worker.number}/steps/decision")
    assert RETURN in text_of(form)
    assert "写明检定情况。" in text_of(form)
    assert f"/cases/{worker.number}/letters/{ref}#p-{number}" in form
    assert "逐段意见1处" in clerk.opens(f"/cases/{worker.number}")


def test_remarks_of_a_return_are_in_the_record_and_on_the_case_s_timeline(world: World) -> None:
    worker = world.case_at("decision_drafted")
    number = returned(worker)
    answers = worker.case.filings[-1].answers

    assert answers["remarks"] == RETURN
    (row,) = answers["remarks_at"]
    assert (row["letter"], row["paragraph"], row["remark"]) == (draft(worker).ref, number, "写明检定情况。")
    assert row["quote"].startswith("使用作弊的计量器具")
    assert "写明检定情况。" in Person(pages(worker.office), "li").opens(f"/cases/{worker.number}")


def test_the_redraft_marks_what_was_added_and_removed_for_eyes_and_ears(world: World) -> None:
    worker = world.case_at("decision_drafted")
    returned(worker)
    worker.file(
        "decision", decision(reasons="使用三台作弊的计量器具，责令改正后仍继续使用，事实清楚、证据充分。")
    )
    page = Person(pages(worker.office), "zhao").opens(desk(worker))
    paper = lxml.html.fromstring(page).find_class("paper")[0]

    assert "〔增〕三台〔增完〕" in ["".join(one.itertext()) for one in paper.iter("ins")]
    assert "上一稿退回时的意见" in text_of(page)
    switch = lxml.html.fromstring(page).get_element_by_id("show-changes")
    assert switch.checked
    assert switch.get("name") is None


def test_a_first_draft_has_no_marks(world: World) -> None:
    worker = world.case_at("decision_drafted")
    page = lxml.html.fromstring(Person(pages(worker.office), "zhao").opens(desk(worker)))

    assert not page.xpath("//ins | //del | //*[@id='show-changes']")


def test_unfinished_remarks_of_one_letter_do_not_disturb_those_of_another(world: World) -> None:
    worker = world.case_at("decision_drafted")
    reviewer = Person(pages(worker.office), "zhao")
    for kind, words in (("decision", "决定书的意见"), ("repair_notice", "告知书的意见")):
        form = {"letters": draft(worker, kind).ref, "remarks": words, "act": "letter_review"}
        reviewer.sends(desk(worker, kind) + "/draft", form, 204)

    assert "决定书的意见" in reviewer.opens(desk(worker))
    assert "告知书的意见" not in reviewer.opens(desk(worker))
    assert sends(reviewer, desk(worker), outcome="return").status_code == 302
    assert "告知书的意见" in reviewer.opens(desk(worker, "repair_notice"))
    kept = draft_of(worker.office, worker.case, STEPS["letter_review"], STAFF["reviewer"], draft(worker).ref)
    assert kept is None


# --- the queue ---


def test_the_queue_names_each_letter_and_only_opened_ones_can_be_ticked(world: World) -> None:
    worker = world.case_at("decision_drafted")
    reviewer = Person(pages(worker.office), "zhao")
    assert lxml.html.fromstring(reviewer.opens("/letters")).xpath("//input[@name='letter']") == []
    reviewer.opens(desk(worker))
    page = reviewer.opens("/letters")

    assert len(lxml.html.fromstring(page).xpath("//input[@name='letter']")) == 1
    for words in (
        "失信行为认定决定书",
        "信用修复告知书",
        worker.number,
        "木垒县例样商贸有限公司",
        "李经办拟稿",
    ):
        assert words in text_of(page)
    assert "2 份文书待我审核" in text_of(reviewer.opens("/today"))


def test_ticked_letters_are_passed_and_the_result_says_so(world: World) -> None:
    worker = world.case_at("notice_drafted")
    reviewer = Person(pages(worker.office), "zhao")
    reviewer.opens(desk(worker, "prior_notice"))
    tick = lxml.html.fromstring(reviewer.opens("/letters")).xpath("//input[@name='letter']/@value")
    reply = reviewer.sends("/letters", {"act": "letter_review", "letter": tick}, 200)

    assert "办成1件" in text_of(reply.text)
    assert draft(worker, "prior_notice").status == LetterStatus.REVIEWED
    again = reviewer.sends("/letters", {"act": "letter_review", "letter": tick}, 200)
    assert "未办成1件" in text_of(again.text)


def test_signed_letters_are_listed_with_their_numbers(world: World) -> None:
    worker = world.case_at("notice_drafted")
    worker._act("letter_review", {"outcome": "pass"}, "reviewer")
    signer = Person(pages(worker.office), "sun")
    signer.opens(desk(worker, "prior_notice"))
    tick = lxml.html.fromstring(signer.opens("/letters")).xpath("//input[@name='letter']/@value")
    reply = signer.sends("/letters", {"act": "letter_sign", "letter": tick}, 200)

    assert re.search(r"已办 《失信行为认定事先告知书》木发改信告〔2026〕\d+号", text_of(reply.text))


def test_a_tick_made_up_for_an_unopened_letter_is_refused_by_name_with_a_link_to_it(world: World) -> None:
    worker = world.case_at("notice_drafted")
    letter = draft(worker, "prior_notice")
    file = worker.case.file_at(letter.path)
    assert file is not None
    tick = f"{worker.number}/{letter.ref}/{file.sha256}/{worker.case.sequence}"
    reviewer = Person(pages(worker.office), "zhao")
    reply = reviewer.sends("/letters", {"act": "letter_review", "letter": tick}, 200)

    assert "您还没有打开这一稿" in text_of(reply.text)
    assert desk(worker, "prior_notice") in links(reply.text)
    assert draft(worker, "prior_notice").status == LetterStatus.DRAFTED


@pytest.mark.parametrize("sent", [{}, {"letter": "x"}, {"letter": "2026-0001/1/2/三"}, {"letter": "9/9/9/9"}])
def test_senseless_ticks_do_no_harm(world: World, sent: dict[str, str]) -> None:
    reviewer = Person(pages(world.case_at("reported").office), "zhao")
    reply = reviewer.client.post("/letters", data={"act": "letter_review", **sent})

    assert reply.status_code in (200, 422)
    assert reviewer.client.post("/letters", data={**sent, "act": "archive"}).status_code == 400


def test_a_clerk_has_no_queue(world: World) -> None:
    clerk = Person(pages(world.case_at("notice_drafted").office), "li")

    clerk.opens("/letters", 403)
    assert "/letters" not in links(clerk.opens("/today"))


def test_the_queue_tells_by_when(world: World) -> None:
    worker = world.case_at("objected")
    page = text_of(Person(pages(worker.office), "zhao").opens("/letters"))

    assert "异议受理通知书" in page
    due = worker.office.index.get(worker.number)
    assert due is not None
    assert due["due_title"] in page
    assert re.search(r"还有\d+天|今日到期|逾期\d+天", page)
