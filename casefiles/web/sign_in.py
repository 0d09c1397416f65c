"""Sign-in and sign-out by password, and changing one's own password."""

from __future__ import annotations

from time import time
from urllib.parse import urlsplit

from flask import Blueprint, current_app, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, login_user, logout_user

from casefiles.office.accounts.access_log import log_act
from casefiles.office.accounts.accounts import (
    end_sessions,
    has_temporary_password,
    officer_on_duty,
    session_stamp,
    set_password,
    sign_in,
)
from casefiles.office.errors import Unusable
from casefiles.people.roles import Officer
from casefiles.web.request import SignedIn, must_change_password, office, officer, someone
from casefiles.web.throttle import Throttle

THROTTLE = "casefiles.throttle"
LONGEST_SESSION = 12 * 60 * 60
bp = Blueprint("sign_in", __name__)
manager = LoginManager()
manager.session_protection = "strong"


@manager.user_loader  # type: ignore[untyped-decorator, unused-ignore]
def _signed_in(account: str) -> SignedIn | None:
    """Loads the account for each request, so that a withdrawn role or a closed account takes effect at once."""
    name, _, stamp = account.partition(":")
    known = officer_on_duty(office(), name)
    if (
        known is None
        or stamp != session_stamp(office(), name)
        or time() - session.get("began", 0) > LONGEST_SESSION
    ):
        return None
    # Sign-in by the provider uses no password; a temporary one is changed when it is first used.
    must_change = not session.get("by_provider") and has_temporary_password(office(), name)
    return SignedIn(known, stamp, must_change=must_change)


@bp.get("/login")
def show() -> ResponseReturnValue:
    """The sign-in page."""
    if someone():
        return redirect(url_for("home.show"))
    return render_template("sign_in.html", problem="", account="", next=request.args.get("next", ""))


@bp.post("/login")
def enter() -> ResponseReturnValue:
    """Sign in, unless there were too many tries with this account from this address."""
    account = request.form.get("account", "").strip().lower()
    throttle: Throttle = current_app.extensions[THROTTLE]
    address = request.remote_addr or ""
    wait = throttle.wait(account, address)
    if wait:
        return sign_in_page(account, f"这个账号在这台电脑上连续输错，请在{wait_in_words(wait)}后再试。", 429)
    found = sign_in(office(), account, request.form.get("password", ""))
    if found is None:
        throttle.failed(account, address)
        log_act(office(), Officer(account[:32], "", frozenset()), "登录失败", address)
        return sign_in_page(account, "账号或者口令不对，请核对后重试。", 401)
    throttle.succeeded(account, address)
    return begin_session(found, "登录", request.form.get("next", ""))


def begin_session(
    found: Officer, how: str, wanted: str = "", *, by_provider: bool = False
) -> ResponseReturnValue:
    """Start a new session and redirect to the page that was asked for."""
    session.clear()
    session.permanent = True
    session["began"] = int(time())
    session["by_provider"] = by_provider
    login_user(SignedIn(found, session_stamp(office(), found.id)))
    log_act(office(), found, how, request.remote_addr or "")
    return redirect(_within(wanted) or url_for("home.show"))


@bp.post("/logout")
def leave() -> ResponseReturnValue:
    """Sign out. Ends all sessions of the account, so that a copy of the cookie is of no use."""
    by = officer()
    logout_user()
    end_sessions(office(), by.id)
    log_act(office(), by, "退出", request.remote_addr or "")
    session.clear()
    flash("您已退出。", "done")
    return redirect(url_for("sign_in.show"))


@bp.get("/password")
def password() -> ResponseReturnValue:
    """The page for changing one's own password."""
    return _password_page("")


@bp.post("/password")
def change_password() -> ResponseReturnValue:
    """Change the password, if the present one is right and the new one was typed the same twice."""
    by, new = officer(), request.form.get("new", "")
    if sign_in(office(), by.id, request.form.get("old", "")) is None:
        return _password_page("现在的口令不对。"), 422
    if new != request.form.get("again", ""):
        return _password_page("两次填写的新口令不一致。"), 422
    if new == request.form.get("old", ""):
        return _password_page("新口令和现在的一样，请换一个。"), 422
    try:
        set_password(office(), by.id, new)
    except Unusable as fault:
        return _password_page(str(fault)), 422
    log_act(office(), by, "更改口令", "本人")
    logout_user()
    session.clear()
    flash("口令已更改，请用新口令登录。", "done")
    return redirect(url_for("sign_in.show"))


def _password_page(problem: str) -> str:
    return render_template("password.html", problem=problem, must_change=must_change_password())


def sign_in_page(account: str, problem: str, status: int, wanted: str = "") -> ResponseReturnValue:
    """The sign-in page with an error message."""
    wanted = wanted or request.form.get("next", "")
    return render_template("sign_in.html", problem=problem, account=account, next=wanted), status


def _within(wanted: str) -> str:
    """`wanted` if it is a path of this site, else an empty string (no open redirect)."""
    if not wanted.startswith("/") or wanted.startswith(("//", "/\\")) or any(c in wanted for c in "\\\r\n\t"):
        return ""
    parts = urlsplit(wanted)
    return "" if parts.scheme or parts.netloc else wanted


def wait_in_words(seconds: int) -> str:
    return f"{seconds}秒" if seconds < 120 else f"{-(-seconds // 60)}分钟"
