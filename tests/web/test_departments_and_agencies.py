"""A department sees its own reports, an agency its own letters; to both, every other case is not there."""

from __future__ import annotations

import pytest
from flask import Flask

from casefiles.cases.letter_kinds import LETTER_KINDS
from casefiles.cases.states import State
from casefiles.office.context import OfficeContext
from casefiles.office.errors import NotFound, Refused
from casefiles.office.filing.take_step import take_step
from casefiles.office.reading.agencies import outbox_of
from casefiles.office.reading.cases import every_case, read_case
from casefiles.office.reading.documents import letter_to
from casefiles.outward.agencies import ANSWERS, ASKS
from casefiles.people.roles import Officer
from casefiles.people.visibility import letters_to, may_see
from casefiles.web.agency_portal import OFFERED
from tests.builders.reports import enterprise
from tests.web.people import Person, pages, text_of
from tests.world.staff import OUTSIDERS, STAFF

DEPARTMENT, AGENCY = OUTSIDERS["department"], OUTSIDERS["agency"]


def test_a_department_sees_its_own_reports_and_no_others(demo_app: Flask, demo: OfficeContext) -> None:
    person = Person(demo_app, DEPARTMENT.id)
    page = text_of(person.opens("/mine"))

    for case in every_case(demo):
        own = case.report.department == DEPARTMENT.body
        assert (case.number in page) == own, case.number
        person.opens(f"/mine/{case.number}", 200 if own else 404)
        assert may_see(case, DEPARTMENT) == own


def test_to_those_outside_a_foreign_case_is_not_there(demo_app: Flask, demo: OfficeContext) -> None:
    foreign = next(c for c in every_case(demo) if c.report.department != DEPARTMENT.body)
    name = foreign.respondent.name
    for officer in (DEPARTMENT, AGENCY):
        person = Person(demo_app, officer.id)
        for address in (
            f"/mine/{foreign.number}",
            f"/cases/{foreign.number}",
            f"/cases/{foreign.number}/steps/supplement",
            f"/cases/{foreign.number}/letters/{foreign.letters[0].ref}" if foreign.letters else "/cases",
            f"/cases/{foreign.number}/files/{foreign.letters[0].path}" if foreign.letters else "/cases",
            "/today", "/cases", "/rulings?q=工资", "/outbox", "/register",
        ):  # fmt: skip
            reply = person.client.get(address)
            assert reply.status_code in (403, 404), address
            assert name not in reply.text


def test_a_department_is_shown_only_the_letters_to_itself(demo: OfficeContext) -> None:
    for case in every_case(demo):
        for letter in letters_to(case, DEPARTMENT, demo.measure):
            assert letter.addressee == DEPARTMENT.body
            assert letter.served_on or letter.sealed
            with pytest.raises(NotFound):
                letter_to(demo, case.number, letter.ref, AGENCY)


def test_no_whole_identity_number_stands_on_a_page_for_those_outside(
    demo_app: Flask, demo: OfficeContext
) -> None:
    department = Person(demo_app, DEPARTMENT.id)
    pages = [department.opens("/mine"), Person(demo_app, AGENCY.id).opens("/received")]
    pages += [department.opens(f"/mine/{c.number}") for c in every_case(demo) if may_see(c, DEPARTMENT)]
    natural = [c.respondent.identity_number for c in every_case(demo) if c.kind.is_natural_person]

    assert not [number for number in natural for page in pages if number in page]


def test_a_department_reports_in_its_own_name_only(app: Flask, office: OfficeContext) -> None:
    person = Person(app, DEPARTMENT.id)
    assert f'value="{DEPARTMENT.body}"' in person.opens("/new/report")

    take_step(office, None, "report", enterprise(department=DEPARTMENT.body), DEPARTMENT)
    with pytest.raises(Refused, match="报送单位须为本单位"):
        take_step(
            office, None, "report", enterprise(department="县水利局", conduct_date="2025-08-01"), DEPARTMENT
        )


def test_a_department_answers_a_request_for_supplement_through_its_pages(
    app: Flask, office: OfficeContext
) -> None:
    case = take_step(office, None, "report", enterprise(department=DEPARTMENT.body), DEPARTMENT)
    take_step(office, case.number, "supplement_request", {"missing": ["送达回证"]}, STAFF["clerk"])
    person = Person(app, DEPARTMENT.id)
    assert "补正" in text_of(person.opens(f"/mine/{case.number}"))

    reply = person.client.post(
        f"/cases/{case.number}/steps/supplement",
        data={"note": "已补齐。", "address": "木垒县示例路2号", "seen": "2", "button": "file"},
    )

    assert reply.status_code == 302
    assert reply.location.endswith(f"/mine/{case.number}")
    assert read_case(office, case.number).state == State.REPORTED


def test_nobody_outside_acts_in_a_foreign_case(world) -> None:
    worker = world.case_at("informed")
    stranger = Officer("x", "某人", DEPARTMENT.roles, "县水利局")
    with pytest.raises(Refused, match="不是本单位报送"):
        take_step(
            worker.office,
            worker.number,
            "performance",
            {"performed_on": "2026-02-05", "proof": "凭证"},
            stranger,
        )
    with pytest.raises(Refused, match="本单位的回执"):
        take_step(
            worker.office,
            worker.number,
            "receipt",
            {"agency": "market", "action": "lifted", "acted_on": "2026-02-05"},
            AGENCY,
        )


def test_an_agency_confirms_its_letter_with_one_click(world) -> None:
    worker = world.case_at("listed")
    worker.on("2026-02-05").file("push", {"agencies": ["finance", "market"], "purpose": "依法使用。"})
    worker.letters_to_seal().serve("2026-02-05")
    person = Person(pages(worker.office), AGENCY.id)
    page = person.opens("/received")
    assert "失信信息通报函" in page
    assert "县市场监督管理局" not in text_of(page)

    sent = {"action": "applied", "acted_on": "2026-02-05", "note": ""}
    assert person.client.post(f"/received/{worker.number}", data=sent).status_code == 302

    filing = worker.case.latest("receipt")
    assert filing.answers["agency"] == "finance"
    assert filing.filed_by["role"] == "agency"
    assert "没有等待回执的函件" in text_of(person.opens("/received"))
    assert "已回执" in text_of(person.opens("/received?which=all"))


def test_a_wrong_answer_comes_back_with_its_reason(world) -> None:
    worker = world.case_at("informed")
    person = Person(pages(worker.office), AGENCY.id)
    reply = person.client.post(f"/received/{worker.number}", data={"action": "gone", "acted_on": ""})

    assert reply.status_code == 422
    assert "没有登记" in text_of(reply.text)


def test_an_agency_that_is_asked_to_pause_can_say_that_it_did(world) -> None:
    worker = world.case_at("published").on("2026-03-02")
    asked = {
        "kind": "review",
        "body": "木垒县人民政府",
        "number": "例政复〔2026〕1号",
        "received_on": "2026-03-02",
    }
    worker.file("proceeding", asked, scan="通知书")
    stayed = {
        "proceeding": str(worker.case.sequence),
        "outcome": "stay",
        "ordered_by": "木垒县人民政府",
        "number": "停止执行决定书（例政复停〔2026〕1号）",
        "ordered_on": "2026-03-02",
    }
    worker.file("stay", stayed, scan="决定书").letters_to_seal().serve("2026-03-02")
    person = Person(pages(worker.office), AGENCY.id)
    page = person.opens("/received")
    assert 'value="paused" class="main"' in page
    assert "停止执行通知函" in page

    person.client.post(f"/received/{worker.number}", data={"action": "paused", "acted_on": "2026-03-02"})

    assert {x.agency: x.answer for x in outbox_of(worker.office) if x.title == "停止执行通知函"}[
        "finance"
    ] == "paused"


def test_every_letter_that_asks_an_agency_for_an_answer_offers_one() -> None:
    for kind in ASKS:
        usual, other = OFFERED[LETTER_KINDS[kind].title]
        assert (usual, other) == (ANSWERS[kind][0], "not_applicable"), kind
