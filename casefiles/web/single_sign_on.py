"""Signing in by the county's identity provider (OpenID Connect), where office.toml names one.

The provider says who someone is; whether they may come in, and as what, is said by the office's own accounts.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, cast

from flask import Blueprint, Flask, abort, current_app, request, session, url_for
from flask.typing import ResponseReturnValue

from casefiles.office.accounts.access_log import log_act
from casefiles.office.accounts.accounts import officer_on_duty, shared_secret
from casefiles.office.context import OfficeContext
from casefiles.office.errors import Unusable
from casefiles.people.roles import Officer
from casefiles.people.sign_in import IdentityProvider
from casefiles.web.request import office
from casefiles.web.sign_in import begin_session, sign_in_page

CLIENT = "casefiles.provider"
NAME = "provider"
PATIENCE = 10
# Signatures that the provider's public key verifies. Neither "none" nor a shared secret (HS256).
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")

bp = Blueprint("single_sign_on", __name__)


class NotVouchedFor(Exception):
    """Sign-in by the provider failed. The message is for the user."""


class Client:
    """OpenID Connect client of the provider (Authlib), with state, nonce and PKCE."""

    def __init__(self, app: Flask, known: IdentityProvider, secret: str) -> None:
        try:
            flask_client: Any = import_module("authlib.integrations.flask_client")
            self._unreachable: Any = import_module("requests").RequestException
        except ImportError:
            raise Unusable(
                "office.toml 设置了 [oidc]，但没有安装它要用的程序包。请运行：pip install casefiles[oidc]；"
                "或者删去 [oidc] 一节，只用口令登录"
            ) from None
        self._known = known
        self._client: Any = flask_client.OAuth(app).register(
            NAME,
            client_id=known.client_id,
            client_secret=secret,
            server_metadata_url=f"{known.issuer.rstrip('/')}/.well-known/openid-configuration",
            client_kwargs={
                "scope": "openid profile",
                "code_challenge_method": "S256",
                "default_timeout": PATIENCE,
            },
        )

    def ask(self, back: str) -> ResponseReturnValue:
        """Redirect to the provider's sign-in page. Raises NotVouchedFor."""
        try:
            self._check_metadata()
            return cast(ResponseReturnValue, self._client.authorize_redirect(back))
        except NotVouchedFor:
            raise
        except Exception as fault:
            raise self._explained(fault) from fault

    def account(self) -> str:
        """The account named in the provider's answer, after its verification. Raises NotVouchedFor."""
        try:
            self._check_metadata()
            wanted = {
                "iss": {"essential": True, "value": self._known.issuer},
                "aud": {"essential": True, "value": self._known.client_id},
            }
            claims = self._client.authorize_access_token(claims_options=wanted).get("userinfo") or {}
        except NotVouchedFor:
            raise
        except Exception as fault:
            raise self._explained(fault) from fault
        account = claims.get(self._known.account_claim)
        if not isinstance(account, str) or not account:
            raise NotVouchedFor(
                f"身份提供者没有给出账号（{self._known.account_claim}）。请告知系统管理员核对 office.toml [oidc] account_claim。"
            )
        return account

    def _check_metadata(self) -> None:
        """Check that the metadata's issuer is the one in office.toml, and keep only signatures by public key."""
        metadata = self._client.load_server_metadata()
        if metadata.get("issuer") != self._known.issuer:
            metadata.pop("_loaded_at", None)
            raise NotVouchedFor(
                "身份提供者自称的 issuer 与 office.toml [oidc] issuer 不一致，没有登录。请告知系统管理员核对。"
            )
        offered = metadata.get("id_token_signing_alg_values_supported") or ()
        usable = [name for name in offered if name in ALGORITHMS]
        metadata["id_token_signing_alg_values_supported"] = usable or ["RS256"]

    def _explained(self, fault: Exception) -> NotVouchedFor:
        """The exception for the user; the particulars go to the program's log."""
        current_app.logger.warning("sign-in by the provider failed: %s: %s", type(fault).__name__, fault)
        if isinstance(fault, self._unreachable):
            return NotVouchedFor("连不上身份提供者，没有登录。请稍后再试，或者用口令登录。")
        if getattr(fault, "error", "") == "access_denied":
            return NotVouchedFor("您在身份提供者处没有同意登录，或者它没有让您登录。")
        if getattr(fault, "error", "") == "mismatching_state":
            return NotVouchedFor("这次登录已过期，或者不是从本页开始的。请再点一次登录按钮。")
        return NotVouchedFor(
            "身份提供者的答复没有通过核验，没有登录。请再试一次；仍不行的，请告知系统管理员。"
        )


def install(app: Flask, office: OfficeContext) -> None:
    """Set up the client if office.toml names a provider. Raises Unusable if that is not possible."""
    known = office.details.provider
    if known is not None:
        app.extensions[CLIENT] = Client(app, known, shared_secret(office))


@bp.get("/login/provider")
def start() -> ResponseReturnValue:
    """Redirect to the provider's sign-in page."""
    for name in [name for name in session if name.startswith(f"_state_{NAME}_")]:
        session.pop(name)
    session["wanted"] = request.args.get("next", "")[:500]
    try:
        return _client().ask(_way_back())
    except NotVouchedFor as fault:
        return _refused("", str(fault), 502)


@bp.get("/login/provider/back")
def back() -> ResponseReturnValue:
    """The provider's answer: sign in if there is an open account of that name here."""
    try:
        account = _client().account()
    except NotVouchedFor as fault:
        return _refused("", str(fault), 401)
    found = officer_on_duty(office(), account)
    if found is None:
        words = f"身份提供者认得您（{account[:32]}），但本系统没有这个账号，或者账号已停用。请找系统管理员。"
        return _refused(account, words, 403)
    return begin_session(found, "登录（统一身份认证）", session.get("wanted", ""), by_provider=True)


def _client() -> Client:
    client = current_app.extensions.get(CLIENT)
    if client is None:
        abort(404, "本机关没有启用统一身份认证登录，请用口令登录。")
    return cast(Client, client)


def _way_back() -> str:
    known = office().details.provider
    if known and known.address:
        return known.address.rstrip("/") + url_for("single_sign_on.back")
    return url_for("single_sign_on.back", _external=True)


def _refused(account: str, words: str, status: int) -> ResponseReturnValue:
    log_act(
        office(),
        Officer(account[:32], "", frozenset()),
        "登录失败（统一身份认证）",
        request.remote_addr or "",
    )
    return sign_in_page("", words, status, session.get("wanted", ""))
