"""查阅、复制 (inspection): a person's data shown and packed for that person. Name and number never appear in an address."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from casefiles.office.context import OfficeContext
from casefiles.office.personal_copy.compile import checked_request, compile_copy, request_form
from casefiles.office.personal_copy.package import package_copy
from casefiles.office.personal_copy.render import body
from casefiles.office.reading.cases import index_entry_of
from casefiles.web.cases import sent
from casefiles.web.questions import Questions, problems
from casefiles.web.request import office, officer, posted
from forms.base import OfficeForm, Unacceptable

bp = Blueprint("inspection", __name__)


@dataclass
class AskPage:
    """The form with its messages."""

    office: OfficeContext
    form: OfficeForm
    messages: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.questions = Questions(self.form, self.office.measure)

    def letter(self, ref: str) -> None:
        """This form chooses no letter."""

    def suggestions(self, name: str) -> list[str]:
        """No suggestions: who may ask for a person's data knows the full name and number, and others must not learn them."""
        return []

    def errors(self, one: Any) -> list[str]:
        return list(one.errors)


@bp.get("/inspection")
def show() -> ResponseReturnValue:
    """The form. Opened from a case, the name is filled in, but not the number."""
    entry = index_entry_of(office(), request.args.get("case", "")) or {}
    page = AskPage(office(), request_form(office(), name=str(entry.get("name", ""))))
    return render_template("inspection.html", page=page)


@bp.post("/inspection")
def ask() -> ResponseReturnValue:
    """All data about the person as one page to read and print."""
    try:
        asking = checked_request(office(), posted())
    except Unacceptable as fault:
        page = AskPage(office(), fault.form, problems(fault.form))
        return render_template("inspection.html", page=page), 422
    copy = compile_copy(office(), asking, officer())
    shown = Markup(body(copy.settled()))  # noqa: S704 - made by a template that escapes
    typed = [(name, value) for name, value in request.form.items() if name != "csrf_token"]
    return render_template("inspection_copy.html", copy=copy, body=shown, typed=typed)


@bp.post("/inspection/copy.zip")
def package() -> ResponseReturnValue:
    """The same as a ZIP, with the files that the person may have and those that an officer checked and released."""
    asking = checked_request(office(), posted())
    copy = compile_copy(office(), asking, officer())
    chosen = set(request.form.getlist("files"))
    return sent(package_copy(office(), copy, chosen, officer()), f"{asking.name}-个人信息查阅复制件.zip")
