"""A case's whole life in real browsers: six people, each at their own, from the report to the archive."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser

from casefiles.cases.letter import LetterStatus
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.office.context import OfficeContext
from casefiles.office.reading.cases import read_case
from casefiles.office.upkeep.due import run_due
from casefiles.procedure.letter_life.rules import letters_ready_for
from tests.builders.answers import ANSWERS, DEFENCE, MEETING, PUBLICATION, proposal
from tests.builders.reports import COMPANY_CODE, enterprise
from tests.web.browser.people_at_browsers import SCANNED, Desk, Running
from tests.world import World
from tests.world.case_worker import CaseWorker
from tests.world.clock import ManualClock

pytestmark = pytest.mark.browser
NAME = "木垒县例样商贸有限公司"
SERVICE = {
    "method": "direct",
    "place": "木垒县政务服务中心",
    "receiver": "周例样",
    "servers": ["李经办", "马协办"],
}
EXCHANGE = {"method": "exchange", "receiver": "收文室"}
WHO = ("li", "zhao", "qian", "sun", "tian")


class People:
    """Everyone who works on the one case, each before a browser of their own."""

    def __init__(self, browser: Browser, running: Running, number: str = "", **context: Any) -> None:
        self.office = running.office
        self.desks = {who: Desk(browser, running.address, who, **context) for who in WHO}
        self.number = number

    def on(self, day: str) -> None:
        assert isinstance(self.office.clock, ManualClock)
        self.office.clock.move_to(date.fromisoformat(day))

    def take(self, who: str, step: str, answers: dict[str, Any] | None = None, *, scan: bool = False) -> None:
        """Come to the step by the case's own page, fill in its form and file it."""
        desk = self.desks[who]
        desk.opens(f"/cases/{self.number}")
        link = desk.page.locator(f'main a[href*="/steps/{step}"]').first
        desk.takes(link.get_attribute("href") or "", answers, SCANNED if scan else ())

    def read(self, who: str) -> None:
        """Open every letter that waits for review or signature, as one must before passing several at once."""
        for letter in read_case(self.office, self.number).letters:
            if letter.status in (LetterStatus.DRAFTED, LetterStatus.REVIEWED):
                self.desks[who].opens(f"/cases/{self.number}/letters/{letter.ref}/desk")

    def letters(self, day: str, **service: Any) -> None:
        """Review, sign, seal and serve whatever waits."""
        self.on(day)
        self.read("zhao")
        self.take("zhao", "letter_review", {"outcome": "pass"})
        self.read("sun")
        self.take("sun", "letter_sign")
        self.take("li", "letter_seal", scan=True)
        while letters_ready_for(read_case(self.office, self.number), StepName.LETTER_SERVE):
            self.take("li", "letter_serve", {**SERVICE, "served_on": day, **service}, scan=True)

    def state(self) -> State:
        return read_case(self.office, self.number).state

    def from_the_notice_to_the_entry(self) -> None:
        self.on("2026-01-09")
        self.take("li", "prior_notice", proposal())
        self.letters("2026-01-12")
        self.on("2026-01-15")
        self.take("li", "defence", {**DEFENCE, "points": "\n".join(DEFENCE["points"])})
        self.on("2026-01-27")
        answered = {"responses": ANSWERS, "outcome": "uphold", "opinion": "报请审议。"}
        self.take("zhao", "defence_review", answered)
        self.on("2026-01-28")
        self.take("li", "submission")
        self.letters("2026-01-29", **EXCHANGE)
        self.on("2026-01-30")
        self.take("li", "meeting", MEETING, scan=True)
        self.on("2026-02-02")
        self.take("li", "decision", {"reasons": "事实清楚，证据充分。"})
        self.letters("2026-02-03")
        self.on("2026-02-04")
        self.take("li", "entry", {"checked_by": "马协办"})
        self.letters("2026-02-04")

    def agency_answers(self, words: str) -> None:
        """The agency finds the letter on its own page and answers it there."""
        page = self.desks["tian"].page
        self.desks["tian"].opens("/received")
        with page.expect_navigation():
            page.get_by_role("button", name=words).click()
        assert "的回执已登记" in self.desks["tian"].text()

    def leave(self) -> None:
        for desk in self.desks.values():
            desk.leaves()


@pytest.fixture
def running(office: OfficeContext) -> Iterator[Running]:
    with Running(office) as served:
        yield served


def test_a_case_lives_from_report_to_archive_in_five_browsers_and_the_public_sees_what_it_may(
    browser: Browser, running: Running
) -> None:
    people, public = People(browser, running, "2026-0001"), Desk(browser, running.address)
    people.desks["li"].takes("/new/report", enterprise(item="9"), SCANNED)
    people.on("2026-01-06")
    people.take("li", "acceptance", {"co_clerk": "马协办", "no_conflict": True})
    people.on("2026-01-07")
    people.take(
        "li",
        "verification",
        {"instrument_verified": "经核实已经生效。", "elements": "要件均具备。", "findings": "笔录——属实"},
    )
    people.on("2026-01-08")
    people.take("qian", "legal_review", {"outcome": "pass", "opinion": "同意告知。"})
    people.from_the_notice_to_the_entry()
    assert people.state() == State.LISTED

    people.on("2026-02-05")
    people.take("li", "push", {"agencies": ["finance"]})
    people.letters("2026-02-05", **EXCHANGE)
    people.agency_answers("已按规定办理")
    people.on("2026-02-25")
    people.take("sun", "publication", PUBLICATION)
    assert found(public, NAME, COMPANY_CODE)
    assert not found(public, NAME, COMPANY_CODE[:-1])
    assert not found(public, NAME[:-1], COMPANY_CODE)

    people.on("2026-03-02")
    people.take("li", "performance", {"performed_on": "2026-03-01", "proof": "缴款凭证"}, scan=True)
    people.on("2026-05-02")
    assert found(public, NAME, COMPANY_CODE)
    people.on("2026-05-03")
    assert not found(public, NAME, COMPANY_CODE)
    run_due(running.office)
    people.letters("2026-05-05")
    people.agency_answers("已解除")
    people.on("2026-05-06")
    down = {"channels": ["木垒县政府网站"], "taken_down_on": "2026-05-06", "note": "网页已不能打开"}
    people.take("li", "takedown", down, scan=True)
    people.take("li", "archive", {"retention": "30年", "inspector": "马协办"})
    assert people.state() == State.ARCHIVED
    assert [path.name for path in (running.office.home / "archive" / "2026").iterdir()] == ["2026-0001"]
    people.leave()
    public.leaves()


def test_a_case_goes_from_notice_to_entry_without_scripts(browser: Browser, world: World) -> None:
    worker: CaseWorker = world.case_at("legally_reviewed")
    with Running(worker.office) as served:
        people = People(browser, served, worker.number, java_script_enabled=False)
        people.from_the_notice_to_the_entry()
        assert people.state() == State.LISTED
        people.leave()


def found(public: Desk, name: str, number: str) -> bool:
    """Whether the public lookup finds a listing by that name and that number."""
    public.opens("/lookup")
    public.page.fill("#name", name)
    public.page.fill("#number", number)
    with public.page.expect_navigation() as coming:
        public.page.get_by_role("button", name="查询").click()
    assert coming.value.status == 200, public.text()
    return "公示期" in public.text()
