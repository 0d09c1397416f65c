"""What is to be done today, and the list of cases with its filters."""

from __future__ import annotations

import re

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from casefiles.law.ground import Provision
from casefiles.office.accounts.access_log import log_act
from casefiles.office.accounts.delegations import delegations_of
from casefiles.office.reading.cases import find_by_identity, index_entry_of
from casefiles.web.case_lists import Filters, day_sheet, listed, narrowed_to, offered
from casefiles.web.request import office, officer

bp = Blueprint("lists", __name__)

#: What can only be an identity number, and must therefore never stand in an address.
_WHOLE_NUMBER = re.compile(r"[0-9A-Z]{15,18}", re.ASCII)


@bp.get("/today")
def today() -> ResponseReturnValue:
    """What is due, what is late, what waits for me."""
    sheet, away = day_sheet(office(), officer()), delegations_of(office(), officer().id)
    return render_template("today.html", sheet=sheet, away=away)


@bp.get("/cases")
def cases() -> ResponseReturnValue:
    """The cases, filtered and ordered, fifty a page."""
    filters = Filters.from_query(request.args)
    return render_template(
        "cases.html",
        page=listed(office(), filters),
        filters=filters,
        offered=offered(office()),
        conduct=office().measure.name(Provision.CONDUCT),
        figure=narrowed_to(office(), filters),
    )


@bp.post("/cases/find")
def find() -> ResponseReturnValue:
    """One box for a case number, a name, or a whole identity number; the last is never put into an address."""
    wanted = request.form.get("q", "").strip()
    number = re.sub(r"[\s\-－]", "", wanted).upper()
    if index_entry_of(office(), wanted):
        return redirect(url_for("cases.show", number=wanted))
    if _WHOLE_NUMBER.fullmatch(number) and sum(c.isdigit() for c in number) >= 10:
        log_act(office(), officer(), "按完整证件号码查找案件", "查找")
        return render_template("found.html", items=find_by_identity(office(), number))
    return redirect(url_for("lists.cases", q=wanted or None))
