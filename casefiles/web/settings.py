"""Administration of the settings: each section is a form whose effects are shown before it is saved."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from casefiles.law.safeguards import SAFEGUARDS
from casefiles.office.opening import up_to_date
from casefiles.office.settings.form import SettingsForm, open_form, preview, save
from casefiles.office.settings.packs import own_pack
from casefiles.office.settings.sections import CONFIRMATION, POLICY, bounds
from casefiles.office.upkeep.index import recount
from casefiles.web.request import office, officer
from casefiles.web.system import begin, posted_values

bp = Blueprint("settings", __name__)


@bp.get("/settings")
def show() -> ResponseReturnValue:
    """All sections, and all policies with value, default, bounds and source."""
    return render_template(
        "settings.html",
        measure=office().measure,
        own_pack=own_pack(office()),
        safeguards=SAFEGUARDS.values(),
        bounds=bounds,
        confirmation=f"{POLICY}{CONFIRMATION}",
    )


@bp.get("/settings/<key>")
def form(key: str) -> ResponseReturnValue:
    """The form of one section."""
    return _page(open_form(office(), key))


@bp.post("/settings/<key>")
def change(key: str) -> ResponseReturnValue:
    """Show the effects of a change, or save what was shown."""
    sent, seen = posted_values(), request.form.get("seen", "")
    if request.form.get("button") != "save":
        return _page(preview(office(), key, sent, seen))
    done = save(office(), key, sent, seen, request.form.get("previewed", ""), officer())
    if not done.saved:
        return _page(done)
    flash(f"“{done.section.title}”已保存，立即生效；原来的设置留在 settings-history 里。", "done")
    if done.effects and done.effects.counts_deadlines:
        return _recount()
    return redirect(url_for(f"{done.section.page}.show"))


def _recount() -> ResponseReturnValue:
    """Recount the deadlines by the new settings, in a background job."""
    newer = up_to_date(office())
    return begin(
        "recount",
        "按新的设置重算期限",
        lambda progress: f"已按新的设置重算{recount(newer, progress)}件案件。",
    )


def _page(one: SettingsForm) -> ResponseReturnValue:
    status = 409 if one.meanwhile else 422 if one.problems else 200
    return render_template("settings_form.html", form=one, section=one.section), status
