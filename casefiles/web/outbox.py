"""What the agencies were told and what they answered (Articles 5, 6(2), 8): who is silent, and since when."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from casefiles.office.vocabulary import RECEIPT_ACTIONS
from casefiles.web.desk import office

bp = Blueprint("outbox", __name__)


@bp.get("/outbox")
def show() -> ResponseReturnValue:
    """Every letter to an agency, the longest silent first."""
    agencies = office().measure.agencies
    agency = request.args.get("agency", "")
    rows = office().outbox(agency if agency in agencies else "")
    return render_template(
        "outbox.html",
        rows=rows,
        agencies=agencies,
        agency=agency,
        answers=RECEIPT_ACTIONS,
    )
