"""Full-text search in past rulings (Article 11)."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from casefiles.cases.states import State
from casefiles.law.ground import Provision
from casefiles.office.reading.search import search_rulings
from casefiles.web.request import office

bp = Blueprint("rulings", __name__)
MOST = 50
FACETS = ("item", "year", "outcome")
OUTCOMES = [state.title for state in State if state.is_end or state == State.LISTED]


@bp.get("/rulings")
def search() -> ResponseReturnValue:
    """The rulings that match the query and filters."""
    query = request.args.get("q", "").strip()[:200]
    filters = {name: value for name in FACETS if (value := request.args.get(name, "").strip())}
    hits = search_rulings(office(), query, MOST, filters) if query else []
    return render_template(
        "rulings.html",
        query=query,
        filters=filters,
        hits=hits,
        most=MOST,
        items=office().measure.item_labels,
        conduct=office().measure.name(Provision.CONDUCT),
        outcomes=OUTCOMES,
    )
