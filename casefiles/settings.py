"""The office's own settings, read from office.toml: who it is, its number series, agencies, policies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from casefiles.identity_provider import IdentityProvider, read_provider
from casefiles.letters import LETTER_KINDS


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
    "number_prefix": "机关代字前缀，如：木发改信",
    "government": "本级人民政府名称",
    "review_body": "行政复议机关名称",
    "court": "有管辖权的人民法院名称",
    "measure": "办法数据的名称，如：mulei-2021-3",
}


def read_settings(given: Mapping[str, Any]) -> OfficeDetails:
    """The settings in a parsed office.toml. Raises BadSettings naming every key at fault."""
    office = given.get("office", {})
    problems = [
        f"office.toml 缺少 [office] {key}（{meaning}）"
        for key, meaning in REQUIRED.items()
        if not isinstance(office.get(key), str) or not office[key].strip()
    ]
    festivals = given.get("calendar", {}).get("local_festivals", [])
    if not all(isinstance(day, date) for day in festivals):
        problems.append("office.toml [calendar] local_festivals 应为日期，如 2026-03-20")
    series = given.get("numbers", {})
    problems += [
        f"office.toml [numbers] 没有名为 {kind} 的文书" for kind in series if kind not in LETTER_KINDS
    ]
    officers_named = given.get("inspection", {}).get("officers_named", False)
    if not isinstance(officers_named, bool):
        problems.append("office.toml [inspection] officers_named 只能是 true 或者 false")
    provider, wrong = read_provider(given.get("oidc"))
    problems += wrong
    if problems:
        raise BadSettings(problems)
    return OfficeDetails(
        **{key: office[key] for key in REQUIRED},
        postcode=str(office.get("postcode", "")),
        local_festivals=tuple(festivals),
        agencies=given.get("agencies", {}),
        policies=given.get("policies", {}),
        number_series=series,
        officers_named=officers_named,
        provider=provider,
    )


TEMPLATE = """# 本机关的设置。每一项都写明用途；改后重新启动即生效，填错会指出是哪一项。

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
# 本地节日（如肉孜节、古尔邦节），按自治区通知逐年填写；对当事人算休息日，对本机关算工作日
local_festivals = []

[numbers]
# 某种文书另用机关代字时填写，如：prior_notice = "木发改告"

[inspection]
# 当事人查阅、复制本人信息时，是否写明经办、查看案卷的工作人员姓名；false 只写职责
officers_named = false

[agencies]
# 增加或者更改收文单位，如：finance = {{ name = "木垒县财政局", group = "政府相关部门" }}

# 用本地统一身份认证（OpenID Connect）登录；不用的不填。先安装：pip install casefiles[oidc]。
# 只有“账号”里已有、未停用的账号能登录；在身份提供者处登记的返回地址是本系统网址加 /login/provider/back。例如：
# [oidc]
# issuer = "https://sso.example.gov.cn/realms/office"   # 与身份提供者元数据中的 issuer 一字不差
# client_id = "casefiles"
# client_secret_file = "oidc.secret"          # 存放密钥的文件（相对于本目录）；或者用 client_secret_env = "环境变量名"
# account_claim = "preferred_username"        # 哪一项是本系统的账号，须与账号一字不差
# button = "用统一身份认证登录"               # 登录按钮上的文字
# address = "https://case.example.gov.cn"     # 前面有代理时填写浏览器所用的网址

# 规则项的更改：须写明值、何人、何日、理由，且不得超出办法数据所定的界限，例如：
# [policies."notice.defence_days"]
# value = 15
# by = "李主任"
# on = 2026-01-05
# reason = "牧区邮路较远"
"""
