"""What an administrator does to accounts: each act with its rules, and noted in the access log."""

from __future__ import annotations

from collections.abc import Collection

from casefiles.office.accounts.access_log import log_act
from casefiles.office.accounts.accounts import (
    account_holders,
    add_account,
    change_account,
    close_account,
    reopen_account,
    set_password,
)
from casefiles.office.context import OfficeContext
from casefiles.office.errors import Unusable
from casefiles.people.roles import Officer, Role


def make_account(
    office: OfficeContext,
    account: str,
    name: str,
    roles: Collection[Role],
    password: str,
    body: str,
    by: Officer,
) -> None:
    """Make an account with a temporary password. Raises Unusable if it exists, has no role, or will not do otherwise."""
    _require_a_role(roles)
    if account in {one.id for one in account_holders(office)}:
        raise Unusable(f"账号“{account}”已经有了；要更改它，请在列表中打开。")
    agency = office.measure.known_agency(body)
    add_account(office, account, name, roles, password, body, agency=agency, temporary=True)
    _note(office, f"新增账号 {account}", by)


def edit_account(
    office: OfficeContext, account: str, name: str, roles: Collection[Role], body: str, by: Officer
) -> None:
    """Change name, roles and body; the agency follows from the body. Raises Unusable, also without a role."""
    _require_a_role(roles)
    change_account(office, account, name, roles, body, agency=office.measure.known_agency(body))
    _note(office, f"更改账号 {account}", by)


def reset_password(office: OfficeContext, account: str, password: str, by: Officer) -> None:
    """Give another's account a temporary password. Raises Unusable.

    Not the administrator's own: whoever finds an unlocked screen must not be able to take the account over.
    """
    if account == by.id:
        raise Unusable("自己的口令请在页首“改口令”里更改：须填写现在的口令。")
    set_password(office, account, password, temporary=True)
    _note(office, f"重设口令 {account}", by)


def disable_account(office: OfficeContext, account: str, by: Officer) -> None:
    """Close an account. Raises Unusable."""
    close_account(office, account)
    _note(office, f"停用账号 {account}", by)


def enable_account(office: OfficeContext, account: str, by: Officer) -> None:
    """Open a closed account again. Raises Unusable."""
    reopen_account(office, account)
    _note(office, f"启用账号 {account}", by)


def _require_a_role(roles: Collection[Role]) -> None:
    if not roles:
        raise Unusable("请至少选择一项职责。")


def _note(office: OfficeContext, what: str, by: Officer) -> None:
    log_act(office, by, what, "账号管理")
