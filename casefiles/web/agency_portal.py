"""Pages of an agency: the letters that were sent to it, and its answers (receipts). A department's letters open here, too."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from casefiles.cases.letter_kinds import LETTER_KINDS
from casefiles.cases.step_names import StepName
from casefiles.office.errors import Refused, StorageError, Unacceptable, Unusable
from casefiles.office.filing.choices import RECEIPT_ACTIONS
from casefiles.office.filing.take_step import take_step_once
from casefiles.office.reading.agencies import outbox_page
from casefiles.office.reading.documents import letter_to
from casefiles.outward.agencies import ANSWERS
from casefiles.people.visibility import agency_of
from casefiles.web.cases import sent
from casefiles.web.request import office, officer, page_number, uploads
from forms.formdata import FormData

bp = Blueprint("agency_portal", __name__)

# Title of a letter → the answers offered to it: the usual one, and that it does not apply.
OFFERED = {LETTER_KINDS[kind].title: answers[:2] for kind, answers in ANSWERS.items()}


@bp.get("/received")
def received() -> ResponseReturnValue:
    """The letters to the agency that wait for an answer, or all of them."""
    return _received()


@bp.post("/received/<number>")
def answer(number: str) -> ResponseReturnValue:
    """The agency's answer to a letter."""
    given = FormData(
        {
            "agency": [agency_of(officer(), office().measure)],
            **{name: [*request.form.getlist(name)] for name in ("action", "acted_on", "note")},
        }
    )
    try:
        take_step_once(office(), number, StepName.RECEIPT, given, officer(), uploads=uploads())
    except Unacceptable as fault:
        problem = "；".join(texts[0] for texts in fault.errors.values())
        return _received(f"案件{number}的回执没有登记：{problem}", 422)
    except (Refused, Unusable, StorageError) as fault:
        return _received(f"案件{number}的回执没有登记：{fault}", 422)
    flash(f"案件{number}的回执已登记。", "done")
    return redirect(url_for("agency_portal.received"))


@bp.get("/received/<number>/letters/<ref>")
def letter(number: str, ref: str) -> ResponseReturnValue:
    """A letter that went out to this department or agency, as a Word file."""
    found, data = letter_to(office(), number, ref, officer())
    return sent(data, f"{found.title}.docx")


def _received(problem: str = "", status: int = 200) -> tuple[str, int]:
    agency = agency_of(officer(), office().measure)
    if not agency:
        abort(403, "您的账号没有对应的单位，请找系统管理员在账号里写明单位名称。")
    everything = request.args.get("which") == "all"
    page = render_template(
        "received.html",
        body=office().measure.agency_name(agency),
        found=outbox_page(office(), agency, waiting=not everything, page=page_number()),
        everything=everything,
        actions=RECEIPT_ACTIONS,
        offered=OFFERED,
        problem=problem,
    )
    return page, status
