"""Pages for the intake of a department's workbook: upload, review, confirm, result."""

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
from casefiles.office.intake.pending_workbooks import NoUpload, PendingWorkbooks, Run, Upload
from casefiles.office.intake.row_corrections import FIELDS, RowCorrection, correction
from casefiles.office.intake.workbook import Intake
from casefiles.procedure.intake.steps import REPORT
from casefiles.web.cases import TYPES
from casefiles.web.request import office, officer, uploads
from forms.workbook import COLUMNS, UnreadableWorkbook

WORKBOOKS = "casefiles.pending_workbooks"
PATIENCE = 2.0
bp = Blueprint("intake", __name__)


@bp.get("/intake")
def show() -> ResponseReturnValue:
    """The upload form."""
    return render_template("intake.html", problem="", columns=COLUMNS)


@bp.post("/intake")
def receive() -> ResponseReturnValue:
    """Keep the uploaded workbook, if it can be read at all."""
    sent = uploads("workbook")
    if not sent:
        return _not_received("请选择要导入的 Excel 文件（.xlsx）。")
    token = _workbooks().put(sent[0].data, _plain_name(sent[0].filename), officer())
    try:
        _workbooks().look_over(_workbooks().get(token, officer()), officer())
    except UnreadableWorkbook as fault:
        return _not_received(str(fault))
    return redirect(url_for("intake.review", token=token))


@bp.get("/intake/<token>")
def review(token: str) -> ResponseReturnValue:
    """The columns as they were matched, and what the intake would do with each row. Files nothing."""
    upload = _upload(token)
    try:
        looked = _workbooks().look_over(upload, officer())
    except UnreadableWorkbook as fault:
        return _not_received(str(fault))
    return _review_page(upload, looked, "")


@bp.post("/intake/<token>/match")
def match(token: str) -> ResponseReturnValue:
    """Match the columns as the clerk chose, and review again."""
    upload = _upload(token)
    chosen = {
        column.field: request.form.get(f"column-{column.field}", "")
        for column in COLUMNS
        if f"column-{column.field}" in request.form
    }
    _workbooks().match(token, officer(), chosen)
    try:
        _workbooks().look_over(_upload(token), officer())
    except UnreadableWorkbook as fault:
        _workbooks().match(token, officer(), upload.matches)
        looked = _workbooks().look_over(upload, officer())
        return _review_page(upload, looked, str(fault)), 422
    return redirect(url_for("intake.review", token=token))


@bp.post("/intake/<token>/mend")
def correct(token: str) -> ResponseReturnValue:
    """Correct cells of one row and review again; the department's own file stays as it came."""
    upload, row = _upload(token), request.form.get("row", 0, type=int)
    cells = {
        name.removeprefix("cell-"): text for name, text in request.form.items() if name.startswith("cell-")
    }
    try:
        _workbooks().correct_row(token, officer(), row, correction(cells, request.form.get("why", "")))
    except Unusable as fault:
        typed = RowCorrection(cells, "")
        return _review_page(upload, _workbooks().look_over(upload, officer()), str(fault), {row: typed}), 422
    return redirect(url_for("intake.review", token=token, _anchor=f"row-{row}"))


@bp.post("/intake/<token>/take")
def take(token: str) -> ResponseReturnValue:
    """Start the intake: of the rows without faults, or of all rows or none."""
    run = _workbooks().take_in(
        _upload(token), officer(), all_or_none=request.form.get("which") == "all_or_none"
    )
    run.finished.wait(PATIENCE)
    return redirect(url_for("intake.result", token=token))


@bp.get("/intake/<token>/result")
def result(token: str) -> ResponseReturnValue:
    """Progress while the intake runs, then the outcome of each row."""
    run = _run(token)
    if not run.finished.is_set():
        return render_template("intake_progress.html", run=run, token=token)
    if run.fault is not None:
        raise run.fault
    return render_template("intake_result.html", upload=_upload(token), intake=run.intake, labels=_labels())


@bp.get("/intake/<token>/returned")
def returned(token: str) -> ResponseReturnValue:
    """The department's workbook with an outcome and reasons for each row, to be sent back to it."""
    upload = _upload(token)
    intake = _taken(token) or _workbooks().look_over(upload, officer())
    name = f"{PurePosixPath(upload.filename).stem}-处理结果.xlsx"
    return send_file(BytesIO(intake.returned), mimetype=TYPES["xlsx"], as_attachment=True, download_name=name)


def _review_page(
    upload: Upload, looked: Intake, problem: str, typed: Mapping[int, RowCorrection] | None = None
) -> str:
    return render_template(
        "intake_review.html",
        upload=upload,
        looked=looked,
        columns=COLUMNS,
        labels=_labels(),
        problem=problem,
        corrections={**upload.corrections, **(typed or {})},
        correctable=FIELDS,
    )


def _labels() -> dict[str, str]:
    """Field name → label in the form of the report."""
    form = form_for(office(), Case(""), REPORT, officer())
    return {one.name: str(one.label.text) for one in form}


def _workbooks() -> PendingWorkbooks:
    return cast(PendingWorkbooks, current_app.extensions[WORKBOOKS])


def _upload(token: str) -> Upload:
    try:
        return _workbooks().get(token, officer())
    except NoUpload:
        abort(404, "没有这张待导入的表：可能已经过了一天，或者是别人上传的。请重新上传。")


def _run(token: str) -> Run:
    try:
        return _workbooks().run(token, officer())
    except NoUpload:
        abort(404, "这张表没有正在进行的导入；请重新上传。已经收下的行不会重复登记。")


def _taken(token: str) -> Intake | None:
    """The result of the intake, None before it has run."""
    try:
        return _workbooks().run(token, officer()).intake
    except NoUpload:
        return None


def _not_received(problem: str) -> ResponseReturnValue:
    return render_template("intake.html", problem=problem, columns=COLUMNS), 422


def _plain_name(filename: str) -> str:
    """The file name without folders. It is only a label: browsers may send a whole path."""
    return filename.replace("\\", "/").rpartition("/")[2][-120:] or "报送表.xlsx"
