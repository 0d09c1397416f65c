"""Administration overview: accounts, backups, last check, disk space. And the progress page of background jobs."""

from __future__ import annotations

from typing import cast

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from casefiles.office.errors import StorageError, Unusable
from casefiles.office.upkeep.checks import run_check
from casefiles.office.upkeep.jobs import Jobs, Work
from casefiles.office.upkeep.overview import overview
from casefiles.web.request import office, officer

JOBS = "casefiles.jobs"
PATIENCE = 2.0
# Kind of job → the page that is shown when it is done.
KINDS = {
    "check": "system.show",
    "recount": "settings.show",
    "backup": "backups.show",
    "verify": "backups.show",
}

bp = Blueprint("system", __name__)


@bp.get("/system")
def show() -> ResponseReturnValue:
    """The overview."""
    return render_template("system.html", seen=overview(office()))


@bp.post("/system/check")
def check() -> ResponseReturnValue:
    """Check all case folders in a background job."""
    at, by = office(), officer()
    return begin("check", "核对全部案卷", lambda progress: _checked(run_check(at, by, progress).count))


@bp.get("/system/jobs/<kind>")
def job(kind: str) -> ResponseReturnValue:
    """The progress of a job; when it is done, redirects to its page."""
    found = jobs().get(kind)
    if kind not in KINDS or found is None:
        abort(404, "没有正在进行的这项工作。")
    if not found.finished.is_set():
        return render_template("job.html", job=found, kind=kind)
    if found.fault is None:
        flash(found.said, "done")
    elif isinstance(found.fault, Unusable | StorageError):
        flash(f"{found.title}没有完成：{found.fault}", "problem")
    else:
        flash(f"{found.title}没有完成：程序出错，请重试；仍然如此的，请查看运行日志。", "problem")
    return redirect(url_for(KINDS[kind]))


def begin(kind: str, title: str, work: Work) -> ResponseReturnValue:
    """Start a job. Waits for a short one; otherwise the progress page shows the rest."""
    jobs().begin(kind, title, work).finished.wait(PATIENCE)
    return redirect(url_for("system.job", kind=kind))


def jobs() -> Jobs:
    return cast(Jobs, current_app.extensions[JOBS])


def _checked(count: int) -> str:
    return f"核对完毕：发现{count}个问题，见下。" if count else "核对完毕，全部完好。"


def posted_values() -> dict[str, list[str]]:
    """The posted form as a plain dictionary."""
    return request.form.to_dict(flat=False)
