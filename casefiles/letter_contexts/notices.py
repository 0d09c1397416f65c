"""Letters of the inquiry and of the defence (Article 6(2), 6(3))."""

from __future__ import annotations

from casefiles import wording
from casefiles.calendar import chinese_date
from casefiles.cases.step_names import StepName
from casefiles.deadlines import deadline
from casefiles.letter_contexts.draft import (
    Context,
    Draft,
    defence_and_answers,
    finding,
)
from casefiles.measure import Severity
from casefiles.settings import OfficeDetails


def ways_to_answer(office: OfficeDetails) -> list[str]:
    """How the person concerned may answer a notice."""
    return [
        f"书面提交或者邮寄至{office.address}{office.name}；",
        "在工作时间到本机关当面口头陈述，由工作人员制作笔录；",
        f"拨打{office.phone}预约其他方式。",
    ]


def prior_notice(d: Draft) -> Context:
    months = int(d.answers["term_months"])
    taken = {row["code"] for row in d.answers["restrictions"]}
    hearing = d.measure.policy("hearing.measures").value
    grave = d.case.is_linked or d.answers["severity"] == Severity.SERIOUS
    return finding(d, d.answers) | {
        "拟记入期限": f"{months}个月，自认定决定作出之日起计算。",
        "申辩期限": d.measure.policy("notice.defence_days").words,
        "申辩方式": ways_to_answer(d.office),
        "可听证": grave or (isinstance(hearing, tuple) and bool(taken & set(hearing))),
        "听证期限": d.measure.policy("hearing.request_days").words,
        "改正": wording.paragraphs(d.answers.get("correct_now") or ""),
        "权利": [],
    }


def defence_extension(d: Draft) -> Context:
    notice = d.case.served_letter("prior_notice")
    period = deadline(d.case, "defence", d.measure, d.calendar)
    return {
        "告知": {
            "文号": notice.number if notice else "",
            "送达日期": chinese_date(notice.served_on) if notice and notice.served_on else "",
        },
        "延长天数": f"{d.answers['days']}个工作日",
        "截止日": chinese_date(period.last_day) if period else "",
        "理由": d.answers["reason"],
    }


def hearing_notice(d: Draft) -> Context:
    asked = d.case.hearing_asked
    return {
        "听证": {
            "日期": wording.iso_date(d.answers["held_on"]),
            "时间": d.answers["at_time"],
            "地点": d.answers["place"],
            "主持人": d.answers["chair"],
            "记录人": d.answers["recorder"],
            "是否公开": bool(d.answers.get("is_public")),
        },
        "申请日期": wording.iso_date(asked.answers["received_on"]) if asked else "",
        "权利": [],
    }


def suspension_notice(d: Draft) -> Context:
    return {
        "报送单位": d.case.report["department"],
        "原因": d.answers["reason"],
        "等待事项": d.answers["waits_for"],
        "中止日期": chinese_date(d.filed_on),
    }


def inquiry_resumed(d: Draft) -> Context:
    stopped = d.case.latest(StepName.SUSPENSION)
    due = deadline(d.case, "verification", d.measure, d.calendar)
    return {
        "报送单位": d.case.report["department"],
        "中止日期": wording.iso_date(stopped.filed_at[:10]) if stopped else "",
        "恢复日期": chinese_date(d.filed_on),
        "原因": d.answers["reason"],
        "截止日": chinese_date(due.last_day) if due else "",
    }


def non_recognition(d: Draft) -> Context:
    return {
        "事实": wording.paragraphs(d.case.facts_found),
        "申辩": defence_and_answers(d),
        "理由": list(d.answers["reasons"]),
        "处理": list(d.answers.get("handling") or ["相关信息不记入信用记录，不对外提供，仅归入案卷保存。"]),
        "抄送": d.case.report["department"],
    }
