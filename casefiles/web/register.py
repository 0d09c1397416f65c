"""What the public register shows today (Article 7), as the public would see it."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from casefiles.web.desk import office

bp = Blueprint("register", __name__)


@bp.get("/register")
def show() -> ResponseReturnValue:
    """The register."""
    return render_template("register.html", listings=office().register(), channels=office().measure.channels)
