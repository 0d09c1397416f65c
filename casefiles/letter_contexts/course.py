"""What the papers of a case's course say: the inquiry's clock, recusal, a hearing, service by public notice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from casefiles import wording
from casefiles.calendar import chinese_date
from casefiles.cases.filing import signed_name
from casefiles.cases.letter_kinds import DECISION, PRIOR_NOTICE
from casefiles.cases.step_names import StepName
from casefiles.deadlines import deadline
from casefiles.letter_contexts.draft import Context, Draft

#: What each step does to the inquiry and to its period.
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


def hearing_minutes(d: Draft) -> Context:
    announced = d.case.hearing_announced
    told = announced[0].answers if announced else {}
    return {
        "听证": {
            "日期": wording.iso_date(d.answers["held_on"]),
            "时间": told.get("at_time") or "",
            "地点": told.get("place") or "",
            "主持人": told.get("chair") or "",
            "记录人": told.get("recorder") or "",
            "是否公开": bool(told.get("is_public")),
        },
        "到场": list(d.answers["present"]),
        "意见": list(d.answers["points"]),
        "没有签名的原因": d.answers.get("unsigned_why") or "",
    }


def service_announcement(d: Draft) -> Context | None:
    """Only where the law's last resort is taken; it tells nobody's number, and of the matter only the papers'."""
    if d.answers["method"] != "public_notice":
        return None
    served = [x for ref in d.answers["letters"] if (x := d.case.letter(ref))]
    tried = {filing.sequence: filing for x in served for filing in d.case.attempts(x.ref)}.values()
    methods = dict.fromkeys(wording.SERVICE_METHODS[filing.answers["method"]] for filing in tried)
    begun = date.fromisoformat(d.answers["served_on"])
    days = d.measure.policy("serve.public_notice_days")
    person = "你" if d.case.kind.is_natural_person else "你单位"
    rights = {
        PRIOR_NOTICE.name: f"自视为送达之日起{d.measure.policy('notice.defence_days').words}内，{person}有权进行陈述和申辩；"
        "逾期未提出的，本机关依据已查明的事实和证据作出决定。",
        DECISION.name: f"对决定不服的，可以自视为送达之日起{d.measure.policy('review.period').words}内向{d.office.review_body}申请行政复议，"
        f"也可以自视为送达之日起{d.measure.policy('suit.months').words}内直接向{d.office.court}提起行政诉讼。",
    }
    return {
        "尝试": f"本机关先后{'、'.join(methods)}{len(tried)}次，均未能送达。" if tried else "",
        "文书": [{"文号": x.number} for x in served],
        "公告期限": days.words,
        "视为送达日": chinese_date(d.calendar.end_of(begun, days).day),
        "公告日期": chinese_date(begun),
        "权利": [words for kind, words in rights.items() if kind in {x.kind for x in served}],
    }
