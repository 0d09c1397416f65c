"""Pages for taking a step: one page for every step of the table, also for steps that open a case."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from casefiles.cases.case import Case
from casefiles.office.errors import Conflict, Refused, StorageError, Unusable
from casefiles.office.filing.drafts import draft_of, forget_draft, keep_draft
from casefiles.office.filing.forms import form_for
from casefiles.office.filing.preview import foresee, objections, preview_letters
from casefiles.office.filing.take_step import take_step_once
from casefiles.office.reading.cases import case_for, view_case
from casefiles.procedure.step import Step
from casefiles.procedure.table import STEPS
from casefiles.web.access import case_page
from casefiles.web.cases import sent
from casefiles.web.request import brought_files, office, officer, posted, uploads
from casefiles.web.step_page import Message, StepPage
from forms.base import OfficeForm, Unacceptable
from forms.reading.text import Unreadable

bp = Blueprint("steps", __name__)


@bp.get("/cases/<number>/steps/<name>")
def show(number: str, name: str) -> ResponseReturnValue:
    """The step's form, or the reasons why it may not be taken now."""
    step = _step_of(name)
    case = view_case(office(), number, officer().acting(step.actors), why=f"办理{step.title}")
    page = _page_of(case, step)
    _choose(page.form)
    return render_template("step.html", page=page), 403 if page.refusals else 200


@bp.post("/cases/<number>/steps/<name>")
def act(number: str, name: str) -> ResponseReturnValue:
    """File the form, preview its letters, or keep it, depending on the button."""
    return _act(case_for(office(), number, officer()), _step_of(name))


@bp.post("/cases/<number>/steps/<name>/draft")
def keep(number: str, name: str) -> ResponseReturnValue:
    """Autosave: keep the unfinished form."""
    return _autosave(case_for(office(), number, officer()), _step_of(name))


@bp.post("/cases/<number>/steps/<name>/forecast")
def forecast(number: str, name: str) -> ResponseReturnValue:
    """Forecast: what would follow from the form, shown beside it while the officer types."""
    return _forecast(case_for(office(), number, officer()), _step_of(name))


# --- the same for steps that open a case: there is no case yet ---


@bp.get("/new/<name>")
def show_new(name: str) -> ResponseReturnValue:
    """An empty form, or the one that was kept."""
    return render_template("step.html", page=_page_of(Case(""), _step_of(name, opening=True)))


@bp.post("/new/<name>")
def act_new(name: str) -> ResponseReturnValue:
    """Open the case, preview its letters, or keep the form, depending on the button."""
    return _act(Case(""), _step_of(name, opening=True))


@bp.post("/new/<name>/forecast")
def forecast_new(name: str) -> ResponseReturnValue:
    """Forecast: what would follow from the form."""
    return _forecast(Case(""), _step_of(name, opening=True))


@bp.post("/new/<name>/draft")
def keep_new(name: str) -> ResponseReturnValue:
    """Autosave: keep the unfinished form."""
    return _autosave(Case(""), _step_of(name, opening=True))


def _step_of(name: str, *, opening: bool = False) -> Step:
    """The step of that name; not found if it opens a case and `opening` is false, or the other way round."""
    step = STEPS.get(name)
    if step is None or step.opens_a_case != opening:
        abort(404, "没有这个步骤，请从案件页选择。")
    return step


def _page_of(case: Case, step: Step) -> StepPage:
    """The step's form, with what this officer had kept."""
    restored = draft_of(office(), case, step, officer()) is not None
    return StepPage(
        office(), case, step, officer(), form_for(office(), case, step, officer()), restored=restored
    )


def _act(case: Case, step: Step) -> ResponseReturnValue:
    """Do what the button asks for: file the form, preview its letters, keep it, or discard what was kept."""
    button = request.form.get("button", "file")
    if button == "keep":
        return _keep_and_leave(case, step)
    if button == "anew":
        return _discard_draft(case, step)
    if button != "file":
        return _preview(case, step, button)
    return _file(case, step)


def _autosave(case: Case, step: Step) -> ResponseReturnValue:
    """Keep the unfinished form; the answer has no content."""
    _keep(case, step)
    return "", 204


def _forecast(case: Case, step: Step) -> ResponseReturnValue:
    """The forecast as an HTML fragment."""
    form = form_for(office(), case, step, officer(), posted())
    return render_template("forecast.html", rows=foresee(office(), case, step, form, officer()))


def _file(case: Case, step: Step) -> ResponseReturnValue:
    """File the posted form: redirects to the case, or shows the form as typed with the errors."""
    files, number = uploads(), case.number or None
    try:
        done = take_step_once(
            office(), number, step.name, posted(), officer(), uploads=files, seen=_seen(case)
        )
    except Conflict as fault:
        page = _page_as_posted(case_for(office(), number, officer()) if number else case, step, bool(files))
        return render_template("step.html", page=page.explain(fault)), 409
    except Unacceptable as fault:
        page = StepPage(office(), case, step, officer(), fault.form, files_lost=bool(files), seen=_seen(case))
        return render_template("step.html", page=page.explain(fault)), 422
    except (Refused, Unusable, StorageError) as fault:
        page = _page_as_posted(case, step, bool(files), _seen(case))
        return render_template("step.html", page=page.explain(fault)), 422
    if step.opens_a_case:
        forget_draft(office(), case, step, officer())
    flash(f"“{step.title}”已办理，记入案卷第{done.sequence}号记录。", "done")
    return redirect(case_page(done.number, officer()))


def _preview(case: Case, step: Step, button: str) -> ResponseReturnValue:
    """Check the form and preview its letters: on the page, or one of them as a Word file."""
    form = form_for(office(), case, step, officer(), posted())
    page = StepPage(office(), case, step, officer(), form, seen=_seen(case))
    page.forecast = foresee(office(), case, step, form, officer())
    if not form.validate():
        return render_template("step.html", page=page.explain(Unacceptable(form))), 422
    if page.refusals:  # no preview: in this state the letter could not be drafted
        return render_template("step.html", page=page), 422
    refused = objections(office(), case, step, form.answers(), officer())
    if refused:
        page.explain(refused)
    drafted = preview_letters(office(), case, step, form.answers(), officer())
    which = button.removeprefix("letter-")
    if which.isascii() and which.isdecimal() and int(which) < len(drafted):
        chosen = drafted[int(which)]
        return sent(chosen.data, f"预览-{chosen.title}.{chosen.extension}")
    return render_template("step.html", page=page.show_letters(drafted))


def _page_as_posted(case: Case, step: Step, files_lost: bool, seen: int | None = None) -> StepPage:
    """The page with the form as posted."""
    form = form_for(office(), case, step, officer(), posted())
    return StepPage(office(), case, step, officer(), form, files_lost=files_lost, seen=seen)


def form_as_posted(why: str, status: int, name: str, number: str | None = None) -> ResponseReturnValue:
    """The form as posted, when its page had expired or its files were too large. Files nothing."""
    case = case_for(office(), number, officer()) if number else Case("")
    page = _page_as_posted(case, _step_of(name, opening=number is None), brought_files(), _seen(case))
    page.messages = [Message(why)]
    return render_template("step.html", page=page), status


def _keep_and_leave(case: Case, step: Step) -> ResponseReturnValue:
    _keep(case, step)
    flash(f"“{step.title}”已暂存，可以随时回来接着填，换一台电脑登录也在。", "done")
    return redirect(case_page(case.number, officer()) if case.filings else url_for("home.show"))


def _discard_draft(case: Case, step: Step) -> ResponseReturnValue:
    forget_draft(office(), case, step, officer())
    flash("暂存的内容已经丢弃，表单从头填起。", "done")
    return redirect(request.path)


def _keep(case: Case, step: Step) -> None:
    try:
        keep_draft(office(), case, step, officer(), posted())
    except Unreadable:
        abort(422, "表中有看不懂的内容，没有暂存。")


def _choose(form: OfficeForm) -> None:
    """Preselect what the link names: ?letters=0006-1."""
    for name in form.CHOICES:
        if request.args.get(name):
            form[name].process_data(request.args.getlist(name) if name == "letters" else request.args[name])


def _seen(case: Case) -> int | None:
    seen = request.form.get("seen", "")
    return int(seen) if case.filings and seen.isascii() and seen.isdecimal() else None
