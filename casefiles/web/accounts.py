"""Administration of accounts: who may sign in, with which roles."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from casefiles.office.accounts.accounts import account_holders, has_temporary_password, is_closed
from casefiles.office.accounts.administration import (
    disable_account,
    edit_account,
    enable_account,
    make_account,
    reset_password,
)
from casefiles.office.errors import Unusable
from casefiles.people.roles import Role
from casefiles.people.visibility import body_of
from casefiles.web.request import office, officer

bp = Blueprint("accounts", __name__)
HELD_BY_PEOPLE = tuple(role for role in Role if role != Role.SYSTEM)
# Button of the page of one account → what was done, in words.
DONE = {"save": "更改账号", "password": "重设口令", "disable": "停用账号", "enable": "启用账号"}


@bp.get("/accounts")
def show() -> ResponseReturnValue:
    """All accounts, and the form for a new one."""
    return _page("")


@bp.post("/accounts")
def add() -> ResponseReturnValue:
    """Add an account. An existing one is not replaced."""
    account, password = request.form.get("account", "").strip().lower(), request.form.get("password", "")
    try:
        make_account(office(), account, _name(), _roles(), password, _body(), officer())
    except Unusable as fault:
        return _page(str(fault)), 422
    flash(f"账号“{account}”已保存。", "done")
    return redirect(url_for("accounts.show"))


@bp.get("/accounts/<account>")
def edit(account: str) -> ResponseReturnValue:
    """One account."""
    return _edit_page(account, "")


@bp.post("/accounts/<account>")
def change(account: str) -> ResponseReturnValue:
    """Change an account: name and roles, password, closed or open, depending on the button."""
    button = request.form.get("button", "")
    if button not in DONE:
        abort(400, "没有这个操作。")
    try:
        _do(button, account)
    except Unusable as fault:
        return _edit_page(account, str(fault)), 422
    flash(f"{DONE[button]}：{account}。该账号已打开的页面须重新登录。", "done")
    return redirect(url_for("accounts.show"))


def _do(button: str, account: str) -> None:
    if button == "save":
        edit_account(office(), account, _name(), _roles(), _body(), officer())
    elif button == "password":
        reset_password(office(), account, request.form.get("password", ""), officer())
    elif button == "disable":
        disable_account(office(), account, officer())
    else:
        enable_account(office(), account, officer())


def _name() -> str:
    return request.form.get("name", "")


def _roles() -> list[Role]:
    """The ticked roles."""
    return [role for role in HELD_BY_PEOPLE if role.value in request.form.getlist("roles")]


def _body() -> str:
    return request.form.get("body", "").strip()


def _edit_page(account: str, problem: str) -> str:
    one = next((one for one in account_holders(office()) if one.id == account), None)
    if one is None:
        abort(404, f"没有账号“{account[:32]}”。")
    return render_template(
        "account.html",
        one=one,
        problem=problem,
        disabled=is_closed(office(), account),
        roles_offered=HELD_BY_PEOPLE,
        drafts_and_reviews={Role.CLERK, Role.REVIEWER} <= one.roles,
    )


def _page(problem: str) -> str:
    everyone = account_holders(office())
    return render_template(
        "accounts.html",
        problem=problem,
        everyone=everyone,
        bodies={one.id: body_of(one, office().measure) for one in everyone},
        disabled={one.id for one in everyone if is_closed(office(), one.id)},
        unchanged={one.id for one in everyone if has_temporary_password(office(), one.id)},
        roles_offered=HELD_BY_PEOPLE,
        sent=request.form,
    )
