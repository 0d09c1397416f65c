"""Answers to objections, corrections, annulment (Article 6(4))."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casefiles import wording
from casefiles.calendar import chinese_date
from casefiles.cases.step_names import StepName
from casefiles.corrections import concerning, correction_rows
from casefiles.letter_contexts.draft import (
    Context,
    Draft,
    decision_cited,
    informed,
    remedies,
)


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
    done = {
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
        "处理": done[d.answers["outcome"]],
        "已通知单位": informed(d) if d.answers["outcome"] != "reject" else [],
    }


def _ordered(d: Draft) -> str:
    """By whom and by which paper the office was told to, where a review organ or a court decided."""
    asked = d.case.filings[int(d.answers["proceeding"]) - 1].answers
    kind = "行政复议" if asked["kind"] == "review" else "行政诉讼"
    return f"根据{asked['body']}于{wording.iso_date(d.answers['decided_on'])}对{kind}案件作出的{d.answers['number']}"


def _concerning(d: Draft) -> list[Mapping[str, Any]]:
    rows: list[Mapping[str, Any]] = d.answers["corrections"]
    return concerning(d.case, rows, d.measure.agencies[d.agency].name) if d.agency else rows


def correction(d: Draft) -> Context:
    step = d.case.filings[-1].step
    reasons: dict[str, str] = {
        StepName.OBJECTION_RESULT: "经处理当事人提出的异议",
        StepName.RECTIFICATION: "经核查，信用记录有误",
    }
    return remedies(d) | {
        "缘由": reasons[step] if step in reasons else _ordered(d),
        "有误": step in reasons,
        "收文单位": d.measure.agencies[d.agency].name if d.agency else "",
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
