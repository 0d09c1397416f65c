"""Letters and papers of ruling: the variables of each template."""

from __future__ import annotations

from casefiles.cases.letter_kinds import DECISION, PRIOR_NOTICE, REPAIR_NOTICE, SUBMISSION
from casefiles.cases.proposal import Proposal
from casefiles.cases.step_names import StepName
from casefiles.law.calendar import chinese_date
from casefiles.law.kinds import Severity
from casefiles.letters import wording
from casefiles.letters.draft import (
    Context,
    Draft,
    decision_cited,
    defence_and_answers,
    finding,
    legal_review,
    objection_path,
    remedies,
    term_words,
    translation,
)
from casefiles.letters.row import DEFENCE, FINDING, LetterRow


def submission(d: Draft) -> Context:
    proposal = d.case.ruling.submitted
    if proposal is None:
        raise ValueError("a submission is drafted on a proposal")
    notice = d.case.hearing.notice_served_on
    defence = defence_and_answers(d)
    notified = f"{chinese_date(notice)}向当事人送达事先告知书。" if notice else ""
    rows = wording.restriction_rows(proposal.restrictions, d.measure)
    upper = [proposal.upper_norm] if proposal.upper_norm else []
    return {
        "主送": d.office.government,
        "标题": f"{d.office.name}关于提请审定{d.case.respondent.name}失信行为认定事项的请示",
        "签发人": d.signer,
        "事实": wording.paragraphs(d.answers["summary"]),
        "依据": [f"{wording.cited_items(d.case, d.measure)}。", *upper],
        "申辩情况": [notified + wording.defence_summary(defence)],
        "法制审核": legal_review(d),
        "拟定意见": [
            f"拟认定当事人{wording.matter(d.case, d.measure)}的行为为失信行为，失信等级为{proposal.severity.title}，"
            f"记入信用记录{proposal.term_months}个月；"
            + (f"拟提请有关单位采取措施{len(rows)}项。" if rows else "不提请采取措施。"),
            *wording.exceptions(d.case, d.measure),
            *wording.paragraphs(d.answers.get("risks") or ""),
        ],
        "附件": ["事先告知书及送达回证", "核查情况和证据目录", "陈述申辩意见及答复"],
        "联系方式": f"{d.office.contact}，{d.office.phone}",
    }


def decision(d: Draft) -> Context:
    notice = d.case.service.served(PRIOR_NOTICE)
    meeting = d.case.latest(StepName.MEETING)
    decided = Proposal.read(d.answers)
    severity, months = decided.severity, decided.term_months
    return (
        finding(d, decided)
        | remedies(d)
        | translation(d)
        | {
            "告知": {
                "文号": notice.number if notice else "",
                "送达日期": chinese_date(notice.served_on) if notice and notice.served_on else "",
                "送达方式": wording.SERVICE_METHODS.get(notice.service_method, "") if notice else "",
            },
            "申辩": defence_and_answers(d),
            "法制审核": legal_review(d),
            "会议": {
                "名称": meeting.answers["session"] if meeting else "",
                "日期": wording.iso_date(meeting.answers["held_on"]) if meeting else "",
                "纪要文号": meeting.answers["minutes_number"] if meeting else "",
            },
            "记入期限": term_words(d, months, d.reference_day),
            "移出条件": [
                "记入期限届满且义务已经履行的，自届满之日起自动移出，无须申请；",
                "期限届满而义务尚未履行的，公示自动停止，不再延长；",
                "经信用修复的，自准予修复之日起移出；",
                "认定所依据的文书被撤销或者变更，认定不再成立的，自查实之日起移出。",
            ],
            "修复": [wording.repair_sentence(d.measure, severity, d.reference_day, months)],
            "异议": objection_path(d),
            "提示": [
                "行政复议不是提起行政诉讼的必经程序，可以不经行政复议直接提起行政诉讼。",
                "不服行政复议决定的，可以自收到复议决定书之日起15日内向人民法院提起诉讼。",
            ],
        }
    )


def repair_notice(d: Draft) -> Context:
    severity = Severity(d.answers["severity"])
    return {
        "决定": {"文号": decision_cited(d)["文号"]},
        "等级": severity.title,
        "申请时间": wording.repair_sentence(
            d.measure, severity, d.reference_day, int(d.answers["term_months"])
        ),
        "条件": [
            "最短公示期届满；",
            "纠正失信行为，履行全部义务；",
            "公开作出信用承诺；",
            "符合法律、法规、规章规定的其他条件。",
        ],
        "材料": ["信用修复申请表；", "信用承诺书；", "已经履行义务的证明材料。"],
        "渠道": f"登录“信用中国”网站提出申请，也可以到{d.office.address}由工作人员协助提出。",
        "期限说明": "最长公示期届满的，自动停止公示，无须申请。",
    }


LETTERS = (
    LetterRow(DECISION, decision, rests_on=(*FINDING, StepName.PRIOR_NOTICE, *DEFENCE, StepName.MEETING)),
    LetterRow(
        REPAIR_NOTICE, repair_notice, rests_on=(StepName.MEETING, StepName.DECISION), speaks_of_conduct=False
    ),
    LetterRow(SUBMISSION, submission, rests_on=(*FINDING, StepName.PRIOR_NOTICE, *DEFENCE)),
)
