"""Writes the shipped templates: ``python -m doc_templates.build``.

The files in ``letters/`` are what this makes, byte for byte; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from doc_templates.drafting import (
    approvals,
    blanks,
    course,
    decisions,
    endings,
    exchanges,
    folder,
    notices,
    replies,
    turns,
    working,
)
from doc_templates.drafting.shared import official
from doc_templates.drafting.shared.package import Dress, docx
from doc_templates.drafting.shared.paper import Paper

LETTERS = Path(__file__).parent / "letters"


@dataclass(frozen=True, slots=True)
class Design:
    """One letter: its Chinese title, how its page is dressed, who drafts its text."""

    title: str
    dress: Dress
    draft: Callable[[Paper], None]

    def docx(self) -> bytes:
        """The template."""
        paper = Paper()
        self.draft(paper)
        return docx(paper.xml(), self.title, self.dress)


DESIGNS: dict[str, Design] = {
    "prior_notice": Design("失信行为认定事先告知书", Dress.PAPER, notices.prior_notice),
    "decision": Design("失信行为认定决定书", Dress.PAPER, decisions.decision),
    "non_recognition": Design("不予认定决定书", Dress.PAPER, decisions.non_recognition),
    "entry_notice": Design("失信行为记入信用记录告知书", Dress.PAPER, notices.entry_notice),
    "recipients_notice": Design("补充通报单位告知书", Dress.PAPER, notices.recipients_notice),
    "repair_notice": Design("信用修复告知书", Dress.PAPER, notices.repair_notice),
    "refusal": Design("不予受理告知书", Dress.PAPER, notices.refusal),
    "submission": Design("请示", Dress.PAPER, official.submission),
    "agency_notice": Design("失信信息通报函", Dress.LETTER, official.agency_notice),
    "lift_notice": Design("解除限制通知函", Dress.LETTER, official.lift_notice),
    "stay_notice": Design("停止执行通知函", Dress.LETTER, official.stay_notice),
    "resumption_notice": Design("恢复执行通知函", Dress.LETTER, official.resumption_notice),
    "objection_result": Design("异议处理结果告知书", Dress.PAPER, decisions.objection_result),
    "correction": Design("更正通知书", Dress.PAPER, decisions.correction),
    "annulment": Design("撤销认定决定书", Dress.PAPER, decisions.annulment),
    "removal": Design("移出决定书", Dress.PAPER, decisions.removal),
    "court_pass_on": Design("法院名单信息转送函", Dress.LETTER, official.court_pass_on),
    "service_receipt": Design("送达回证", Dress.SHEET, folder.service_receipt),
    "verification_report": Design("核查报告", Dress.PAPER, working.verification_report),
    "legal_opinion": Design("法制审核意见书", Dress.PAPER, working.legal_opinion),
    "defence_record": Design("陈述申辩笔录", Dress.RECORD, working.defence_record),
    "defence_review": Design("陈述申辩意见复核表", Dress.SHEET, working.defence_review),
    "cover": Design("案卷封面", Dress.SHEET, folder.cover),
    "contents": Design("卷内目录", Dress.SHEET, folder.contents),
    "remarks": Design("卷内备考表", Dress.SHEET, folder.remarks),
    "supplement_request": Design("材料补正通知书", Dress.PAPER, turns.supplement_request),
    "suspension_notice": Design("中止核查告知书", Dress.PAPER, turns.suspension_notice),
    "inquiry_resumed": Design("恢复核查告知书", Dress.PAPER, turns.inquiry_resumed),
    "hearing_notice": Design("听证通知书", Dress.PAPER, turns.hearing_notice),
    "defence_extension": Design("延长陈述申辩期限通知书", Dress.PAPER, turns.defence_extension),
    "objection_receipt": Design("异议受理通知书", Dress.PAPER, turns.objection_receipt),
    "repair_receipt": Design("信用修复申请受理通知书", Dress.PAPER, endings.repair_receipt),
    "repair_decision": Design("信用修复决定书", Dress.PAPER, endings.repair_decision),
    "expiry_notice": Design("记入期限届满告知书", Dress.PAPER, endings.expiry_notice),
    "termination": Design("终止（注销）决定书", Dress.PAPER, endings.termination),
    "expiry_referral": Design("期满未履行移送函", Dress.LETTER, exchanges.expiry_referral),
    "referral": Design("案件移送函", Dress.LETTER, exchanges.referral),
    "court_redirect": Design("转告执行法院函", Dress.LETTER, exchanges.court_redirect),
    "reminder": Design("催办函", Dress.LETTER, exchanges.reminder),
    "interpretation": Design("适用办法的解释", Dress.LETTER, exchanges.interpretation),
    "review_reply": Design("行政复议答复书", Dress.PAPER, replies.review_reply),
    "personal_information_reply": Design(
        "个人信息申请答复书", Dress.PAPER, replies.personal_information_reply
    ),
    "publication_approval": Design("失信信息公示审批表", Dress.PAPER, approvals.publication_approval),
    "acceptance_form": Design("受理（立案）审批表", Dress.SHEET, approvals.acceptance_form),
    "inquiry_approval": Design("中止（恢复、延长）核查审批表", Dress.SHEET, course.inquiry_approval),
    "recusal_decision": Design("回避决定书", Dress.PAPER, course.recusal_decision),
    "hearing_minutes": Design("听证笔录", Dress.RECORD, course.hearing_minutes),
    "service_announcement": Design("送达公告", Dress.PAPER, course.service_announcement),
    "credit_china_slip": Design("上报“信用中国”数据确认单", Dress.SHEET, approvals.credit_china_slip),
}


DESIGNS |= {name: Design(title, Dress.SHEET, draft) for name, (title, draft) in blanks.BLANKS.items()}


def main() -> None:
    """Rewrite every shipped template."""
    LETTERS.mkdir(exist_ok=True)
    for name, design in DESIGNS.items():
        (LETTERS / f"{name}.docx").write_bytes(design.docx())


if __name__ == "__main__":
    main()
