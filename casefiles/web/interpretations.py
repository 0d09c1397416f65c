"""Interpretations of the Measure by the explanatory office (Article 11): list, add, letter."""

from __future__ import annotations

from dataclasses import dataclass, field

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from casefiles.cases.interpretations import Interpretation
from casefiles.law.ground import Provision
from casefiles.office.context import OfficeContext
from casefiles.office.errors import Conflict, Refused
from casefiles.office.reading.interpretations import (
    every_interpretation,
    file_interpretation,
    interpretation_form,
    interpretation_letter,
    interpretations_in_force,
)
from casefiles.web.access import may_open
from casefiles.web.cases import sent
from casefiles.web.questions import Questions, problems
from casefiles.web.request import office, officer, posted
from forms.base import Unacceptable
from forms.interpretation import InterpretationForm

bp = Blueprint("interpretations", __name__)


@dataclass
class InterpretationsPage:
    """The interpretations, and the form for a new one."""

    office: OfficeContext
    form: InterpretationForm
    messages: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.questions = Questions(self.form, self.office.measure)

    @property
    def in_force(self) -> list[Interpretation]:
        return interpretations_in_force(self.office)

    @property
    def others(self) -> list[Interpretation]:
        """Superseded interpretations, and those that do not apply yet."""
        numbers = {one.number for one in self.in_force}
        return [one for one in every_interpretation(self.office) if one.number not in numbers]

    def letter(self, ref: str) -> None:
        """None of these forms chooses a letter."""

    def errors(self, one: InterpretationForm) -> list[str]:
        return [text for text in one.errors if isinstance(text, str)]


@bp.get("/interpretations")
def show() -> ResponseReturnValue:
    """All interpretations."""
    return _page(InterpretationsPage(office(), interpretation_form(office())))


@bp.post("/interpretations")
def add() -> ResponseReturnValue:
    """Add an interpretation."""
    try:
        made = file_interpretation(office(), posted(), officer())
    except Unacceptable:
        form = interpretation_form(office(), posted())
        form.validate()
        return _page(InterpretationsPage(office(), form, problems(form))), 422
    except Refused as fault:
        said = [("", text) for text in fault.messages]
        return _page(InterpretationsPage(office(), interpretation_form(office(), posted()), said)), 422
    except Conflict as fault:
        form = interpretation_form(office(), posted())
        return _page(InterpretationsPage(office(), form, [("", fault.message)])), 409
    flash(f"第{made.number}号解释已登记，自{made.effective.isoformat()}起适用。", "done")
    return redirect(url_for("interpretations.show"))


@bp.get("/interpretations/<int:number>.docx")
def letter(number: int) -> ResponseReturnValue:
    """An interpretation as a Word letter for signature."""
    document_number, data = interpretation_letter(office(), number)
    return sent(data, f"{document_number}.docx")


def _page(page: InterpretationsPage) -> str:
    measure = office().measure
    return render_template(
        "interpretations.html",
        page=page,
        may_add=may_open("interpretations.add", officer()),
        ground=measure.name(Provision.EXPLANATION),
        words=measure.quote(Provision.EXPLANATION),
    )
