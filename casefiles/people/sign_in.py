"""Settings for sign-in by an identity provider (OpenID Connect), read from office.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "localhost", "::1")


WHERE = "office.toml [oidc]"


REQUIRED = {
    "issuer": "身份提供者的网址，与其元数据中的 issuer 一字不差，如：https://sso.example.gov.cn/realms/office",
    "client_id": "本系统在身份提供者处登记的客户端编号",
}


SECRETS = ("client_secret_file", "client_secret_env")


OPTIONAL = {
    "account_claim": "preferred_username",
    "button": "用统一身份认证登录",
    "address": "",
}


LONGEST_BUTTON = 20


@dataclass(frozen=True)
class IdentityProvider:
    """The identity provider, and how this program is registered there.

    `account_claim` is the claim that holds the account's name; `address` is where browsers find these pages, should
    a proxy stand before them.
    """

    issuer: str
    client_id: str
    client_secret_file: str = ""
    client_secret_env: str = ""
    account_claim: str = OPTIONAL["account_claim"]
    button: str = OPTIONAL["button"]
    address: str = ""


def read_provider(given: Any) -> tuple[IdentityProvider | None, list[str]]:
    """The provider of a parsed office.toml, None without such a section; and every key at fault, in Chinese."""
    if given is None:
        return None, []
    if not isinstance(given, Mapping):
        return None, [f"{WHERE} 应为一节，写法见 office.toml 里的说明"]
    known = (*REQUIRED, *SECRETS, *OPTIONAL)
    problems = [
        f"{WHERE} 没有名为 {key} 的设置；可用：{'、'.join(known)}" for key in given if key not in known
    ]
    problems += [
        f"{WHERE} 缺少 {key}（{meaning}）"
        for key, meaning in REQUIRED.items()
        if not _is_text(given.get(key))
    ]
    problems += [
        f"{WHERE} {key} 应为文字，不能空着"
        for key in (*SECRETS, *OPTIONAL)
        if key in given and not _is_text(given[key])
    ]
    if sum(key in given for key in SECRETS) != 1:
        problems.append(
            f"{WHERE} client_secret_file（存放密钥的文件）和 client_secret_env（存放密钥的环境变量名）须填一项，且只填一项"
        )
    problems += [
        f"{WHERE} {key} 应为 https:// 开头的网址（只有本机地址可用 http://），不带 ? 和 #"
        for key in ("issuer", "address")
        if _is_text(given.get(key)) and not _is_safe(given[key])
    ]
    if _is_text(given.get("button")) and len(given["button"]) > LONGEST_BUTTON:
        problems.append(f"{WHERE} button（登录按钮上的文字）不超过{LONGEST_BUTTON}个字")
    return (None if problems else IdentityProvider(**given)), problems


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_safe(address: str) -> bool:
    """Only https addresses, or loopback."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return False
    ours = parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK)
    return ours and bool(host) and not parts.query and not parts.fragment and not parts.username
