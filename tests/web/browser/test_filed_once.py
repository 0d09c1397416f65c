"""What is sent twice is filed once: two clicks, Enter twice, the back button, a form that is old by now."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FilePayload

from casefiles.office.context import OfficeContext
from casefiles.office.reading.cases import read_case
from tests.builders.numbers import credit_code
from tests.builders.reports import enterprise
from tests.web.browser.people_at_browsers import SCANNED, Desk, Running
from tests.web.people import SCAN
from tests.world import World
from tests.world.case_worker import CaseWorker

pytestmark = pytest.mark.browser
VERIFIED = {"instrument_verified": "经核实已经生效。", "elements": "要件均已具备。", "findings": "笔录——属实"}


@pytest.fixture
def accepted(world: World) -> Iterator[tuple[CaseWorker, Running]]:
    """A case that waits for its verification, served."""
    worker = world.case_at("accepted")
    worker.on("2026-01-07")
    with Running(worker.office) as running:
        yield worker, running


@pytest.fixture
def fresh(office: OfficeContext) -> Iterator[Running]:
    with Running(office) as running:
        yield running


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_two_clicks_file_one_record(
    browser: Browser, accepted: tuple[CaseWorker, Running], scripts: bool
) -> None:
    worker, running = accepted
    clerk = Desk(browser, running.address, "li", java_script_enabled=scripts)
    clerk.opens(f"/cases/{worker.number}/steps/verification")
    clerk.fills(VERIFIED)
    before = worker.case.sequence

    clerk.page.dblclick("button[value=file]", no_wait_after=True)
    clerk.arrives(f"/cases/{worker.number}")

    clerk.page.locator("main", has_text="已办理").wait_for()
    assert worker.case.sequence == before + 1
    clerk.leaves()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_two_clicks_on_a_new_report_open_one_case(browser: Browser, fresh: Running, scripts: bool) -> None:
    clerk = Desk(browser, fresh.address, "li", java_script_enabled=scripts)
    clerk.opens("/new/report")
    clerk.fills(enterprise(item="9"), SCANNED)

    clerk.page.dblclick("button[value=file]", no_wait_after=True)
    clerk.arrives("/cases/2026-0001")

    assert list(fresh.office.store.numbers()) == ["2026-0001"]
    assert read_case(fresh.office, "2026-0001").sequence == 1
    clerk.leaves()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_enter_pressed_twice_files_one_record(
    browser: Browser, accepted: tuple[CaseWorker, Running], scripts: bool
) -> None:
    worker, running = accepted
    clerk = Desk(browser, running.address, "li", java_script_enabled=scripts)
    clerk.opens(f"/cases/{worker.number}/steps/evidence")
    clerk.fills({"received_on": "2026-01-07", "title": "后到的材料", "source": "某局"}, SCANNED)
    before = worker.case.sequence

    clerk.page.locator("[name=source]").focus()
    clerk.page.keyboard.press("Enter")
    clerk.page.keyboard.press("Enter")
    clerk.arrives(f"/cases/{worker.number}")

    assert worker.case.sequence == before + 1
    clerk.leaves()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_after_the_back_button_the_same_form_files_nothing_more(
    browser: Browser, accepted: tuple[CaseWorker, Running], scripts: bool
) -> None:
    worker, running = accepted
    clerk = Desk(browser, running.address, "li", java_script_enabled=scripts)
    material = {"title": "材料", "source": "某局"}
    clerk.takes(f"/cases/{worker.number}/steps/evidence", material, SCANNED)
    filed = worker.case.sequence

    clerk.page.go_back()
    clerk.fills(material, SCANNED)
    clerk.presses()

    assert worker.case.sequence == filed
    assert f"第{filed}号记录" in clerk.text()
    another = FilePayload(name="另一份.pdf", mimeType="application/pdf", buffer=SCAN + b"%")
    clerk.takes(f"/cases/{worker.number}/steps/evidence", material, another)
    assert worker.case.sequence == filed + 1
    clerk.leaves()


def test_after_the_back_button_the_same_report_opens_no_second_case(browser: Browser, fresh: Running) -> None:
    clerk = Desk(browser, fresh.address, "li")
    clerk.takes("/new/report", enterprise(item="9"))

    clerk.page.go_back()
    clerk.fills(enterprise(item="9"))
    clerk.presses()

    assert clerk.page.url.endswith("/cases/2026-0001")
    assert list(fresh.office.store.numbers()) == ["2026-0001"]
    clerk.takes(
        "/new/report", enterprise(item="9", name="木垒县另例有限公司", identity_number=credit_code("000008"))
    )
    assert list(fresh.office.store.numbers()) == ["2026-0001", "2026-0002"]
    clerk.leaves()


def test_a_double_answer_of_an_agency_is_one_receipt(browser: Browser, world: World) -> None:
    worker = world.case_at("listed")
    worker.on("2026-02-05").file("push", {"agencies": ["finance"], "purpose": "依法使用。"})
    worker.letters_to_seal().serve("2026-02-05")
    before = worker.case.sequence
    with Running(worker.office) as running:
        agency = Desk(browser, running.address, "tian", java_script_enabled=False)
        agency.opens("/received")
        agency.page.dblclick("main form button.main", no_wait_after=True)
        agency.page.locator("main", has_text="的回执已登记").wait_for()
        assert worker.case.sequence == before + 1
        agency.leaves()
