"""Letters to agencies and their receipts (Articles 5, 6(2), 8): which agency has not answered, and since when."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from casefiles.office.filing.choices import RECEIPT_ACTIONS
from casefiles.office.reading.agencies import outbox_page
from casefiles.web.request import office, page_number

bp = Blueprint("outbox", __name__)


@bp.get("/outbox")
def show() -> ResponseReturnValue:
    """The letters to agencies that wait for an answer, longest waiting first, or all of them."""
    agencies = office().measure.agencies
    agency = request.args.get("agency", "")
    agency = agency if agency in agencies else ""
    everything = request.args.get("which") == "all"
    return render_template(
        "outbox.html",
        found=outbox_page(office(), agency, waiting=not everything, page=page_number()),
        agencies=agencies,
        measure=office().measure,
        agency=agency,
        everything=everything,
        answers=RECEIPT_ACTIONS,
    )
