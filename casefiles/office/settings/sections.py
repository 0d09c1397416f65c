"""office.toml as forms: each section with its present values, and what a filled one asks to be changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from casefiles.cases.letter_kinds import LETTER_KINDS
from casefiles.law.agency import Agency, AgencyKey
from casefiles.law.ground import Provision
from casefiles.law.measure import Measure
from casefiles.law.policies import Policy
from casefiles.office.errors import NotFound, Unusable
from casefiles.office.settings.changes import OPTIONAL
from casefiles.office.settings.edit import Edits
from casefiles.people.office_details import REQUIRED, OfficeDetails
from forms.reading.dates import read_date
from forms.reading.text import Unreadable

Given = Mapping[str, Sequence[str]]
LONGEST = 300
NEW_AGENCY = "agency-new"
POLICY, AGENCY = "policy.", "agency."
CONFIRMATION = "norm.confirmed_by"
REASON = "为什么这样定、依据什么文件；今后查得到"
GROUND_OF_LAW = "写明所依据的法律、行政法规的名称和条款，如：《……法》第十条；今后查得到"
HINTS = {
    "name": "写入每份文书的机关署名",
    "address": "写入文书和告知的救济途径",
    "number_prefix": "文号为：前缀＋文书代字，如 木发改信＋告〔2026〕1号",
    "review_body": "署名机关改变时须一并更改；写入救济途径，请与司法局核对",
    "court": "写入救济途径，请与司法局核对",
    "measure": "随程序的办法数据；换一部办法前请先停止收件",
}


@dataclass(frozen=True)
class Field:
    """One value as a form asks for it; `shape` is line, lines, number, tick, ticks, choice or note (not asked)."""

    name: str
    label: str
    values: Sequence[str] = ()
    hint: str = ""
    shape: str = "line"
    required: bool = False
    choices: Sequence[tuple[str, str]] = ()
    low: int | None = None
    high: int | None = None
    unit: str = ""

    @property
    def value(self) -> str:
        return self.values[0] if self.values else ""


@dataclass(frozen=True)
class Section:
    """One form of the settings; `edits` reads what was typed. Raises Unusable with everything that is wrong."""

    key: str
    title: str
    about: str
    fields: Sequence[Field]
    edits: Callable[[Given], Edits]
    page: str = "settings"

    def filled(self, given: Given) -> Section:
        """The form as it was filled in."""
        asked = [
            one if one.shape == "note" else replace(one, values=given.get(one.name, ()))
            for one in self.fields
        ]
        return replace(self, fields=asked)


def section(key: str, details: OfficeDetails, measure: Measure, packs: Sequence[str], today: date) -> Section:
    """The form of that name; `packs` are the names of those that the office can choose. Raises NotFound."""
    if key == "office":
        return _office(details, packs)
    plain = {
        "festivals": _festivals,
        "numbers": _numbers,
        "backup": _backup,
        "inspection": _inspection,
    }
    if key in plain:
        return plain[key](details)
    if key == NEW_AGENCY:
        return _agency(None, measure)
    agency = measure.agencies.get(AgencyKey(key.removeprefix(AGENCY))) if key.startswith(AGENCY) else None
    if agency:
        return _agency(agency, measure)
    if key.startswith(POLICY) and key.removeprefix(POLICY) in measure.policies:
        return _policy(measure.policies[key.removeprefix(POLICY)], measure, today)
    raise NotFound("没有这一项设置，请从列表中选择")


def line(given: Given, name: str) -> str:
    """What was typed into a line, its ends trimmed. Raises Unusable where it is no line."""
    text = (given.get(name) or [""])[0].strip()
    if len(text) > LONGEST:
        raise Unusable(f"每一项不超过{LONGEST}字，“{text[:12]}…”有{len(text)}字")
    if any(ord(letter) < 32 or 0xD800 <= ord(letter) < 0xE000 for letter in text):
        raise Unusable(f"“{text[:12]}”里有不能写入设置的字符，请删去后重填")
    return text


def _office(details: OfficeDetails, packs: Sequence[str]) -> Section:
    fields = [
        Field(
            key,
            title.partition("，")[0],
            [getattr(details, key)],
            HINTS.get(key, ""),
            shape="choice" if key == "measure" else "line",
            required=key in REQUIRED,
            choices=[(name, name) for name in packs] if key == "measure" else (),
        )
        for key, title in (REQUIRED | OPTIONAL).items()
    ]

    def edits(given: Given) -> Edits:
        return {
            ("office", one.name): line(given, one.name)
            for one in fields
            if line(given, one.name) != getattr(details, one.name)
        }

    about = "写入文书、网页和救济途径。已经签发的文书不受影响；没有签发的，签发时按新的写。"
    return Section("office", "机关信息", about, fields, edits)


def _festivals(details: OfficeDetails) -> Section:
    days = sorted(details.local_festivals)
    hint = "一行一日，如 2026-03-20；删去一行就是取消"
    fields = [Field("days", "本地节日", [day.isoformat() for day in days], hint, "lines")]

    def edits(given: Given) -> Edits:
        typed = [text.strip() for text in (given.get("days") or [""])[0].splitlines() if text.strip()]
        return {("calendar", "local_festivals"): sorted({_day(text) for text in typed})}

    about = "如民族自治地方的节日，按上级的通知逐年填写。对当事人算休息日，对本机关算工作日。"
    return Section("festivals", "本地节日", about, fields, edits)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(str(read_date(text)))
    except (Unreadable, ValueError):
        raise Unusable(f"“{text[:20]}”不是日期；请写作 2026-03-20") from None


def _numbers(details: OfficeDetails) -> Section:
    fields = [
        Field(
            kind.name,
            kind.title,
            [details.number_series.get(kind.name, "")],
            f"不填即 {details.number_prefix}{kind.mark}",
        )
        for kind in LETTER_KINDS.values()
    ]

    def edits(given: Given) -> Edits:
        typed = {one.name: line(given, one.name) for one in fields}
        known = details.number_series
        return {
            ("numbers", kind): text or None for kind, text in typed.items() if text != known.get(kind, "")
        }

    about = "某种文书不用“前缀＋文书代字”时在这里另填。换了机关代字，新的代字从1号起编；旧的号不变。"
    return Section("numbers", "文号", about, fields, edits)


def _backup(details: OfficeDetails) -> Section:
    days = str(details.backup_warn_days)
    fields = [
        Field(
            "warn_after_days", "多少天没有备份就提醒", [days], "", "number", True, low=1, high=90, unit="天"
        ),
        Field(
            "folder",
            "备份目录",
            [details.backup_folder or "（还没有填写）"],
            "为防止备份被引到别处，只能由能登录这台机器的人在 office.toml 的 [backup] folder 里填写，保存后立即生效",
            "note",
        ),
    ]

    def edits(given: Given) -> Edits:
        return {("backup", "warn_after_days"): _whole_number(line(given, "warn_after_days"))}

    return Section("backup", "备份", "备份在“备份”页上做；这里定提醒的天数。", fields, edits)


def _inspection(details: OfficeDetails) -> Section:
    chosen = "yes" if details.officers_named else "no"
    choices = [("no", "否，只写职责"), ("yes", "是，写明姓名")]
    fields = [Field("officers_named", "写明工作人员的姓名", [chosen], shape="choice", choices=choices)]

    def edits(given: Given) -> Edits:
        return {("inspection", "officers_named"): _yes(line(given, "officers_named"))}

    about = "当事人查阅、复制本人信息时，是否写明经办、查看案卷的工作人员姓名。"
    return Section("inspection", "当事人查阅", about, fields, edits)


def _yes(text: str) -> bool:
    if text not in ("yes", "no"):
        raise Unusable("请选择是或者否")
    return text == "yes"


def _whole_number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise Unusable(f"“{text[:20]}”不是整数，请填写数字")
    return int(text)


def _policy(policy: Policy, measure: Measure, today: date) -> Section:
    if policy.fixed:
        raise NotFound(f"“{policy.title}”固定为“{policy.words}”，不可更改（{policy.source}）")
    fields = [
        _policy_field(policy, measure),
        Field("by", "何人决定", [], "作出这一更改的负责人姓名，写入设置", required=True),
        Field("reason", "理由", [], GROUND_OF_LAW if policy.needs_law else REASON, required=True),
    ]

    def edits(given: Given) -> Edits:
        row = {
            "value": _policy_value(policy, given),
            "by": line(given, "by"),
            "on": today,
            "reason": line(given, "reason"),
        }
        missing = [one.label for one in fields[1:] if not row[one.name]]
        if missing:
            raise Unusable(f"请填写{'、'.join(missing)}：更改规则项须写明何人、何日、理由")
        return {("policies", policy.key): row}

    note = f"{policy.note}。" if policy.note else ""
    about = f"默认{policy.default_words or '未填'}；{bounds(policy)}。出处：{policy.source}。{note}"
    return Section(f"{POLICY}{policy.key}", policy.title, about, fields, edits)


def bounds(policy: Policy) -> str:
    """What a policy may be, in words."""
    if policy.fixed:
        return "固定，不可更改"
    if policy.minimum is not None:
        return f"可以定为{policy.minimum}至{policy.maximum}"
    if isinstance(policy.value, tuple):
        return "办法所列惩戒措施中的若干项"
    if policy.choices:
        return f"只能是{'、'.join(policy.choices)}"
    return {"switch": "是或者否", "date": "日期"}.get(policy.unit, "文字或者编码")


def _policy_field(policy: Policy, measure: Measure) -> Field:
    if isinstance(policy.value, tuple):
        codes = [
            (one.code, f"{one.code}　{one.respondent.title}：{one.title}")
            for one in measure.restrictions.values()
        ]
        return Field("value", "定为", policy.value, shape="ticks", choices=codes)
    if isinstance(policy.value, bool):
        chosen = "yes" if policy.value else "no"
        return Field("value", "定为", [chosen], shape="choice", choices=[("yes", "是"), ("no", "否")])
    if policy.choices:
        return Field(
            "value", "定为", [str(policy.value)], shape="choice", choices=[(c, c) for c in policy.choices]
        )
    if policy.minimum is not None:
        unit = policy.words.removeprefix(str(policy.value))
        return Field(
            "value", "定为", [str(policy.value)], "", "number", True, (), policy.minimum, policy.maximum, unit
        )
    confirms = policy.key == CONFIRMATION
    hint = "文件名称和文号；没有确认文件时不填" if confirms else policy.note
    hint = "如 2026-11-12" if policy.unit == "date" else hint
    return Field("value", "定为", [str(policy.value)], hint, required=policy.unit == "date")


def _policy_value(policy: Policy, given: Given) -> Any:
    if isinstance(policy.value, tuple):
        codes = [code for code in given.get("value", ()) if code]
        if not codes:
            raise Unusable("请至少选择一项")
        return codes
    text = line(given, "value")
    if isinstance(policy.value, bool):
        return _yes(text)
    if policy.minimum is not None:
        return _whole_number(text)
    return _day(text).isoformat() if policy.unit == "date" else text


def _agency(agency: Agency | None, measure: Measure) -> Section:
    groups = [(group, group) for group in measure.agency_groups]
    fields = [
        Field(
            "name",
            "单位名称",
            [agency.name] if agency else [],
            "写入文书；原名会留下来，案卷和账号不受影响",
            required=True,
        ),
        Field(
            "group",
            "类别",
            [agency.group] if agency else [],
            f"{measure.name(Provision.RESTRICTIONS)}所列",
            "choice",
            True,
            groups,
        ),
    ]
    if agency:
        fields.append(
            Field(
                "retired",
                "停用：以后的通报不再列出它，旧案里仍看得到",
                ["yes"] if agency.retired else [],
                "",
                "tick",
            )
        )
    key = agency.key if agency else _free_key(measure)

    def edits(given: Given) -> Edits:
        row: dict[str, Any] = {"name": line(given, "name"), "group": line(given, "group")}
        if not row["name"] or not row["group"]:
            raise Unusable("请填写单位名称，并选择类别")
        if given.get("retired"):
            row["retired"] = True
        formerly = [*agency.formerly, agency.name] if agency else []
        if formerly := [former for former in dict.fromkeys(formerly) if former != row["name"]]:
            row["formerly"] = formerly
        return {("agencies", key): row}

    title = f"单位：{agency.name}" if agency else "增加单位"
    about = "改名只影响以后拟的文书；已经签发的文书不变。"
    return Section(f"{AGENCY}{agency.key}" if agency else NEW_AGENCY, title, about, fields, edits, "agencies")


def _free_key(measure: Measure) -> str:
    taken = {key for key in measure.agencies if key.startswith("own_")}
    return next(key for number in range(1, len(taken) + 2) if (key := f"own_{number}") not in taken)
