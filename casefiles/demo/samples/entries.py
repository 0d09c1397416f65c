"""A line of the sample list, and its expected outcome."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from casefiles.demo.samples.numbers import credit_code, resident_id

MARKET, COURT, LABOUR = "县市场监督管理局", "县人民法院", "县人力资源和社会保障局"
HOUSING, FINANCE, ECOLOGY, SAFETY = "县住房和城乡建设局", "县财政局", "县生态环境局", "县应急管理局"
PENALTY, COURT_DECISION, COURT_ORDER = "行政处罚决定书", "失信决定书", "限制消费令"

BEHAVIOURS = {
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
RESTRICTIONS = {"企业": "政府采购、招标投标限制", "公职人员": "评优评先限制", "自然人": "银行贷款限制"}


@dataclass(frozen=True)
class Respondent:
    """The respondent of a line."""

    kind: str
    name: str
    number: object
    representative: str | None = None
    representative_id: str | None = None


@dataclass(frozen=True)
class Instrument:
    """The instrument: name, number, and date as written."""

    name: str
    number: str
    day: object
    issuer: str = ""


@dataclass(frozen=True)
class Entry:
    """One line as a department writes it, with its deliberate fault and the expected outcome."""

    department: str
    respondent: Respondent
    item: object
    behaviour: str
    conduct: object
    instrument: Instrument
    facts: str = ""
    duty: str = "缴纳罚款并改正"
    performance: str = "未履行"
    restrictions: str = ""
    evidence: str = "1.现场笔录；2.决定书复印件"
    remark: str | None = None
    fault: str | None = None
    want: str = "take"
    names: str | None = None

    def cells(self, serial: int) -> list[Any]:
        """The line's cells, in the order of the list's columns."""
        who, paper = self.respondent, self.instrument
        contact = "陈王李赵孙周郑冯"[serial % 8] + "某"
        facts = self.facts or f"经查，{who.name}{self.behaviour}，{self.department}责令改正，逾期仍未改正。"
        return [
            serial,
            self.department,
            contact,
            f"0994-48{serial:05d}",
            who.kind,
            who.name,
            who.number,
            who.representative,
            who.representative_id,
            self.item,
            self.behaviour,
            self.conduct,
            facts,
            paper.name,
            paper.number,
            paper.issuer or self.department,
            paper.day,
            self.duty,
            self.performance,
            self.restrictions or RESTRICTIONS[who.kind],
            self.evidence,
            self.remark,
        ]


def report(
    department: str,
    respondent: Respondent,
    item: tuple[int, object],
    conduct: object,
    paper: Instrument,
    **more: Any,
) -> Entry:
    """A line under `item`: its number, and how the department wrote it."""
    number, written = item
    return replace(Entry(department, respondent, written, BEHAVIOURS[number], conduct, paper), **more)


def person(name: str, born: date, sequence: int, kind: str = "自然人") -> Respondent:
    """A natural person, or with kind 公职人员 a public official."""
    return Respondent(kind, name, resident_id(born, sequence))


def official(name: str, born: date, sequence: int) -> Respondent:
    """A public official."""
    return person(name, born, sequence, "公职人员")


def enterprise(name: str, subject: str, representative: str | None, born: date, sequence: int) -> Respondent:
    """An enterprise and who represents it."""
    return Respondent("企业", name, credit_code(subject), representative, resident_id(born, sequence))
