"""The first start: an office without accounts is set up in the browser, once, by whoever has the machine or its code."""

from __future__ import annotations

import threading

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from casefiles.office.accounts.account_file import AccountFile
from casefiles.office.context import OfficeContext
from casefiles.people.roles import Role
from casefiles.web.app import create_app
from casefiles.web.first_start import CODE, invitation
from casefiles.web.throttle import FREE_TRIES
from tests.web.people import Person, pages, text_of

PASSWORD = "一句容易记住的长长的口令"
WHO = {"account": "admin", "name": "吴管理", "password": PASSWORD, "again": PASSWORD}


@pytest.fixture
def fresh(office: OfficeContext) -> Flask:
    """The pages of an office that has no account yet."""
    app = create_app(office)
    app.config["WTF_CSRF_ENABLED"] = False
    return app


def sets_up(browser: FlaskClient, address: str = "127.0.0.1", **more: str) -> TestResponse:
    headers = {name: more.pop(name) for name in list(more) if name[0].isupper()}
    host = "http://localhost" if address == "127.0.0.1" else "http://office.example"
    return browser.post(
        "/setup",
        data=WHO | more,
        environ_overrides={"REMOTE_ADDR": address},
        base_url=host,
        headers={name.replace("_", "-"): value for name, value in headers.items()},
    )


def test_an_office_without_accounts_opens_on_the_page_that_sets_up_its_administrator(fresh: Flask) -> None:
    browser = fresh.test_client()
    for address in ("/", "/login", "/today", "/cases/2026-0001", "/lookup", "/no/such/page"):
        assert browser.get(address).location == "/setup", address
    assert "设立系统管理员" in text_of(browser.get("/setup").text)
    assert "设立码" not in browser.get("/setup").text

    done = sets_up(browser)

    assert done.location == "/"
    assert "新增账号" in browser.get("/accounts").text
    assert Person(fresh, "admin", PASSWORD).opens("/accounts")


def test_the_administrator_is_an_administrator_and_nothing_else(fresh: Flask, office: OfficeContext) -> None:
    sets_up(fresh.test_client())

    (only,) = office.accounts.everyone()
    assert (only.id, only.name, only.roles) == ("admin", "吴管理", {Role.ADMIN})
    assert [line["what"] for line in office.log.lines()] == ["设立系统管理员"]


def test_once_there_is_an_account_nobody_sets_up_another(fresh: Flask, office: OfficeContext) -> None:
    sets_up(fresh.test_client())

    again = sets_up(fresh.test_client(), account="second")

    assert again.status_code == 409
    assert "已经由他人设立" in text_of(again.text)
    assert fresh.test_client().get("/setup").location == "/login"
    assert len(office.accounts.everyone()) == 1


def test_where_there_are_accounts_already_the_page_is_gone(office: OfficeContext) -> None:
    app = pages(office)

    assert app.test_client().get("/setup").location == "/login"
    assert sets_up(app.test_client(), account="second").status_code == 409


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"again": "another password"}, "不一致"),
        ({"password": "short", "again": "short"}, "至少10位"),
        ({"account": "吴"}, "小写字母"),
        ({"name": " "}, "姓名"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_comes_back(
    fresh: Flask, office: OfficeContext, wrong: dict[str, str], words: str
) -> None:
    reply = sets_up(fresh.test_client(), **wrong)

    assert reply.status_code == 422
    assert words in text_of(reply.text)
    assert f'value="{wrong.get("account", "admin")}"' in reply.text
    assert PASSWORD not in reply.text
    assert office.accounts.is_fresh


def test_from_another_machine_only_the_code_that_the_console_shows_lets_in(
    fresh: Flask, office: OfficeContext
) -> None:
    browser, code = fresh.test_client(), fresh.extensions[CODE]
    assert code in invitation(fresh)
    page = browser.get(
        "/setup", environ_overrides={"REMOTE_ADDR": "10.0.0.9"}, base_url="http://office.example"
    )
    assert "一次性设立码" in text_of(page.text)
    for given in ("", "AAAA-AAAA-AAAA"):
        refused = sets_up(browser, "10.0.0.9", code=given)
        assert refused.status_code == 403
        assert "设立码不对" in text_of(refused.text)
    assert office.accounts.is_fresh

    assert sets_up(browser, "10.0.0.9", code=f" {code.lower().replace('-', '')} ").status_code == 302


@pytest.mark.parametrize("header", ["X_Forwarded_For", "X_Real_IP", "Forwarded", "Via"])
def test_a_proxy_on_the_machine_is_nobody_who_sits_there(fresh: Flask, header: str) -> None:
    assert sets_up(fresh.test_client(), **{header: "10.0.0.9"}).status_code == 403


def test_another_name_for_the_machine_needs_the_code(fresh: Flask) -> None:
    reply = fresh.test_client().post("/setup", data=WHO, base_url="http://elsewhere.example")

    assert reply.status_code == 403


def test_guessing_at_the_code_is_slowed_down_for_that_address_only(fresh: Flask) -> None:
    for _ in range(FREE_TRIES):
        sets_up(fresh.test_client(), "10.0.0.9", code="AAAA-AAAA-AAAA")

    slowed = sets_up(fresh.test_client(), "10.0.0.9", code=fresh.extensions[CODE])
    assert slowed.status_code == 429
    assert "秒后再试" in text_of(slowed.text)
    assert sets_up(fresh.test_client(), "10.0.0.8", code=fresh.extensions[CODE]).status_code == 302


def test_each_start_has_a_code_of_its_own(office: OfficeContext) -> None:
    assert create_app(office).extensions[CODE] != create_app(office).extensions[CODE]


def test_of_two_people_at_the_same_moment_one_wins(fresh: Flask, office: OfficeContext) -> None:
    start, replies = threading.Barrier(4), []

    def sets_up_at_once(account: str) -> None:
        browser = fresh.test_client()
        start.wait()
        replies.append((account, sets_up(browser, account=account).status_code))

    threads = [threading.Thread(target=sets_up_at_once, args=(f"admin{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(status for _, status in replies) == [302, 409, 409, 409]
    (winner,) = [account for account, status in replies if status == 302]
    assert [one.id for one in office.accounts.everyone()] == [winner]


def test_of_two_programs_at_the_same_moment_one_wins(office: OfficeContext) -> None:
    from casefiles.office.errors import Unusable

    here, there = AccountFile(office.home), AccountFile(office.home)
    here.found("admin", "吴管理", PASSWORD)

    with pytest.raises(Unusable, match="已经由他人设立"):
        there.found("second", "郑管理", PASSWORD)
    assert [one.id for one in there.everyone()] == ["admin"]


def test_a_damaged_file_of_accounts_is_no_fresh_start(fresh: Flask, office: OfficeContext) -> None:
    (office.home / "accounts.json").write_text("", encoding="utf-8")

    assert fresh.test_client().get("/setup").location == "/login"
    assert sets_up(fresh.test_client()).status_code == 409
