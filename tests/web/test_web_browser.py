"""The pages in a real browser: by keyboard, with and without scripts, and without a word of complaint from it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from people import PASSWORD
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

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
