"""The letters of the procedure: each kind's title, number series, addressee and life."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Addressee(StrEnum):
    """The recipient of a kind of letter; one letter is drafted for each."""

    RESPONDENT = "respondent"
    DEPARTMENT = "department"
    GOVERNMENT = "government"
    COMPETENT = "competent"
    AGENCIES = "agencies"
    COURT = "court"
    TRIBUNAL = "tribunal"


@dataclass(frozen=True)
class LetterKind:
    """A kind of letter. `name` is its template; `mark` ends its number series (木发改信 + 告)."""

    name: str
    title: str
    mark: str
    addressee: Addressee


PRIOR_NOTICE = LetterKind("prior_notice", "失信行为认定事先告知书", "告", Addressee.RESPONDENT)
DECISION = LetterKind("decision", "失信行为认定决定书", "决", Addressee.RESPONDENT)
REPAIR_NOTICE = LetterKind("repair_notice", "信用修复告知书", "修", Addressee.RESPONDENT)
NON_RECOGNITION = LetterKind("non_recognition", "不予认定决定书", "不认", Addressee.RESPONDENT)
ENTRY_NOTICE = LetterKind("entry_notice", "失信行为记入信用记录告知书", "记", Addressee.RESPONDENT)
REFUSAL = LetterKind("refusal", "不予受理告知书", "不受", Addressee.DEPARTMENT)
SUBMISSION = LetterKind("submission", "认定事项请示", "请", Addressee.GOVERNMENT)
AGENCY_NOTICE = LetterKind("agency_notice", "失信信息通报函", "函", Addressee.AGENCIES)
RECIPIENTS_NOTICE = LetterKind("recipients_notice", "补充通报单位告知书", "通", Addressee.RESPONDENT)
LIFT_NOTICE = LetterKind("lift_notice", "解除限制通知函", "解", Addressee.AGENCIES)
STAY_NOTICE = LetterKind("stay_notice", "停止执行通知函", "停", Addressee.AGENCIES)
RESUMPTION_NOTICE = LetterKind("resumption_notice", "恢复执行通知函", "恢", Addressee.AGENCIES)
OBJECTION_RESULT = LetterKind("objection_result", "异议处理结果告知书", "异", Addressee.RESPONDENT)
CORRECTION = LetterKind("correction", "更正通知书", "更", Addressee.RESPONDENT)
CORRECTION_TO_AGENCY = LetterKind("correction", "更正通知书", "更", Addressee.AGENCIES)
ANNULMENT = LetterKind("annulment", "撤销认定决定书", "撤", Addressee.RESPONDENT)
REMOVAL = LetterKind("removal", "移出决定书", "移", Addressee.RESPONDENT)
SUPPLEMENT_REQUEST = LetterKind("supplement_request", "材料补正通知书", "补", Addressee.DEPARTMENT)
SUSPENSION_NOTICE = LetterKind("suspension_notice", "中止核查告知书", "中", Addressee.DEPARTMENT)
INQUIRY_RESUMED = LetterKind("inquiry_resumed", "恢复核查告知书", "续", Addressee.DEPARTMENT)
HEARING_NOTICE = LetterKind("hearing_notice", "听证通知书", "听", Addressee.RESPONDENT)
DEFENCE_EXTENSION = LetterKind("defence_extension", "延长陈述申辩期限通知书", "延", Addressee.RESPONDENT)
OBJECTION_RECEIPT = LetterKind("objection_receipt", "异议受理通知书", "异受", Addressee.RESPONDENT)
REPAIR_RECEIPT = LetterKind("repair_receipt", "信用修复申请受理通知书", "修受", Addressee.RESPONDENT)
REPAIR_DECISION = LetterKind("repair_decision", "信用修复决定书", "修决", Addressee.RESPONDENT)
EXPIRY_NOTICE = LetterKind("expiry_notice", "记入期限届满告知书", "届", Addressee.RESPONDENT)
EXPIRY_REFERRAL = LetterKind("expiry_referral", "期满未履行移送函", "届函", Addressee.COMPETENT)
TERMINATION = LetterKind("termination", "终止（注销）决定书", "终", Addressee.RESPONDENT)
REFERRAL = LetterKind("referral", "案件移送函", "移函", Addressee.COMPETENT)
COURT_PASS_ON = LetterKind("court_pass_on", "法院名单信息转送函", "转", Addressee.AGENCIES)
COURT_REDIRECT = LetterKind("court_redirect", "转告执行法院函", "转告", Addressee.COURT)
COURT_REDIRECT_TO_PERSON = LetterKind("court_redirect", "转告执行法院函", "转告", Addressee.RESPONDENT)
REVIEW_REPLY = LetterKind("review_reply", "行政复议答复书（答辩状）", "复答", Addressee.TRIBUNAL)
PERSONAL_INFORMATION_REPLY = LetterKind(
    "personal_information_reply", "个人信息申请答复书", "个", Addressee.RESPONDENT
)
REMINDER = LetterKind("reminder", "催办函", "催", Addressee.AGENCIES)

LETTER_KINDS: Mapping[str, LetterKind] = {
    kind.name: kind
    for kind in (
        PRIOR_NOTICE,
        DECISION,
        REPAIR_NOTICE,
        NON_RECOGNITION,
        ENTRY_NOTICE,
        REFUSAL,
        SUBMISSION,
        AGENCY_NOTICE,
        RECIPIENTS_NOTICE,
        LIFT_NOTICE,
        STAY_NOTICE,
        RESUMPTION_NOTICE,
        OBJECTION_RESULT,
        CORRECTION,
        ANNULMENT,
        REMOVAL,
        SUPPLEMENT_REQUEST,
        SUSPENSION_NOTICE,
        INQUIRY_RESUMED,
        HEARING_NOTICE,
        DEFENCE_EXTENSION,
        OBJECTION_RECEIPT,
        REPAIR_RECEIPT,
        REPAIR_DECISION,
        EXPIRY_NOTICE,
        EXPIRY_REFERRAL,
        TERMINATION,
        REFERRAL,
        COURT_PASS_ON,
        COURT_REDIRECT,
        REVIEW_REPLY,
        PERSONAL_INFORMATION_REPLY,
        REMINDER,
    )
}

#: Working papers: made by the program, final at once, without a number.
PAPER_TITLES = {
    "acceptance_form": "受理（立案）审批表",
    "service_receipt": "送达回证",
    "cover": "案卷封面",
    "contents": "卷内目录",
    "remarks": "卷内备考表",
    "verification_report": "核查报告",
    "legal_opinion": "法制审核意见书",
    "defence_record": "陈述申辩笔录",
    "defence_review": "陈述申辩意见复核表",
    "publication_approval": "失信信息公示审批表",
    "inquiry_approval": "中止（恢复、延长）核查审批表",
    "recusal_decision": "回避决定书",
    "hearing_minutes": "听证笔录",
    "service_announcement": "送达公告",
    "credit_china_slip": "上报“信用中国”数据确认单",
    "interpretation": "适用办法的解释",
}
#: Blank forms for the person, by template name; using them is optional.
BLANK_TITLES = {
    "form_defence": "陈述申辩书",
    "form_waiver": "放弃陈述申辩声明",
    "form_objection": "异议申请书",
    "form_repair": "信用修复申请表",
    "form_pledge": "信用承诺书",
    "form_address": "送达地址确认书",
    "form_proxy": "授权委托书",
    "form_information": "个人信息申请书",
}
