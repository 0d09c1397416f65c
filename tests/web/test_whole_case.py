"""A whole case through the pages, each form filled in as the page offers it, by four people and more."""

from __future__ import annotations

from datetime import date

from flask import Flask

from casefiles.cases.letter import LetterStatus
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.office.context import OfficeContext
from casefiles.office.reading.cases import read_case
from casefiles.procedure.letter_life.rules import letters_ready_for
from tests.builders.answers import ANSWERS, DEFENCE, MEETING, PUBLICATION, proposal
from tests.builders.reports import enterprise
from tests.web.people import SCAN, Person, text_of
from tests.world.clock import ManualClock

SCANNED = (("扫描件.pdf", SCAN),)
SERVICE = {
    "method": "direct",
    "place": "木垒县政务服务中心",
    "receiver": "周例样",
    "servers": ["李经办", "马协办"],
}


class Files:
    """The one case of this test, and the people who work on it."""

    def __init__(self, app: Flask, office: OfficeContext) -> None:
        self.office = office
        self.people = {who: Person(app, who) for who in ("li", "zhao", "qian", "sun", "feng")}
        self.number = "2026-0001"

    def on(self, day: str) -> None:
        assert isinstance(self.office.clock, ManualClock)
        self.office.clock.move_to(date.fromisoformat(day))

    def take(self, who: str, step: str, answers: dict | None = None, *, scan: bool = False) -> None:
        address = f"/cases/{self.number}/steps/{step}"
        self.people[who].fills(address, answers, scans=SCANNED if scan else ())

    def read(self, who: str) -> None:
        """Open every letter that waits for review or signature, as one must before passing several at once."""
        for letter in read_case(self.office, self.number).letters:
            if letter.status in (LetterStatus.DRAFTED, LetterStatus.REVIEWED):
                self.people[who].opens(f"/cases/{self.number}/letters/{letter.ref}/desk")

    def letters(self, day: str, **service: object) -> None:
        """Review, sign, seal and serve whatever waits; what is chosen is what the page offers."""
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


def test_a_case_goes_from_report_to_archive_through_the_pages_alone(
    app: Flask, office: OfficeContext
) -> None:
    files = Files(app, office)
    files.people["li"].fills("/new/report", enterprise(item=9))
    files.on("2026-01-06")
    files.take("li", "acceptance", {"co_clerk": "马协办", "no_conflict": True})
    files.on("2026-01-07")
    files.take(
        "li",
        "verification",
        {"instrument_verified": "经核实已经生效。", "elements": "要件均已具备。", "findings": "笔录——属实"},
    )
    files.on("2026-01-08")
    files.take("qian", "legal_review", {"outcome": "pass", "opinion": "同意告知。"})
    files.on("2026-01-09")
    files.take("li", "prior_notice", proposal())
    files.letters("2026-01-12")
    assert files.state() == State.DEFENCE_OPEN

    files.on("2026-01-15")
    files.take("li", "defence", DEFENCE)
    files.on("2026-01-27")
    files.take("zhao", "defence_review", {"responses": ANSWERS, "outcome": "uphold", "opinion": "报请审议。"})
    files.on("2026-01-28")
    files.take("li", "submission")
    files.letters("2026-01-29", method="exchange", receiver="收文室")
    files.on("2026-01-30")
    files.take("li", "meeting", MEETING, scan=True)
    files.on("2026-02-02")
    files.take("li", "decision", {"reasons": "事实清楚，证据充分。"})
    files.letters("2026-02-03")
    files.on("2026-02-04")
    files.take("li", "entry", {"checked_by": "马协办"})
    files.letters("2026-02-04")
    assert files.state() == State.LISTED

    files.on("2026-02-05")
    files.take("li", "push", {"agencies": ["finance"]})
    files.letters("2026-02-05", method="exchange", receiver="收文室")
    files.take("li", "receipt", {"agency": "finance", "action": "applied"})
    files.on("2026-02-25")
    files.take("sun", "publication", PUBLICATION)
    assert "木垒县例样商贸有限公司" in files.people["zhao"].opens("/register")

    files.on("2026-03-02")
    files.take("li", "performance", {"performed_on": "2026-03-01", "proof": "缴款凭证"}, scan=True)
    files.on("2026-05-04")
    assert "木垒县例样商贸有限公司" not in files.people["zhao"].opens("/register")
    files.take("li", "removal")
    files.letters("2026-05-05")
    files.take("li", "receipt", {"agency": "finance", "action": "lifted"})
    assert files.state() == State.REMOVED
    files.on("2026-05-06")
    down = {"channels": ["木垒县政府网站"], "taken_down_on": "2026-05-06", "note": "网页已不能打开"}
    files.take("li", "takedown", down, scan=True)
    files.take("li", "archive", {"retention": "30年", "inspector": "马协办"})
    assert files.state() == State.ARCHIVED

    told = text_of(files.people["zhao"].opens(f"/cases/{files.number}"))
    for words in ("部分采纳", "县人民政府第2次常务会议", "一般", "直接送达", "公文交换", "县财政局"):
        assert words in told
    for code in ("M5-1-05", "uphold", "direct", "general"):
        assert code not in told
    found = text_of(files.people["zhao"].opens("/rulings?q=电子秤"))
    assert "2026-0001" in found
