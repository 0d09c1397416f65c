"""The office's own settings, read from office.toml: who it is, its number series, agencies, policies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from casefiles.cases.letter_kinds import LETTER_KINDS
from casefiles.people.sign_in import IdentityProvider, read_provider


class BadSettings(Exception):
    """office.toml cannot be used as it is; `problems` name the key and what is allowed, in Chinese."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("；".join(problems))
        self.problems = list(problems)


@dataclass(frozen=True)
class OfficeDetails:
    """What letters and pages say of the office."""

    name: str
    short_name: str
    address: str
    postcode: str
    phone: str
    contact: str
    seat: str
    number_prefix: str
    government: str
    review_body: str
    court: str
    measure: str
    local_festivals: tuple[date, ...] = ()
    agencies: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    policies: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    number_series: Mapping[str, str] = field(default_factory=dict)
    officers_named: bool = False
    provider: IdentityProvider | None = None
    backup_folder: str = ""
    backup_warn_days: int = 7

    def series(self, kind: str) -> str:
        """The number series (机关代字) of a kind of letter: 木发改信告."""
        return self.number_series.get(kind) or self.number_prefix + LETTER_KINDS[kind].mark


REQUIRED = {
    "name": "机关全称",
    "short_name": "机关简称",
    "address": "地址",
    "phone": "电话",
    "contact": "联系人",
    "seat": "所在县市",
    "number_prefix": "机关代字前缀，如：×发改信",
    "government": "本级人民政府名称",
    "review_body": "行政复议机关名称",
    "court": "有管辖权的人民法院名称",
    "measure": "办法数据的名称，如：mulei-2021-3",
}


#: A number series is the name of a folder too.
_SERIES = re.compile(r"[^\s/\\:*?\"<>|%.~〔〕]{1,20}")


_TABLES = ("office", "calendar", "numbers", "agencies", "policies", "backup", "inspection")


def read_settings(given: Mapping[str, Any]) -> OfficeDetails:
    """The settings in a parsed office.toml. Raises BadSettings naming every key at fault."""
    problems = [
        f"office.toml [{key}] 应为一节" for key in _TABLES if not isinstance(given.get(key, {}), Mapping)
    ]
    if problems:
        raise BadSettings(problems)
    office, backup = given.get("office", {}), given.get("backup", {})
    problems = [*_problems(given)]
    provider, wrong = read_provider(given.get("oidc"))
    problems += wrong
    if problems:
        raise BadSettings(problems)
    return OfficeDetails(
        **{key: office[key] for key in REQUIRED},
        postcode=str(office.get("postcode", "")),
        local_festivals=tuple(given.get("calendar", {}).get("local_festivals", [])),
        agencies=given.get("agencies", {}),
        policies=given.get("policies", {}),
        number_series=given.get("numbers", {}),
        backup_folder=backup.get("folder", ""),
        backup_warn_days=backup.get("warn_after_days", 7),
        officers_named=given.get("inspection", {}).get("officers_named", False),
        provider=provider,
    )


def _problems(given: Mapping[str, Any]) -> Iterator[str]:
    office = given.get("office", {})
    for key, meaning in REQUIRED.items():
        if not isinstance(office.get(key), str) or not office[key].strip():
            yield f"office.toml 缺少 [office] {key}（{meaning}）"
    prefix = office.get("number_prefix")
    if isinstance(prefix, str) and prefix.strip() and not _SERIES.fullmatch(prefix):
        yield "office.toml [office] number_prefix 不能有空格、括号或者标点，不超过20字"
    festivals = given.get("calendar", {}).get("local_festivals", [])
    if not isinstance(festivals, list) or not all(_is_day(day) for day in festivals):
        yield "office.toml [calendar] local_festivals 应为日期，如 2026-03-20"
    yield from _problems_of_numbers(given.get("numbers", {}))
    for key, row in given.get("agencies", {}).items():
        if not isinstance(row, Mapping) or not isinstance(row.get("retired", False), bool):
            yield f'office.toml [agencies] {key} 应写作 {{ name = "…", group = "…" }}，停用的加 retired = true'
        elif not all(isinstance(row.get(name, ""), str) for name in ("name", "group")):
            yield f"office.toml [agencies] {key} 的 name、group 应为文字"
        elif not _are_texts(row.get("formerly", [])):
            yield f'office.toml [agencies] {key} 的 formerly 应写作原名的列表，如 ["县财政局"]'
    for key, row in given.get("policies", {}).items():
        if not isinstance(row, Mapping):
            yield f'office.toml [policies."{key}"] 应写明 value、by、on、reason'
    if not isinstance(given.get("inspection", {}).get("officers_named", False), bool):
        yield "office.toml [inspection] officers_named 只能是 true 或者 false"
    yield from _problems_of_backup(given.get("backup", {}))


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _problems_of_numbers(series: Mapping[str, Any]) -> Iterator[str]:
    for kind, value in series.items():
        if kind not in LETTER_KINDS:
            yield f"office.toml [numbers] 没有名为 {kind} 的文书"
        elif not isinstance(value, str) or not _SERIES.fullmatch(value):
            yield f"office.toml [numbers] {kind}（{LETTER_KINDS[kind].title}）的机关代字不能有空格、括号或者标点，不超过20字"


def _problems_of_backup(backup: Mapping[str, Any]) -> Iterator[str]:
    if not isinstance(backup.get("folder", ""), str):
        yield 'office.toml [backup] folder 应为目录，如 "/media/backup"'
    days = backup.get("warn_after_days", 7)
    if isinstance(days, bool) or not isinstance(days, int) or not 1 <= days <= 90:
        yield "office.toml [backup] warn_after_days（多少天没有备份就提醒）应在 1 至 90 之间"


TEMPLATE = """# 本机关的设置。每一项都写明用途；可以在网页“系统”里更改，也可以直接改本文件，填错会指出是哪一项。

[office]
name = "{name}"                 # 机关全称，写入文书
short_name = "{short_name}"
address = "{address}"
postcode = "{postcode}"
phone = "{phone}"
contact = "{contact}"
seat = "{seat}"                 # 所在县市
number_prefix = "{number_prefix}"   # 机关代字前缀，文号如 {number_prefix}告〔2026〕1号
government = "{government}"     # 报请审议的人民政府
review_body = "{review_body}"   # 行政复议机关（署名机关改变时须一并更改）
court = "{court}"               # 有管辖权的人民法院（须与司法局核对）
measure = "{measure}"           # 所执行的办法

[calendar]
# 本地节日（如民族自治地方的节日），按上级通知逐年填写；对当事人算休息日，对本机关算工作日
local_festivals = []

[backup]
# 备份存放的目录（最好在另一块盘上）；网页上的备份按钮只备份到这里。Windows 写作 'E:\\备份'
folder = ""
warn_after_days = 7             # 多少天没有备份就提醒管理员

[numbers]
# 某种文书另用机关代字时填写，如：prior_notice = "×发改告"

[inspection]
# 当事人查阅、复制本人信息时，是否写明经办、查看案卷的工作人员姓名；false 只写职责
officers_named = false

[agencies]
# 增加或者更改收文单位，如：finance = {{ name = "县财政金融局", group = "政府相关部门", formerly = ["县财政局"] }}
# 等号左边是代号，案卷里记的是它，不要改；改名只影响以后印出的文字，原名留在 formerly 里

# 用本地统一身份认证（OpenID Connect）登录；不用的不填。先安装：pip install casefiles[oidc]。
# 只有“账号”里已有、未停用的账号能登录；在身份提供者处登记的返回地址是本系统网址加 /login/provider/back。例如：
# [oidc]
# issuer = "https://sso.example.gov.cn/realms/office"   # 与身份提供者元数据中的 issuer 一字不差
# client_id = "casefiles"
# client_secret_file = "oidc.secret"          # 存放密钥的文件（相对于本目录）；或者用 client_secret_env = "环境变量名"
# account_claim = "preferred_username"        # 哪一项是本系统的账号，须与账号一字不差
# button = "用统一身份认证登录"               # 登录按钮上的文字
# address = "https://case.example.gov.cn"     # 前面有代理时填写浏览器所用的网址

[policies]
# 规则项的更改：须写明值、何人、何日、理由，且不得超出办法数据所定的界限，例如：
# [policies."notice.defence_days"]
# value = 15
# by = "李主任"
# on = 2026-01-05
# reason = "牧区邮路较远"
"""
