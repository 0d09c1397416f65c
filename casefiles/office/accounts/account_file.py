"""The file of accounts: who may sign in, with which roles. Passwords are kept only as argon2 hashes."""

from __future__ import annotations

import json
import re
import secrets
import threading
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from casefiles.office.errors import Unusable
from casefiles.people.roles import Officer, Role
from storage import durable

FILE = "accounts.json"
SHORTEST_PASSWORD = 10
#: What is tried first by whoever guesses; longer than the shortest password, and no secret all the same.
WELL_KNOWN = frozenset(
    {
        "1234567890",
        "0123456789",
        "9876543210",
        "12345678910",
        "password123",
        "qwertyuiop",
        "administrator",
        "1qaz2wsx3edc",
    }
)
_NAME = re.compile(r"[a-z][a-z0-9_.-]{1,31}")


class AccountFile:
    """The office's accounts, kept in one small file."""

    def __init__(self, home: Path, hasher: PasswordHasher | None = None) -> None:
        self._path = home / FILE
        self._hasher = hasher or PasswordHasher()
        self._lock = threading.Lock()

    def add(
        self,
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
        row = self._row(account, name, roles, password, body, temporary) | {"agency": agency}
        with self._lock:
            self._write({**self._read(), account: row})
        return self._officer(account, row)

    def found(self, account: str, name: str, password: str) -> Officer:
        """The first account of a fresh office, its administrator. Of several at the same moment one wins.

        Raises Unusable for all others, and when name or password will not do.
        """
        row = self._row(account, name, [Role.ADMIN], password, "", False)
        try:
            durable.write_new(self._path, _as_json({account: row}))
        except FileExistsError:
            raise Unusable("系统管理员已经由他人设立，请登录；没有账号的，请找系统管理员") from None
        return self._officer(account, row)

    @property
    def is_fresh(self) -> bool:
        """Whether no account was ever made here. A file that is empty or damaged is no fresh start."""
        return not self._path.exists()

    def _row(
        self, account: str, name: str, roles: Iterable[Role], password: str, body: str, temporary: bool
    ) -> dict[str, Any]:
        if not _NAME.fullmatch(account):
            raise Unusable("账号用2至32位小写字母、数字、点、横线，以字母开头")
        if not name.strip():
            raise Unusable("请填写姓名，文书和记录上都要用")
        return {
            "name": name.strip(),
            "roles": [role.value for role in roles],
            "body": body,
            "password": self._hashed(account, password),
            "temporary": temporary,
            "stamp": secrets.token_hex(8),
        }

    def change(
        self, account: str, name: str, roles: Iterable[Role], body: str = "", *, agency: str = ""
    ) -> Officer:
        """Another name, other roles, another body and agency; the password stays. Open sessions end. Raises Unusable."""
        if not name.strip():
            raise Unusable("请填写姓名，文书和记录上都要用")
        held = [role.value for role in roles]
        return self._changed(account, name=name.strip(), roles=held, body=body, agency=agency)

    def set_password(self, account: str, password: str, *, temporary: bool = False) -> Officer:
        """Another password; open sessions end. Raises Unusable when it will not do."""
        return self._changed(account, password=self._hashed(account, password), temporary=temporary)

    def is_temporary(self, account: str) -> bool:
        """Whether someone else chose the account's password, so that it must be changed before anything else."""
        return bool(self._read().get(account, {}).get("temporary"))

    def set_disabled(self, account: str, disabled: bool) -> Officer:
        """Close an account, or open it again: its name stays on the records, its sessions end. Raises Unusable."""
        return self._changed(account, disabled=disabled)

    def end_sessions(self, account: str) -> None:
        """End every session of an account, wherever it is signed in."""
        self._changed(account)

    def stamp(self, account: str) -> str:
        """What a session of this account must bear to count; it changes with every change of the account."""
        row = self._read().get(account)
        return str(row.get("stamp", "")) if row else ""

    def is_disabled(self, account: str) -> bool:
        return bool(self._read().get(account, {}).get("disabled"))

    def _changed(self, account: str, **values: Any) -> Officer:
        with self._lock:
            rows = self._read()
            if account not in rows:
                raise Unusable(f"没有账号“{account}”")
            row = {**rows[account], **values, "stamp": secrets.token_hex(8)}
            if _administers(rows[account]) and not any(
                _administers(one) for one in ({**rows, account: row}).values()
            ):
                raise Unusable("这是最后一个系统管理员，不能停用或者取消其职责；请先指定另一名管理员")
            self._write({**rows, account: row})
        return self._officer(account, row)

    def _hashed(self, account: str, password: str) -> str:
        if len(password) < SHORTEST_PASSWORD:
            raise Unusable(f"口令至少{SHORTEST_PASSWORD}位；可以用几个词连成一句，便于记忆")
        if account in password.lower():
            raise Unusable("口令里不要包含账号")
        if password.lower() in WELL_KNOWN or len(set(password)) < 4:
            raise Unusable("这个口令太容易猜到；可以用几个词连成一句")
        return self._hasher.hash(password)

    def _write(self, rows: dict[str, dict[str, Any]]) -> None:
        durable.replace(self._path, _as_json(rows))

    def signed_in(self, account: str, password: str) -> Officer | None:
        """The officer whose account and password these are; None otherwise, after as long a time."""
        row, nobody = self._read().get(account), self._nobody
        try:
            self._hasher.verify(row["password"] if row else nobody, password)
        except (VerificationError, InvalidHashError):
            return None
        return self._officer(account, row) if row and not row.get("disabled") else None

    @cached_property
    def _nobody(self) -> str:
        """Checked when the name is unknown, so that an answer takes as long for it as for a known one.

        Made when someone first signs in, known or not: a command that signs nobody in need not wait for it.
        """
        return self._hasher.hash("nobody has this password")

    def officer(self, account: str) -> Officer | None:
        """The officer of an account that is open."""
        row = self._read().get(account)
        if row and row.get("disabled"):
            return None
        return self._officer(account, row) if row else None

    def everyone(self) -> list[Officer]:
        return [self._officer(account, row) for account, row in self._read().items()]

    def open_ones(self) -> list[Officer]:
        """The officers whose accounts are not closed."""
        rows = self._read().items()
        return [self._officer(account, row) for account, row in rows if not row.get("disabled")]

    def _read(self) -> dict[str, dict[str, Any]]:
        try:
            return dict(json.loads(self._path.read_bytes()))
        except FileNotFoundError:
            return {}
        except (ValueError, OSError) as fault:
            raise Unusable(
                f"{FILE} 读不出来（{fault}）。请从备份恢复，或者用 casefiles account 重建账号"
            ) from fault

    @staticmethod
    def _officer(account: str, row: dict[str, Any]) -> Officer:
        roles = frozenset(Role(role) for role in row["roles"])
        return Officer(account, row["name"], roles, row.get("body", ""), row.get("agency", ""))


def _administers(row: dict[str, Any]) -> bool:
    return Role.ADMIN.value in row["roles"] and not row.get("disabled")


def _as_json(rows: dict[str, dict[str, Any]]) -> bytes:
    return json.dumps(rows, ensure_ascii=False, indent=2).encode()
