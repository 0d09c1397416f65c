"""People at their browsers: they sign in, open pages, fill in the forms that the pages hold, and press buttons."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import lxml.html
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from casefiles.office.accounts.account_file import AccountFile
from casefiles.office.context import OfficeContext
from casefiles.people.roles import Role
from casefiles.web.app import create_app
from tests.builders.scans import scanned_page
from tests.world.staff import ACCOUNTS, PASSWORD, STAFF

SCAN = scanned_page("扫描件")
OFFICERS = [officer for officer in STAFF.values() if Role.ADMIN not in officer.roles]


def pages(office: OfficeContext, *, csrf: bool = False) -> Flask:
    """The pages of an office that has the demonstration's staff."""
    if office.accounts.officer("li") is None:
        (office.home / "accounts.json").write_bytes(_accounts_of_the_staff())
    app = create_app(office)
    app.config["WTF_CSRF_ENABLED"] = csrf
    return app


@cache
def _accounts_of_the_staff() -> bytes:
    """The staff's accounts, hashed once for all tests: a good hash takes its time."""
    with TemporaryDirectory() as folder:
        accounts = AccountFile(Path(folder))
        for officer in ACCOUNTS.values():
            accounts.add(officer.id, officer.name, officer.roles, PASSWORD, officer.body)
        return (Path(folder) / "accounts.json").read_bytes()


class Person:
    """Someone signed in, at a browser of their own."""

    def __init__(self, app: Flask, account: str, password: str = PASSWORD) -> None:
        self.client: FlaskClient = app.test_client()
        reply = self.client.post("/login", data={"account": account, "password": password})
        assert reply.status_code == 302, reply.text

    def opens(self, address: str, status: int = 200) -> str:
        """The page's HTML."""
        reply = self.client.get(address)
        assert reply.status_code == status, (address, reply.status_code, text_of(reply.text)[:400])
        return reply.text

    def sends(self, address: str, answers: Mapping[str, Any], status: int = 302) -> TestResponse:
        reply = self.client.post(address, data=MultiDict(_pairs(answers)))
        assert reply.status_code == status, (address, reply.status_code, text_of(reply.text)[:800])
        return reply

    def fills(
        self,
        address: str,
        answers: Mapping[str, Any] | None = None,
        *,
        button: str = "file",
        scans: tuple[tuple[str, bytes], ...] = (),
        status: int = 302,
        page: str | None = None,
    ) -> TestResponse:
        """Fill in the page's own form, keep what it was filled with already, and press a button."""
        form = lxml.html.fromstring(page or self.opens(address)).get_element_by_id("step")
        for name, value in (answers or {}).items():
            _fill(form, name, value)
        sent: list[tuple[str, Any]] = [*form.form_values(), ("button", button)]
        sent += [("upload", (io.BytesIO(data), name)) for name, data in scans]
        reply = self.client.post(address, data=MultiDict(sent), content_type="multipart/form-data")
        assert reply.status_code == status, (address, reply.status_code, complaints(reply.text))
        return reply


def _fill(form: Any, name: str, value: Any) -> None:
    """Set what a person would set: text, a choice, ticks, or the rows of a list."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        for place, row in enumerate(value):
            place = _place_of(form, name, row, place)
            for inner, answer in row.items():
                if inner != "point":
                    _fill(form, f"{name}-{place}-{inner}", answer)
        return
    field = form.inputs[name]
    if isinstance(field, lxml.html.CheckboxGroup):
        field.value.clear()
        field.value.update(value)
    elif isinstance(field, lxml.html.InputElement) and field.checkable:
        field.checked = bool(value)
    elif isinstance(value, list):
        field.value = "\n".join(value)
    else:
        field.value = str(value)


def _place_of(form: Any, name: str, row: Mapping[str, Any], place: int) -> int:
    """Where a restriction's own row stands; other rows stand in their order."""
    for one in form.inputs:
        if "code" in row and one.name.startswith(name) and one.get("value") == row["code"]:
            return int(one.name.split("-")[1])
    return place


def _pairs(answers: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in answers.items():
        for one in value if isinstance(value, list) else [value]:
            yield name, one


def text_of(page: str) -> str:
    """What a person reads on the page."""
    main = lxml.html.fromstring(page).get_element_by_id("main")
    return " ".join(main.text_content().split())


def complaints(page: str) -> str:
    """What the page says went wrong."""
    found = lxml.html.fromstring(page).find_class("errors")
    return " ".join(" ".join(one.text_content().split()) for one in found) or text_of(page)[:500]


def links(page: str) -> list[str]:
    """Every address within the site that the page links to."""
    found = (str(one.get("href")).split("#")[0] for one in lxml.html.fromstring(page).iter("a", "link"))
    return [address for address in found if address.startswith("/") and not address.startswith("/static")]
