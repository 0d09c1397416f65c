"""Letters that end a listing or a case (Article 8)."""

from __future__ import annotations

from datetime import date

from casefiles import wording
from casefiles.calendar import chinese_date
from casefiles.cases.step_names import StepName
from casefiles.letter_contexts.draft import (
    Context,
    Draft,
    decision_cited,
    informed,
    listing_term,
    remedies,
)
from casefiles.measure import article


def removal(d: Draft) -> Context:
    return {
        "决定": decision_cited(d),
        "事由": "记入期限届满且义务已经履行",
        "依据": d.measure.cite(article(8)),
        "移出日期": chinese_date(d.filed_on),
        "说明": [
            *d.answers.get("note", ()),
            *(["公示信息已于期限届满之日停止公示。"] if d.case.latest(StepName.PUBLICATION) else []),
        ],
        "已通知单位": informed(d),
    }


def repair_receipt(d: Draft) -> Context:
    received = date.fromisoformat(d.answers["received_on"])
    policy = d.measure.policy("repair.decide_days")
    return {
        "决定": decision_cited(d),
        "申请日期": chinese_date(received),
        "材料": list(d.answers["materials"]),
        "办理期限": policy.words,
        "截止日": chinese_date(d.calendar.end_of(received, policy, for_the_person=False).day),
    }


def repair_decision(d: Draft) -> Context:
    asked = d.case.latest(StepName.REPAIR_APPLICATION)
    granted = d.answers["outcome"] == "grant"
    return remedies(d) | {
        "决定": decision_cited(d),
        "申请日期": wording.iso_date(asked.answers["received_on"]) if asked else "",
        "准予": granted,
        "理由": list(d.answers["reasons"]),
        "移出日期": chinese_date(d.filed_on) if granted else "",
        "已通知单位": informed(d) if granted else [],
    }


def expiry_notice(d: Draft) -> Context:
    return {
        "决定": decision_cited(d),
        "记入期限": listing_term(d),
        "尚未履行": d.answers["unmet"],
        "移送单位": d.answers["refer_to"],
        "已通知单位": informed(d),
    }


def expiry_referral(d: Draft) -> Context:
    return {
        "收文单位": d.addressee,
        "决定": decision_cited(d),
        "记入期限": listing_term(d),
        "尚未履行": d.answers["unmet"],
        "说明": ["记入期限届满，公示和限制措施均已停止。请你单位依照职责依法处理，处理结果请函告本机关。"],
    }


def termination(d: Draft) -> Context:
    listed = d.case.signed_letter("decision") is not None
    effects = ["本案终止办理，相关信息不再记入、公示或者提供。"]
    if listed:
        effects.append("已记入的信用记录自本决定之日起停止使用和公示，各单位解除限制。")
    return remedies(d) | {
        "收文人": d.addressee,
        "事由": wording.TERMINATION_GROUNDS[d.answers["ground"]],
        "依据": wording.TERMINATION_NORMS[d.answers["ground"]],
        "理由": list(d.answers["reasons"]),
        "效力": effects,
        "已通知单位": informed(d),
    }
