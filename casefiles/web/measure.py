"""The Measure: articles, behaviours, restrictions, policies."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from casefiles.law.ground import Provision
from casefiles.law.kinds import RespondentKind
from casefiles.law.safeguards import SAFEGUARDS
from casefiles.office.reading.interpretations import interpretations_in_force
from casefiles.web.request import office

bp = Blueprint("measure", __name__)


@bp.get("/measure")
def show() -> ResponseReturnValue:
    """The whole Measure."""
    measure = office().measure
    return render_template(
        "measure.html",
        measure=measure,
        conduct=measure.name(Provision.CONDUCT),
        restricting=measure.name(Provision.RESTRICTIONS),
        publishing=measure.name(Provision.PUBLICATION),
        kinds=list(RespondentKind),
        safeguards=SAFEGUARDS.values(),
        interpretations=interpretations_in_force(office()),
    )
