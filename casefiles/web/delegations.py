"""Delegations during leave, for the administrator: who stands in for whom, and one more; ending one early."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from casefiles.office import Office
from casefiles.office.errors import Conflict, Refused
from casefiles.people.delegations import Delegation
from casefiles.web.desk import office, officer, posted
from casefiles.web.questions import Questions, problems
from forms.base import OfficeForm, Unacceptable

bp = Blueprint("delegations", __name__)


@dataclass
class DelegationPage:
    """A form about delegations, and what is wrong with it; `chosen` is the one that shall end."""

    office: Office
    form: OfficeForm
    messages: list[tuple[str, str]] = field(default_factory=list)
    chosen: Delegation | None = None

    def __post_init__(self) -> None:
        self.questions = Questions(self.form, self.office.measure)

    @property
    def every(self) -> list[Delegation]:
        """The newest first."""
        return self.office.delegations.every()[::-1]

    def letter(self, ref: str) -> None:
        """None of these forms chooses a letter."""

    def errors(self, one: OfficeForm) -> list[str]:
        return [text for text in one.errors if isinstance(text, str)]


@bp.get("/delegations")
def show() -> ResponseReturnValue:
    """All of them, and the form for one more."""
    return _page(DelegationPage(office(), office().delegations.form()))


@bp.post("/delegations")
def begin() -> ResponseReturnValue:
    """Record one more."""
    delegations = office().delegations
    made = _tried(lambda: delegations.begin(posted(), officer()), lambda: delegations.form(posted()))
    if not isinstance(made, Delegation):
        return made
    office().note(officer(), f"登记代理：{made.deputy_name}代{made.principal_name}", made.reason)
    flash(f"第{made.number}号代理已登记，{made.deputy_name}届时自动取得职责，期满自动终止。", "done")
    return redirect(url_for("delegations.show"))


@bp.get("/delegations/<int:number>")
def one(number: int) -> ResponseReturnValue:
    """One of them, to be ended early."""
    chosen = office().delegations.one(number)
    return _page(DelegationPage(office(), office().delegations.end_form(), chosen=chosen))


@bp.post("/delegations/<int:number>")
def end(number: int) -> ResponseReturnValue:
    """End it now."""
    delegations = office().delegations
    chosen = delegations.one(number)
    done = _tried(
        lambda: delegations.end(number, posted(), officer()), lambda: delegations.end_form(posted()), chosen
    )
    if not isinstance(done, Delegation):
        return done
    office().note(officer(), f"终止代理：{done.deputy_name}代{done.principal_name}", done.ended_why)
    flash(f"第{number}号代理已终止，{done.deputy_name}即时不再有代理的职责。", "done")
    return redirect(url_for("delegations.show"))


def _tried(
    file: Callable[[], Delegation], form: Callable[[], OfficeForm], chosen: Delegation | None = None
) -> Delegation | ResponseReturnValue:
    """What was filed; else the page with what was typed and what stands against it."""
    try:
        return file()
    except Unacceptable as fault:
        return _page(DelegationPage(office(), fault.form, problems(fault.form), chosen)), 422
    except Refused as fault:
        messages = [
            (f"at-{refusal.field}" if refusal.field else "", text)
            for refusal, text in zip(fault.refusals, fault.messages, strict=True)
        ]
        return _page(DelegationPage(office(), form(), messages, chosen)), 422
    except Conflict:
        said = [("", "刚才有人也在登记代理，您填写的内容还没有提交；请看下面的列表，核对后再提交。")]
        return _page(DelegationPage(office(), form(), said, chosen)), 409


def _page(page: DelegationPage) -> str:
    return render_template("delegations.html", page=page)
