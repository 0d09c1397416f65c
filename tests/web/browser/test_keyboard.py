"""Everything by keyboard: each key goes where the eye expects it, and one sees where one is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.builders.answers import proposal
from tests.web.browser.people_at_browsers import SCANNED, Desk, Running
from tests.web.people import PASSWORD
from tests.world import World

pytestmark = pytest.mark.browser
MOST_TABS = 150
#: Where the focus is: what it is called, what it is, whether one sees it, and whether it came after the one before.
FOCUS = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  const before = window.before;
  window.before = one;
  return {
    name: one.name || "", value: one.value ?? "", id: one.id, kind: one.type || one.localName, words: one.innerText || "",
    checked: one.checked === true, href: one.getAttribute("href") || "",
    ringed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    uncovered: [0.05, 0.5, 0.95].some((x) => [0.05, 0.5, 0.95].some((y) =>
      one.contains(document.elementFromPoint(box.left + box.width * x, box.top + box.height * y)))),
    forward: !before || !before.isConnected || before === one
      || !!(before.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING),
  };
}"""


class Keys:
    """A person without a mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.keyboard = page.keyboard
        # Listened to from the beginning: the browser has to be told long before the key is pressed.
        page.on("filechooser", lambda chooser: None)

    def focus(self) -> dict[str, Any]:
        return dict(self.page.evaluate(FOCUS))

    def tab(self) -> dict[str, Any]:
        """One step on: it is seen, on the screen, and after where one was."""
        self.keyboard.press("Tab")
        at = self.focus()
        assert at["ringed"], at
        assert at["uncovered"], at
        assert at["forward"], at
        return at

    def to(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Tab until what is wanted has the focus."""
        for _ in range(MOST_TABS):
            at = self.tab()
            if wanted(at):
                return at
        raise AssertionError("never reached by Tab")

    def enter(self) -> None:
        with self.page.expect_navigation():
            self.keyboard.press("Enter")

    def fills(self, answers: Mapping[str, Any], files: Any = ()) -> None:
        """Go through the form from field to field, answer what is to be answered, and press its button."""
        done: set[str] = set()
        for _ in range(MOST_TABS):
            at = self.tab()
            if at["kind"] == "submit" and at["value"] == "file":
                assert set(answers) <= done, set(answers) - done
                self.enter()
                return
            if at["kind"] == "file" and files:
                with self.page.expect_file_chooser() as chooser:
                    self.keyboard.press("Enter")
                chooser.value.set_files(files)
            elif at["name"] in answers and not (at["kind"] == "radio" and at["name"] in done):
                self._answers(at, answers[at["name"]])
                done.add(at["name"])

    def _answers(self, at: dict[str, Any], wanted: Any) -> None:
        if at["kind"] == "radio":
            self.keyboard.press("Space")
            while self.focus()["value"] != wanted:
                self.keyboard.press("ArrowDown")
        elif at["kind"] == "checkbox":
            if at["checked"] != (at["value"] in wanted if isinstance(wanted, list) else bool(wanted)):
                self.keyboard.press("Space")
        else:
            self.keyboard.press("ControlOrMeta+a")
            self.keyboard.insert_text("\n".join(wanted) if isinstance(wanted, list) else str(wanted))


def test_a_day_s_work_is_done_by_keyboard_alone(browser: Browser, world: World) -> None:
    worker = world.case_at("legally_reviewed")
    worker.on("2026-01-09")
    before = worker.case.sequence
    with Running(worker.office) as running:
        desk = Desk(browser, running.address)
        keys = Keys(desk.page)
        desk.opens("/")
        keyboard = desk.page.keyboard
        assert keys.focus()["id"] == "account"
        keyboard.type("li")
        keys.to(lambda one: one["id"] == "password")
        keyboard.type(PASSWORD)
        keys.enter()

        keyboard.press("/")
        assert keys.focus()["id"] == "find"
        keyboard.type(worker.number)
        keys.enter()
        assert desk.page.url.endswith(f"/cases/{worker.number}")

        keys.to(lambda one: one["href"].endswith("/steps/prior_notice"))
        keys.enter()
        keys.to(lambda one: one["kind"] == "summary" or one["name"])
        keys.fills(flat(desk.page, proposal()))
        assert worker.case.sequence == before + 1, desk.text()

        keys.to(lambda one: one["href"].endswith("/steps/evidence"))
        keys.enter()
        keys.fills({"title": "后到的材料", "source": "某局"}, SCANNED)
        assert worker.case.sequence == before + 2, desk.text()
        assert worker.case.latest("evidence").files

        keyboard.press("Tab")
        assert keys.focus()["words"] == "跳到正文"
        keys.to(lambda one: one["words"] == "退出")
        keys.enter()
        assert "您已退出" in desk.text()
        desk.leaves()


def test_an_error_takes_the_focus_and_leads_to_its_field(browser: Browser, world: World) -> None:
    worker = world.case_at("legally_reviewed")
    worker.on("2026-01-09")
    with Running(worker.office) as running:
        desk = Desk(browser, running.address, "li")
        keys = Keys(desk.page)
        desk.opens(f"/cases/{worker.number}/steps/prior_notice")
        desk.fills(proposal(term_months=30))
        desk.presses()
        assert keys.focus()["id"] == "errors"
        keys.to(lambda one: one["href"] == "#at-term_months")
        desk.page.keyboard.press("Enter")
        expect(desk.page.locator("[name=term_months]")).to_be_focused()
        desk.leaves()


def flat(page: Page, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers by the names that the page's fields bear; a restriction's row is found by its code."""
    found = {name: value for name, value in answers.items() if name != "restrictions"}
    for row in answers["restrictions"]:
        box = page.locator(f'[name$="-code"][value="{row["code"]}"]').get_attribute("name") or ""
        found |= {box.removesuffix("code") + name: value for name, value in row.items()}
    return found
