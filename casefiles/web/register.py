"""What the public register shows today (Article 7), as the public would see it."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from casefiles.law.ground import Provision
from casefiles.office.reading.register import published_page
from casefiles.web.request import office, page_number

bp = Blueprint("register", __name__)


@bp.get("/register")
def show() -> ResponseReturnValue:
    """The register, fifty entries a page."""
    listings, total = published_page(office(), page_number())
    return render_template(
        "register.html",
        listings=listings,
        total=total,
        page=page_number(),
        channels=office().measure.channels,
        place=office().measure.name(Provision.PUBLICATION),
    )
