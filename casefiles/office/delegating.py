"""Recording and reading delegations during leave: a chain of records like a case's, in a folder of its own."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from casefiles.law.calendar import chinese_date
from casefiles.law.ground import norm
from casefiles.law.measure import Measure
from casefiles.office.accounts import Accounts
from casefiles.office.errors import Damaged, NotFound, Refused
from casefiles.office.versions import versions_at_work
from casefiles.people.delegations import BEGUN, ENDED, Delegation, on_duty, read_delegations
from casefiles.people.roles import DELEGABLE, Officer, Role
from casefiles.procedure.rule import Refusal
from forms.base import Vocabulary
from forms.delegation import DelegationEndForm, DelegationForm
from forms.formdata import FormData
from storage import CaseFolder

FOLDER = "delegations"
WRITERS = (Role.ADMIN,)
DUTIES = norm("职责分工：职责由管理员登记，代理须有期限、有事由")
log = logging.getLogger(__name__)


class Delegations:
    """The delegations of one office: recorded by its administrator, over by themselves, never edited."""

    def __init__(
        self, home: Path, accounts: Accounts, measure: Measure, clock: Callable[[], datetime]
    ) -> None:
        self._folder = CaseFolder(FOLDER, home / FOLDER)
        self._accounts = accounts
        self._measure = measure
        self._clock = clock
        self._known: list[Delegation] = []
        self._read_up_to = 0

    def every(self) -> list[Delegation]:
        """All of them, past ones too, in order; read again only when there is a newer record."""
        newest = self._folder.last_sequence()
        if newest != self._read_up_to:
            self._known, self._read_up_to = read_delegations(self._folder.records()), newest
        return self._known

    def on_duty(self, officer: Officer) -> Officer:
        """The officer with the roles that they hold today for others; their own alone where the chain is damaged."""
        today = self._today
        try:
            held = [one for one in self.every() if one.deputy == officer.id and one.holds_on(today)]
        except Damaged:
            log.warning("the delegations cannot be read: nobody stands in for anyone until that is mended")
            return officer
        return (
            on_duty(officer, held, {one.id: one for one in self._open_accounts()}, today) if held else officer
        )

    def of_principal(self, account: str) -> list[Delegation]:
        """Those that hold today while this officer is away."""
        return [one for one in self.every() if one.principal == account and one.holds_on(self._today)]

    def form(self, given: Mapping[str, Any] | FormData | None = None) -> DelegationForm:
        known = {"first": self._today.isoformat()}
        return DelegationForm(self._vocabulary(), given, None if given is not None else known)

    def end_form(self, given: Mapping[str, Any] | FormData | None = None) -> DelegationEndForm:
        return DelegationEndForm(self._vocabulary(), given)

    def begin(self, given: Mapping[str, Any] | FormData, by: Officer) -> Delegation:
        """Record one. Raises Unacceptable, Refused (wrong person, roles not to be given), Conflict."""
        seen = self._folder.last_sequence()
        answers = DelegationForm.checked(given, self._vocabulary())
        named = {one.id: one for one in self._open_accounts()}
        principal, deputy = named[answers["principal"]], named[answers["deputy"]]
        self._require(
            self._wrong_person(by), self._not_his_to_give(principal, answers), *self._clashes(answers)
        )
        facts = {"principal_name": principal.name, "deputy_name": deputy.name}
        self._append(BEGUN, "代理", answers, facts, by, seen)
        return self.every()[-1]

    def end(self, number: int, given: Mapping[str, Any] | FormData, by: Officer) -> Delegation:
        """End one before its last day, from this moment. Raises NotFound, Unacceptable, Refused, Conflict."""
        seen = self._folder.last_sequence()
        one = self.one(number)
        answers = DelegationEndForm.checked(given, self._vocabulary())
        self._require(self._wrong_person(by), self._over(one))
        self._append(ENDED, "终止代理", {**answers, "delegation": number}, {}, by, seen)
        return self.one(number)

    def one(self, number: int) -> Delegation:
        """The delegation of that number. Raises NotFound."""
        for one in self.every():
            if one.number == number:
                return one
        raise NotFound(f"没有第{number}号代理")

    @property
    def _today(self) -> date:
        return self._clock().date()

    def _append(
        self,
        step: str,
        title: str,
        answers: Mapping[str, Any],
        facts: Mapping[str, Any],
        by: Officer,
        seen: int,
    ) -> None:
        self._folder.append(
            step=step,
            title=title,
            answers=answers,
            facts=facts,
            at=self._clock().isoformat(timespec="seconds"),
            by=by.as_filer(WRITERS),
            after=seen,
            versions=versions_at_work(self._measure),
        )

    def _open_accounts(self) -> list[Officer]:
        return self._accounts.open_ones()

    def _vocabulary(self) -> Vocabulary:
        inside = [one for one in self._open_accounts() if one.has_any(DELEGABLE)]
        people = [
            (one.id, f"{one.name}（{'、'.join(role.title for role in DELEGABLE if role in one.roles)}）")
            for one in inside
        ]
        roles = [(role.value, role.title) for role in DELEGABLE]
        return Vocabulary(self._today, {"principals": people, "deputies": people, "roles": roles})

    def _require(self, *found: Refusal | None) -> None:
        refusals = [refusal for refusal in found if refusal]
        if refusals:
            raise Refused(refusals, self._measure)

    def _wrong_person(self, by: Officer) -> Refusal | None:
        if Role.ADMIN in by.roles:
            return None
        return Refusal(DUTIES, "代理由系统管理员登记", "请由系统管理员登录办理")

    @staticmethod
    def _not_his_to_give(principal: Officer, answers: Mapping[str, Any]) -> Refusal | None:
        lacking = [Role(role) for role in answers["roles"] if Role(role) not in principal.roles]
        if not lacking:
            return None
        names = "、".join(role.title for role in lacking)
        return Refusal(DUTIES, f"{principal.name}没有{names}的职责，不能交由他人代理", "请改选职责", "roles")

    def _clashes(self, answers: Mapping[str, Any]) -> list[Refusal]:
        """One role has one deputy at a time; and a deputy holds a role for one person, so that records say for whom."""
        first, last = date.fromisoformat(answers["first"]), date.fromisoformat(answers["last"])
        found = []
        for one in self.every():
            shared = [role for role in DELEGABLE if role in one.roles and role.value in answers["roles"]]
            same = one.principal == answers["principal"] or one.deputy == answers["deputy"]
            if shared and same and one.overlaps(max(first, self._today), last):
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

    def _over(self, one: Delegation) -> Refusal | None:
        if one.may_be_ended(self._today):
            return None
        return Refusal(DUTIES, f"第{one.number}号代理{one.standing(self._today)}", "不必再终止")
