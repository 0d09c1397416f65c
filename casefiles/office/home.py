"""An office's home folder: its settings and its secret, and where everything else lies."""

from __future__ import annotations

import os
import secrets
import tomllib
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

from casefiles.identity_provider import IdentityProvider
from casefiles.measure import Agency, Measure, read_measure
from casefiles.office.errors import Unusable
from casefiles.settings import TEMPLATE, BadSettings, OfficeDetails, read_settings
from storage import durable

SETTINGS = "office.toml"
SECRET = "secret.key"  # noqa: S105 - the name of a file


def found_home(home: Path, office: dict[str, str]) -> None:
    """Make an office's home with its settings and a fresh secret. Raises Unusable if there is one already."""
    if (home / SETTINGS).exists():
        raise Unusable(f"{home} 已经是一个机关目录（有 {SETTINGS}）。请换一个目录，或者直接使用它")
    home.mkdir(parents=True, exist_ok=True)
    (home / "templates").mkdir(exist_ok=True)
    if not (home / SECRET).exists():
        durable.write_new(home / SECRET, secrets.token_bytes(32))
    durable.write_new(home / SETTINGS, TEMPLATE.format(**office).encode())


def read_home(home: Path) -> tuple[OfficeDetails, Measure, bytes]:
    """The office's settings, its Measure with the office's own policies and agencies, and its secret.

    Raises Unusable with what is wrong where, in Chinese.
    """
    path = home / SETTINGS
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise Unusable(
            f"{home} 里没有 {SETTINGS}，不是机关目录。请先运行：casefiles --home {home} init"
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise Unusable(f"{SETTINGS} 写法有误：{fault}。请按文件中的说明改正") from fault
    try:
        details = read_settings(given)
    except BadSettings as fault:
        raise Unusable("；".join(fault.problems)) from fault
    measure, problems = shipped_measure(details.measure).with_policies(details.policies)
    if problems:
        raise Unusable("；".join(f"{SETTINGS} [policies] {problem}" for problem in problems))
    try:
        secret = (home / SECRET).read_bytes()
    except OSError as fault:
        raise Unusable(f"读不到 {SECRET}（{fault.strerror}）。它随机关目录一起备份，请从备份恢复") from fault
    return details, _with_agencies(measure, details.agencies), secret


def provider_secret(home: Path, provider: IdentityProvider | None) -> str:
    """The secret shared with the identity provider, from its file or environment variable. Raises Unusable."""
    if provider is None:
        return ""
    if provider.client_secret_env:
        secret, where = os.environ.get(provider.client_secret_env, ""), "client_secret_env"
        wrong = f"没有名为 {provider.client_secret_env} 的环境变量，或者它是空的"
    else:
        where, path = "client_secret_file", home / provider.client_secret_file
        try:
            secret, wrong = path.read_text(encoding="utf-8-sig"), f"{path} 是空的"
        except (OSError, UnicodeDecodeError):
            secret, wrong = "", f"读不到 {path}；它应是只写密钥一行的文本文件"
    if not secret.strip():
        raise Unusable(f"{SETTINGS} [oidc] {where}：{wrong}")
    return secret.strip()


def shipped_measure(name: str) -> Measure:
    """The Measure of a pack shipped with the program. Raises Unusable if there is none of that name."""
    packs = resources.files("casefiles") / "measures"
    known = sorted(
        entry.name.removesuffix(".toml") for entry in packs.iterdir() if entry.name.endswith(".toml")
    )
    if name not in known:
        raise Unusable(f"没有名为“{name}”的办法数据；现有：{'、'.join(known)}")
    return read_measure(tomllib.loads((packs / f"{name}.toml").read_text(encoding="utf-8")))


def _with_agencies(measure: Measure, own: Any) -> Measure:
    agencies = {
        key: Agency(key, row["name"], row.get("group", "政府相关部门"))
        for key, row in own.items()
        if row.get("name")
    }
    return replace(measure, agencies={**measure.agencies, **agencies})
