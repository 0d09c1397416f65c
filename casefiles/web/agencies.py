"""Administration of agencies: those of the Measure's pack and those that the office added."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from casefiles.law.ground import Provision
from casefiles.office.accounts.accounts import account_holders
from casefiles.office.settings.packs import measure_as_written
from casefiles.people.visibility import agency_known_as
from casefiles.web.request import office

bp = Blueprint("agencies", __name__)


@bp.get("/agencies")
def show() -> ResponseReturnValue:
    """All agencies with their accounts, and the accounts of bodies that are not agencies."""
    measure, everyone = office().measure, account_holders(office())
    known = {one.id: agency_known_as(one, measure) for one in everyone}
    return render_template(
        "agencies.html",
        agencies=measure.agencies.values(),
        shipped=measure_as_written(office()).agencies,
        accounts={key: [one for one in everyone if known[one.id] == key] for key in measure.agencies},
        others=[one for one in everyone if one.body and not known[one.id]],
        head=measure.quote(Provision.RESTRICTIONS).partition("\n")[0],
        ground=measure.cite(Provision.RESTRICTIONS),
        place=measure.name(Provision.RESTRICTIONS),
    )
