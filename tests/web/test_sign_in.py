"""Signing in: the right password, no guessing, no way out of the site, no forged forms."""

from __future__ import annotations

import re

import lxml.html
import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from casefiles.office.context import OfficeContext
from casefiles.web.sign_in import THROTTLE
from casefiles.web.throttle import FREE_TRIES, LONGEST_WAIT, Throttle
from tests.web.people import Person, pages, text_of
from tests.world.offices import opened
from tests.world.staff import PASSWORD

WRONG = "not the password"


def tries(
    app: Flask, account: str, password: str = WRONG, address: str = "127.0.0.1", **more: str
) -> TestResponse:
    return app.test_client().post(
        "/login",
        data={"account": account, "password": password, **more},
        environ_overrides={"REMOTE_ADDR": address},
    )


def test_a_wrong_password_and_an_unknown_account_get_the_same_answer(app: Flask) -> None:
    wrong, unknown = tries(app, "li"), tries(app, "nobody")
    assert wrong.status_code == unknown.status_code == 401
    assert text_of(wrong.text) == text_of(unknown.text)
    assert "账号或者口令不对" in wrong.text


def test_guessing_is_slowed_down_for_that_account_at_that_address_only(app: Flask) -> None:
    for _ in range(FREE_TRIES):
        tries(app, "li", address="10.0.0.9")
    slowed = tries(app, "li", PASSWORD, address="10.0.0.9")
    assert slowed.status_code == 429
    assert "秒后再试" in slowed.text
    assert tries(app, "li", PASSWORD, address="10.0.0.1").status_code == 302
    assert tries(app, "zhao", PASSWORD, address="10.0.0.9").status_code == 302


def test_the_wait_doubles_and_has_an_end(app: Flask) -> None:
    now = [0.0]
    throttle = Throttle(lambda: now[0])
    waits = []
    for _ in range(40):
        throttle.failed("li", "x")
        waits.append(throttle.wait("li", "x"))
    assert waits[: FREE_TRIES - 1] == [0] * (FREE_TRIES - 1)
    assert waits[FREE_TRIES] == 2 * waits[FREE_TRIES - 1]
    assert max(waits) == LONGEST_WAIT
    now[0] += LONGEST_WAIT
    assert throttle.wait("li", "x") == 0
    throttle.succeeded("li", "x")
    assert throttle.wait("li", "x") == 0


def test_success_is_forgiven(app: Flask) -> None:
    for _ in range(FREE_TRIES - 1):
        tries(app, "li")
    assert tries(app, "li", PASSWORD).status_code == 302
    assert app.extensions[THROTTLE].wait("li", "127.0.0.1") == 0


@pytest.mark.parametrize(
    "wanted",
    ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere", "javascript:alert(1)", "/\n/x"],
)
def test_no_link_leads_out_of_the_site_after_sign_in(app: Flask, wanted: str) -> None:
    assert tries(app, "li", PASSWORD, next=wanted).location == "/"


def test_after_signing_in_one_comes_to_the_page_one_wanted(app: Flask) -> None:
    sent_away = app.test_client().get("/cases?state=listed")
    assert sent_away.location == "/login?next=/cases?state%3Dlisted"
    assert tries(app, "li", PASSWORD, next="/cases?state=listed").location == "/cases?state=listed"


def test_signing_out_ends_the_session(clerk: Person) -> None:
    clerk.opens("/today")
    clerk.sends("/logout", {})
    assert clerk.client.get("/today").location.startswith("/login")


def test_half_an_hour_of_idleness_ends_the_session(app: Flask) -> None:
    assert app.permanent_session_lifetime.total_seconds() == 30 * 60
    assert app.config["SESSION_REFRESH_EACH_REQUEST"]


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(app: Flask) -> None:
    cookie = tries(app, "li", PASSWORD).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    over_tls = app.test_client().post(
        "/login", data={"account": "li", "password": PASSWORD}, base_url="https://office.example"
    )
    assert "Secure" in over_tls.headers["Set-Cookie"]


def test_a_form_without_the_page_s_own_token_is_not_taken(office: OfficeContext) -> None:
    app = pages(office, csrf=True)
    browser = app.test_client()
    assert browser.post("/login", data={"account": "li", "password": PASSWORD}).status_code == 400
    token = re.search(r'name="csrf_token" value="([^"]+)"', browser.get("/login").text)
    assert token
    sent = {"account": "li", "password": PASSWORD, "csrf_token": token[1]}
    assert browser.post("/login", data=sent).status_code == 302
    for address in ("/new/report", "/password", "/cases/find"):
        refused = browser.post(address, data={"name": "张三"})
        assert refused.status_code == 400
        assert "页面已过期" in refused.text or "还没有提交" in refused.text
    assert list(office.store.numbers()) == []


def test_what_was_typed_outlives_the_session_it_was_typed_in(office: OfficeContext) -> None:
    app = pages(office, csrf=True)
    browser = app.test_client()

    def sign_in() -> None:
        page = lxml.html.fromstring(browser.get("/login").text)
        token = page.xpath('//input[@name="csrf_token"]/@value')[0]
        browser.post("/login", data={"account": "li", "password": PASSWORD, "csrf_token": token})

    typed = {"name": "孙例", "facts": "第一行\n第二行<b>", "button": "file", "csrf_token": "old"}
    expired = browser.post("/new/report", data=typed)
    assert expired.status_code == 401
    kept = dict(lxml.html.fromstring(expired.text).forms[0].form_values())
    assert kept["facts"].splitlines() == ["第一行", "第二行<b>"]
    sign_in()
    again = browser.post("/new/report", data=kept)
    assert again.status_code == 400
    form = lxml.html.fromstring(again.text).get_element_by_id("step")
    assert form.inputs["facts"].value.split() == ["第一行", "第二行<b>"]
    assert list(office.store.numbers()) == []
    taken = browser.post("/new/report", data=MultiDict([*form.form_values(), ("button", "file")]))
    assert taken.status_code == 422
    assert "页面打开太久" not in taken.text


def test_a_form_sent_from_another_site_is_refused(clerk: Person) -> None:
    for headers in (
        {"Origin": "https://elsewhere.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "null"},
    ):
        assert clerk.client.post("/logout", headers=headers).status_code == 403
    clerk.opens("/today")


def test_one_changes_one_s_own_password(app: Flask, clerk: Person) -> None:
    new = "一句新的容易记的口令"
    clerk.sends("/password", {"old": "wrong", "new": new, "again": new}, 422)
    clerk.sends("/password", {"old": PASSWORD, "new": new, "again": new + "x"}, 422)
    clerk.sends("/password", {"old": PASSWORD, "new": "短", "again": "短"}, 422)
    clerk.sends("/password", {"old": PASSWORD, "new": new, "again": new})
    Person(app, "li", new)


def test_a_password_that_the_administrator_chose_opens_nothing_but_the_page_that_changes_it(
    app: Flask,
) -> None:
    admin, chosen, own = Person(app, "admin"), "chosen by another", "只有我自己知道的一句话"
    account = {"account": "wang", "name": "王新", "roles": ["clerk"], "password": chosen}
    admin.sends("/accounts", account)
    assert "口令待本人更改" in admin.opens("/accounts")
    newcomer = Person(app, "wang", chosen)

    for address in ("/", "/today", "/cases", "/new/report", "/measure", "/register"):
        assert newcomer.client.get(address).location == "/password", address
    kept = newcomer.sends("/new/report", {"name": "孙例", "button": "file"}, 401)
    assert "孙例" in kept.text
    page = newcomer.opens("/password")
    assert "请先更改口令" in text_of(page)
    assert 'aria-label="主菜单"' not in page
    same = newcomer.sends("/password", {"old": chosen, "new": chosen, "again": chosen}, 422)
    assert "新口令和现在的一样" in text_of(same.text)
    newcomer.sends("/password", {"old": chosen, "new": own, "again": own})

    Person(app, "wang", own).opens("/today")
    assert "口令待本人更改" not in admin.opens("/accounts")
    admin.sends("/accounts/wang", {"button": "password", "password": "chosen once more"})
    assert Person(app, "wang", "chosen once more").client.get("/today").location == "/password"


def test_who_has_not_changed_the_password_may_still_sign_out(app: Flask) -> None:
    Person(app, "admin").sends("/accounts/li", {"button": "password", "password": "chosen by another"})
    clerk = Person(app, "li", "chosen by another")

    assert clerk.sends("/logout", {}).location == "/login"
    assert clerk.client.get("/password").location.startswith("/login")


def test_an_administrator_changes_their_own_password_with_the_old_one_only(app: Flask) -> None:
    refused = Person(app, "admin").sends(
        "/accounts/admin", {"button": "password", "password": "no old one asked"}, 422
    )

    assert "须填写现在的口令" in text_of(refused.text)
    Person(app, "admin")


def test_an_account_that_exists_is_changed_in_its_own_page_and_keeps_its_password(app: Flask) -> None:
    admin = Person(app, "admin")
    account = {"account": "wang", "name": "王新", "roles": ["clerk"], "password": "a good pass phrase"}
    admin.sends("/accounts", {**account, "roles": []}, 422)
    admin.sends("/accounts", account)
    assert "在列表中打开" in admin.sends("/accounts", {**account, "roles": ["signer"]}, 422).text

    admin.sends("/accounts/wang", {"name": "王新", "roles": ["signer"], "button": "save"})

    assert "签发人" in admin.opens("/accounts")
    assert Person(app, "wang", "a good pass phrase").opens("/password")


def test_a_disabled_account_is_out_at_once_and_may_be_opened_again(app: Flask) -> None:
    admin, clerk = Person(app, "admin"), Person(app, "li")
    admin.sends("/accounts/li", {"button": "disable"})

    assert clerk.client.get("/today").location.startswith("/login")
    assert app.test_client().post("/login", data={"account": "li", "password": PASSWORD}).status_code == 401
    assert "已停用" in admin.opens("/accounts")
    admin.sends("/accounts/li", {"button": "enable"})
    assert Person(app, "li").opens("/today")


def test_the_last_administrator_stays(app: Flask) -> None:
    admin = Person(app, "admin")
    for sent in ({"button": "disable"}, {"button": "save", "name": "吴管理", "roles": ["clerk"]}):
        assert "最后一个系统管理员" in admin.sends("/accounts/admin", sent, 422).text
    assert admin.opens("/accounts")


def test_who_signs_out_is_signed_out_even_with_a_copy_of_the_cookie(app: Flask) -> None:
    person, copy = Person(app, "li"), app.test_client()
    cookie = person.client.get_cookie("casefiles")
    copy.set_cookie("casefiles", cookie.value)
    assert copy.get("/today").status_code == 200

    person.client.post("/logout")

    assert copy.get("/today").location.startswith("/login")


@pytest.mark.parametrize("password", ["1234567890", "aaaaaaaaaaaa", "short"])
def test_a_password_that_is_guessed_first_is_not_taken(app: Flask, password: str) -> None:
    reply = Person(app, "admin").sends("/accounts/li", {"button": "password", "password": password}, 422)

    assert "口令" in text_of(reply.text)


def test_the_log_shows_who_did_what_the_newest_first(app: Flask, office: OfficeContext) -> None:
    case = opened(office).case
    Person(app, "li").opens(f"/cases/{case.number}")
    app.test_client().post("/login", data={"account": "li", "password": "wrong wrong"})
    admin = Person(app, "admin")

    page = text_of(admin.opens("/audit"))
    assert page.index("登录失败") < page.index("查看案卷")
    only = text_of(admin.opens(f"/audit?case={case.number}"))
    assert "查看案卷" in only
    assert "登录失败" not in only
    Person(app, "li").opens("/audit", 403)
