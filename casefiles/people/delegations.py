"""Delegations (代理): who acts for an absent officer, in which roles, from which day to which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from casefiles.cases.filing import Filing, signed_name
from casefiles.people.roles import DELEGABLE, Officer, Role, StandIn

BEGUN, ENDED = "delegation", "delegation_end"


@dataclass(frozen=True)
class Delegation:
    """One delegation, in effect between its two days; `ended` is the time at which it was ended early."""

    number: int
    principal: str
    principal_name: str
    deputy: str
    deputy_name: str
    roles: frozenset[Role]
    first: date
    last: date
    reason: str
    recorded: str
    by: str
    ended: str = ""
    ended_by: str = ""
    ended_why: str = ""

    def holds_on(self, day: date) -> bool:
        return not self.ended and self.first <= day <= self.last

    def may_be_ended(self, today: date) -> bool:
        """Whether it can still be ended: it is in effect, or will be."""
        return not self.ended and today <= self.last

    def standing(self, today: date) -> str:
        """Its status in words."""
        if self.ended:
            return "已提前终止"
        return "尚未开始" if today < self.first else "代理中" if today <= self.last else "已期满"

    def overlaps(self, first: date, last: date) -> bool:
        """Whether it still holds, or will, on some day between these."""
        return not self.ended and self.first <= last and first <= self.last


def read_delegations(filings: Iterable[Filing]) -> list[Delegation]:
    """Every recorded delegation in order, each with its early end if it had one."""
    found: dict[int, Delegation] = {}
    for filing in filings:
        said = filing.answers
        if filing.step == ENDED:
            number = int(said["delegation"])
            who = signed_name(filing.filed_by)
            found[number] = replace(
                found[number], ended=filing.filed_at, ended_by=who, ended_why=said["reason"]
            )
            continue
        found[filing.sequence] = Delegation(
            number=filing.sequence,
            principal=said["principal"],
            principal_name=filing.facts["principal_name"],
            deputy=said["deputy"],
            deputy_name=filing.facts["deputy_name"],
            roles=frozenset(Role(role) for role in said["roles"]),
            first=date.fromisoformat(said["first"]),
            last=date.fromisoformat(said["last"]),
            reason=said["reason"],
            recorded=filing.filed_at,
            by=signed_name(filing.filed_by),
        )
    return list(found.values())


def on_duty(
    officer: Officer, delegations: Sequence[Delegation], principals: dict[str, Officer], today: date
) -> Officer:
    """The officer with what they hold for others today.

    Nobody passes on what they hold for someone else; and no more is held than the principal, whose account is open,
    holds today.
    """
    held = tuple(
        StandIn(one.principal, principal.name, roles, one.last)
        for one in delegations
        if one.deputy == officer.id
        and one.holds_on(today)
        and (principal := principals.get(one.principal))
        and (roles := one.roles & principal.roles & frozenset(DELEGABLE))
    )
    return replace(officer, stands_in=held) if held else officer
