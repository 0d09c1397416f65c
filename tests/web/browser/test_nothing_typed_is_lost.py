"""What was typed is never lost: a stale form, a cut connection, a reload, another machine; and it is filed once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from casefiles.office.context import OfficeContext
from tests.builders.reports import enterprise
from tests.web.browser.people_at_browsers import SCANNED, Desk, Running
from tests.world import World
from tests.world.case_worker import CaseWorker

pytestmark = pytest.mark.browser
TYPED = {
    "instrument_verified": "经核实已经生效。",
    "elements": "这一段是我写的要件。",
    "findings": "笔录——属实",
}
EVIDENCE = {"received_on": "2026-01-07", "title": "后到的材料", "source": "某局"}


@pytest.fixture
def accepted(world: World) -> Iterator[tuple[CaseWorker, Running]]:
    """A case that waits for its verification, served."""
    worker = world.case_at("accepted")
    worker.on("2026-01-07")
    with Running(worker.office) as running:
        yield worker, running


@pytest.fixture
def typing(browser: Browser, accepted: tuple[CaseWorker, Running]) -> Iterator[Desk]:
    """A clerk before the form of the verification."""
    worker, running = accepted
    clerk = Desk(browser, running.address, "li")
    clerk.opens(f"/cases/{worker.number}/steps/verification")
    yield clerk
    clerk.leaves()


def elements(desk: Desk) -> str:
    return desk.page.locator("[name=elements]").input_value()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_stale_form_shows_what_is_new_and_files_at_the_second_try(
    browser: Browser, accepted: tuple[CaseWorker, Running], scripts: bool
) -> None:
    worker, running = accepted
    clerk = Desk(browser, running.address, "li", java_script_enabled=scripts)
    clerk.opens(f"/cases/{worker.number}/steps/verification")
    clerk.fills(TYPED)
    worker.file("evidence", EVIDENCE, "second", "补充材料")

    assert clerk.presses().status == 409
    assert "案件已有新进展" in clerk.text()
    assert "马协办" in clerk.page.locator("#news").inner_text()
    assert "补充材料" in clerk.page.locator("#news").inner_text()
    assert elements(clerk) == TYPED["elements"]

    assert clerk.presses().status == 200
    assert worker.case.latest("verification").answers["elements"] == TYPED["elements"]
    clerk.leaves()


def test_typing_without_a_connection_is_said_kept_and_tried_again(
    typing: Desk, accepted: tuple[CaseWorker, Running]
) -> None:
    worker, _ = accepted
    typing.context.set_offline(True)
    typing.fills(TYPED)
    typing.shown("连不上")
    assert worker.office.store.folder(worker.number).drafts() == ()

    typing.context.set_offline(False)

    typing.shown("已自动暂存")
    assert worker.office.store.folder(worker.number).drafts()[0].answers["elements"] == [TYPED["elements"]]
    assert typing.asked == []


def test_filing_without_a_connection_is_said_and_files_once_when_it_is_back(
    typing: Desk, accepted: tuple[CaseWorker, Running]
) -> None:
    worker, _ = accepted
    before = worker.case.sequence
    typing.fills(TYPED, SCANNED)
    typing.context.set_offline(True)
    typing.page.click("#step button[value=file]")
    typing.shown("还没有提交")
    assert elements(typing) == TYPED["elements"]
    assert worker.case.sequence == before

    typing.context.set_offline(False)
    assert typing.presses().status == 200

    assert worker.case.sequence == before + 1
    assert worker.case.latest("verification").files
    assert worker.office.store.folder(worker.number).drafts() == ()


def test_a_server_that_was_away_finds_everything_and_files_once(
    typing: Desk, accepted: tuple[CaseWorker, Running]
) -> None:
    worker, running = accepted
    before = worker.case.sequence
    running.stop()
    typing.fills(TYPED)
    typing.page.click("#step button[value=file]")
    typing.shown("还没有提交")
    running.start()
    typing.shown("已自动暂存")

    assert typing.presses().status == 200

    assert worker.case.sequence == before + 1


def test_an_answer_lost_on_its_way_does_not_make_a_second_record(
    typing: Desk, accepted: tuple[CaseWorker, Running]
) -> None:
    """The record is filed, but the browser never hears of it; the clerk lets the browser send it again."""
    worker, _ = accepted
    before = worker.case.sequence
    typing.fills(TYPED)

    def cut(route: object) -> None:
        route.fetch(max_redirects=0)  # type: ignore[attr-defined]
        route.abort("connectionreset")  # type: ignore[attr-defined]

    typing.page.route("**/steps/verification", cut, times=1)
    with typing.page.expect_event("framenavigated"):  # to the browser's own page that says so
        typing.page.click("#step button[value=file]")
    assert worker.case.sequence == before + 1

    typing.page.reload()

    assert f"第{before + 1}号记录" in typing.text()
    assert worker.case.sequence == before + 1


def test_after_a_reload_and_on_another_machine_the_unfinished_form_is_there(
    browser: Browser, typing: Desk, accepted: tuple[CaseWorker, Running]
) -> None:
    worker, running = accepted
    typing.fills(TYPED)
    typing.shown("已自动暂存")
    typing.page.reload()
    assert elements(typing) == TYPED["elements"]
    assert "没有提交的内容" in typing.text()

    elsewhere = Desk(browser, running.address, "li")
    elsewhere.opens(f"/cases/{worker.number}/steps/verification")
    assert elements(elsewhere) == TYPED["elements"]
    elsewhere.page.get_by_role("button", name="从头填").click()
    expect(elsewhere.page.locator("[name=elements]")).to_have_value("")
    elsewhere.leaves()


def test_an_unfinished_report_is_there_after_a_reload_and_gone_when_it_is_filed(
    browser: Browser, office: OfficeContext
) -> None:
    with Running(office) as running:
        clerk, second = Desk(browser, running.address, "li"), Desk(browser, running.address, "ma")
        clerk.opens("/new/report")
        clerk.fills(enterprise(item="9"))
        clerk.shown("已自动暂存")
        clerk.page.reload()
        assert clerk.page.locator("[name=name]").input_value() == enterprise()["name"]
        assert clerk.page.locator("[name=behaviours]:checked").count() == 1
        second.opens("/new/report")
        assert second.page.locator("[name=name]").input_value() == ""
        assert clerk.presses().status == 200
        clerk.opens("/new/report")
        assert clerk.page.locator("[name=name]").input_value() == ""
        assert list(office.store.numbers()) == ["2026-0001"]
        clerk.leaves()
        second.leaves()


def test_who_leaves_with_unsaved_typing_is_asked_first(typing: Desk) -> None:
    typing.page.locator("[name=elements]").press_sequentially("字")
    typing.context.set_offline(True)
    typing.page.close(run_before_unload=True)
    typing.context.wait_for_event("dialog", predicate=lambda dialog: True) if not typing.asked else None
    assert typing.asked == ["beforeunload"]


def test_a_session_that_ended_meanwhile_is_said_beside_the_form(
    typing: Desk, accepted: tuple[CaseWorker, Running]
) -> None:
    accepted[0].office.accounts.end_sessions("li")
    typing.fills(TYPED)
    typing.shown("登录已过期")
    assert elements(typing) == TYPED["elements"]
