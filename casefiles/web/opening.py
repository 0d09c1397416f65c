"""Opening a case: the same page as every other step, before there is a case."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from casefiles.case import Case
from casefiles.web.desk import office, officer
from casefiles.web.step_page import StepPage
from casefiles.web.steps import filed, previewed, step_of

bp = Blueprint("opening", __name__)


@bp.get("/new/<name>")
def show(name: str) -> ResponseReturnValue:
    """An empty form."""
    step = step_of(name, opening=True)
    form = office().form(Case(""), step, officer())
    return render_template("step.html", page=StepPage(office(), Case(""), step, officer(), form))


@bp.post("/new/<name>")
def act(name: str) -> ResponseReturnValue:
    """Open the case, or show what its form would draft."""
    step = step_of(name, opening=True)
    if request.form.get("button", "file") != "file":
        return previewed(Case(""), step, "")
    return filed(None, Case(""), step)
