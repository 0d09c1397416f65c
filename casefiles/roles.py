"""Who may act: the roles of the procedure and the officers who hold them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The part that an officer plays in the procedure (Article 6; separation of duties)."""

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


@dataclass(frozen=True)
class Officer:
    """A person who uses the program: account name, own name, roles; the body they belong to."""

    id: str
    name: str
    roles: frozenset[Role]
    body: str = ""

    def role_among(self, roles: tuple[Role, ...]) -> Role | None:
        """The role in which this officer may act where `roles` may; None when they may not."""
        return next((role for role in roles if role in self.roles), None)

    def has_any(self, roles: tuple[Role, ...]) -> bool:
        return self.role_among(roles) is not None


SYSTEM = Officer(id="system", name="系统", roles=frozenset({Role.SYSTEM}))
