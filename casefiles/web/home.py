"""The root address, which redirects to the officer's start page."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from casefiles.web.access import start_of
from casefiles.web.request import officer

bp = Blueprint("home", __name__)


@bp.get("/")
def show() -> ResponseReturnValue:
    """Redirect to the worklist, or to another page for other roles."""
    return redirect(url_for(start_of(officer())))
