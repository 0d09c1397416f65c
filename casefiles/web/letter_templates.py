"""Administration of letter templates: view, download, replace by the office's own, restore the shipped one."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from casefiles.office.accounts.access_log import log_act
from casefiles.office.errors import TemplateFault, Unusable
from casefiles.office.filing.uploads import UploadedFile
from casefiles.office.letters.templates import (
    Findings,
    Rejected,
    earlier_templates,
    inspect_template,
    known,
    library_of,
    restore_shipped,
    sample_blocks,
    take_own,
    template_file,
    templates_in,
)
from casefiles.web.cases import sent
from casefiles.web.request import office, officer, uploads

bp = Blueprint("letter_templates", __name__)


@bp.get("/templates")
def show() -> ResponseReturnValue:
    """All templates: shipped, or the office's own."""
    return render_template("letter_templates.html", rows=templates_in(library_of(office())))


@bp.get("/templates/<name>")
def one(name: str) -> ResponseReturnValue:
    """One template: findings of the check, its text with sample values, the upload form."""
    return _page(name)


@bp.get("/templates/<name>/file")
def download(name: str) -> ResponseReturnValue:
    """The Word file in use."""
    return sent(template_file(library_of(office()), name), f"{name}.docx")


@bp.post("/templates/<name>")
def upload(name: str) -> ResponseReturnValue:
    """Replace a template, if letters can be rendered with the new one."""
    file = next(iter(uploads("template")), UploadedFile("", b""))
    try:
        found = take_own(office(), name, file)
    except Rejected as fault:
        return _page(name, rejected=fault.findings), 422
    except Unusable as fault:
        return _page(name, problem=str(fault)), 422
    log_act(office(), officer(), f"更换文书模板 {name}", "文书模板")
    flash(
        f"已换成本机关的模板，从下一份文书起使用。{'另有几处提示，见下。' if found else '检查没有发现问题。'}",
        "done",
    )
    return redirect(url_for("letter_templates.one", name=name))


@bp.post("/templates/<name>/back")
def back(name: str) -> ResponseReturnValue:
    """Restore the shipped template."""
    try:
        restore_shipped(office(), name)
    except Unusable as fault:
        return _page(name, problem=str(fault)), 422
    log_act(office(), officer(), f"恢复随程序的文书模板 {name}", "文书模板")
    flash("已恢复随程序的模板；本机关的那一份留在 templates-history 里。", "done")
    return redirect(url_for("letter_templates.one", name=name))


def _page(name: str, *, rejected: Findings | None = None, problem: str = "") -> str:
    library = library_of(office())
    row = next(row for row in templates_in(library) if row.name == known(name))
    findings, _ = inspect_template(library, name)
    try:
        blocks, broken = sample_blocks(library, name), ""
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
        earlier=earlier_templates(office(), name),
    )
