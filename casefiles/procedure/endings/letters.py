"""Letters and papers of endings: the variables of each template."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from casefiles.cases.letter_kinds import (
    DECISION,
    EXPIRY_NOTICE,
    EXPIRY_REFERRAL,
    LETTER_KINDS,
    LIFT_NOTICE,
    REMOVAL,
    REPAIR_DECISION,
    REPAIR_RECEIPT,
    TERMINATION,
)
from casefiles.cases.step_names import StepName
from casefiles.law.calendar import chinese_date
from casefiles.law.ground import Provision
from casefiles.letters import wording
from casefiles.letters.draft import Context, Draft, decision_cited, informed, listing_term, remedies
from casefiles.letters.row import ENDING, LISTED, LetterRow

# The letter by which each step ends a listing.
ENDING_LETTERS: Mapping[str, str] = {
    StepName.REMOVAL: "removal",
    StepName.OBJECTION_RESULT: "annulment",
    StepName.PROCEEDING_OUTCOME: "annulment",
    StepName.ANNULMENT: "annulment",
    StepName.REPAIR_DECISION: "repair_decision",
    StepName.EXPIRY: "expiry_notice",
    StepName.TERMINATION: "termination",
}

# The reason that each step gives in the lift notice.
ENDING_REASONS: Mapping[str, str] = {
    StepName.REMOVAL: "记入期限届满且义务已经履行",
    StepName.OBJECTION_RESULT: "认定决定已经撤销",
    StepName.PROCEEDING_OUTCOME: "认定决定已经撤销",
    StepName.ANNULMENT: "认定决定已经撤销",
    StepName.REPAIR_DECISION: "已经准予信用修复",
    StepName.EXPIRY: "记入期限届满",
    StepName.TERMINATION: "案件已经终止",
}

# What the letter that ended a listing did, to whom.
ENDING_ACTS = {
    "annulment": "撤销对{}的失信行为认定",
    "expiry_notice": "停止记入{}的失信信息",
    "termination": "终止对{}的案件",
}

# The title of such a letter where it is not that of its kind.
ENDING_TITLES = {"repair_decision": "准予信用修复决定书"}


def ending_number(d: Draft) -> str:
    """The number of the letter by which the listing ended; empty for a court's release, which the office does not number."""
    kind = ENDING_LETTERS.get(d.case.filings[-1].step)
    if kind is None:
        return ""
    return d.numbers.get(kind, wording.pending_number(d.office, kind, d.reference_day.year))


def how_it_ended(d: Draft) -> str:
    """The sentence on how the listing ended: by a letter of the office, or by the court that listed."""
    kind, name = ENDING_LETTERS.get(d.case.filings[-1].step), d.case.respondent.name
    if kind is None:
        court = d.case.report.instrument.issuer or "人民法院"
        return f"{court}已经删除（屏蔽）{name}的有关信息"
    act = ENDING_ACTS.get(kind, "将{}的失信信息移出信用记录").format(name)
    title = ENDING_TITLES.get(kind, LETTER_KINDS[kind].title)
    day = chinese_date(d.day) if d.day else wording.PENDING_DATE
    return f"本机关于{day}作出《{title}》（{ending_number(d)}），{act}"


def lift_notice(d: Draft) -> Context:
    step = d.case.filings[-1].step
    rows = wording.restriction_rows(d.case.ruling.restrictions, d.measure, d.agency)
    last = d.calendar.end_of(d.reference_day, d.measure.policy("lift.days"), for_the_person=False)
    return {
        "收文单位": d.measure.agency_name(d.agency),
        "移出": {
            "文号": ending_number(d),
            "日期": chinese_date(d.day) if d.day else wording.PENDING_DATE,
            "事由": ENDING_REASONS.get(step, ""),
            "经过": how_it_ended(d),
        },
        "解除事项": "解除下列措施：" if rows else "解除依据该信息采取的一切措施。",
        "措施": rows,
        "解除期限": chinese_date(last.day),
        "回执期限": d.measure.policy("lift.receipt_days").words,
    }


def removal(d: Draft) -> Context:
    return {
        "决定": decision_cited(d),
        "事由": "记入期限届满且义务已经履行",
        "依据": d.measure.cite(Provision.REMOVAL),
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
    listed = d.case.service.signed(DECISION) is not None
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


LETTERS = (
    LetterRow(LIFT_NOTICE, lift_notice, rests_on=ENDING),
    LetterRow(REMOVAL, removal, rests_on=ENDING),
    LetterRow(REPAIR_RECEIPT, repair_receipt, rests_on=LISTED),
    LetterRow(REPAIR_DECISION, repair_decision, rests_on=(StepName.REPAIR_APPLICATION, *ENDING)),
    LetterRow(EXPIRY_NOTICE, expiry_notice, rests_on=ENDING),
    LetterRow(EXPIRY_REFERRAL, expiry_referral, rests_on=ENDING),
    LetterRow(TERMINATION, termination, rests_on=(StepName.VERIFICATION,)),
)
