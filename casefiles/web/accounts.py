"""Administration of accounts: who may sign in, with which roles."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from casefiles.office.accounts.access_log import log_act
from casefiles.office.accounts.accounts import (
    account_holders,
    add_account,
    change_account,
    close_account,
    has_temporary_password,
    is_closed,
    reopen_account,
    set_password,
)
from casefiles.office.errors import Unusable
from casefiles.people.roles import Role
from casefiles.people.visibility import body_of
from casefiles.web.request import office, officer

bp = Blueprint("accounts", __name__)
DONE = {"save": "更改账号", "password": "重设口令", "disable": "停用账号", "enable": "启用账号"}
HELD_BY_PEOPLE = tuple(role for role in Role if role != Role.SYSTEM)


@bp.get("/accounts")
def show() -> ResponseReturnValue:
    """All accounts, and the form for a new one."""
    return _page("")


@bp.post("/accounts")
def add() -> ResponseReturnValue:
    """Add an account. An existing one is not replaced."""
    sent = request.form
    account = sent.get("account", "").strip().lower()
    held = [role for role in HELD_BY_PEOPLE if role.value in sent.getlist("roles")]
    if not held:
        return _page("请至少选择一项职责。"), 422
    if account in {one.id for one in account_holders(office())}:
        return _page(f"账号“{account}”已经有了；要更改它，请在列表中打开。"), 422
    body = sent.get("body", "").strip()
    try:
        add_account(
            office(),
            account,
            sent.get("name", ""),
            held,
            sent.get("password", ""),
            body,
            agency=office().measure.known_agency(body),
            temporary=True,
        )
    except Unusable as fault:
        return _page(str(fault)), 422
    log_act(office(), officer(), f"新增账号 {account}", "账号管理")
    flash(f"账号“{account}”已保存。", "done")
    return redirect(url_for("accounts.show"))


@bp.get("/accounts/<account>")
def edit(account: str) -> ResponseReturnValue:
    """One account."""
    return _edit_page(account, "")


@bp.post("/accounts/<account>")
def change(account: str) -> ResponseReturnValue:
    """Change an account: name and roles, password, closed or open, depending on the button."""
    sent = request.form
    button = sent.get("button", "")
    held = [role for role in HELD_BY_PEOPLE if role.value in sent.getlist("roles")]
    try:
        if button == "save" and not held:
            raise Unusable("请至少选择一项职责。")
        if button == "save":
            body = sent.get("body", "").strip()
            agency = office().measure.known_agency(body)
            change_account(office(), account, sent.get("name", ""), held, body, agency=agency)
        elif button == "password" and account == officer().id:
            raise Unusable("自己的口令请在页首“改口令”里更改：须填写现在的口令。")
        elif button == "password":
            set_password(office(), account, sent.get("password", ""), temporary=True)
        elif button in ("disable", "enable"):
            (close_account if button == "disable" else reopen_account)(office(), account)
        else:
            abort(400, "没有这个操作。")
    except Unusable as fault:
        return _edit_page(account, str(fault)), 422
    log_act(office(), officer(), f"{DONE[button]} {account}", "账号管理")
    flash(f"{DONE[button]}：{account}。该账号已打开的页面须重新登录。", "done")
    return redirect(url_for("accounts.show"))


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
