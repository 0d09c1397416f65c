"""Letters and papers of challenges: the variables of each template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casefiles.cases.letter_kinds import (
    ANNULMENT,
    CORRECTION,
    DECISION,
    OBJECTION_RECEIPT,
    OBJECTION_RESULT,
    PRIOR_NOTICE,
    RESUMPTION_NOTICE,
    REVIEW_REPLY,
    STAY_NOTICE,
)
from casefiles.cases.step_names import StepName
from casefiles.law.calendar import chinese_date
from casefiles.letters import wording
from casefiles.letters.corrections import concerning, correction_rows
from casefiles.letters.draft import Context, Draft, decision_cited, informed, remedies
from casefiles.letters.row import DEFENCE, FINDING, LISTED, LetterRow

# The law by which each kind of proceeding stays a decision.
STAYED_BY = {
    "review": "《中华人民共和国行政复议法》第四十二条",
    "suit": "《中华人民共和国行政诉讼法》第五十六条",
}


def _proceeding(d: Draft) -> Context:
    """The reconsideration or suit in which the decision was stayed, and the law that provides for the stay."""
    asked = d.case.filings[int(d.answers["proceeding"]) - 1]
    kind = str(asked.answers["kind"])
    word = "行政复议" if kind == "review" else "行政诉讼"
    return {
        "案件": f"{word}案件（{asked.answers['body']}，{asked.answers['number']}）",
        "依据": STAYED_BY[kind],
    }


def stay_notice(d: Draft) -> Context:
    return {
        "收文单位": d.measure.agency_name(d.agency),
        "决定": decision_cited(d),
        "停止": _proceeding(d)
        | {
            "机关": d.answers["ordered_by"],
            "日期": wording.iso_date(d.answers["ordered_on"]),
            "文号": d.answers["number"],
        },
        "措施": wording.restriction_rows(d.case.ruling.restrictions, d.measure, d.agency),
        "回执期限": d.measure.policy("lift.receipt_days").words,
    }


def resumption_notice(d: Draft) -> Context:
    day = wording.iso_date(d.answers["ordered_on"])
    ordered = f"{d.answers['ordered_by']}于{day}作出的{d.answers['number']}"
    changed = [f for f in d.case.every(StepName.PROCEEDING_OUTCOME) if f.answers["outcome"] == "changed"]
    scope = "按变更后的内容恢复执行" if changed else "恢复执行"
    _, end = d.case.listing.term or (d.reference_day, d.reference_day)
    return {
        "收文单位": d.measure.agency_name(d.agency),
        "决定": decision_cited(d),
        "恢复": _proceeding(d) | {"经过": f"根据{ordered}，该决定{scope}"},
        "措施": wording.restriction_rows(d.case.ruling.restrictions, d.measure, d.agency),
        "期限": {"止": chinese_date(end)},
        "回执期限": d.measure.policy("push.receipt_days").words,
    }


def objection_receipt(d: Draft) -> Context:
    return {
        "异议": {"日期": wording.iso_date(d.answers["received_on"]), "事项": list(d.answers["matters"])},
        "处理期限": d.measure.policy(
            f"objection.{'source' if d.answers.get('asks_source') else 'decide'}_days"
        ).words,
        "标注日期": chinese_date(d.filed_on),
    }


def objection_result(d: Draft) -> Context:
    contested = next(x for x in d.case.every(StepName.OBJECTION) if x.sequence == int(d.answers["objection"]))
    handling = {
        "correct": [
            f"自{chinese_date(d.reference_day)}起更正信用记录的有关内容，详见更正通知书；其余内容不变。"
        ],
        "annul": ["撤销认定决定，删除信用记录，并通知各单位解除限制，详见撤销认定决定书。"],
        "reject": ["信用记录维持不变；自本告知书送达之日起取消异议标注。"],
    }
    verdicts = {
        "correct": "信用记录确有错误，异议成立的部分予以更正",
        "annul": "异议成立",
        "reject": "异议不成立",
    }
    return remedies(d) | {
        "异议": {
            "日期": wording.iso_date(contested.answers["received_on"]),
            "事项": list(contested.answers["matters"]),
            "理由": list(contested.answers["grounds"]),
        },
        "核查": [*d.answers["checks"], *d.answers["reasons"]],
        "结论": verdicts[d.answers["outcome"]],
        "处理": handling[d.answers["outcome"]],
        "已通知单位": informed(d) if d.answers["outcome"] != "reject" else [],
    }


def _ordered(d: Draft) -> str:
    """The review organ or court that ordered it, and its document."""
    asked = d.case.filings[int(d.answers["proceeding"]) - 1].answers
    kind = "行政复议" if asked["kind"] == "review" else "行政诉讼"
    return f"根据{asked['body']}于{wording.iso_date(d.answers['decided_on'])}对{kind}案件作出的{d.answers['number']}"


def _concerning(d: Draft) -> list[Mapping[str, Any]]:
    rows: list[Mapping[str, Any]] = d.answers["corrections"]
    return concerning(d.case, rows, d.agency) if d.agency else rows


def correction(d: Draft) -> Context:
    step = d.case.filings[-1].step
    reasons: dict[str, str] = {
        StepName.OBJECTION_RESULT: "经处理当事人提出的异议",
        StepName.RECTIFICATION: "经核查，信用记录有误",
    }
    return remedies(d) | {
        "缘由": reasons[step] if step in reasons else _ordered(d),
        "有误": step in reasons,
        "收文单位": d.measure.agency_name(d.agency),
        "记录编号": d.case.number,
        "更正": correction_rows(d.case, _concerning(d), d.measure),
        "更正日期": chinese_date(d.reference_day),
        "已通知单位": informed(d),
    }


def annulment(d: Draft) -> Context:
    by_order = d.case.filings[-1].step == StepName.PROCEEDING_OUTCOME
    return remedies(d) | {
        "决定": decision_cited(d),
        "缘由": _ordered(d) if by_order else "经审查",
        "理由": list(d.answers["reasons"]),
        "效力": ["当事人因该认定受到损失的，可以依法要求赔偿。"],
        "已通知单位": informed(d),
    }


def review_reply(d: Draft) -> Context:
    asked = next(x for x in d.case.every(StepName.PROCEEDING) if x.sequence == int(d.answers["proceeding"]))
    decision, notice = d.case.service.signed(DECISION), d.case.service.served(PRIOR_NOTICE)
    notified = (
        [
            f"本机关于{chinese_date(notice.served_on)}送达事先告知书（{notice.number}），听取陈述申辩后报县人民政府审定。"
        ]
        if notice and notice.served_on
        else []
    )
    made = (
        [f"{chinese_date(decision.day)}，本机关作出《失信行为认定决定书》（{decision.number}）。"]
        if decision and decision.day
        else []
    )
    rows = []
    for number, line in enumerate(d.answers["exhibits"], start=1):
        name, proves, pages = ([*line.split("——"), "", ""])[:3]
        rows.append(
            {
                "序号": str(number),
                "名称": name.strip(),
                "证明事项": proves.strip() or "认定的事实和程序",
                "页码": pages.strip(),
            }
        )
    return {
        "诉讼": asked.answers["kind"] == "suit",
        "复议机关": asked.answers["body"],
        "复议案号": asked.answers["number"],
        "申请人": d.case.respondent.name,
        "请求": list(d.answers["claims"]),
        "事实": [*wording.paragraphs(d.case.facts_found), *notified, *made],
        "依据": list(d.answers["grounds"]),
        "答复意见": list(d.answers["reply"]),
        "证据": rows,
    }


LETTERS = (
    LetterRow(STAY_NOTICE, stay_notice, rests_on=(StepName.PROCEEDING, *LISTED)),
    LetterRow(RESUMPTION_NOTICE, resumption_notice, rests_on=(StepName.PROCEEDING, StepName.STAY, *LISTED)),
    LetterRow(OBJECTION_RESULT, objection_result, rests_on=(StepName.OBJECTION, StepName.DECISION)),
    LetterRow(CORRECTION, correction, rests_on=(StepName.OBJECTION, *LISTED)),
    LetterRow(ANNULMENT, annulment, rests_on=(StepName.OBJECTION, StepName.PROCEEDING, StepName.DECISION)),
    LetterRow(OBJECTION_RECEIPT, objection_receipt, rests_on=(StepName.OBJECTION,)),
    LetterRow(
        REVIEW_REPLY,
        review_reply,
        rests_on=(StepName.PROCEEDING, *FINDING, *DEFENCE, StepName.MEETING, StepName.DECISION),
    ),
)
