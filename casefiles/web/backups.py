"""Administration of backups: list, make, verify."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from casefiles.office.errors import Unusable
from casefiles.office.upkeep.backup import back_up, backup_warning, backups, verify_listed
from casefiles.web.request import office, officer
from casefiles.web.system import begin

bp = Blueprint("backups", __name__)


@bp.get("/backups")
def show() -> ResponseReturnValue:
    """The backups in the folder named in the settings, and a warning when the last one is old."""
    try:
        found, problem = backups(office()), ""
    except Unusable as fault:
        found, problem = [], str(fault)
    return render_template(
        "backups.html",
        found=found,
        problem=problem,
        folder=office().details.backup_folder,
        warning=backup_warning(office()),
    )


@bp.post("/backups")
def make() -> ResponseReturnValue:
    """Make a backup in a background job, in the folder named in the settings only."""
    at, by = office(), officer()
    return begin("backup", "备份", lambda progress: f"已备份并核对：{back_up(at, by, progress).name}。")


@bp.post("/backups/verify")
def verify() -> ResponseReturnValue:
    """Verify a backup of the list in a background job."""
    at, name = office(), request.form.get("name", "")
    return begin("verify", "核对备份", lambda progress: _said(name, verify_listed(at, name, progress)))


def _said(name: str, problems: list[str]) -> str:
    if problems:
        raise Unusable(f"{name}：{'；'.join(problems[:5])}")
    return f"{name} 核对完毕，完好。"
