"""Sign-in by an identity provider: a real one on the loopback, and every way in which its answer may not hold."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from casefiles.office.context import OfficeContext
from casefiles.office.errors import Unusable
from casefiles.people.sign_in import read_provider
from casefiles.web.app import create_app
from casefiles.web.sign_in import THROTTLE
from casefiles.web.throttle import FREE_TRIES
from tests.web.identity_provider import CLIENT_SECRET, STRANGE_KEY, Provider
from tests.web.people import PASSWORD, Person, pages, text_of
from tests.world.offices import new_office


@pytest.fixture
def provider() -> Iterator[Provider]:
    with Provider() as started:
        yield started


@pytest.fixture
def home(tmp_path: Path, provider: Provider) -> OfficeContext:
    """An office that names the provider."""
    office = new_office(tmp_path / "office", settings=provider.settings)
    (office.home / "oidc.secret").write_text(CLIENT_SECRET + "\n", encoding="utf-8")
    return office


@pytest.fixture
def app(home: OfficeContext) -> Flask:
    return pages(home)


def goes_to_the_provider(browser: FlaskClient, wanted: str = "") -> str:
    """The button; the address to which the provider sends the browser back."""
    asked = browser.get("/login/provider", query_string={"next": wanted} if wanted else {})
    assert asked.status_code == 302, text_of(asked.text)
    there = requests.get(asked.location, allow_redirects=False, timeout=10)
    assert there.status_code == 302
    return there.headers["Location"]


def comes_back(browser: FlaskClient, address: str) -> TestResponse:
    parts = urlsplit(address)
    return browser.get(f"{parts.path}?{parts.query}")


def signs_in(browser: FlaskClient, wanted: str = "") -> TestResponse:
    return comes_back(browser, goes_to_the_provider(browser, wanted))


def is_signed_in(browser: FlaskClient) -> bool:
    return browser.get("/measure").status_code == 200


def test_whoever_the_provider_vouches_for_comes_in_with_their_account_s_roles(
    app: Flask, home: OfficeContext
) -> None:
    browser = app.test_client()
    assert "用县统一身份认证登录" in browser.get("/login").text

    done = signs_in(browser, "/cases?state=listed")

    assert done.location == "/cases?state=listed"
    assert "李经办" in browser.get("/today").text
    assert browser.get("/accounts").status_code == 403
    assert list(home.log.lines())[-1]["what"] == "登录（统一身份认证）"


def test_the_session_is_one_like_any_other(app: Flask) -> None:
    browser, admin = app.test_client(), Person(app, "admin")
    signs_in(browser)
    admin.sends("/accounts/li", {"button": "disable"})
    assert not is_signed_in(browser)
    admin.sends("/accounts/li", {"button": "enable"})
    signs_in(browser)

    browser.post("/logout")

    assert not is_signed_in(browser)


def test_a_password_that_nobody_used_need_not_be_changed(app: Flask, home: OfficeContext) -> None:
    home.accounts.set_password("li", "chosen by another", temporary=True)
    browser = app.test_client()
    signs_in(browser)

    assert browser.get("/today").status_code == 200
    assert Person(app, "li", "chosen by another").client.get("/today").location == "/password"


def test_each_sign_in_has_a_state_a_nonce_and_a_challenge_of_its_own(app: Flask) -> None:
    asked = [parse_qs(urlsplit(app.test_client().get("/login/provider").location).query) for _ in range(2)]

    for name in ("state", "nonce", "code_challenge"):
        assert len(asked[0][name][0]) > 15
        assert asked[0][name] != asked[1][name]
    assert asked[0]["code_challenge_method"] == ["S256"]
    assert asked[0]["scope"] == ["openid profile"]


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"iss": "https://elsewhere.example"},
        {"iss": None},
        {"aud": "another-client"},
        {"aud": ["another-client", "a-third"]},
        {"aud": ["another-client", "casefiles"], "azp": "another-client"},
        {"aud": None},
        {"exp": 1_700_000_000},
        {"exp": None},
        {"iat": 4_000_000_000},
        {"sub": None},
    ],
    ids=str,
)
def test_a_token_that_does_not_hold_lets_nobody_in(
    app: Flask, provider: Provider, claims: dict[str, Any]
) -> None:
    provider.claims = claims
    browser = app.test_client()

    refused = signs_in(browser)

    assert refused.status_code == 401
    assert "没有通过核验" in text_of(refused.text)
    assert not is_signed_in(browser)


def test_a_token_signed_by_someone_else_lets_nobody_in(app: Flask, provider: Provider) -> None:
    provider.key = STRANGE_KEY
    browser = app.test_client()

    assert "没有通过核验" in text_of(signs_in(browser).text)
    assert not is_signed_in(browser)


def test_an_answer_to_another_browser_or_one_used_before_lets_nobody_in(
    app: Flask, provider: Provider
) -> None:
    one, other = app.test_client(), app.test_client()
    address = goes_to_the_provider(one)

    for browser in (other, other):
        refused = comes_back(browser, address)
        assert refused.status_code == 401
        assert "请再点一次登录按钮" in text_of(refused.text)
    assert provider.token_requests == 0
    assert comes_back(one, address).status_code == 302
    one.post("/logout")
    assert comes_back(one, address).status_code == 401
    assert comes_back(one, "/login/provider/back").status_code == 401
    assert provider.token_requests == 1


def test_a_code_without_the_verifier_that_it_was_asked_with_is_worth_nothing(
    app: Flask, provider: Provider
) -> None:
    browser = app.test_client()
    stolen = parse_qs(urlsplit(goes_to_the_provider(app.test_client())).query)["code"][0]
    own = goes_to_the_provider(browser)
    state = parse_qs(urlsplit(own).query)["state"][0]

    refused = browser.get("/login/provider/back", query_string={"code": stolen, "state": state})

    assert refused.status_code == 401
    assert not is_signed_in(browser)


@pytest.mark.parametrize("account", ["nobody", "LI", "li "])
def test_an_account_that_is_not_here_letter_by_letter_does_not_come_in(
    app: Flask, provider: Provider, home: OfficeContext, account: str
) -> None:
    provider.account = account
    browser, before = app.test_client(), home.accounts.everyone()

    refused = signs_in(browser)

    assert refused.status_code == 403
    assert "本系统没有这个账号" in text_of(refused.text)
    assert not is_signed_in(browser)
    assert home.accounts.everyone() == before
    assert list(home.log.lines())[-1]["what"] == "登录失败（统一身份认证）"


def test_a_closed_account_does_not_come_in(app: Flask, home: OfficeContext) -> None:
    home.accounts.set_disabled("li", True)

    refused = signs_in(app.test_client())

    assert refused.status_code == 403
    assert "账号已停用" in text_of(refused.text)


@pytest.mark.parametrize("account", [None, 7, "", ["li"]])
def test_a_token_without_an_account_is_said_to_be_one(app: Flask, provider: Provider, account: Any) -> None:
    provider.account = account

    refused = signs_in(app.test_client())

    assert refused.status_code == 401
    assert "没有给出账号（preferred_username）" in text_of(refused.text)


def test_who_was_denied_by_the_provider_is_told_so(app: Flask, provider: Provider) -> None:
    provider.denies = True

    assert "没有同意登录" in text_of(signs_in(app.test_client()).text)


def test_a_provider_that_says_it_is_someone_else_is_not_spoken_with(app: Flask, provider: Provider) -> None:
    provider.metadata = {"issuer": "https://elsewhere.example"}

    refused = app.test_client().get("/login/provider")

    assert refused.status_code == 502
    assert "issuer 不一致" in text_of(refused.text).replace("office.toml [oidc] issuer ", "issuer ")
    provider.metadata = {}
    assert signs_in(app.test_client()).status_code == 302


def test_unsigned_tokens_are_not_taken_even_where_the_provider_offers_them(
    app: Flask, provider: Provider
) -> None:
    provider.metadata = {"id_token_signing_alg_values_supported": ["none", "HS256"]}
    browser = app.test_client()
    signs_in(browser)
    assert is_signed_in(browser)

    from casefiles.web.single_sign_on import CLIENT

    metadata = app.extensions[CLIENT]._client.load_server_metadata()
    assert metadata["id_token_signing_alg_values_supported"] == ["RS256"]


def test_a_provider_that_is_down_leaves_the_password(tmp_path: Path) -> None:
    with Provider() as gone:
        office = new_office(tmp_path / "office", settings=gone.settings)
    (office.home / "oidc.secret").write_text(CLIENT_SECRET, encoding="utf-8")
    app = pages(office)

    refused = app.test_client().get("/login/provider?next=/cases")

    assert refused.status_code == 502
    assert "连不上身份提供者" in text_of(refused.text)
    assert 'name="next" value="/cases"' in refused.text
    Person(app, "li").opens("/today")


def test_no_link_leads_out_of_the_site_after_the_provider(app: Flask) -> None:
    for wanted in ("https://elsewhere.example/", "//elsewhere.example"):
        assert signs_in(app.test_client(), wanted).location == "/"


# --- nobody locks others out ---


def test_wrong_passwords_typed_by_others_do_not_keep_anyone_from_the_provider(app: Flask) -> None:
    for _ in range(FREE_TRIES + 3):
        app.test_client().post("/login", data={"account": "li", "password": "wrong"})
    assert app.extensions[THROTTLE].wait("li", "127.0.0.1") > 0

    assert signs_in(app.test_client()).status_code == 302


def test_failures_at_the_provider_do_not_keep_anyone_from_their_password(
    app: Flask, provider: Provider
) -> None:
    provider.claims = {"nonce": "another"}
    for _ in range(FREE_TRIES + 3):
        signs_in(app.test_client())

    assert app.extensions[THROTTLE].wait("li", "127.0.0.1") == 0
    Person(app, "li").opens("/today")


# --- settings ---

GOOD = {"issuer": "https://sso.example", "client_id": "casefiles", "client_secret_env": "OIDC_SECRET"}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"issuer": ""}, "缺少 issuer"),
        ({"issuer": "http://sso.example"}, "issuer 应为 https://"),
        ({"issuer": "https://sso.example/?realm=1"}, "issuer 应为 https://"),
        ({"client_id": 7}, "缺少 client_id"),
        ({"client_secret_file": "x"}, "只填一项"),
        ({"client_secret_env": ""}, "client_secret_env 应为文字"),
        ({"account_claim": ""}, "account_claim 应为文字"),
        ({"button": "字" * 21}, "不超过20个字"),
        ({"address": "http://case.example"}, "address 应为 https://"),
        ({"client_secret": "in clear"}, "没有名为 client_secret 的设置；可用：issuer"),
    ],
    ids=str,
)
def test_a_wrong_setting_is_named_with_what_is_allowed(wrong: dict[str, Any], words: str) -> None:
    known, problems = read_provider(GOOD | wrong)

    assert known is None
    assert any(words in problem for problem in problems)
    assert all("office.toml [oidc]" in problem for problem in problems)


def test_good_settings_and_none_at_all_are_taken() -> None:
    assert read_provider(GOOD)[1] == read_provider(GOOD | {"issuer": "http://127.0.0.1:9000"})[1] == []
    assert read_provider(None) == (None, [])
    assert read_provider(7)[1]


def test_a_missing_or_empty_secret_is_named_at_the_start(
    home: OfficeContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home.home / "oidc.secret").write_text(" \n", encoding="utf-8")
    with pytest.raises(Unusable, match=r"\[oidc\] client_secret_file：.*是空的"):
        create_app(home)
    (home.home / "oidc.secret").unlink()
    with pytest.raises(Unusable, match=r"\[oidc\] client_secret_file：读不到"):
        create_app(home)


def test_the_secret_may_stand_in_the_environment(
    tmp_path: Path, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = provider.settings.replace(
        'client_secret_file = "oidc.secret"', 'client_secret_env = "OIDC_TEST"'
    )
    office = new_office(tmp_path / "another", settings=settings)
    with pytest.raises(Unusable, match=r"\[oidc\] client_secret_env：没有名为 OIDC_TEST"):
        create_app(office)

    monkeypatch.setenv("OIDC_TEST", CLIENT_SECRET)

    assert signs_in(pages(office).test_client()).status_code == 302


def test_behind_a_proxy_the_way_back_is_the_address_that_browsers_know(
    tmp_path: Path, provider: Provider
) -> None:
    settings = provider.settings + 'address = "https://case.example/"\n'
    office = new_office(tmp_path / "another", settings=settings)
    (office.home / "oidc.secret").write_text(CLIENT_SECRET, encoding="utf-8")

    asked = parse_qs(urlsplit(pages(office).test_client().get("/login/provider").location).query)

    assert asked["redirect_uri"] == ["https://case.example/login/provider/back"]


# --- without it ---


def test_without_the_section_there_is_no_button_and_no_page(office: OfficeContext) -> None:
    app = pages(office)
    assert "/login/provider" not in app.test_client().get("/login").text

    for address in ("/login/provider", "/login/provider/back?code=x&state=y"):
        reply = app.test_client().get(address)
        assert reply.status_code == 404
        assert "没有启用统一身份认证登录" in text_of(reply.text)


WITHOUT_AUTHLIB = """
import sys
from datetime import datetime, timezone
from pathlib import Path
for name in ("authlib", "requests", "joserfc"):
    sys.modules[name] = None
from casefiles.office.opening import open_office
from casefiles.office.errors import Unusable
from casefiles.web.app import create_app
office = open_office(Path(sys.argv[1]), lambda: datetime.now(timezone.utc))
try:
    app = create_app(office)
except Unusable as fault:
    print(fault)
else:
    browser = app.test_client()
    app.config["WTF_CSRF_ENABLED"] = False
    print(browser.post("/login", data={"account": "li", "password": sys.argv[2]}).location)
    print(browser.get("/today").status_code)
"""


def without_authlib(office: OfficeContext) -> str:
    """What a program says in which Authlib cannot be imported."""
    command = [sys.executable, "-c", WITHOUT_AUTHLIB, str(office.home), PASSWORD]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def test_the_pages_work_unchanged_where_authlib_is_not_installed(office: OfficeContext) -> None:
    pages(office)

    assert without_authlib(office).split() == ["/", "200"]


def test_the_section_without_authlib_says_what_to_install(home: OfficeContext) -> None:
    pages(home)

    assert "pip install casefiles[oidc]" in without_authlib(home)
