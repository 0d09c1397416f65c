"""The public register as it is published today (Article 7)."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from casefiles.law.ground import Provision
from casefiles.office.reading.register import published_page
from casefiles.web.request import office, page_number

bp = Blueprint("register", __name__)


@bp.get("/register")
def show() -> ResponseReturnValue:
    """The published listings, fifty a page."""
    listings, total = published_page(office(), page_number())
    return render_template(
        "register.html",
        listings=listings,
        total=total,
        page=page_number(),
        channels=office().measure.channels,
        place=office().measure.name(Provision.PUBLICATION),
    )
