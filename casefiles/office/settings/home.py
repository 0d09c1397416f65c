"""An office's home folder: its settings and its secret, and where everything else lies."""

from __future__ import annotations

import hashlib
import os
import secrets
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from casefiles.law.agency import Agency, AgencyKey
from casefiles.law.measure import Measure
from casefiles.office.errors import Unusable
from casefiles.office.settings.packs import PROGRAMS_OWN, measure_of, take_pack
from casefiles.people.office_details import TEMPLATE, BadSettings, OfficeDetails, read_settings
from casefiles.people.sign_in import IdentityProvider
from storage import durable

SETTINGS = "office.toml"
SECRET = "secret.key"  # noqa: S105 - the name of a file


def found_home(home: Path, office: dict[str, str], pack: str = "") -> None:
    """Make an office's home with its settings and a fresh secret. Raises Unusable if there is one already.

    `pack` is the Measure's pack that it works under, by name or as a file; else the one that `office` names.
    """
    if (home / SETTINGS).exists():
        raise Unusable(f"{home} 已经是一个机关目录（有 {SETTINGS}）。请换一个目录，或者直接使用它")
    measure = take_pack(home, pack or office["measure"])
    home.mkdir(parents=True, exist_ok=True)
    (home / "templates").mkdir(exist_ok=True)
    if not (home / SECRET).exists():
        durable.write_new(home / SECRET, secrets.token_bytes(32))
    durable.write_new(home / SETTINGS, TEMPLATE.format(**{**office, "measure": measure.id}).encode())


@dataclass(frozen=True)
class Reading:
    """What office.toml says: the office's details, and the Measure with the office's own policies and agencies."""

    text: str
    details: OfficeDetails
    measure: Measure


def read_home(home: Path) -> tuple[OfficeDetails, Measure, bytes]:
    """The office's settings, its Measure with the office's own policies and agencies, and its secret.

    Raises Unusable with what is wrong where, in Chinese.
    """
    reading, secret = open_home(home)
    return reading.details, reading.measure, secret


def open_home(home: Path) -> tuple[Reading, bytes]:
    """What office.toml says, with the text that says it, and the secret. Raises Unusable."""
    reading = read_office(settings_text(home), home)
    try:
        secret = (home / SECRET).read_bytes()
    except OSError as fault:
        raise Unusable(f"读不到 {SECRET}（{fault.strerror}）。它随机关目录一起备份，请从备份恢复") from fault
    return reading, secret


def version_of(text: str) -> str:
    """By which one text of office.toml is told from another."""
    return hashlib.sha256(text.encode()).hexdigest()


def settings_text(home: Path) -> str:
    """office.toml as it stands. Raises Unusable."""
    try:
        return (home / SETTINGS).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise Unusable(
            f"{home} 里没有 {SETTINGS}，不是机关目录。请先运行：casefiles --home {home} init"
        ) from None
    except UnicodeDecodeError as fault:
        raise Unusable(f"{SETTINGS} 写法有误：{fault}。请按文件中的说明改正") from fault
    except OSError as fault:
        raise Unusable(f"读不到 {SETTINGS}（{fault.strerror}）。请检查机关目录的权限") from fault


def read_office(text: str, home: Path) -> Reading:
    """The one reader of settings: at the start, and for whatever is to be written. Raises Unusable with every fault."""
    try:
        given = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as fault:
        raise Unusable(f"{SETTINGS} 写法有误：{fault}。请按文件中的说明改正") from fault
    try:
        details = read_settings(given)
    except BadSettings as fault:
        raise Unusable("；".join(fault.problems), fault.problems) from fault
    measure, problems = measure_of(home, details.measure).with_policies(details.policies)
    measure, unfit = _with_agencies(measure, details.agencies)
    problems = [f"{SETTINGS} [policies] {problem}" for problem in problems]
    problems += [f"{SETTINGS} [agencies] {problem}" for problem in unfit]
    if problems:
        raise Unusable("；".join(problems), problems)
    return Reading(text, details, measure)


def measure_in_use(home: Path, name: str = "") -> Measure:
    """The Measure of that pack; without a name that of the office in `home`, or the program's where there is none."""
    if name:
        return measure_of(home, name)
    return open_home(home)[0].measure if (home / SETTINGS).exists() else measure_of(home, PROGRAMS_OWN)


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


def _with_agencies(measure: Measure, own: Mapping[str, Any]) -> tuple[Measure, list[str]]:
    """The Measure with the office's own agencies, and what is wrong with these."""
    agencies, problems = dict(measure.agencies), []
    for key, row in ((AgencyKey(key), row) for key, row in own.items()):
        known = agencies.get(key)
        name = str(row.get("name", "")).strip() or (known.name if known else "")
        group = row.get("group") or (known.group if known else measure.agency_groups[0])
        if not name:
            problems.append(f"{key} 没有名称（name）")
        if group not in measure.agency_groups:
            problems.append(f"{name or key}的类别只能是{'、'.join(measure.agency_groups)}，现为{group}")
        before = [*([known.name, *known.formerly] if known else []), *row.get("formerly", ())]
        formerly = tuple(dict.fromkeys(former for former in before if former != name))
        agencies[key] = Agency(key, name, group, bool(row.get("retired", False)), formerly)
    names = [agency.name for agency in agencies.values() if not agency.retired]
    problems += [f"有两个单位都叫“{name}”" for name in dict.fromkeys(names) if names.count(name) > 1]
    problems += _names_of_two(agencies, own)
    return replace(measure, agencies=agencies), problems


def _names_of_two(agencies: Mapping[AgencyKey, Agency], own: Mapping[str, Any]) -> Iterator[str]:
    """A former name that another agency bears or bore: it would not say which of them an old record means."""
    for key, row in own.items():
        for former in row.get("formerly", ()):
            others = (
                one for one in agencies.values() if one.key != key and former in (one.name, *one.formerly)
            )
            other = next(others, None)
            if other:
                yield f"“{former}”是{agencies[AgencyKey(key)].name}的原名（formerly），不能又是{other.name}的名称或者原名"
