"""The one page for every step: what was typed comes back, faults are said where they are, conflicts show both."""

from __future__ import annotations

import lxml.html
import pytest
from flask import Flask

from casefiles.office.context import OfficeContext
from casefiles.office.filing.take_step import take_step
from casefiles.office.reading.cases import read_case
from casefiles.procedure.table import PROCEDURE
from tests.builders.answers import POINTS, proposal
from tests.builders.cases import MEASURE
from tests.builders.reports import enterprise, person
from tests.web.people import SCAN, Person, complaints, pages, text_of
from tests.world import World
from tests.world.case_worker import CaseWorker
from tests.world.staff import STAFF

NASTY = '<script>alert("x")</script>\'"><img src=x onerror=alert(1)>{{7*7}}'


def step(worker: CaseWorker, name: str) -> str:
    return f"/cases/{worker.number}/steps/{name}"


@pytest.mark.parametrize("taken", PROCEDURE, ids=lambda taken: taken.name)
def test_every_step_has_its_page_with_its_article_and_its_guidance(demo_app: Flask, taken: object) -> None:
    address = (
        f"/new/{taken.name}" if taken.opens_a_case else f"/cases/2026-0012/steps/{taken.name}"  # type: ignore[attr-defined]
    )
    page = Person(demo_app, "li").client.get(address).text
    assert taken.guidance in page  # type: ignore[attr-defined]
    assert MEASURE.name(taken.ground) in page  # type: ignore[attr-defined]


def test_what_was_typed_comes_back_with_a_message_at_each_field(clerk: Person) -> None:
    typed = enterprise(item=9, conduct_date="2026-02-30", identity_number="91 你好")
    reply = clerk.fills("/new/report", typed, status=422)
    assert 'value="2026-02-30"' in reply.text
    assert 'value="91 你好"' in reply.text
    assert "使用作弊的电子秤三台" in reply.text
    document = lxml.html.fromstring(reply.text)
    for name in ("conduct_date", "identity_number"):
        at = document.get_element_by_id(f"at-{name}")
        assert at.find_class("wrong")
        assert document.xpath(f'//div[@role="alert"]//a[@href="#at-{name}"]')
        assert document.get_element_by_id(name).get("aria-invalid") == "true"


def test_a_chosen_file_that_the_browser_forgets_is_asked_for_again(clerk: Person) -> None:
    reply = clerk.fills("/new/report", enterprise(item=9, name=""), scans=(("a.pdf", SCAN),), status=422)
    assert "重新选择" in complaints(reply.text)


def test_a_rule_s_refusal_is_quoted_at_the_top_and_at_its_field(world: World) -> None:
    worker = world.case_at("legally_reviewed")
    clerk = Person(pages(worker.office), "li")
    reply = clerk.fills(step(worker, "prior_notice"), proposal(term_months=30), status=422)
    assert "记入期限不超过12个月" in complaints(reply.text)
    place = lxml.html.fromstring(reply.text).get_element_by_id("at-term_months")
    assert "现填30个月" in place.text_content()
    assert 'value="30"' in reply.text


def test_a_restriction_left_half_filled_comes_back_ticked_with_what_is_missing(world: World) -> None:
    worker = world.case_at("legally_reviewed")
    clerk = Person(pages(worker.office), "li")
    rows = [{"code": "M5-1-05", "basis": "某条例第三条", "months": "三个"}]
    reply = clerk.fills(step(worker, "prior_notice"), proposal(restrictions=rows), status=422)
    box = next(
        one
        for one in lxml.html.fromstring(reply.text).find_class("rowbox")
        if one.xpath('.//input[@type="checkbox"]/@value') == ["M5-1-05"]
    )
    assert box.xpath('.//input[@type="checkbox"]/@checked')
    assert "某条例第三条" in box.xpath(".//input/@value")
    assert "三个" in box.xpath(".//input/@value")
    assert "理由" in complaints(reply.text)


def test_the_decision_starts_from_what_the_notice_proposed(world: World) -> None:
    worker = world.case_at("upheld")
    page = Person(pages(worker.office), "li").opens(step(worker, "decision"))
    ticked = lxml.html.fromstring(page).xpath('//input[@type="checkbox"][@checked]/@value')
    assert ticked == [one.code for one in worker.case.ruling.proposal.restrictions]


def test_each_point_of_the_defence_is_a_row_to_answer(world: World) -> None:
    worker = world.case_at("defended")
    worker.on("2026-01-27")
    page = Person(pages(worker.office), "zhao").opens(step(worker, "defence_review"))
    assert [p for p in POINTS if p in page] == POINTS
    reply = Person(pages(worker.office), "zhao").fills(
        step(worker, "defence_review"),
        {"responses": [{"adopted": "采纳", "reason": "属实"}], "outcome": "uphold", "opinion": "同意"},
        status=422,
    )
    assert "还有1点没有答复" in complaints(reply.text)


def test_corrections_have_blank_rows_and_only_those_filled_count(world: World) -> None:
    worker = world.case_at("objected")
    reviewer = Person(pages(worker.office), "zhao")
    objection = str(worker.case.remedies.open_objections[0].sequence)
    answers = {"objection": objection, "checks": ["已核"], "outcome": "correct", "reasons": ["有误"]}
    reply = reviewer.fills(step(worker, "objection_result"), answers, status=422)
    assert "请填写更正内容" in complaints(reply.text)
    row = {"field": "address", "value": "木垒县示例路9号", "reason": "与执照一致"}
    reviewer.fills(step(worker, "objection_result"), {**answers, "corrections": [row]})
    assert worker.case.corrections == {"address": "木垒县示例路9号"}


def test_a_stale_form_shows_what_was_filed_meanwhile_and_keeps_what_was_typed(world: World) -> None:
    worker = world.case_at("accepted")
    clerk = Person(pages(worker.office), "li")
    opened = clerk.opens(step(worker, "verification"))
    worker.on("2026-01-07").file(
        "evidence",
        {"received_on": "2026-01-07", "title": "后到的材料", "source": "某局"},
        "second",
        "补充材料",
    )
    typed = {"instrument_verified": "经核实。", "elements": "这一段是我写的要件", "findings": "笔录——属实"}
    reply = clerk.fills(step(worker, "verification"), typed, page=opened, status=409)
    assert "案件已有新进展" in complaints(reply.text)
    assert "马协办" in text_of(reply.text)
    assert "补充材料" in text_of(reply.text)
    assert "这一段是我写的要件" in reply.text
    clerk.fills(step(worker, "verification"), page=reply.text)
    assert worker.case.latest("verification").answers["elements"] == "这一段是我写的要件"


def test_a_preview_does_not_refresh_what_was_seen(world: World) -> None:
    worker = world.case_at("legally_reviewed")
    clerk = Person(pages(worker.office), "li")
    opened = clerk.opens(step(worker, "prior_notice"))
    worker.on("2026-01-09").file(
        "evidence", {"received_on": "2026-01-09", "title": "新", "source": "某局"}, "second", "补充材料"
    )
    preview = clerk.fills(step(worker, "prior_notice"), proposal(), page=opened, button="preview", status=200)
    clerk.fills(step(worker, "prior_notice"), page=preview.text, status=409)


def test_a_preview_shows_the_letter_s_words_and_gives_it_as_word_and_files_nothing(world: World) -> None:
    worker = world.case_at("legally_reviewed")
    clerk = Person(pages(worker.office), "li")
    before = worker.case.sequence
    preview = clerk.fills(step(worker, "prior_notice"), proposal(), button="preview", status=200)
    assert "失信行为认定事先告知书" in text_of(preview.text)
    assert "周例样" in preview.text or "木垒县例样商贸有限公司" in preview.text
    word = clerk.fills(step(worker, "prior_notice"), page=preview.text, button="letter-0", status=200)
    assert word.data.startswith(b"PK")
    assert "attachment" in word.headers["Content-Disposition"]
    assert worker.case.sequence == before


def test_an_unfinished_form_is_kept_and_comes_back_to_its_writer_only(world: World) -> None:
    worker = world.case_at("accepted")
    app = pages(worker.office)
    clerk = Person(app, "li")
    clerk.fills(step(worker, "verification"), {"elements": "写到一半"}, button="keep")
    assert "写到一半" in clerk.opens(step(worker, "verification"))
    assert "写到一半" not in Person(app, "ma").opens(step(worker, "verification"))
    assert worker.case.latest("verification") is None
    clerk.sends(step(worker, "verification") + "/draft", {"elements": "又写了一些"}, 204)
    assert "又写了一些" in clerk.opens(step(worker, "verification"))


def test_a_report_begun_on_one_machine_is_finished_on_another(app: Flask, office: OfficeContext) -> None:
    here = Person(app, "li")
    here.sends("/new/report/draft", {"name": "周例样", "facts": "写到一半"}, 204)

    there, another = Person(app, "li"), Person(app, "ma")
    assert "没有提交的报送登记" in text_of(there.opens("/today"))
    assert "写到一半" in there.opens("/new/report")
    assert "上次没有提交的内容" in text_of(there.opens("/new/report"))
    assert "没有提交的" not in text_of(another.opens("/today"))
    assert "写到一半" not in another.opens("/new/report")

    there.fills("/new/report", person(item=9))
    assert read_case(office, "2026-0001").respondent.name == person()["name"]
    assert "没有提交的" not in text_of(there.opens("/today"))
    assert "写到一半" not in there.opens("/new/report")


def test_what_cannot_be_read_yet_is_kept_to_the_letter(app: Flask) -> None:
    clerk = Person(app, "li")
    half = {"identity_number": "6523", "conduct_date": "2026-9-", "phone": "abc", "name": "王<b>试"}
    clerk.sends("/new/report/draft", half, 204)

    form = lxml.html.fromstring(clerk.opens("/new/report")).get_element_by_id("step")
    assert {name: form.fields[name] for name in half} == half


def test_a_department_s_unfinished_report_waits_for_it(app: Flask) -> None:
    department = Person(app, "gao")
    department.fills("/new/report", {"name": "周例样"}, button="keep")

    assert "没有提交的报送登记" in text_of(department.opens("/mine"))
    assert 'value="周例样"' in department.opens("/new/report")


def test_what_was_put_by_can_be_thrown_away(app: Flask) -> None:
    clerk = Person(app, "li")
    clerk.sends("/new/report/draft", {"facts": "写错了"}, 204)
    clerk.fills("/new/report", button="anew")

    assert "写错了" not in clerk.opens("/new/report")


def test_a_list_that_is_taken_in_leaves_the_clerk_s_own_unfinished_report(
    app: Flask, office: OfficeContext
) -> None:
    clerk = Person(app, "li")
    clerk.sends("/new/report/draft", {"facts": "写到一半"}, 204)
    take_step(office, None, "report", person(item=9), STAFF["clerk"], source={"source_key": "x"})

    assert "写到一半" in clerk.opens("/new/report")


def test_the_case_says_which_form_was_begun(world: World) -> None:
    worker = world.case_at("accepted")
    clerk = Person(pages(worker.office), "li")
    clerk.sends(step(worker, "verification") + "/draft", {"elements": "写了一些"}, 204)

    assert "核查（接着填）" in text_of(clerk.opens(f"/cases/{worker.number}"))


def test_a_link_from_a_letter_chooses_that_letter_only(world: World) -> None:
    worker = world.case_at("decision_drafted")
    page = Person(pages(worker.office), "zhao").opens(
        step(worker, "letter_review") + f"?letters={worker.case.letters[-1].ref}"
    )
    assert lxml.html.fromstring(page).xpath('//input[@name="letters"][@checked]/@value') == [
        worker.case.letters[-1].ref
    ]


def test_script_in_any_text_field_comes_out_as_text(app: Flask, office: OfficeContext, clerk: Person) -> None:
    texts = (
        "contact", "address", "language", "behaviour", "place", "facts", "instrument_name", "instrument_issuer",
        "duty", "proposed_words", "evidence", "remark", "representative", "department",
    )  # fmt: skip
    short = {
        name: NASTY[:30] if name in ("language", "contact", "representative") else NASTY for name in texts
    }
    back = clerk.fills("/new/report", {**person(item=9), **short, "conduct_date": NASTY}, status=422)
    clerk.fills("/new/report", {**person(item=9), **short})
    seen = [back.text] + [clerk.opens(address) for address in ("/cases/2026-0001", "/today", "/cases")]
    for page in seen:
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "&lt;script&gt;" in page
        assert "{{7*7}}" in page


def test_nothing_runs_or_loads_on_a_page_but_the_program_s_own_files(demo_app: Flask) -> None:
    clerk = Person(demo_app, "li")
    for address in ("/today", "/cases/2026-0001", "/new/report", "/measure"):
        reply = clerk.client.get(address)
        policy = reply.headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        document = lxml.html.fromstring(reply.text)
        assert not document.xpath("//*[@style] | //style | //script[not(@src)] | //*[@onclick or @onload]")
        for source in document.xpath("//script/@src | //link/@href | //img/@src"):
            assert source.startswith("/static/")
        assert reply.headers["Cache-Control"] == "no-store"
        assert reply.headers["X-Frame-Options"] == "DENY"
        assert reply.headers["X-Content-Type-Options"] == "nosniff"


def test_every_question_has_a_label_and_every_id_stands_once(demo_app: Flask) -> None:
    clerk = Person(demo_app, "li")
    for address in (
        "/new/report",
        "/cases/2026-0014/steps/verification",
        "/cases/2026-0003/steps/evidence",
        "/cases",
    ):
        document = lxml.html.fromstring(clerk.opens(address))
        ids = document.xpath("//@id")
        assert len(ids) == len(set(ids)), address
        labelled = set(document.xpath("//label/@for"))
        shown = document.xpath("//input[not(@type='hidden')] | //select | //textarea")
        assert [one.get("name") for one in shown if one.get("id") not in labelled] == []
