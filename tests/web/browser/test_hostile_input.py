"""Whatever is typed, nothing of it ever runs: it is text in forms, on pages, in letters, in lists and in print."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser

from casefiles.office.errors import Unacceptable
from casefiles.office.filing.take_step import take_step
from casefiles.office.reading.cases import read_case
from casefiles.procedure.table import PROCEDURE, STEPS
from forms.base import Vocabulary
from forms.fields import LinesField, LongTextField, TextField
from tests.builders.answers import proposal
from tests.builders.reports import enterprise
from tests.web.browser.people_at_browsers import Desk, Running, answered_with
from tests.world import World
from tests.world.case_worker import CaseWorker
from tests.world.offices import new_office
from tests.world.staff import CLERK
from tests.world.stages import STAGES

pytestmark = pytest.mark.browser
SCRIPT = "<script>alert(1)</script>"
PAYLOADS = (
    "</textarea></title></select>" + SCRIPT,
    '"><img src=x onerror=alert(1)>',
    "'\" autofocus onfocus=alert(1) x='",
    "javascript:alert(1)//{{7*7}}",
    SCRIPT,
)
#: What would have come alive, had anything been taken for more than text.
ALIVE = """() => [...document.querySelectorAll(
  "script:not([src^='/static/']), img, iframe, [onerror], [onfocus], [autofocus]:not(#account, #q), a[href^='javascript']"
)].map((one) => one.outerHTML)"""


def is_quiet(desk: Desk) -> None:
    """Nothing ran, nothing was refused by the policy, nothing stands on the page that is more than text."""
    assert desk.page.evaluate(ALIVE) == [], desk.page.url
    assert desk.asked == [], desk.page.url
    assert desk.complaints == [], desk.page.url


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> PoisonedCaseWorker:
    """A case carried to its publication with hostile text in every field that takes text."""
    office = new_office(tmp_path_factory.mktemp("hostile") / "office")
    worker = PoisonedCaseWorker(office, office.clock, "")  # type: ignore[arg-type]
    worker.file("report", enterprise())
    for carry in STAGES.values():
        carry(worker)
    return worker


class PoisonedCaseWorker(CaseWorker):
    """A case's way on which everyone writes hostile text wherever text is taken."""

    taken: set[str] = set()

    def file(self, step: str, answers: Mapping[str, Any], who: str = "clerk", scan: str = "") -> CaseWorker:
        clean = dict(answers)
        hostile = clean | {name: PAYLOADS[place % 4] for place, name in enumerate(self._texts(step, clean))}
        if "responses" in clean:
            rows = zip(clean["responses"], self.case.hearing.points, strict=False)
            hostile["responses"] = [row | {"point": point, "reason": PAYLOADS[1]} for row, point in rows]
        while True:
            try:
                return self._filed(step, hostile, who, scan)
            except Unacceptable as fault:
                hostile |= {name: self._milder(hostile, clean, name) for name in fault.errors}

    @staticmethod
    def _milder(hostile: Mapping[str, Any], clean: Mapping[str, Any], name: str) -> Any:
        """The shortest script where the field takes no more, then what was there before."""
        return SCRIPT if hostile[name] not in (SCRIPT, clean.get(name)) else clean.get(name)

    def _filed(self, step: str, answers: dict[str, Any], who: str, scan: str) -> CaseWorker:
        if STEPS[step].opens_a_case:
            self.number = take_step(self.office, None, step, answers, CLERK).number
        else:
            super().file(step, answers, who, scan)
        self.taken |= {f"{step}.{name}" for name, value in answers.items() if value in PAYLOADS}
        return self

    @staticmethod
    def _texts(step: str, clean: Mapping[str, Any]) -> list[str]:
        form = STEPS[step].form(Vocabulary(date(2026, 1, 5)))
        kept = ("related_case", "co_clerk", "checked_by", "servers", "receiver", "into")
        texts = (TextField, LongTextField, LinesField)
        return [one.name for one in form if type(one) in texts and one.name not in kept]


def test_hostile_text_in_every_field_of_every_step_s_form_comes_back_as_text(
    browser: Browser, poisoned: PoisonedCaseWorker
) -> None:
    with Running(poisoned.office) as running:
        clerk = Desk(browser, running.address, "li")
        for place, step in enumerate(PROCEDURE):
            payload = PAYLOADS[place % 3]
            answered_with(clerk, poisoned.number, step, payload)
            is_quiet(clerk)
            texts = [one for one in step.form(Vocabulary(date(2026, 1, 5))) if isinstance(one, TextField)]
            for one in texts:
                typed = clerk.page.locator(f'#step [name="{one.name}"]')
                assert typed.input_value().split() == payload.split(), (step.name, one.name)
        clerk.leaves()


def test_hostile_text_that_was_filed_is_text_wherever_it_is_shown(
    browser: Browser, poisoned: PoisonedCaseWorker
) -> None:
    office, number = poisoned.office, poisoned.number
    assert len(poisoned.taken) > 40, sorted(poisoned.taken)
    with Running(office) as running:
        clerk = Desk(browser, running.address, "li")
        letters = [f"/cases/{number}/letters/{letter.ref}" for letter in read_case(office, number).letters]
        lists = ["/today", "/cases", "/cases?q=alert", "/register", "/rulings?q=alert", "/outbox"]
        seen = ""
        for address in [f"/cases/{number}", *letters, *lists]:
            assert clerk.opens(address).status == 200, address
            is_quiet(clerk)
            seen += clerk.page.locator("main").text_content() or ""
        assert all(payload in seen for payload in PAYLOADS[:4])
        clerk.opens(f"/cases/{number}")
        clerk.page.emulate_media(media="print")
        clerk.page.pdf()
        is_quiet(clerk)
        outside = Desk(browser, running.address, "tian")
        outside.opens("/received")
        is_quiet(outside)
        public = Desk(browser, running.address)
        public.opens("/lookup")
        public.page.fill("#name", enterprise()["name"])
        public.page.fill("#number", enterprise()["identity_number"])
        public.page.get_by_role("button", name="查询").click()
        public.page.get_by_text("公示期").wait_for()
        is_quiet(public)
        for desk in (clerk, outside, public):
            desk.leaves()


def test_a_preview_and_a_draft_of_hostile_text_are_text(browser: Browser, world: World) -> None:
    worker = world.case_at("legally_reviewed")
    worker.on("2026-01-09")
    with Running(worker.office) as running:
        clerk = Desk(browser, running.address, "li")
        clerk.opens(f"/cases/{worker.number}/steps/prior_notice")
        clerk.fills(proposal(severity_reasons=PAYLOADS[0] + PAYLOADS[1]))
        assert clerk.presses("preview").status == 200
        is_quiet(clerk)
        assert PAYLOADS[1] in clerk.page.locator("#preview").inner_text()
        clerk.page.locator("[name=severity_reasons]").press("End")
        clerk.page.keyboard.type(PAYLOADS[2])
        clerk.presses("keep")
        clerk.opens(f"/cases/{worker.number}/steps/prior_notice")
        is_quiet(clerk)
        assert PAYLOADS[2] in clerk.page.locator("[name=severity_reasons]").input_value()
        clerk.leaves()
