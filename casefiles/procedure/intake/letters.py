"""Letters and papers of intake: the variables of each template."""

from __future__ import annotations

from casefiles.cases.letter_kinds import REFERRAL, REFUSAL, SUPPLEMENT_REQUEST
from casefiles.law.calendar import chinese_date
from casefiles.letters import wording
from casefiles.letters.draft import Context, Draft
from casefiles.letters.row import LetterRow, PaperRow


def supplement_request(d: Draft) -> Context:
    return {
        "报送单位": d.case.report.department,
        "报送日期": chinese_date(d.case.reported_on),
        "缺少": list(d.answers["missing"]),
        "补正期限": d.measure.policy("intake.supplement_answer_days").words,
        "后果": ["逾期不补正的，本机关将依据现有材料审查，材料不足以认定的不予受理。"],
    }


def refusal(d: Draft) -> Context:
    ground = wording.refusal_ground(d.answers["reason_kind"], d.case.item)
    elsewhere = d.answers.get("refer_to") not in (None, "", d.case.report.department)
    material = "报送材料不再退回，由本机关移送" if elsewhere else "报送材料随本告知书退回"
    return {
        "报送单位": d.case.report.department,
        "报送日期": chinese_date(d.case.reported_on),
        "理由": list(d.answers["reasons"]),
        "条款": d.measure.cite(ground),
        "条款原文": d.measure.quote(ground),
        "移送单位": d.answers["refer_to"] if elsewhere else "",
        "处理": [f"{material}，本机关不记录、不对外提供当事人的有关信息。"],
    }


def referral(d: Draft) -> Context:
    ground = wording.refusal_ground(d.answers["reason_kind"], d.case.item)
    return {
        "收文单位": d.addressee,
        "原报送单位": d.case.report.department,
        "理由": list(d.answers["reasons"]),
        "依据": d.measure.cite(ground),
        "材料": list(d.case.report.evidence or ["失信信息报送单"]),
        "回执期限": d.measure.policy("push.receipt_days").words,
    }


def acceptance_form(d: Draft) -> Context:
    """The approval form of the acceptance (受理审批表)."""
    case = d.case
    return {
        "来源": f"{case.report.department}于{chinese_date(case.reported_on)}报送",
        "依据文书": wording.instrument(case),
        "条款": wording.cited_items(case, d.measure),
        "行为日期": chinese_date(case.conduct_date),
        "经办意见": d.answers.get("opinion") or "经审查，主体、时间、情形和依据文书符合受理条件，拟予受理。",
        "受理日期": chinese_date(d.filed_on),
    }


LETTERS = (
    LetterRow(REFUSAL, refusal),
    LetterRow(SUPPLEMENT_REQUEST, supplement_request),
    LetterRow(REFERRAL, referral),
)

PAPERS = (PaperRow("acceptance_form", acceptance_form),)
