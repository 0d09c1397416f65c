"""Opening a case: the same page as every other step, before there is a case."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from casefiles.cases.case import Case
from casefiles.web.steps import begun, foreseen, kept, step_of, taken

bp = Blueprint("opening", __name__)


@bp.get("/new/<name>")
def show(name: str) -> ResponseReturnValue:
    """An empty form, or the one that was begun."""
    return render_template("step.html", page=begun(Case(""), step_of(name, opening=True)))


@bp.post("/new/<name>")
def act(name: str) -> ResponseReturnValue:
    """Open the case, show what its form would draft, or put the form by."""
    return taken(Case(""), step_of(name, opening=True))


@bp.post("/new/<name>/forecast")
def forecast(name: str) -> ResponseReturnValue:
    """What the page shows beside the form while one types."""
    return foreseen(Case(""), step_of(name, opening=True))


@bp.post("/new/<name>/draft")
def keep(name: str) -> ResponseReturnValue:
    """Keep the unfinished form, as the page does by itself while one types."""
    return kept(Case(""), step_of(name, opening=True))
