"""Who may act: the roles of the procedure, the officers who hold them, and those who stand in for others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from casefiles.cases.filing import signed_name


class Role(StrEnum):
    """A role in the procedure (Article 6; separation of duties)."""

    CLERK = "clerk"
    REVIEWER = "reviewer"
    LEGAL = "legal"
    SIGNER = "signer"
    DEPARTMENT = "department"
    AGENCY = "agency"
    EXPLAINER = "explainer"
    ADMIN = "admin"
    SYSTEM = "system"

    @property
    def title(self) -> str:  # type: ignore[override]
        return ROLE_TITLES[self]


ROLE_TITLES = {
    Role.CLERK: "经办人",
    Role.REVIEWER: "审核人",
    Role.LEGAL: "法制审核人",
    Role.SIGNER: "签发人",
    Role.DEPARTMENT: "报送部门",
    Role.AGENCY: "惩戒单位",
    Role.EXPLAINER: "解释人员",
    Role.ADMIN: "系统管理员",
    Role.SYSTEM: "系统",
}


#: Roles that can be delegated: never the administrator's, nor those of other bodies.
DELEGABLE = (Role.CLERK, Role.REVIEWER, Role.LEGAL, Role.SIGNER, Role.EXPLAINER)


@dataclass(frozen=True)
class StandIn:
    """Roles that an officer holds for another who is away (代理): for whom, and until which day."""

    principal: str
    name: str
    roles: frozenset[Role]
    last: date


@dataclass(frozen=True)
class Officer:
    """A person who uses the program: account name, own name, roles; the body they belong to, and its key if it is an agency.

    `stands_in`: the roles held for others today; `acting_for`: whose role this officer uses in what is being done.
    """

    id: str
    name: str
    roles: frozenset[Role]
    body: str = ""
    agency: str = ""
    stands_in: tuple[StandIn, ...] = ()
    acting_for: StandIn | None = None

    @property
    def held(self) -> frozenset[Role]:
        """Every role in which this officer may act today, their own and those held for others."""
        return self.roles.union(*(one.roles for one in self.stands_in))

    def role_among(self, roles: tuple[Role, ...]) -> Role | None:
        """The role in which this officer may act where `roles` may, their own first; None when they may not."""
        own = (role for role in roles if role in self.roles)
        return next(own, next((role for role in roles if role in self.held), None))

    def has_any(self, roles: tuple[Role, ...]) -> bool:
        return self.role_among(roles) is not None

    def acting(self, roles: tuple[Role, ...]) -> Officer:
        """This officer where `roles` may act: for someone else only where no role of their own will do."""
        role = self.role_among(roles)
        lent = (one for one in self.stands_in if role in one.roles and role not in self.roles)
        return replace(self, acting_for=next(lent, None))

    def as_filer(self, roles: tuple[Role, ...]) -> dict[str, str]:
        """What a record says of who filed it, where `roles` may: account, name, role, and for whom if for another."""
        role, principal = self.role_among(roles), self.acting(roles).acting_for
        filer = {"id": self.id, "name": self.name, "role": role.value if role else ""}
        return filer | ({"for": principal.principal, "for_name": principal.name} if principal else {})

    @property
    def hands(self) -> frozenset[str]:
        """The accounts whose act this is: the person's own, and that of the one they act for."""
        return frozenset({self.id, *([self.acting_for.principal] if self.acting_for else [])})

    @property
    def signature(self) -> str:
        """The name as it is signed: 冯审核, or 冯审核（代孙签发）."""
        return signed_name({"name": self.name, "for_name": self.acting_for.name if self.acting_for else ""})


SYSTEM = Officer(id="system", name="系统", roles=frozenset({Role.SYSTEM}))
