"""Who works in an office under test, and who outside it has an account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from casefiles.people.roles import Officer, Role, StandIn

STAFF = {
    "clerk": Officer("li", "李经办", frozenset({Role.CLERK})),
    "second": Officer("ma", "马协办", frozenset({Role.CLERK})),
    "reviewer": Officer("zhao", "赵审核", frozenset({Role.REVIEWER})),
    "deputy": Officer("feng", "冯审核", frozenset({Role.REVIEWER})),
    "third": Officer("chen", "陈审核", frozenset({Role.REVIEWER})),
    "legal": Officer("qian", "钱法制", frozenset({Role.LEGAL})),
    "signer": Officer("sun", "孙签发", frozenset({Role.SIGNER})),
    "explainer": Officer("zhou", "周解释", frozenset({Role.EXPLAINER})),
    "admin": Officer("admin", "吴管理", frozenset({Role.ADMIN})),
}
OUTSIDERS = {
    "department": Officer("gao", "高报送", frozenset({Role.DEPARTMENT}), "县市场监督管理局"),
    "agency": Officer("tian", "田收文", frozenset({Role.AGENCY}), "县财政局"),
}
ACCOUNTS: Mapping[str, Officer] = {**STAFF, **OUTSIDERS}
# The demonstration's, whose office has the same people: one can sign in to either (tests/demo holds that).
PASSWORD = "demo-county-2026"

CLERK, REVIEWER, SIGNER = STAFF["clerk"], STAFF["reviewer"], STAFF["signer"]
DEPUTY = STAFF["deputy"]
DEPARTMENT = Officer("bureau", "陈报送", frozenset({Role.DEPARTMENT}), "县市场监督管理局")
AGENCY = Officer("treasury", "郑单位", frozenset({Role.AGENCY}), "县财政局")


def standing_in(deputy: Officer, principal: Officer, *roles: Role) -> Officer:
    """The deputy while the principal is away, in all of the principal's roles or those given."""
    held = StandIn(principal.id, principal.name, frozenset(roles) or principal.roles, date(2026, 12, 31))
    return replace(deputy, stands_in=(held,))
