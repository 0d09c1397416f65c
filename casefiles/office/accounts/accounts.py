"""Accounts as pages and commands use them: signing in, sessions, adding and changing, the officer on duty."""

from __future__ import annotations

from collections.abc import Iterable

from casefiles.office.accounts.delegations import on_duty_today
from casefiles.office.context import OfficeContext
from casefiles.office.settings.home import provider_secret
from casefiles.people.roles import Officer, Role


def officer_on_duty(office: OfficeContext, account: str) -> Officer | None:
    """The officer of an open account, with the roles that they hold today for others who are away."""
    known = office.accounts.officer(account)
    return on_duty_today(office, known) if known else None


def sign_in(office: OfficeContext, account: str, password: str) -> Officer | None:
    """The officer whose account and password these are; None otherwise, after as long a time."""
    return office.accounts.signed_in(account, password)


def session_stamp(office: OfficeContext, account: str) -> str:
    """What a session of this account must bear to count; it changes with every change of the account."""
    return office.accounts.stamp(account)


def end_sessions(office: OfficeContext, account: str) -> None:
    """End every session of an account, wherever it is signed in."""
    office.accounts.end_sessions(account)


def has_temporary_password(office: OfficeContext, account: str) -> bool:
    """Whether someone else chose the account's password, so that it must be changed before anything else."""
    return office.accounts.is_temporary(account)


def is_closed(office: OfficeContext, account: str) -> bool:
    """Whether the account was closed; its name stays on the records."""
    return office.accounts.is_disabled(account)


def has_no_account(office: OfficeContext) -> bool:
    """Whether no account was ever made here, as in a fresh office."""
    return office.accounts.is_fresh


def account_holders(office: OfficeContext) -> list[Officer]:
    """The officers of all accounts, closed ones too."""
    return office.accounts.everyone()


def found_administrator(office: OfficeContext, account: str, name: str, password: str) -> Officer:
    """The first account of a fresh office. Raises Unusable when there is one already, or name or password will not do."""
    return office.accounts.found(account, name, password)


def add_account(
    office: OfficeContext,
    account: str,
    name: str,
    roles: Iterable[Role],
    password: str,
    body: str = "",
    *,
    agency: str = "",
    temporary: bool = False,
) -> Officer:
    """Make or replace an account. Raises Unusable when its name or password will not do.

    `agency` is the key of the agency that `body` is, so that the account stays with it under any other name.

    A `temporary` password is one that someone else chose: it opens nothing but the page on which it is changed.
    """
    return office.accounts.add(account, name, roles, password, body, agency=agency, temporary=temporary)


def change_account(
    office: OfficeContext,
    account: str,
    name: str,
    roles: Iterable[Role],
    body: str = "",
    *,
    agency: str = "",
) -> Officer:
    """Another name, other roles, another body and agency; the password stays. Open sessions end. Raises Unusable."""
    return office.accounts.change(account, name, roles, body, agency=agency)


def set_password(office: OfficeContext, account: str, password: str, *, temporary: bool = False) -> Officer:
    """Another password; open sessions end. Raises Unusable when it will not do."""
    return office.accounts.set_password(account, password, temporary=temporary)


def close_account(office: OfficeContext, account: str) -> Officer:
    """Close an account: its name stays on the records, its sessions end. Raises Unusable."""
    return office.accounts.set_disabled(account, True)


def reopen_account(office: OfficeContext, account: str) -> Officer:
    """Open a closed account again. Raises Unusable."""
    return office.accounts.set_disabled(account, False)


def shared_secret(office: OfficeContext) -> str:
    """What this office is known by at its identity provider. Raises Unusable where it cannot be read."""
    return provider_secret(office.home, office.details.provider)
