"""The working papers of a case: made together with a filing, for the file; without a number or a life of their own."""

from __future__ import annotations

from collections.abc import Callable

from casefiles import wording
from casefiles.calendar import chinese_date
from casefiles.cases.filing import signed_name
from casefiles.cases.step_names import StepName
from casefiles.letter_contexts import course
from casefiles.letter_contexts.draft import Context, Draft, defence_and_answers
from casefiles.measure import Severity
from casefiles.register import listing, take_down_day

HEARD_BEFORE_HAND = [
    "有权进行陈述和申辩，有权申请回避，有权使用本民族语言文字。",
    "不因陈述、申辩而作出更重的处理。",
]
#: What the legal reviewer looks at (行政处罚法 Art. 58), each opinion line beside its matter.
REVIEWED_MATTERS = ("主体和职权", "事实和证据", "依据", "程序", "裁量和措施")


def verification_report(d: Draft) -> Context:
    case, answers = d.case, d.answers
    acceptance = case.latest(StepName.ACCEPTANCE)
    accepted = f"，本机关于{wording.iso_date(acceptance.filed_at[:10])}受理" if acceptance else ""
    elements = [_element(i, line) for i, line in enumerate(wording.paragraphs(answers["elements"]), start=1)]
    return {
        "来源": [
            f"{chinese_date(case.reported_on)}，{case.report['department']}报送当事人的有关信息和材料{accepted}。"
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
    """An element and how it is met: “主体：…” names it, other lines are counted."""
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


def defence_record(d: Draft) -> Context | None:
    """Only what was said by word of mouth is written down by the office; a written defence speaks for itself."""
    if d.answers["manner"] != "oral":
        return None
    r = d.case.respondent
    return {
        "时间": {"起": wording.iso_date(d.answers["received_on"]), "止": "　　时　　分"},
        "地点": d.office.name,
        "陈述人": {
            "姓名": d.answers["by"],
            "关系": "本人" if d.answers["by"] == r.name else "",
            "证件号码": r.identity_number if d.answers["by"] == r.name else "",
            "电话": r.phone,
        },
        "听取人": "、".join(wording.clerks(d.case)),
        "记录人": signed_name(d.case.filings[-1].filed_by),
        "翻译": d.answers.get("interpreter") or "",
        "告知事项": HEARD_BEFORE_HAND,
        "问答": [{"问": "请陈述你的意见和理由。", "答": point} for point in d.answers["points"]],
        "材料": [],
    }


def defence_review(d: Draft) -> Context:
    defence = defence_and_answers(d)
    review = d.answers["responses"]
    rows = [
        {
            "序号": str(i),
            "意见": row["point"],
            "复核": "已核对",
            "采纳": row["adopted"],
            "理由": row["reason"],
        }
        for i, row in enumerate(review, start=1)
    ]
    effects = {
        "uphold": "维持拟认定意见，报请审议。",
        "renotice": "从轻或者变更事实，重新告知。",
        "drop": "申辩成立，不予认定。",
    }
    milder = d.case.submitted or {}
    changed = d.answers.get("severity") or d.answers.get("term_months")
    reduced = (
        f"从轻后：{Severity(milder['severity']).title}，{milder['term_months']}个月。" if changed else ""
    )
    said = "书面放弃陈述申辩" if d.case.waiver else "期限内未提出"
    return {
        "申辩": {"日期": defence["日期"] or "—", "方式": defence["方式"] or said, "意见": rows},
        "影响": effects[d.answers["outcome"]] + reduced,
        "复核意见": d.answers["opinion"],
    }


def publication_approval(d: Draft) -> Context:
    shown, last = listing(d.case, d.measure, d.office.name, d.filed_on), take_down_day(d.case, d.measure)
    person = d.case.kind.is_natural_person
    return {
        "公示": {
            "内容": [{"项目": name, "内容": value} for name, value in shown.rows],
            "渠道": "、".join(d.answers["channels"]),
            "起": wording.iso_date(d.answers["published_on"]),
            "止": chinese_date(last) if last else "",
        },
        "核对": [
            {"事项": "决定已经送达，等待期已满，没有未处理的异议", "结论": "是"},
            {"事项": "公示内容与决定书载明的一致，没有增加", "结论": "是"},
            {"事项": "证件号码、住址等个人信息已经处理", "结论": "是" if person else "不涉及"},
            {"事项": "不含国家秘密、商业秘密和他人隐私", "结论": "是"},
            {"事项": "不含未成年人信息和依法封存的记录", "结论": "是"},
        ],
        "批准人": signed_name(d.case.filings[-1].filed_by),
        "撤下日期": chinese_date(last) if last else "",
    }


def acceptance_form(d: Draft) -> Context:
    """受理（立案）审批表: who takes the case on, and on what ground."""
    case = d.case
    return {
        "来源": f"{case.report['department']}于{chinese_date(case.reported_on)}报送",
        "依据文书": wording.instrument(case),
        "条款": wording.cited_items(case, d.measure),
        "行为日期": chinese_date(case.conduct_date),
        "经办意见": d.answers.get("opinion") or "经审查，主体、时间、情形和依据文书符合受理条件，拟予受理。",
        "受理日期": chinese_date(d.filed_on),
    }


PAPERS: dict[str, Callable[[Draft], Context | None]] = {
    "acceptance_form": acceptance_form,
    "verification_report": verification_report,
    "legal_opinion": legal_opinion,
    "defence_record": defence_record,
    "defence_review": defence_review,
    "publication_approval": publication_approval,
    "inquiry_approval": course.inquiry_approval,
    "recusal_decision": course.recusal_decision,
    "hearing_minutes": course.hearing_minutes,
    "service_announcement": course.service_announcement,
}
