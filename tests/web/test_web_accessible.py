"""Every page of every role, looked at by axe-core: no violation of WCAG 2.2 A or AA, in light and in dark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources

import lxml.html
import pytest
from flask import Flask
from people import PASSWORD, Person
from playwright.sync_api import Browser, Page

from casefiles.office import Office
from casefiles.web.access import OPEN, PAGES

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
#: One address of each page, by the account that opens it; None for what is no page to look at.
LOOKED_AT: dict[str, tuple[str, str] | None] = {
    "static": None,
    "start.start": None,
    "cases.file": None,
    "intake.returned": None,
    "interpretations.letter": None,
    "outside.letter": None,
    "first_start.show": None,
    "provider.start": None,
    "provider.back": None,
    "sign_in.show": ("", "/login"),
    "lookup.show": ("", "/lookup"),
    "sign_in.password": ("li", "/password"),
    "lists.today": ("zhao", "/today"),
    "lists.cases": ("li", "/cases"),
    "cases.show": ("li", "/cases/2026-0003"),
    "cases.letter": ("zhao", "/cases/2026-0010/letters/0005-1"),
    "letters.waiting": ("zhao", "/letters"),
    "letters.desk": ("zhao", "/cases/2026-0010/letters/0005-1/desk"),
    "steps.show": ("li", "/cases/2026-0014/steps/verification"),
    "opening.show": ("li", "/new/report"),
    "intake.show": ("li", "/intake"),
    "intake.review": None,
    "intake.result": None,
    "rulings.search": ("zhou", "/rulings?q=工资"),
    "register.show": ("li", "/register"),
    "outbox.show": ("li", "/outbox"),
    "interpretations.show": ("zhou", "/interpretations"),
    "measure.show": ("li", "/measure"),
    "inspection.show": ("li", "/inspection?case=2026-0003"),
    "year.show": ("zhou", "/year"),
    "year.tables": None,
    "accounts.show": ("admin", "/accounts"),
    "accounts.edit": ("admin", "/accounts/li"),
    "delegations.show": ("admin", "/delegations"),
    "delegations.one": None,
    "audit.show": ("admin", "/audit"),
    "system.show": ("admin", "/system"),
    "system.job": None,
    "settings.show": ("admin", "/settings"),
    "settings.form": ("admin", "/settings/office"),
    "agencies.show": ("admin", "/agencies"),
    "letter_templates.show": ("admin", "/templates"),
    "letter_templates.one": ("admin", "/templates/decision"),
    "letter_templates.download": None,
    "backups.show": ("admin", "/backups"),
    "outside.mine": ("gao", "/mine"),
    "outside.one": ("gao", "/mine/2026-0014"),
    "outside.received": ("tian", "/received"),
}


def test_no_page_is_forgotten(app: Flask) -> None:
    shown = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}

    assert shown == set(LOOKED_AT)
    assert shown <= OPEN | set(PAGES)


def test_every_label_for_a_screen_reader_is_chinese(demo_app: Flask) -> None:
    for who, address in filter(None, LOOKED_AT.values()):
        if not who:
            continue
        page = lxml.html.fromstring(Person(demo_app, who).opens(address))
        assert page.get("lang") == "zh-CN"
        for label in page.xpath("//@aria-label | //@alt | //@title"):
            assert re.search(r"[一-鿿]", label), (address, label)


@pytest.fixture(scope="module")
def axe() -> str:
    return (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address, locale="zh-CN", color_scheme=request.param)
    context.set_default_timeout(8000)
    yield context.new_page()
    context.close()


def violations(page: Page, axe: str) -> list[str]:
    page.evaluate(axe)
    result = page.evaluate(f"axe.run(document, {{runOnly: {{type: 'tag', values: {LEVELS}}}}})")
    assert result["passes"], page.url
    return [f"{one['id']}: {one['nodes'][0]['target']} ({len(one['nodes'])})" for one in result["violations"]]


@pytest.mark.browser
def test_axe_finds_nothing_on_the_copy_for_a_person(page: Page, axe: str, demo: Office) -> None:
    asked = demo.case("2026-0003").respondent
    page.goto("/login")
    page.fill("#account", "li")
    page.fill("#password", PASSWORD)
    page.click("button.main")
    page.goto("/inspection?case=2026-0003")
    page.fill("#number", asked.identity_number)
    page.check("[name=asks][value=self]")
    page.fill("#why", "本人书面申请")
    page.check("#identified")
    page.click("main button.main")
    assert asked.identity_number in page.inner_text(".personal")
    assert violations(page, axe) == []


@pytest.mark.browser
def test_axe_finds_nothing_on_any_page(page: Page, axe: str) -> None:
    found: dict[str, list[str]] = {}
    signed_in = ""
    for who, address in sorted(filter(None, LOOKED_AT.values())):
        if who != signed_in:
            page.context.clear_cookies()
            page.goto("/login")
            page.fill("#account", who)
            page.fill("#password", PASSWORD)
            page.click("button.main")
            signed_in = who
        reply = page.goto(address)
        assert reply is not None
        assert reply.status == 200, address
        wrong = violations(page, axe)
        if wrong:
            found[address] = wrong
    assert found == {}
