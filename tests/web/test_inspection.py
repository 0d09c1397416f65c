"""当事人查阅 at the screen: asked in a form, shown at once, packed with what somebody has looked at."""

from __future__ import annotations

import io
import zipfile

import lxml.html
from flask import Flask

from casefiles.office.context import OfficeContext
from casefiles.office.reading.cases import read_case
from tests.builders.reports import PERSON_ID, person
from tests.web.people import Person, text_of
from tests.world.offices import opened

ASKED = {"name": "孙例", "number": PERSON_ID, "asks": "self", "why": "本人书面申请", "identified": "y"}


def test_name_and_number_are_posted_and_stand_in_no_address(
    app: Flask, office: OfficeContext, clerk: Person
) -> None:
    worker = opened(office, person())
    reply = clerk.sends("/inspection", ASKED, 200)

    assert worker.case.report.facts in text_of(reply.text)
    assert PERSON_ID in text_of(reply.text)
    for one in lxml.html.fromstring(reply.text).iter("a", "form"):
        assert PERSON_ID not in (one.get("href") or one.get("action") or "")
    assert clerk.client.get(f"/inspection/copy.zip?number={PERSON_ID}").status_code == 405


def test_what_was_typed_comes_back_until_the_identity_was_checked(clerk: Person) -> None:
    page = clerk.sends("/inspection", ASKED | {"identified": ""}, 422).text

    assert "须先核对身份" in text_of(page)
    assert lxml.html.fromstring(page).get_element_by_id("name").get("value") == "孙例"


def test_nothing_found_is_said_plainly_and_logged(office: OfficeContext, clerk: Person) -> None:
    page = clerk.sends("/inspection", ASKED, 200).text

    assert "没有查到" in text_of(page)
    assert "下载 ZIP" not in text_of(page)
    assert [line["what"] for line in office.log.lines()][-1] == "当事人查阅，没有查到"


def test_the_package_carries_the_page_and_the_files_that_were_let_out(
    demo_app: Flask, demo: OfficeContext
) -> None:
    asked = read_case(demo, "2026-0003").respondent
    given = ASKED | {"name": asked.name, "number": asked.identity_number}
    clerk = Person(demo_app, "li")
    form = lxml.html.fromstring(clerk.sends("/inspection", given, 200).text).xpath(
        "//form[contains(@action,'zip')]"
    )[0]
    receipt = form.xpath(".//input[@type='checkbox']/@value")[0]
    sent = dict(form.form_values()) | {"files": receipt}

    reply = clerk.sends(form.get("action"), sent, 200)

    names = zipfile.ZipFile(io.BytesIO(reply.data)).namelist()
    assert "个人信息查阅复制件.html" in names
    assert receipt in names


def test_it_is_offered_where_the_person_s_request_is_filed_and_answered(demo_app: Flask) -> None:
    clerk = Person(demo_app, "li")
    address = "/inspection?case=2026-0014"

    for page in ("/cases/2026-0014", "/cases/2026-0014/steps/information_request"):
        assert address in clerk.opens(page)
    form = lxml.html.fromstring(clerk.opens(address))
    assert form.get_element_by_id("name").get("value")
    assert not form.get_element_by_id("number").get("value")


def test_only_clerks_and_reviewers_open_it(demo_app: Flask) -> None:
    Person(demo_app, "zhao").opens("/inspection")
    for other in ("sun", "qian", "zhou", "gao", "tian", "admin"):
        Person(demo_app, other).opens("/inspection", 403)
