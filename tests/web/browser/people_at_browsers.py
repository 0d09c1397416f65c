"""An office served as in use, and people before real browsers: they sign in, fill in forms, and press buttons."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from datetime import date
from types import TracebackType
from typing import Any, Self

import waitress
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, FilePayload, Locator, Page, Response, expect
from waitress import wasyncore

from casefiles.office.context import OfficeContext
from casefiles.procedure.step import Step
from casefiles.web.serving import LARGEST_BODY
from forms.base import Vocabulary
from forms.fields.rows import RowsField
from tests.web.people import PASSWORD, SCAN, pages

SCANNED = (FilePayload(name="扫描件.pdf", mimeType="application/pdf", buffer=SCAN),)
#: What a browser prints of an answer that is a page with a reason on it, or of a connection that a test has cut.
EXPECTED = ("status of 4", "net::ERR_INTERNET_DISCONNECTED", "net::ERR_CONNECTION_REFUSED")


class Running:
    """The pages of an office on the loopback, by the server that is used at work."""

    def __init__(self, office: OfficeContext, app: Flask | None = None) -> None:
        self.office = office
        self._app = app or pages(office, csrf=True)
        self._port = 0
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Serve; the second time on the same port as the first."""
        self._server = waitress.create_server(
            self._app, host="127.0.0.1", port=self._port, threads=8, max_request_body_size=LARGEST_BODY
        )
        self._port = self._server.effective_port
        self._thread = threading.Thread(target=self._server.run)
        self._thread.start()

    def stop(self) -> None:
        """As if the machine were switched off: every connection is cut."""
        self._server.trigger.pull_trigger(lambda: wasyncore.close_all(self._server._map, ignore_all=True))
        self._thread.join()
        self._server.task_dispatcher.shutdown()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._thread.is_alive():
            self.stop()


class Desk:
    """One person at a browser of their own. Whatever the browser complains of is in `complaints`."""

    def __init__(self, browser: Browser, address: str, account: str = "", **context: Any) -> None:
        self.context: BrowserContext = browser.new_context(base_url=address, locale="zh-CN", **context)
        self.context.set_default_timeout(30_000)
        self.complaints: list[str] = []
        self.context.on("console", lambda message: self._heard(message.type, message.text))
        self.context.on("weberror", lambda fault: self.complaints.append(str(fault.error)))
        self.context.on("dialog", self._asked)
        self.page: Page = self.context.new_page()
        self.asked: list[str] = []
        if account:
            self.signs_in(account)

    def _heard(self, kind: str, text: str) -> None:
        if kind == "error" and not any(one in text for one in EXPECTED):
            self.complaints.append(text)

    def _asked(self, dialog: Any) -> None:
        self.asked.append(dialog.type)
        dialog.accept()

    def signs_in(self, account: str) -> None:
        self.page.goto("/login")
        self.page.fill("#account", account)
        self.page.fill("#password", PASSWORD)
        self.page.click("main button.main")
        self.page.wait_for_url(lambda url: "/login" not in url)

    def opens(self, address: str) -> Response:
        reply = self.page.goto(address)
        assert reply is not None
        return reply

    def fills(self, answers: Mapping[str, Any], files: Any = ()) -> None:
        """Answer the step's questions as a person would: text, a choice, ticks, rows, files."""
        for name, value in answers.items():
            self._answers(name, value)
        if files:
            self.page.set_input_files("#upload", files)

    def presses(self, button: str = "file") -> Response:
        """Press a button of the step's form and wait for the page that comes."""
        with self.page.expect_navigation() as coming:
            self.page.click(f"#step .bar button[value={button}]")
        reply = coming.value
        assert reply is not None
        return reply

    def arrives(self, address: str) -> None:
        """Wait until that page is shown, whatever journeys the browser broke off on the way: two clicks are two journeys."""
        expect(self.page).to_have_url(address, timeout=60_000)

    def takes(self, address: str, answers: Mapping[str, Any] | None = None, files: Any = ()) -> None:
        """Open a step's form, fill it in and file it; the page of the case must come."""
        reply = self.opens(address)
        assert reply.status == 200, (address, self.text())
        self.fills(answers or {}, files)
        reply = self.presses()
        assert reply.status == 200, (address, self.text())
        assert "/steps/" not in self.page.url, (address, self.text())
        assert "/new/" not in self.page.url, (address, self.text())

    def text(self) -> str:
        """What is read on the page."""
        return self.page.locator("main").inner_text()

    def said(self) -> str:
        """What the form says of itself beside its buttons."""
        return self.page.locator("#step [data-said]").inner_text()

    def shown(self, words: str) -> None:
        """Wait until the form says these words beside its buttons."""
        self.page.locator("#step [data-said]", has_text=words).wait_for()

    def leaves(self) -> None:
        self.context.close()
        assert self.complaints == []

    def _answers(self, name: str, value: Any) -> None:
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            for place, row in enumerate(value):
                self._row(name, place, row)
            return
        field = self.page.locator(f'#step [name="{name}"]')
        kind = field.first.get_attribute("type")
        if kind in ("radio", "checkbox"):
            self._ticks(field, value)
        elif field.first.evaluate("one => one.tagName") == "SELECT":
            field.select_option(str(value))
        else:
            field.fill("\n".join(value) if isinstance(value, list) else str(value))

    def _ticks(self, field: Locator, value: Any) -> None:
        if isinstance(value, bool):
            field.set_checked(value)
            return
        wanted = [str(one) for one in (value if isinstance(value, list) else [value])]
        name = field.first.get_attribute("name")
        for one in self.page.locator(f'#step [type=checkbox][name="{name}"]:checked').all():
            if one.get_attribute("value") not in wanted:
                one.uncheck()
        for one in wanted:
            self.page.locator(f'#step [name="{name}"][value="{one}"]').check()

    def _row(self, name: str, place: int, row: Mapping[str, Any]) -> None:
        if "code" in row:
            box = self.page.locator(f'#step [name^="{name}-"][name$="-code"][value="{row["code"]}"]')
            box.check()
            place = int((box.get_attribute("name") or "").split("-")[1])
        for inner, value in row.items():
            if inner not in ("code", "point"):
                self._answers(f"{name}-{place}-{inner}", value)


def answered_with(desk: Desk, number: str, step: Step, text: str) -> Response:
    """The page of any step, whatever stands against taking it, with the same text in every field of its form."""
    if not desk.page.locator("[name=csrf_token]").count():
        desk.opens(f"/cases/{number}")
    address = f"/new/{step.name}" if step.opens_a_case else f"/cases/{number}/steps/{step.name}"
    fields = dict.fromkeys(every_field(step), text) | {"seen": "1", "button": "preview"}
    with desk.page.expect_navigation() as coming:
        desk.page.evaluate(SEND, [address, fields])
    reply = coming.value
    assert reply is not None
    assert reply.status in (200, 422), (address, reply.status)
    return reply


#: Sends these fields as a form of the page's own, with its token.
SEND = """([address, fields]) => {
  const form = document.createElement("form");
  form.method = "post";
  form.action = address;
  const token = document.querySelector("[name=csrf_token]").value;
  for (const [name, value] of Object.entries({...fields, csrf_token: token})) {
    const field = document.createElement("textarea");
    field.name = name;
    field.value = value;
    form.append(field);
  }
  document.body.append(form);
  form.submit();
}"""


def every_field(step: Step) -> Iterator[str]:
    """The names under which a step's page sends its fields, the first row of a list with its own."""
    for one in step.form(Vocabulary(date(2026, 1, 5))):
        if isinstance(one, RowsField):
            yield from (f"{one.name}-0-{inner.short_name}" for inner in one.row(vocabulary=one.vocabulary))
        else:
            yield one.name
