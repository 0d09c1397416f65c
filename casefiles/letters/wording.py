"""Phrases that letters and pages share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.proposal import ProposedRestriction
from casefiles.cases.step_names import StepName
from casefiles.law.agency import NO_AGENCY, AgencyKey
from casefiles.law.calendar import add_months, chinese_date, term_end
from casefiles.law.ground import Ground, Provision, norm
from casefiles.law.kinds import Severity
from casefiles.law.measure import Measure
from casefiles.outward.register import class_is_published, shows_sex_and_age
from casefiles.people.office_details import OfficeDetails

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


PENDING_DATE = "　　年　月　日"


MANNERS = {"written": "书面", "oral": "口头（笔录）"}


SERVICE_METHODS = {
    "direct": "直接送达",
    "leave_behind": "留置送达",
    "electronic": "电子送达",
    "entrusted": "委托送达",
    "postal": "邮寄送达",
    "public_notice": "公告送达",
    "exchange": "公文交换",
}


REFUSAL_REASONS = {
    "before_measure": "行为发生在本办法施行以前",
    "not_in_scope": "不属于信用惩戒对象",
    "minor": "行为时未成年",
    "no_instrument": "没有生效的依据文书",
    "not_listed": "不属于本办法所列失信行为，或者该情形默认不适用",
    "other_sector": "应由行业主管部门依其规定办理",
    "sealed": "材料来自依法封存的记录",
    "incapacity": "行为时不具有完全民事行为能力",
    "too_late": "已逾追溯时限",
    "not_supplemented": "逾期未补正",
}


RELATIONS = {
    "linked_representative": "单位的法定代表人",
    "linked_principal": "单位的主要负责人",
    "linked_responsible": "影响债务履行的直接责任人",
    "split": "从该案分出",
    "reopened": "该案归档后重新立案",
}


MARKS = {
    "state_secret": "涉及国家秘密",
    "trade_secret": "涉及商业秘密",
    "privacy": "涉及个人隐私",
    "sealed": "来自依法封存的记录",
}


TERMINATION_GROUNDS = {
    "death": "当事人死亡",
    "dissolution": "单位注销、终止且无承受人",
    "minor": "查明当事人行为时未成年",
    "incapacity": "查明当事人行为时无民事行为能力",
    "duplicate": "重复立案，并入其他案件",
}


TERMINATION_NORMS = {
    "death": "《中华人民共和国个人信息保护法》第四十九条、《中华人民共和国行政强制法》第四十条第（一）项（参照）",
    "dissolution": "《中华人民共和国个人信息保护法》第四十七条、《中华人民共和国行政强制法》第四十条第（二）项（参照）",
    "minor": "《中华人民共和国行政处罚法》第三十条",
    "incapacity": "《中华人民共和国行政处罚法》第三十一条",
    "duplicate": "《中华人民共和国行政处罚法》第二十九条（参照）",
}


def refusal_ground(reason: str, item: int) -> Ground:
    """What a refusal rests on."""
    grounds: dict[str, Ground] = {
        "before_measure": Provision.EFFECT,
        "not_in_scope": Provision.SCOPE,
        "minor": norm("《中华人民共和国行政处罚法》第三十条"),
        "no_instrument": norm("国务院办公厅国办发〔2020〕49号第二部分"),
        "not_listed": Provision.CONDUCT.item(item),
        "other_sector": Provision.OTHER_SECTORS,
        "sealed": norm("《中华人民共和国治安管理处罚法》第一百三十六条"),
        "incapacity": norm("《中华人民共和国行政处罚法》第三十一条"),
        "too_late": norm("《中华人民共和国行政处罚法》第三十六条（参照）"),
        "not_supplemented": Provision.REPORTING,
    }
    return grounds[reason]


#: Reasons for a refusal that the Measure itself gives.
_REASONS_OF_THE_MEASURE = {
    "before_measure": Provision.EFFECT,
    "not_in_scope": Provision.SCOPE,
    "not_listed": Provision.CONDUCT,
    "other_sector": Provision.OTHER_SECTORS,
}


def refusal_reasons(measure: Measure) -> list[tuple[str, str]]:
    """The reasons for a refusal, those of the Measure with their place in it."""
    return [
        (
            key,
            f"{words}（{measure.name(_REASONS_OF_THE_MEASURE[key])}）"
            if key in _REASONS_OF_THE_MEASURE
            else words,
        )
        for key, words in REFUSAL_REASONS.items()
    ]


def iso_date(text: str) -> str:
    """2026-03-05 as a letter writes it."""
    return chinese_date(date.fromisoformat(text))


def day(value: date | str | None) -> str:
    """A day as people here write it; text that is no day stays as it is."""
    if isinstance(value, str):
        return iso_date(value[:10]) if _ISO_DATE.match(value) else value
    return chinese_date(value) if value else ""


def paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def pending_number(office: OfficeDetails, kind: str, year: int) -> str:
    """The number of a letter before signature: its series and year, the number itself left open."""
    return f"{office.series(kind)}〔{year}〕　号"


def matter(case: Case, measure: Measure) -> str:
    """The 案由: the behaviours in words, or the item where none is chosen yet."""
    labels = [
        measure.behaviours[code].label
        for code in case.behaviours
        if measure.behaviours[code].kind == "conduct"
    ]
    return "、".join(labels) or measure.item_labels[case.item]


def cited_items(case: Case, measure: Measure) -> str:
    """The items of conduct that the case is about, as a letter cites them."""
    return measure.cite(*(Provision.CONDUCT.item(item) for item in case.items))


def quoted_items(case: Case, measure: Measure) -> str:
    """Their words, one after the other."""
    return "”“".join(measure.quote(Provision.CONDUCT.item(item)) for item in case.items)


def clerks(case: Case) -> list[str]:
    """The officers in charge: the accepting clerk and the second clerk, else who registered the case."""
    acceptance = case.latest(StepName.ACCEPTANCE)
    if acceptance is None:
        return [case.opening.filed_by["name"]]
    return [acceptance.filed_by["name"], acceptance.answers["co_clerk"]]


def instrument(case: Case) -> dict[str, str]:
    """The instrument under the case itself."""
    return instruments(case)[0]


def instruments(case: Case) -> list[dict[str, str]]:
    """Every instrument that the case rests on, those of the cases that went into it among them."""
    return [
        {
            "名称": one.get("instrument_name") or "",
            "文号": one.get("instrument_number") or "",
            "作出机关": one.get("instrument_issuer") or "",
            "日期": iso_date(dated) if (dated := one.get("instrument_date")) else "",
        }
        for one in case.instruments
    ]


def evidence_rows(case: Case) -> list[dict[str, str]]:
    """What the office's finding rests on: as verified, else as the department listed it."""
    verified = case.latest(StepName.VERIFICATION)
    listed = verified.answers["findings"] if verified else case.report.evidence
    source = f"{case.report.department}提供"
    rows = []
    for number, line in enumerate(listed, start=1):
        name, _, proves = line.partition("——")
        rows.append(
            {
                "序号": str(number),
                "名称": name.strip(),
                "来源": f"{source}，{proves.strip()}" if proves.strip() else source,
            }
        )
    return rows


def restriction_rows(
    restrictions: Iterable[ProposedRestriction],
    measure: Measure,
    agency: AgencyKey = NO_AGENCY,
    term: tuple[date, date] | None = None,
) -> list[dict[str, str]]:
    """The restrictions as table rows; with `agency` (a key) only those that it carries out or that name no agency.

    With the listing's `term` a measure that would outlast it says the day on which it ends.
    """
    taken = [one for one in restrictions if not agency or one.concerns(agency)]
    return [
        {
            "序号": str(number),
            "名称": measure.restrictions[one.code].title,
            "依据": one.basis,
            "实施单位": measure.agency_name(one.agency),
            "期限": _months(one.months, term),
            "理由": one.reason,
        }
        for number, one in enumerate(taken, start=1)
    ]


def _months(months: int, term: tuple[date, date] | None) -> str:
    if term and term_end(term[0], months) > term[1]:
        return f"至{chinese_date(term[1])}止"
    return f"{months}个月"


def publication(case: Case, measure: Measure, severity: Severity) -> dict[str, Any]:
    """Whether and how a case of this class would be published (Article 7 as far as order 36 and PIPL allow)."""
    if not class_is_published(measure, severity) or not case.listing.may_be_published:
        return {"是否": False, "内容": "", "渠道": "", "期限": ""}
    who = _published_of_the_person(case, measure) if case.kind.is_natural_person else "名称、统一社会信用代码"
    duty = "、依据文书名称和文号、履行情况" if measure.publishes("duty") else ""
    most = measure.policy(f"publish.{severity}_months").words
    return {
        "是否": True,
        "内容": f"{who}、失信行为的情形{duty}、认定机关、认定文号、认定日期和公示期限",
        "渠道": "、".join(measure.channels),
        "期限": f"自决定送达满{measure.policy('publish.wait_days').words}起，至记入期限届满止，最长不超过{most}",
    }


def _published_of_the_person(case: Case, measure: Measure) -> str:
    """Who a natural person is in the register, as far as the office's settings show it (Article 7(2))."""
    opened = "、性别、年龄（按公示起始日计算）" if shows_sex_and_age(case, measure) else ""
    hidden = measure.text_of("publish.id_mask") == "none_shown"
    return f"姓名{opened}" + ("" if hidden else "、遮盖后的证件号码（仅显示首尾各一位）")


def earliest_repair(measure: Measure, severity: Severity, decided: date) -> date:
    """The first day on which repair can be asked for: the class's shortest publication after the decision (order 36)."""
    if severity == Severity.MINOR:
        return decided
    return add_months(decided, measure.number_of(f"publish.{severity}_minimum_months"))


def repair_sentence(measure: Measure, severity: Severity, decided: date, months: int) -> str:
    """From when repair can be asked for; where the listing is over by then, that nothing has to be asked for."""
    first, last = earliest_repair(measure, severity, decided), term_end(decided, months)
    if first > last:
        return f"记入期限至{chinese_date(last)}届满，届满之日自行停止公示和使用，无须申请信用修复；义务履行完毕的，请及时告知本机关。"
    return (
        f"纠正失信行为、履行全部义务的，自{chinese_date(first)}起可以通过“信用中国”网站申请信用修复。"
        "信用修复不收取费用。"
    )


#: Subjects of an exception other than a behaviour or a restriction.
EXCEPTED = {"limitation": "超过追溯时限的行为"}


def exceptions(case: Case, measure: Measure) -> list[str]:
    """Each exception made in the case, in words."""
    found = []
    for code, filing in case.overrides.items():
        behaviour, restriction = measure.behaviours.get(code), measure.restrictions.get(code)
        what = (
            behaviour.label if behaviour else restriction.title if restriction else EXCEPTED.get(code, code)
        )
        found.append(
            f"例外决定：“{what}”默认不适用，本机关于{iso_date(filing.filed_at[:10])}决定对本案启用；"
            f"依据：{filing.answers['basis']}；理由：{filing.answers['reason']}"
        )
    return found


#: By what a language and its script are told apart: 哈萨克语, 哈萨克文, 哈萨克语文.
_LANGUAGE_OR_SCRIPT = "语文"


def languages_offered(measure: Measure, needed: str) -> str:
    """The languages in which the office offers a translation; empty where it offers none.

    A need that was reported is met whatever the setting says, and named first.
    """
    offered = measure.policy("language.offer").value is True
    if not offered:
        return needed
    usual = [name.strip() for name in measure.text_of("language.names").split("、") if name.strip()]
    others = [name for name in usual if name.rstrip(_LANGUAGE_OR_SCRIPT) not in needed]
    named = "、".join([needed, *others] if needed else usual)
    return f"{named}等" if named else "本民族语言"


def defence_summary(defence: Mapping[str, Any]) -> str:
    if defence["放弃"]:
        return "当事人书面放弃陈述申辩。"
    if not defence["提出"]:
        return "当事人在期限内未提出陈述申辩。"
    rows = defence["意见"]
    adopted = sum(row["采纳"] != "不予采纳" for row in rows)
    return (
        f"当事人{defence['经过']}提出陈述申辩意见{len(rows)}点，"
        f"采纳（含部分采纳）{adopted}点，不予采纳{len(rows) - adopted}点，理由已逐点记录在案。"
    )
