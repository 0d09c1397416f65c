"""The page of a case, its files and letters. The office logs every view."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePosixPath

from flask import Blueprint, abort, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from casefiles.letters import wording
from casefiles.office.letters.diff import unmarked
from casefiles.office.letters.text import blocks
from casefiles.office.reading.cases import case_for, view_case
from casefiles.office.reading.documents import blank_form, read_document
from casefiles.web.case_page import CasePage
from casefiles.web.letter_desk import Paragraph, remarks_by_paragraph
from casefiles.web.request import office, officer

bp = Blueprint("cases", __name__)

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "tif": "image/tiff",
    "mp4": "video/mp4",
}
SHOWN_BY_BROWSERS = ("pdf", "png", "jpg", "mp4")


@bp.get("/cases/<number>")
def show(number: str) -> ResponseReturnValue:
    """The case page, identity numbers masked."""
    case = view_case(office(), number, officer())
    return render_template("case.html", page=CasePage(office(), case, officer()))


@bp.post("/cases/<number>/full")
def show_full(number: str) -> ResponseReturnValue:
    """The case page with full identity numbers, this once. The reason is required and logged."""
    why = " ".join(request.form.get("why", "").split())[:200]
    if not why:
        flash("请先写明查看全号的理由。", "problem")
        return redirect(url_for("cases.show", number=number))
    case = view_case(office(), number, officer(), why=f"显示证件全号：{why}")
    return render_template("case.html", page=CasePage(office(), case, officer(), full=True))


@bp.get("/cases/<number>/files/<path:path>")
def file(number: str, path: str) -> ResponseReturnValue:
    """A file that the case's records name, as it was filed."""
    return sent(read_document(office(), number, path, officer()), PurePosixPath(path).name)


@bp.get("/cases/<number>/letters/<ref>")
def letter(number: str, ref: str) -> ResponseReturnValue:
    """The text of a letter, read in the browser."""
    case = case_for(office(), number, officer())
    found = case.service.letter(ref) or abort(404, f"案件{number}没有编号为{ref[:20]}的文书。")
    words = blocks(read_document(office(), number, found.path, officer()))
    return render_template(
        "letter.html",
        case=case,
        letter=found,
        paragraphs=[Paragraph(one, place, "") for place, one in enumerate(unmarked(words))],
        returned=case.service.returned(ref),
        remarks=remarks_by_paragraph(case.service.remarks_at(ref)),
        exceptions=wording.exceptions(case, office().measure),
    )


@bp.get("/cases/<number>/blanks/<name>")
def blank(number: str, name: str) -> ResponseReturnValue:
    """A blank form for the person, with case number and name filled in."""
    made = blank_form(office(), number, name, officer())
    return sent(made.data, f"{made.title}（{number}）.docx")


def sent(content: bytes, name: str) -> ResponseReturnValue:
    """A response with a file: displayed if the browser can, otherwise downloaded as `name`."""
    extension = name.rpartition(".")[2].lower()
    return send_file(
        BytesIO(content),
        mimetype=TYPES.get(extension, "application/octet-stream"),
        as_attachment=extension not in SHOWN_BY_BROWSERS,
        download_name=name,
    )
