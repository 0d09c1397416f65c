"""First start: creates the first administrator, once, from this machine or with the code shown on its console."""

from __future__ import annotations

import secrets
from hmac import compare_digest
from urllib.parse import urlsplit

from flask import Blueprint, Flask, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from casefiles.office.accounts.accounts import found_administrator, has_no_account
from casefiles.office.errors import Unusable
from casefiles.web.request import office
from casefiles.web.sign_in import THROTTLE, begin_session, wait_in_words
from casefiles.web.throttle import Throttle

CODE = "casefiles.setup_code"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
# Headers that a proxy adds. With one, the remote address is the proxy's and says nothing about the person.
THROUGH_A_PROXY = (
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "X-Real-IP",
    "Forwarded",
    "Via",
)
# Without letters and digits that are easily confused.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
# Tries of the code are counted under this name, which no account can have.
_SETTING_UP = "（设立）"

bp = Blueprint("first_start", __name__)


def new_code() -> str:
    """A setup code for this run of the program, kept in memory only."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(3))


def invitation(app: Flask) -> str:
    """The text for the console while there is no account."""
    return (
        "还没有账号：请在本机的浏览器里打开上面的网址，设立系统管理员。"
        f"从其他电脑设立的，须填写一次性设立码 {app.extensions[CODE]}（本次启动有效，设立后作废）。"
    )


@bp.get("/setup")
def show() -> ResponseReturnValue:
    """The form for the first administrator. Not found once there is an account."""
    if not has_no_account(office()):
        return redirect(url_for("sign_in.show"))
    return _page("")


@bp.post("/setup")
def found() -> ResponseReturnValue:
    """Create the administrator and sign them in."""
    sent = request.form
    if not has_no_account(office()):
        return _page("系统管理员已经由他人设立，请登录；没有账号的，请找系统管理员。"), 409
    refused = _not_entitled()
    if refused:
        return refused
    if sent.get("password", "") != sent.get("again", ""):
        return _page("两次填写的口令不一致，请重新填写。"), 422
    try:
        administrator = found_administrator(
            office(), sent.get("account", "").strip().lower(), sent.get("name", ""), sent.get("password", "")
        )
    except Unusable as fault:
        return _page(str(fault)), 422 if has_no_account(office()) else 409
    return begin_session(administrator, "设立系统管理员")


def _not_entitled() -> ResponseReturnValue | None:
    """Refused: neither at this machine nor with the right code. Counts the try."""
    if is_at_this_machine():
        return None
    throttle: Throttle = current_app.extensions[THROTTLE]
    address = request.remote_addr or ""
    wait = throttle.wait(_SETTING_UP, address)
    if wait:
        return _page(f"设立码连续填错，请在{wait_in_words(wait)}后再试。"), 429
    given = "".join(request.form.get("code", "").upper().replace("-", "").split())
    if compare_digest(given.encode(), current_app.extensions[CODE].replace("-", "").encode()):
        return None
    throttle.failed(_SETTING_UP, address)
    return _page("设立码不对。它显示在本机运行 casefiles serve 的窗口里；重新启动后会换新的。"), 403


def is_at_this_machine() -> bool:
    """Whether the request comes from this machine, addressed by a loopback name, and through no proxy."""
    name = urlsplit(f"//{request.host}").hostname
    direct = not any(header in request.headers for header in THROUGH_A_PROXY)
    return direct and request.remote_addr in LOOPBACK and name in LOOPBACK


def _page(problem: str) -> str:
    return render_template(
        "first_start.html",
        problem=problem,
        sent=request.form,
        needs_code=not is_at_this_machine(),
        is_over=not has_no_account(office()),
    )
