"""The accounts, for the administrator: who may sign in, in which roles."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from casefiles.office.errors import Unusable
from casefiles.roles import Role
from casefiles.web.desk import office

bp = Blueprint("accounts", __name__)
HELD_BY_PEOPLE = tuple(role for role in Role if role != Role.SYSTEM)


@bp.get("/accounts")
def show() -> ResponseReturnValue:
    """Every account, and the form for one more."""
    return _page("")


@bp.post("/accounts")
def add() -> ResponseReturnValue:
    """Add an account; one that exists is replaced only when that was asked for."""
    sent = request.form
    account = sent.get("account", "").strip().lower()
    held = [role for role in HELD_BY_PEOPLE if role.value in sent.getlist("roles")]
    if not held:
        return _page("请至少选择一项职责。"), 422
    if office().accounts.officer(account) and not sent.get("replace"):
        return _page(f"账号“{account}”已经有了；要更改它的姓名、职责和口令，请勾选“替换已有账号”。"), 422
    try:
        office().accounts.add(
            account, sent.get("name", ""), held, sent.get("password", ""), sent.get("body", "").strip()
        )
    except Unusable as fault:
        return _page(str(fault)), 422
    flash(f"账号“{account}”已保存。", "done")
    return redirect(url_for("accounts.show"))


def _page(problem: str) -> str:
    return render_template(
        "accounts.html",
        problem=problem,
        everyone=office().accounts.everyone(),
        roles_offered=HELD_BY_PEOPLE,
        sent=request.form,
    )
