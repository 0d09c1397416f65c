"""The letters' templates, for the administrator: shipped or the office's own; looked at, replaced, given back."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from casefiles.office import lettering
from casefiles.office.errors import TemplateFault, Unusable
from casefiles.office.uploads import UploadedFile
from casefiles.web.cases import sent
from casefiles.web.desk import office, officer, uploads

bp = Blueprint("letter_templates", __name__)


@bp.get("/templates")
def show() -> ResponseReturnValue:
    """Every letter and paper: shipped, or the office's own."""
    return render_template("letter_templates.html", rows=lettering.templates(office().writer.library))


@bp.get("/templates/<name>")
def one(name: str) -> ResponseReturnValue:
    """One template: what is to be said of it, its words with sample values, and where to upload another."""
    return _page(name)


@bp.get("/templates/<name>/file")
def download(name: str) -> ResponseReturnValue:
    """The Word file in use."""
    return sent(lettering.download(office().writer.library, name), f"{name}.docx")


@bp.post("/templates/<name>")
def upload(name: str) -> ResponseReturnValue:
    """Take the office's own template, if letters can be made with it."""
    file = next(iter(uploads("template")), UploadedFile("", b""))
    try:
        found = lettering.take_own(office().home, name, file, office().clock(), office().measure)
    except lettering.Rejected as fault:
        return _page(name, rejected=fault.findings), 422
    except Unusable as fault:
        return _page(name, problem=str(fault)), 422
    office().note(officer(), f"更换文书模板 {name}", "文书模板")
    flash(
        f"已换成本机关的模板，从下一份文书起使用。{'另有几处提示，见下。' if found else '检查没有发现问题。'}",
        "done",
    )
    return redirect(url_for("letter_templates.one", name=name))


@bp.post("/templates/<name>/back")
def back(name: str) -> ResponseReturnValue:
    """Use the shipped template again."""
    try:
        lettering.give_back(office().home, name, office().clock())
    except Unusable as fault:
        return _page(name, problem=str(fault)), 422
    office().note(officer(), f"恢复随程序的文书模板 {name}", "文书模板")
    flash("已恢复随程序的模板；本机关的那一份留在 templates-history 里。", "done")
    return redirect(url_for("letter_templates.one", name=name))


def _page(name: str, *, rejected: lettering.Findings | None = None, problem: str = "") -> str:
    library = office().writer.library
    row = next(row for row in lettering.templates(library) if row.name == lettering.known(name))
    findings, _ = lettering.inspect_template(library, name)
    try:
        blocks, broken = lettering.sample_blocks(library, name), ""
    except TemplateFault as fault:
        blocks, broken = [], str(fault)
    return render_template(
        "letter_template.html",
        row=row,
        findings=findings,
        blocks=blocks,
        broken=broken,
        rejected=rejected,
        problem=problem,
        earlier=lettering.earlier(office().home, name),
    )
