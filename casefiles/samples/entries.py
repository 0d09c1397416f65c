"""The entries of the sample list: what each department reports, and what should come of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from casefiles.samples.numbers import credit_code, resident_id, with_wrong_check

#: Serial numbers of entries that bear a whole procedure, for a demonstration.
WAGE_ARREARS, FALSE_INVOICES, POOR_QUALITY, BEFORE_THE_MEASURE = 1, 2, 3, 4

_RESTRICTIONS = {"企业": "政府采购、招标投标限制", "公职人员": "评优评先限制", "自然人": "银行贷款限制"}
_ITEMS = {
    1: "以伪造证据、暴力、威胁等方法妨碍、抗拒执行",
    2: "以虚假诉讼、隐匿、转移财产等方法规避执行",
    3: "无正当理由拒不履行执行和解协议",
    4: "食品药品存在质量安全问题，造成严重后果",
    5: "造成严重生态环境污染",
    6: "重大隐患整改不力",
    7: "工程质量问题",
    8: "提供虚假发票骗取政府专项资金",
    9: "拖欠农民工工资",
    10: "有履行能力但拒不履行生效决定",
}


@dataclass(frozen=True)
class Entry:
    """One line of the list as a department writes it, with the fault put into it and what should follow."""

    department: str
    kind: str
    name: str
    number: object
    item: object
    conduct: object
    instrument: str
    document_number: str
    instrument_date: object
    behaviour: str = ""
    representative: str | None = None
    representative_id: str | None = None
    facts: str = ""
    duty: str = "缴纳罚款并改正"
    performance: str = "未履行"
    restrictions: str = ""
    issuer: str = ""
    remark: str | None = None
    fault: str | None = None
    want: str = "take"
    names: str | None = None

    def told(self) -> str:
        """The facts as the department puts them."""
        return self.facts or f"经查，{self.name}{self.behaviour}，经{self.department}责令改正后逾期仍未改正。"


def _entry(department: str, who: tuple[str, str, object], item: object, *rest: object, **more: object) -> Entry:
    kind, name, number = who
    conduct, instrument, document_number, instrument_date = rest
    entry = Entry(department, kind, name, number, item, conduct, str(instrument), str(document_number), instrument_date)
    entry = replace(entry, **more)  # type: ignore[arg-type]
    return replace(
        entry,
        behaviour=entry.behaviour or _ITEMS[_plain_item(item)],
        restrictions=entry.restrictions or _RESTRICTIONS[kind],
        issuer=entry.issuer or department,
    )


def _plain_item(item: object) -> int:
    return next(number for number in (10, *range(1, 10)) if "〇一二三四五六七八九十"[number] in _after_article(item) or str(number) in str(item))


def _after_article(item: object) -> str:
    return str(item).removeprefix("第四条")


def _person(name: str, born: date, sequence: int) -> tuple[str, str, object]:
    return "自然人", name, resident_id(born, sequence)


def _official(name: str, born: date, sequence: int) -> tuple[str, str, object]:
    return "公职人员", name, resident_id(born, sequence)


def _enterprise(name: str, subject: str) -> tuple[str, str, object]:
    return "企业", name, credit_code(subject)
