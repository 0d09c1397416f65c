"""The Measure: its articles, Article 4's behaviours, Article 5's restrictions, the policies it leaves open."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from casefiles.law.measure import RespondentKind
from casefiles.web.desk import office

bp = Blueprint("measure", __name__)


@bp.get("/measure")
def show() -> ResponseReturnValue:
    """The whole Measure."""
    return render_template(
        "measure.html",
        measure=office().measure,
        kinds=list(RespondentKind),
        interpretations=office().interpretations.in_force(),
    )
