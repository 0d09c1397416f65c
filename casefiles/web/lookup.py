"""Public lookup of the register (Article 9): full name and full number, throttled by address."""

from __future__ import annotations

from flask import Blueprint, current_app, render_template, request
from flask.typing import ResponseReturnValue

from casefiles.law.ground import Provision
from casefiles.office.accounts.access_log import log_act
from casefiles.office.reading.register import look_up
from casefiles.people.roles import Officer
from casefiles.web.request import office
from casefiles.web.throttle import Throttle

THROTTLE = "casefiles.lookup_throttle"
PUBLIC = Officer("public", "公众查询", frozenset())
LONGEST = 100

bp = Blueprint("lookup", __name__)


@bp.get("/lookup")
def show() -> ResponseReturnValue:
    """The form."""
    return render_template("lookup.html", listings=None, name="", problem="")


@bp.post("/lookup")
def ask() -> ResponseReturnValue:
    """The listings published today for that person or organisation. The number is neither stored nor put in an address.

    Every request counts against the remote address, found or not, so that the register cannot be read out by trying.
    """
    name, number = (request.form.get(key, "").strip()[:LONGEST] for key in ("name", "number"))
    throttle: Throttle = current_app.extensions[THROTTLE]
    address = request.remote_addr or ""
    wait = throttle.wait("lookup", address)
    if wait:
        return _page(name, f"查询过于频繁，请在{wait}秒后再试。", 429)
    if not name or not number:
        return _page(name, "请填写完整的姓名（名称）和完整的证件号码。", 422)
    throttle.failed("lookup", address)
    listings = look_up(office(), name, number)
    log_act(office(), PUBLIC, f"公众查询，{len(listings)}条", office().measure.name(Provision.PUBLIC_QUERY))
    return render_template("lookup.html", listings=listings, name=name, problem="")


def _page(name: str, problem: str, status: int) -> ResponseReturnValue:
    return render_template("lookup.html", listings=None, name=name, problem=problem), status
