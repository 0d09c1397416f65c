"""Delegations during leave: recorded by the administrator, over by themselves, never edited."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import date
from typing import Any

from casefiles.law.calendar import chinese_date
from casefiles.law.ground import norm
from casefiles.office.context import OfficeContext
from casefiles.office.errors import Damaged, NotFound, Refused
from casefiles.office.versions import versions_at_work
from casefiles.people.delegations import BEGUN, ENDED, Delegation, on_duty
from casefiles.people.roles import DELEGABLE, Officer, Role
from casefiles.procedure.rule import Refusal
from forms.base import Vocabulary
from forms.delegation import DelegationEndForm, DelegationForm
from forms.formdata import FormData

WRITERS = (Role.ADMIN,)
DUTIES = norm("职责分工：职责由管理员登记，代理须有期限、有事由")
log = logging.getLogger(__name__)


def every_delegation(office: OfficeContext) -> list[Delegation]:
    """All of them, past ones too, in order. Raises Damaged."""
    return office.delegations.every()


def on_duty_today(office: OfficeContext, officer: Officer) -> Officer:
    """The officer with the roles that they hold today for others; their own alone where the chain is damaged."""
    today = office.today
    try:
        held = [one for one in office.delegations.every() if one.deputy == officer.id and one.holds_on(today)]
    except Damaged:
        log.warning("the delegations cannot be read: nobody stands in for anyone until that is mended")
        return officer
    if not held:
        return officer
    return on_duty(officer, held, {one.id: one for one in office.accounts.open_ones()}, today)


def delegations_of(office: OfficeContext, account: str) -> list[Delegation]:
    """Those that hold today while this officer is away."""
    today = office.today
    return [one for one in office.delegations.every() if one.principal == account and one.holds_on(today)]


def delegation(office: OfficeContext, number: int) -> Delegation:
    """The delegation of that number. Raises NotFound."""
    for one in office.delegations.every():
        if one.number == number:
            return one
    raise NotFound(f"没有第{number}号代理")


def delegation_form(
    office: OfficeContext, given: Mapping[str, Any] | FormData | None = None
) -> DelegationForm:
    """The form on which one is recorded, from today on unless filled in otherwise."""
    known = {"first": office.today.isoformat()}
    return DelegationForm(_vocabulary(office), given, None if given is not None else known)


def delegation_end_form(
    office: OfficeContext, given: Mapping[str, Any] | FormData | None = None
) -> DelegationEndForm:
    """The form on which one is ended early."""
    return DelegationEndForm(_vocabulary(office), given)


def begin_delegation(office: OfficeContext, given: Mapping[str, Any] | FormData, by: Officer) -> Delegation:
    """Record one. Raises Unacceptable, Refused (wrong person, roles not to be given), Conflict."""
    seen = office.delegations.last_sequence
    answers = DelegationForm.checked(given, _vocabulary(office))
    named = {one.id: one for one in office.accounts.open_ones()}
    principal, deputy = named[answers["principal"]], named[answers["deputy"]]
    _require(office, _wrong_person(by), _not_his_to_give(principal, answers), *_clashes(office, answers))
    facts = {"principal_name": principal.name, "deputy_name": deputy.name}
    _append(office, BEGUN, "代理", answers, facts, by, seen)
    return office.delegations.every()[-1]


def end_delegation(
    office: OfficeContext, number: int, given: Mapping[str, Any] | FormData, by: Officer
) -> Delegation:
    """End one before its last day, from this moment. Raises NotFound, Unacceptable, Refused, Conflict."""
    seen = office.delegations.last_sequence
    one = delegation(office, number)
    answers = DelegationEndForm.checked(given, _vocabulary(office))
    _require(office, _wrong_person(by), _over(office, one))
    _append(office, ENDED, "终止代理", {**answers, "delegation": number}, {}, by, seen)
    return delegation(office, number)


def _append(
    office: OfficeContext,
    step: str,
    title: str,
    answers: Mapping[str, Any],
    facts: Mapping[str, Any],
    by: Officer,
    seen: int,
) -> None:
    office.delegations.append(
        step=step,
        title=title,
        answers=answers,
        facts=facts,
        at=office.now,
        by=by.as_filer(WRITERS),
        after=seen,
        versions=versions_at_work(office.measure),
    )


def _vocabulary(office: OfficeContext) -> Vocabulary:
    inside = [one for one in office.accounts.open_ones() if one.has_any(DELEGABLE)]
    people = [
        (one.id, f"{one.name}（{'、'.join(role.title for role in DELEGABLE if role in one.roles)}）")
        for one in inside
    ]
    roles = [(role.value, role.title) for role in DELEGABLE]
    return Vocabulary(office.today, {"principals": people, "deputies": people, "roles": roles})


def _require(office: OfficeContext, *found: Refusal | None) -> None:
    refusals = [refusal for refusal in found if refusal]
    if refusals:
        raise Refused(refusals, office.measure)


def _wrong_person(by: Officer) -> Refusal | None:
    if Role.ADMIN in by.roles:
        return None
    return Refusal(DUTIES, "代理由系统管理员登记", "请由系统管理员登录办理")


def _not_his_to_give(principal: Officer, answers: Mapping[str, Any]) -> Refusal | None:
    lacking = [Role(role) for role in answers["roles"] if Role(role) not in principal.roles]
    if not lacking:
        return None
    names = "、".join(role.title for role in lacking)
    return Refusal(DUTIES, f"{principal.name}没有{names}的职责，不能交由他人代理", "请改选职责", "roles")


def _clashes(office: OfficeContext, answers: Mapping[str, Any]) -> list[Refusal]:
    """One role has one deputy at a time; and a deputy holds a role for one person, so that records say for whom."""
    first, last = date.fromisoformat(answers["first"]), date.fromisoformat(answers["last"])
    found = []
    for one in office.delegations.every():
        shared = [role for role in DELEGABLE if role in one.roles and role.value in answers["roles"]]
        same = one.principal == answers["principal"] or one.deputy == answers["deputy"]
        if shared and same and one.overlaps(max(first, office.today), last):
            span = f"{chinese_date(one.first)}至{chinese_date(one.last)}"
            found.append(
                Refusal(
                    DUTIES,
                    f"{span}已由{one.deputy_name}代理{one.principal_name}的{shared[0].title}职责",
                    "同一职责同时只由一人代理，一人同时只为一人代理同一职责；请改日期、换人，或者先终止原代理",
                    "deputy",
                )
            )
    return found[:1]


def _over(office: OfficeContext, one: Delegation) -> Refusal | None:
    if one.may_be_ended(office.today):
        return None
    return Refusal(DUTIES, f"第{one.number}号代理{one.standing(office.today)}", "不必再终止")
