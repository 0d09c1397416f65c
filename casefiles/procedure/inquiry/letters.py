"""Letters and papers of inquiry: the variables of each template."""

from __future__ import annotations

from collections.abc import Mapping

from casefiles.cases.filing import signed_name
from casefiles.cases.letter_kinds import INQUIRY_RESUMED, NON_RECOGNITION, SUSPENSION_NOTICE
from casefiles.cases.step_names import StepName
from casefiles.law.calendar import chinese_date
from casefiles.letters import wording
from casefiles.letters.draft import Context, Draft, defence_and_answers
from casefiles.letters.row import DEFENCE, FINDING, LetterRow, PaperRow
from casefiles.procedure.deadlines import deadline

# What each step does: the matter of its approval form, and the effect on the period.
INQUIRY: Mapping[str, tuple[str, str]] = {
    StepName.SUSPENSION: ("中止核查", "自{}起停止计算"),
    StepName.RESUMPTION: ("恢复核查", "自{}起接着计算，至{}届满"),
    StepName.VERIFICATION_EXTENSION: ("延长核查期限", "自{}起准予延长，至{}届满"),
}


def inquiry_approval(d: Draft) -> Context:
    matter, period = INQUIRY[d.case.filings[-1].step]
    due = deadline(d.case, "verification", d.measure, d.calendar)
    return {
        "事项": matter,
        "理由": d.answers["reason"],
        "等待事项": d.answers.get("waits_for") or "",
        "期限": period.format(chinese_date(d.filed_on), chinese_date(due.last_day) if due else ""),
        "决定人": signed_name(d.case.filings[-1].filed_by),
        "日期": chinese_date(d.filed_on),
    }


def recusal_decision(d: Draft) -> Context:
    stays_away = d.answers["outcome"] == "approve"
    return {
        "申请人": d.answers["asked_by"],
        "对象": d.answers.get("officer_name") or "",
        "须回避": stays_away,
        "结论": "回避" if stays_away else "不回避",
        "理由": wording.paragraphs(d.answers["reason"]),
        "决定人": signed_name(d.case.filings[-1].filed_by),
        "日期": chinese_date(d.filed_on),
    }


def suspension_notice(d: Draft) -> Context:
    return {
        "报送单位": d.case.report.department,
        "原因": d.answers["reason"],
        "等待事项": d.answers["waits_for"],
        "中止日期": chinese_date(d.filed_on),
    }


def inquiry_resumed(d: Draft) -> Context:
    stopped = d.case.latest(StepName.SUSPENSION)
    due = deadline(d.case, "verification", d.measure, d.calendar)
    return {
        "报送单位": d.case.report.department,
        "中止日期": wording.iso_date(stopped.filed_at[:10]) if stopped else "",
        "恢复日期": chinese_date(d.filed_on),
        "原因": d.answers["reason"],
        "截止日": chinese_date(due.last_day) if due else "",
    }


def non_recognition(d: Draft) -> Context:
    return {
        "事实": wording.paragraphs(d.case.facts_found),
        "申辩": defence_and_answers(d),
        "理由": list(d.answers["reasons"]),
        "处理": list(d.answers.get("handling") or ["相关信息不记入信用记录，不对外提供，仅归入案卷保存。"]),
        "抄送": d.case.report.department,
    }


# The matters of a legal review (行政处罚法 Art. 58), in the order of the opinion's lines.
REVIEWED_MATTERS = ("主体和职权", "事实和证据", "依据", "程序", "裁量和措施")


def verification_report(d: Draft) -> Context:
    case, answers = d.case, d.answers
    acceptance = case.latest(StepName.ACCEPTANCE)
    accepted = f"，本机关于{wording.iso_date(acceptance.filed_at[:10])}受理" if acceptance else ""
    elements = [_element(i, line) for i, line in enumerate(wording.paragraphs(answers["elements"]), start=1)]
    return {
        "来源": [
            f"{chinese_date(case.reported_on)}，{case.report.department}报送当事人的有关信息和材料{accepted}。"
        ],
        "经过": [
            f"{'、'.join(wording.clerks(case))}于{chinese_date(d.filed_on)}前核对报送材料和证据，向作出机关核实依据文书。"
        ],
        "事实": wording.paragraphs(answers["facts"]),
        "证据": wording.evidence_rows(case),
        "依据文书": wording.instruments(case),
        "文书效力": answers["instrument_verified"],
        "认定": [
            {"序号": str(i), "要件": name, "情况": words, "证据": "见证据目录"}
            for i, (name, words) in enumerate(elements, start=1)
        ],
        "建议": [
            f"认为符合{wording.cited_items(case, d.measure)}规定的情形，"
            "建议送法制审核后告知当事人陈述申辩的权利。",
            *wording.exceptions(case, d.measure),
        ],
    }


def _element(number: int, line: str) -> tuple[str, str]:
    """An element of the conduct and how it is met. A line “主体：…” names its element; others are numbered."""
    name, colon, words = line.partition("：")
    return (name, words) if colon and len(name) <= 8 else (f"要件{number}", line)


def legal_opinion(d: Draft) -> Context:
    lines = wording.paragraphs(d.answers["opinion"])
    matters = REVIEWED_MATTERS if len(lines) == len(REVIEWED_MATTERS) else ("综合意见",) * len(lines)
    return {
        "材料": ["核查报告及证据材料；", "报送材料和依据文书。"],
        "审核": [
            {"序号": str(i), "事项": matter, "意见": words}
            for i, (matter, words) in enumerate(zip(matters, lines, strict=True), start=1)
        ],
        "结论": "审核通过，可以告知当事人。" if d.answers["outcome"] == "pass" else "退回补充核查。",
        "建议": wording.exceptions(d.case, d.measure),
        "审核人": signed_name(d.case.filings[-1].filed_by),
    }


LETTERS = (
    LetterRow(NON_RECOGNITION, non_recognition, rests_on=(*FINDING, *DEFENCE, StepName.MEETING)),
    LetterRow(SUSPENSION_NOTICE, suspension_notice, rests_on=(StepName.ACCEPTANCE,)),
    LetterRow(INQUIRY_RESUMED, inquiry_resumed, rests_on=(StepName.ACCEPTANCE, StepName.SUSPENSION)),
)

PAPERS = (
    PaperRow("verification_report", verification_report),
    PaperRow("legal_opinion", legal_opinion),
    PaperRow("inquiry_approval", inquiry_approval),
    PaperRow("recusal_decision", recusal_decision),
)
