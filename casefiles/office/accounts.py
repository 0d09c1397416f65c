"""Accounts: who may sign in, with which roles. Passwords are kept only as argon2 hashes."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from casefiles.office.errors import Unusable
from casefiles.roles import Officer, Role
from storage import durable

FILE = "accounts.json"
SHORTEST_PASSWORD = 10
_NAME = re.compile(r"[a-z][a-z0-9_.-]{1,31}")


class Accounts:
    """The office's accounts, kept in one small file."""

    def __init__(self, home: Path, hasher: PasswordHasher | None = None) -> None:
        self._path = home / FILE
        self._hasher = hasher or PasswordHasher()
        self._lock = threading.Lock()

    def add(self, account: str, name: str, roles: Iterable[Role], password: str, body: str = "") -> Officer:
        """Make or replace an account. Raises Unusable when its name or password will not do."""
        if not _NAME.fullmatch(account):
            raise Unusable("账号用2至32位小写字母、数字、点、横线，以字母开头")
        if not name.strip():
            raise Unusable("请填写姓名，文书和记录上都要用")
        if len(password) < SHORTEST_PASSWORD:
            raise Unusable(f"口令至少{SHORTEST_PASSWORD}位；可以用几个词连成一句，便于记忆")
        if account in password.lower():
            raise Unusable("口令里不要包含账号")
        row = {
            "name": name.strip(),
            "roles": [role.value for role in roles],
            "body": body,
            "password": self._hasher.hash(password),
        }
        with self._lock:
            rows = self._read()
            rows[account] = row
            durable.replace(self._path, json.dumps(rows, ensure_ascii=False, indent=2).encode())
        return self._officer(account, row)

    def signed_in(self, account: str, password: str) -> Officer | None:
        """The officer whose account and password these are; None otherwise, after as long a time."""
        row, nobody = self._read().get(account), self._nobody
        try:
            self._hasher.verify(row["password"] if row else nobody, password)
        except (VerificationError, InvalidHashError):
            return None
        return self._officer(account, row) if row else None

    @cached_property
    def _nobody(self) -> str:
        """Checked when the name is unknown, so that an answer takes as long for it as for a known one.

        Made when someone first signs in, known or not: a command that signs nobody in need not wait for it.
        """
        return self._hasher.hash("nobody has this password")

    def officer(self, account: str) -> Officer | None:
        row = self._read().get(account)
        return self._officer(account, row) if row else None

    def everyone(self) -> list[Officer]:
        return [self._officer(account, row) for account, row in self._read().items()]

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
        return Officer(
            account, row["name"], frozenset(Role(role) for role in row["roles"]), row.get("body", "")
        )
