"""Taking in a department's workbook: upload, look over, confirm, result."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePosixPath
from typing import cast

from flask import Blueprint, abort, current_app, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from casefiles.cases.case import Case
from casefiles.office.errors import Unusable
from casefiles.office.filing.forms import form_for
from casefiles.office.intake.row_corrections import FIELDS, Mend, correction
from casefiles.office.intake.workbook import Intake
from casefiles.procedure.intake.steps import REPORT
from casefiles.web.cases import TYPES
from casefiles.web.intake_desk import IntakeDesk, NoUpload, Run, Upload
from casefiles.web.request import office, officer, uploads
from forms.workbook import COLUMNS, UnreadableWorkbook

DESK = "casefiles.intake_desk"
PATIENCE = 2.0
bp = Blueprint("intake", __name__)


@bp.get("/intake")
def show() -> ResponseReturnValue:
    """Where a workbook is chosen."""
    return render_template("intake.html", problem="", columns=COLUMNS)


@bp.post("/intake")
def receive() -> ResponseReturnValue:
    """Lay the workbook on the desk, if it can be read at all."""
    sent = uploads("workbook")
    if not sent:
        return _not_received("请选择要导入的 Excel 文件（.xlsx）。")
    token = _desk().put(sent[0].data, _plain_name(sent[0].filename), officer())
    try:
        _desk().look_over(_desk().get(token, officer()), officer())
    except UnreadableWorkbook as fault:
        return _not_received(str(fault))
    return redirect(url_for("intake.review", token=token))


@bp.get("/intake/<token>")
def review(token: str) -> ResponseReturnValue:
    """How the columns were understood and what would come of each row; nothing is filed."""
    upload = _upload(token)
    try:
        looked = _desk().look_over(upload, officer())
    except UnreadableWorkbook as fault:
        return _not_received(str(fault))
    return _review_page(upload, looked, "")


@bp.post("/intake/<token>/match")
def match(token: str) -> ResponseReturnValue:
    """Take the clerk's own choice of columns and look again."""
    upload = _upload(token)
    chosen = {
        column.field: request.form.get(f"column-{column.field}", "")
        for column in COLUMNS
        if f"column-{column.field}" in request.form
    }
    _desk().match(token, officer(), chosen)
    try:
        _desk().look_over(_upload(token), officer())
    except UnreadableWorkbook as fault:
        _desk().match(token, officer(), upload.matches)
        looked = _desk().look_over(upload, officer())
        return _review_page(upload, looked, str(fault)), 422
    return redirect(url_for("intake.review", token=token))


@bp.post("/intake/<token>/mend")
def mend(token: str) -> ResponseReturnValue:
    """Put cells of one row right and look again; the department's own list stays as it came."""
    upload, row = _upload(token), request.form.get("row", 0, type=int)
    cells = {
        name.removeprefix("cell-"): text for name, text in request.form.items() if name.startswith("cell-")
    }
    try:
        _desk().mend(token, officer(), row, correction(cells, request.form.get("why", "")))
    except Unusable as fault:
        typed = Mend(cells, "")
        return _review_page(upload, _desk().look_over(upload, officer()), str(fault), {row: typed}), 422
    return redirect(url_for("intake.review", token=token, _anchor=f"row-{row}"))


@bp.post("/intake/<token>/take")
def take(token: str) -> ResponseReturnValue:
    """Take the rows in: those that are no fault, or all or none."""
    run = _desk().take_in(_upload(token), officer(), all_or_none=request.form.get("which") == "all_or_none")
    run.finished.wait(PATIENCE)
    return redirect(url_for("intake.result", token=token))


@bp.get("/intake/<token>/result")
def result(token: str) -> ResponseReturnValue:
    """How far it is, then what came of each row."""
    run = _run(token)
    if not run.finished.is_set():
        return render_template("intake_progress.html", run=run, token=token)
    if run.fault is not None:
        raise run.fault
    return render_template("intake_result.html", upload=_upload(token), intake=run.intake, labels=_labels())


@bp.get("/intake/<token>/returned")
def returned(token: str) -> ResponseReturnValue:
    """The department's workbook with results and reasons, to be sent back."""
    upload = _upload(token)
    intake = _taken(token) or _desk().look_over(upload, officer())
    name = f"{PurePosixPath(upload.filename).stem}-处理结果.xlsx"
    return send_file(BytesIO(intake.returned), mimetype=TYPES["xlsx"], as_attachment=True, download_name=name)


def _review_page(
    upload: Upload, looked: Intake, problem: str, typed: Mapping[int, Mend] | None = None
) -> str:
    return render_template(
        "intake_review.html",
        upload=upload,
        looked=looked,
        columns=COLUMNS,
        labels=_labels(),
        problem=problem,
        mends={**upload.mends, **(typed or {})},
        mendable=FIELDS,
    )


def _labels() -> dict[str, str]:
    """What the report's form calls each of its fields."""
    form = form_for(office(), Case(""), REPORT, officer())
    return {one.name: str(one.label.text) for one in form}


def _desk() -> IntakeDesk:
    return cast(IntakeDesk, current_app.extensions[DESK])


def _upload(token: str) -> Upload:
    try:
        return _desk().get(token, officer())
    except NoUpload:
        abort(404, "没有这张待导入的表：可能已经过了一天，或者是别人上传的。请重新上传。")


def _run(token: str) -> Run:
    try:
        return _desk().run(token, officer())
    except NoUpload:
        abort(404, "这张表没有正在进行的导入；请重新上传。已经收下的行不会重复登记。")


def _taken(token: str) -> Intake | None:
    """What came of the workbook, once it was taken in."""
    try:
        return _desk().run(token, officer()).intake
    except NoUpload:
        return None


def _not_received(problem: str) -> ResponseReturnValue:
    return render_template("intake.html", problem=problem, columns=COLUMNS), 422


def _plain_name(filename: str) -> str:
    """The last part of what the browser called the file: a label, never a path."""
    return filename.replace("\\", "/").rpartition("/")[2][-120:] or "报送表.xlsx"
