"""Administration of delegations: who holds an absent colleague's roles, from day to day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from casefiles.office.accounts.access_log import log_act
from casefiles.office.accounts.delegations import (
    begin_delegation,
    delegation,
    delegation_end_form,
    delegation_form,
    end_delegation,
    every_delegation,
)
from casefiles.office.context import OfficeContext
from casefiles.office.errors import Conflict, Refused
from casefiles.people.delegations import Delegation
from casefiles.web.questions import Questions, problems
from casefiles.web.request import office, officer, posted
from forms.base import OfficeForm, Unacceptable

bp = Blueprint("delegations", __name__)


@dataclass
class DelegationPage:
    """A form with its messages; `chosen` is the delegation to be ended, if any."""

    office: OfficeContext
    form: OfficeForm
    messages: list[tuple[str, str]] = field(default_factory=list)
    chosen: Delegation | None = None

    def __post_init__(self) -> None:
        self.questions = Questions(self.form, self.office.measure)

    @property
    def every(self) -> list[Delegation]:
        """The newest first."""
        return every_delegation(self.office)[::-1]

    def letter(self, ref: str) -> None:
        """None of these forms chooses a letter."""

    def errors(self, one: OfficeForm) -> list[str]:
        return [text for text in one.errors if isinstance(text, str)]


@bp.get("/delegations")
def show() -> ResponseReturnValue:
    """All delegations, and the form for a new one."""
    return _page(DelegationPage(office(), delegation_form(office())))


@bp.post("/delegations")
def begin() -> ResponseReturnValue:
    """Add a delegation."""
    made = _tried(
        lambda: begin_delegation(office(), posted(), officer()), lambda: delegation_form(office(), posted())
    )
    if not isinstance(made, Delegation):
        return made
    log_act(office(), officer(), f"登记代理：{made.deputy_name}代{made.principal_name}", made.reason)
    flash(f"第{made.number}号代理已登记，{made.deputy_name}届时自动取得职责，期满自动终止。", "done")
    return redirect(url_for("delegations.show"))


@bp.get("/delegations/<int:number>")
def one(number: int) -> ResponseReturnValue:
    """One delegation, and the form to end it early."""
    chosen = delegation(office(), number)
    return _page(DelegationPage(office(), delegation_end_form(office()), chosen=chosen))


@bp.post("/delegations/<int:number>")
def end(number: int) -> ResponseReturnValue:
    """End a delegation early."""
    chosen = delegation(office(), number)
    done = _tried(
        lambda: end_delegation(office(), number, posted(), officer()),
        lambda: delegation_end_form(office(), posted()),
        chosen,
    )
    if not isinstance(done, Delegation):
        return done
    log_act(office(), officer(), f"终止代理：{done.deputy_name}代{done.principal_name}", done.ended_why)
    flash(f"第{number}号代理已终止，{done.deputy_name}即时不再有代理的职责。", "done")
    return redirect(url_for("delegations.show"))


def _tried(
    file: Callable[[], Delegation], form: Callable[[], OfficeForm], chosen: Delegation | None = None
) -> Delegation | ResponseReturnValue:
    """The delegation that was filed, or the page with the form as typed and the errors."""
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
