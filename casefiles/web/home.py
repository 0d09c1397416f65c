"""The address of the office itself: it leads to the page on which each one's day begins."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from casefiles.web.access import start_of
from casefiles.web.request import officer

bp = Blueprint("home", __name__)


@bp.get("/")
def show() -> ResponseReturnValue:
    """To today's work, or to what else this officer may open."""
    return redirect(url_for(start_of(officer())))
