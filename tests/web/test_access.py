"""Who may open what: every page for every role, and nothing for anyone else."""

from __future__ import annotations

import pytest
from flask import Flask

from casefiles.office.context import OfficeContext
from casefiles.office.reading.cases import read_case
from casefiles.people.roles import Role
from casefiles.web.access import OPEN, PAGES, may_open
from tests.web.people import OFFICERS, Person, links, pages, text_of
from tests.world.staff import STAFF

ONE_OF_EACH = {officer.roles: officer for officer in STAFF.values()}


@pytest.mark.parametrize("officer", ONE_OF_EACH.values(), ids=lambda officer: officer.id)
def test_every_page_that_a_page_links_to_opens_for_the_one_who_sees_the_link(
    demo_app: Flask, officer: object
) -> None:
    person = Person(demo_app, officer.id)  # type: ignore[attr-defined]
    seen: set[str] = set()
    ahead = ["/"]
    while ahead:
        address = ahead.pop()
        if address in seen:
            continue
        seen.add(address)
        reply = person.client.get(address)
        assert reply.status_code in (200, 302), address
        if reply.location:
            ahead.append(reply.location)
        elif reply.mimetype == "text/html":
            ahead += links(reply.text)
    assert len(seen) > (20 if Role.ADMIN not in officer.roles else 2)  # type: ignore[attr-defined]


def test_every_page_is_in_the_table_of_roles(app: Flask) -> None:
    assert set(app.view_functions) == OPEN | set(PAGES)


def test_a_page_that_is_missing_from_the_table_opens_for_nobody() -> None:
    assert not any(may_open("cases.secret", officer) for officer in STAFF.values())


def test_nobody_sees_anything_without_signing_in(demo_app: Flask) -> None:
    browser = demo_app.test_client()
    for address in ("/", "/today", "/cases/2026-0001", "/cases/2026-0001/files/letters/x.docx", "/register"):
        reply = browser.get(address)
        assert reply.status_code == 302
        assert reply.location.startswith("/login"), address
    refused = browser.post("/cases/2026-0001/steps/evidence", data={"title": "材料"})
    assert refused.status_code == 401
    assert "登录已过期" in refused.text
    assert browser.post("/cases/2026-0001/steps/evidence/draft").status_code == 302


def test_an_administrator_sees_accounts_and_no_case(demo_app: Flask) -> None:
    admin = Person(demo_app, "admin")
    assert "李经办" in admin.opens("/accounts")
    for address in ("/today", "/cases", "/cases/2026-0001", "/rulings?q=工资", "/register"):
        assert "不查看案卷内容" in text_of(admin.opens(address, 403))


def test_only_an_administrator_adds_accounts(demo_app: Flask) -> None:
    for officer in OFFICERS:
        Person(demo_app, officer.id).opens("/accounts", 403)


def test_only_clerks_open_cases(demo_app: Flask) -> None:
    for officer in OFFICERS:
        status = 200 if Role.CLERK in officer.roles else 403
        for address in ("/new/report", "/new/court_report", "/intake"):
            Person(demo_app, officer.id).opens(address, status)


def test_a_role_taken_away_is_gone_with_the_next_click(office: OfficeContext) -> None:
    app = pages(office)
    clerk = Person(app, "li")
    clerk.opens("/new/report")
    office.accounts.change("li", "李经办", [Role.EXPLAINER])
    assert clerk.client.get("/new/report").location.startswith("/login")
    Person(app, "li").opens("/new/report", 403)


def test_a_step_of_another_role_shows_why_not_and_no_form(demo_app: Flask) -> None:
    page = Person(demo_app, "li").opens("/cases/2026-0012/steps/publication", 403)
    assert 'id="step"' not in page
    assert "现在不能办" in page


def test_every_view_of_a_case_and_of_its_files_is_logged(office: OfficeContext, demo: OfficeContext) -> None:
    app = pages(demo)
    Person(app, "zhou").opens("/cases/2026-0002")
    path = read_case(demo, "2026-0002").letters[0].path
    assert Person(app, "zhou").client.get(f"/cases/2026-0002/files/{path}").status_code == 200
    lines = [line for line in demo.log.lines("2026-0002") if line["by"] == "zhou"]
    assert lines[-2]["what"] == "查看案卷"
    assert path in lines[-1]["what"]
