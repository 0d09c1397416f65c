"""Every page and every step's form, looked at by axe-core: in light on a desk's screen, in dark on a phone's."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import resources

import lxml.html
import pytest
from flask import Flask
from playwright.sync_api import Browser, FilePayload, Page

from casefiles.office.accounts.delegations import begin_delegation
from casefiles.office.context import OfficeContext
from casefiles.office.opening import open_office
from casefiles.office.reading.cases import read_case
from casefiles.procedure.table import PROCEDURE
from casefiles.web.access import OPEN, PAGES
from casefiles.web.app import create_app
from tests.web.browser.people_at_browsers import Desk, Running, answered_with
from tests.web.people import Person
from tests.world.clock import ManualClock
from tests.world.staff import STAFF

ALL = "{type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}"
#: What can differ between two looks at the same page.
OF_THE_LOOK = "{type: 'rule', values: ['color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block']}"
#: Colours do not change with the size of the screen, nor the size of what is touched with the colours.
LOOKS = {"light, on a desk": ("light", 1366, 768), "dark, on a phone": ("dark", 390, 844)}
RULES = dict(zip(LOOKS, (ALL, OF_THE_LOOK), strict=True))
WORKBOOK = (resources.files("casefiles.demo") / "samples" / "部门报送表.xlsx").read_bytes()


def a_workbook_looked_over(desk: Desk, office: OfficeContext) -> None:
    """A department's workbook, laid on the desk and not taken in yet."""
    desk.opens("/intake")
    desk.page.set_input_files("#workbook", FilePayload(name="报送表.xlsx", mimeType="", buffer=WORKBOOK))
    desk.page.get_by_role("button", name="核对这张表").click()
    desk.page.get_by_text("每一行会怎样").wait_for()


def a_workbook_taken_in(desk: Desk, office: OfficeContext) -> None:
    a_workbook_looked_over(desk, office)
    desk.page.locator("button[name=which]").first.click()
    desk.page.get_by_text("下载处理结果").wait_for(timeout=30_000)


def a_delegation(desk: Desk, office: OfficeContext) -> None:
    leave = {"principal": "sun", "deputy": "feng", "roles": ["signer"], "reason": "年休假"}
    days = {"first": "2026-12-01", "last": "2026-12-10"}
    made = begin_delegation(office, leave | days, STAFF["admin"])
    assert desk.opens(f"/delegations/{made.number}").status == 200


def a_copy_for_a_person(desk: Desk, office: OfficeContext) -> None:
    """Everything that is held about someone, laid out for that person."""
    desk.opens("/inspection?case=2026-0003")
    desk.page.fill("#number", read_case(office, "2026-0003").respondent.identity_number)
    desk.page.check("[name=asks][value=self]")
    desk.page.fill("#why", "本人书面申请")
    desk.page.check("#identified")
    desk.page.click("main button.main")
    desk.page.locator(".personal").wait_for()


#: How each page is come to, and by which account; None for what is a file or leads elsewhere.
LOOKED_AT: dict[str, tuple[str, str | Callable[[Desk, OfficeContext], None]] | None] = {
    "static": None,
    "home.show": None,
    "cases.blank": None,
    "cases.file": None,
    "intake.returned": None,
    "interpretations.letter": None,
    "agency_portal.letter": None,
    "first_start.show": None,  # it opens in an office without accounts alone: looked at by itself below
    "single_sign_on.start": None,
    "single_sign_on.back": None,
    "sign_in.show": ("", "/login"),
    "lookup.show": ("", "/lookup"),
    "sign_in.password": ("li", "/password"),
    "worklist.show": ("zhao", "/today"),
    "case_list.show": ("li", "/cases"),
    "cases.show": ("li", "/cases/2026-0003"),
    "cases.letter": ("zhao", "/cases/2026-0010/letters/0005-1"),
    "letters.waiting": ("zhao", "/letters"),
    "letters.desk": ("zhao", "/cases/2026-0010/letters/0005-1/desk"),
    "steps.show": ("li", "/cases/2026-0014/steps/verification"),
    "steps.show_new": ("li", "/new/report"),
    "intake.show": ("li", "/intake"),
    "intake.review": ("li", a_workbook_looked_over),
    "intake.result": ("li", a_workbook_taken_in),
    "rulings.search": ("zhou", "/rulings?q=工资"),
    "register.show": ("li", "/register"),
    "outbox.show": ("li", "/outbox"),
    "interpretations.show": ("zhou", "/interpretations"),
    "measure.show": ("li", "/measure"),
    "inspection.show": ("li", "/inspection?case=2026-0003"),
    "inspection.ask": ("li", a_copy_for_a_person),
    "year.show": ("zhou", "/year"),
    "year.tables": None,
    "accounts.show": ("admin", "/accounts"),
    "accounts.edit": ("admin", "/accounts/li"),
    "delegations.show": ("admin", "/delegations"),
    "delegations.one": ("admin", a_delegation),
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
    "department_portal.reports": ("gao", "/mine"),
    "department_portal.report": ("gao", "/mine/2026-0014"),
    "agency_portal.received": ("tian", "/received"),
}


def test_no_page_is_forgotten(app: Flask) -> None:
    shown = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}

    assert shown == set(LOOKED_AT) - {"inspection.ask"}
    assert shown <= OPEN | set(PAGES)


def test_every_label_for_a_screen_reader_is_chinese(demo_app: Flask) -> None:
    for who, address in filter(None, LOOKED_AT.values()):
        if not who or not isinstance(address, str):
            continue
        page = lxml.html.fromstring(Person(demo_app, who).opens(address))
        assert page.get("lang") == "zh-CN"
        for label in page.xpath("//@aria-label | //@alt | //@title"):
            assert re.search(r"[一-鿿]", label), (address, label)


@dataclass
class Seen:
    """What was found in one look, by page: what axe-core finds wrong, and what reaches beyond the screen."""

    wrong: dict[str, list[str]] = field(default_factory=dict)
    wide: dict[str, list[str]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def all_served(demo: OfficeContext, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A copy of the finished demonstration, served to all who look."""
    home = tmp_path_factory.mktemp("looked") / "office"
    shutil.copytree(demo.home, home)
    with Running(open_office(home, ManualClock(demo.today))) as running:
        yield running


@pytest.fixture(scope="module")
def axe() -> str:
    return (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pages(browser: Browser, all_served: Running, axe: str) -> dict[str, Seen]:
    """Every page of the table, in both looks."""
    seen, desks = {look: Seen() for look in LOOKS}, dict[str, Desk]()
    for endpoint, visit in LOOKED_AT.items():
        if visit is None:
            continue
        who, way = visit
        desk = desks.get(who) or desks.setdefault(who, Desk(browser, all_served.address, who))
        if isinstance(way, str):
            assert desk.opens(way).status == 200, endpoint
        else:
            way(desk, all_served.office)
        desk.page.evaluate(axe)
        for look, found in seen.items():
            note(desk.page, look, "document", endpoint, found, RULES[look])
    for desk in desks.values():
        desk.leaves()
    return seen


@pytest.fixture(scope="module")
def forms(browser: Browser, all_served: Running, axe: str) -> Seen:
    """Every step's form once, each question of it faulty; one step in light, the next in dark."""
    seen, clerk = Seen(), Desk(browser, all_served.address, "li")
    for place, step in enumerate(PROCEDURE):
        answered_with(clerk, "2026-0014", step, "请看")
        assert clerk.page.locator("#step").count() == 1, step.name
        clerk.page.evaluate(axe)
        # What lies under the bar of buttons for now would be taken for too small to be touched.
        clerk.page.evaluate("document.querySelector('#step .bar').style.position = 'static'")
        note(clerk.page, list(LOOKS)[place % 2], "'#main'", step.name, seen)
    clerk.leaves()
    return seen


def note(page: Page, look: str, where: str, name: str, seen: Seen, rules: str = "") -> None:
    """Look at the page as it is open, and note what is wrong with it."""
    scheme, width, height = LOOKS[look]
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": height})
    result = page.evaluate(f"axe.run({where}, {{runOnly: {rules or ALL}}})")
    assert result["passes"], name
    for one in result["violations"]:
        words = f"{one['id']}: {one['nodes'][0]['target']} ({len(one['nodes'])})"
        seen.wrong.setdefault(name, []).append(words)
    if beyond := page.evaluate(BEYOND):
        seen.wide[name] = beyond


#: When the page can be moved sideways: what makes it so wide.
BEYOND = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.querySelectorAll("main *, footer *")].filter(
    (one) => one.getBoundingClientRect().right > width + 1);
  return wide.slice(0, 3).map((one) => one.cloneNode(false).outerHTML.slice(0, 120));
}"""


@pytest.mark.browser
@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_on_any_page(pages: dict[str, Seen], look: str) -> None:
    assert pages[look].wrong == {}


@pytest.mark.browser
@pytest.mark.parametrize("look", LOOKS)
def test_no_page_scrolls_sideways(pages: dict[str, Seen], look: str) -> None:
    assert pages[look].wide == {}


@pytest.mark.browser
@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_on_the_first_page_of_all(
    browser: Browser, office: OfficeContext, axe: str, look: str
) -> None:
    with Running(office, create_app(office)) as running:
        desk, seen = Desk(browser, running.address), Seen()
        desk.opens("/setup")
        desk.page.evaluate(axe)
        note(desk.page, look, "document", "first_start.show", seen)
        desk.leaves()
    assert seen == Seen()


@pytest.mark.browser
def test_axe_finds_nothing_on_any_step_s_form(forms: Seen) -> None:
    assert forms.wrong == {}


@pytest.mark.browser
def test_no_step_s_form_scrolls_sideways(forms: Seen) -> None:
    assert forms.wide == {}
