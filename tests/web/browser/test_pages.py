"""The pages in a real browser: by keyboard, with and without scripts, and without a word of complaint from it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from tests.web.people import PASSWORD

pytestmark = pytest.mark.browser


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A page of someone who complains of nothing: any error in the browser's console fails the test."""
    context: BrowserContext = browser.new_context(
        base_url=address, java_script_enabled=request.param, locale="zh-CN"
    )
    context.set_default_timeout(8000)
    opened = context.new_page()
    errors: list[str] = []
    opened.on("console", lambda message: errors.append(message.text) if is_complaint(message) else None)
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []


def is_complaint(message: ConsoleMessage) -> bool:
    """An error of the page's own; that a faulty form is answered with 422 is none."""
    return message.type == "error" and "status of 422" not in message.text


def signs_in(page: Page, account: str) -> None:
    """By keyboard alone."""
    page.goto("/")
    page.get_by_label("账号").focus()
    page.keyboard.type(account)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    with page.expect_navigation(url=lambda address: "/login" not in address):
        page.keyboard.press("Enter")


def leaves(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="退出").click()


def test_a_clerk_signs_in_by_keyboard_and_sees_the_day(page):
    signs_in(page, "li")

    assert page.get_by_role("link", name="案件", exact=True).is_visible()
    assert "2026-0017" in page.content()


def test_a_step_is_taken_by_filling_its_form_and_shown_on_the_case(page):
    signs_in(page, "li")
    page.goto("/cases/2026-0005")
    assert "法院名单" in page.content()

    page.get_by_role("link", name="转送法院名单信息").first.click()
    page.get_by_label("县财政局", exact=True).check()
    with page.expect_navigation():
        page.get_by_role("button", name="提交").first.click()

    assert "法院名单：已转送" in page.content()
    assert "法院名单信息转送函" in page.content()


def test_a_faulty_form_says_what_is_wrong_and_keeps_what_was_typed(page):
    signs_in(page, "zhao")
    page.goto("/cases/2026-0010")
    page.get_by_role("link", name="文书审核").first.click()
    page.get_by_label("退回", exact=True).check()
    with page.expect_navigation():
        page.get_by_role("button", name="提交").first.click()

    assert "退回须写明意见" in page.content()
    assert page.get_by_label("退回", exact=True).is_checked()


def test_nothing_on_the_pages_comes_from_elsewhere(page, address):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    signs_in(page, "li")
    for path in ("/cases", "/cases/2026-0001", "/measure"):
        page.goto(path)

    assert {url for url in asked if not url.startswith((address, "data:"))} == set()


def test_a_letter_is_given_back_with_a_remark_at_its_place(page):
    signs_in(page, "zhao")
    page.goto("/letters")
    page.get_by_role("link", name="失信行为认定事先告知书").first.click()
    place = page.locator(".para", has_text="拟认定你单位").first
    place.locator("summary").click()
    place.locator("textarea").fill("写明是哪一次检查。")
    with page.expect_navigation():
        page.get_by_role("button", name="退回拟稿人").click()

    assert "已退回重拟" in page.content()


def test_marks_are_switched_off_and_on_and_what_was_typed_stays(page):
    signs_in(page, "zhao")
    page.goto("/letters")
    page.get_by_role("link", name="失信行为认定事先告知书").first.click()
    desk = page.url
    page.get_by_label("审核意见").fill("事实写得不清楚。")
    with page.expect_navigation():
        page.get_by_role("button", name="退回拟稿人").click()
    number = desk.split("/cases/")[1].split("/")[0]
    leaves(page)
    signs_in(page, "li")
    page.goto(f"/cases/{number}/steps/prior_notice")
    page.get_by_label("等级的理由").fill("责令改正以后又重犯，情节属于一般。")
    with page.expect_navigation():
        page.get_by_role("button", name="提交").first.click()
    leaves(page)
    signs_in(page, "zhao")
    page.goto("/letters")
    page.get_by_role("link", name="失信行为认定事先告知书").first.click()

    removed = page.locator(".paper del").first
    assert removed.is_visible()
    page.get_by_label("审核意见").fill("写到一半")
    page.get_by_label("标出改动").uncheck()
    assert not removed.is_visible()
    assert page.locator(".paper ins").first.is_visible()
    assert page.get_by_label("审核意见").input_value() == "写到一半"
    page.get_by_label("标出改动").check()
    assert removed.is_visible()


def test_letter_and_facts_stand_side_by_side_on_a_desk_and_one_below_the_other_on_a_phone(page):
    signs_in(page, "zhao")
    page.goto("/cases/2026-0010/letters/0005-1/desk")
    for (width, height), beside in (((1366, 768), True), ((390, 780), False)):
        page.set_viewport_size({"width": width, "height": height})
        letter, facts = page.locator(".sheet").bounding_box(), page.locator(".basis").bounding_box()
        assert letter is not None
        assert facts is not None
        assert (facts["x"] >= letter["x"] + letter["width"]) == beside
        assert (facts["y"] >= letter["y"] + letter["height"]) != beside
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("page", [True], indirect=True)
def test_j_and_k_go_down_and_up_the_queue_and_the_paragraphs(page):
    signs_in(page, "zhao")
    page.goto("/letters")
    page.keyboard.press("j")
    assert "失信行为认定事先告知书" in page.evaluate("document.activeElement.textContent")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    for key, expected in (("j", "p-1"), ("j", "p-2"), ("k", "p-1")):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.closest('.para').id") == expected
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("jk")
    assert page.locator("#p-1 textarea").input_value() == "jk"
