"""Letters and papers of hearing: the variables of each template."""

from __future__ import annotations

from casefiles.cases.filing import signed_name
from casefiles.cases.letter_kinds import DEFENCE_EXTENSION, HEARING_NOTICE, PRIOR_NOTICE
from casefiles.cases.proposal import Proposal
from casefiles.cases.step_names import StepName
from casefiles.law.calendar import chinese_date
from casefiles.law.kinds import Severity
from casefiles.letters import wording
from casefiles.letters.draft import Context, Draft, defence_and_answers, finding, translation
from casefiles.letters.row import FINDING, LetterRow, PaperRow
from casefiles.people.office_details import OfficeDetails
from casefiles.procedure.deadlines import deadline


def hearing_minutes(d: Draft) -> Context:
    announced = d.case.hearing.announced
    notice = announced[0].answers if announced else {}
    return {
        "听证": {
            "日期": wording.iso_date(d.answers["held_on"]),
            "时间": notice.get("at_time") or "",
            "地点": notice.get("place") or "",
            "主持人": notice.get("chair") or "",
            "记录人": notice.get("recorder") or "",
            "是否公开": bool(notice.get("is_public")),
        },
        "到场": list(d.answers["present"]),
        "意见": list(d.answers["points"]),
        "没有签名的原因": d.answers.get("unsigned_why") or "",
    }


def ways_to_answer(office: OfficeDetails) -> list[str]:
    """The ways in which the respondent may answer a notice."""
    return [
        f"书面提交或者邮寄至{office.address}{office.name}；",
        "在工作时间到本机关当面口头陈述，由工作人员制作笔录；",
        f"拨打{office.phone}预约其他方式。",
    ]


def prior_notice(d: Draft) -> Context:
    proposal = Proposal.read(d.answers)
    taken = {one.code for one in proposal.restrictions}
    hearing = d.measure.policy("hearing.measures").value
    grave = d.case.is_linked or proposal.severity == Severity.SERIOUS
    return finding(d, proposal) | {
        "拟记入期限": f"{proposal.term_months}个月，自认定决定作出之日起计算。",
        "申辩期限": d.measure.policy("notice.defence_days").words,
        "申辩方式": ways_to_answer(d.office),
        "可听证": grave or (isinstance(hearing, tuple) and bool(taken & set(hearing))),
        "听证期限": d.measure.policy("hearing.request_days").words,
        "改正": wording.paragraphs(d.answers.get("correct_now") or ""),
        "权利": [],
        **translation(d),
    }


def defence_extension(d: Draft) -> Context:
    notice = d.case.service.served(PRIOR_NOTICE)
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
    asked = d.case.hearing.asked
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
        **translation(d),
    }


# Rights that are read to the respondent before an oral defence.
RIGHTS_READ_FIRST = [
    "有权进行陈述和申辩，有权申请回避，有权使用本民族语言文字。",
    "不因陈述、申辩而作出更重的处理。",
]


def defence_record(d: Draft) -> Context | None:
    """The record of an oral defence; None for a written one, which is on file itself."""
    if d.answers["manner"] != "oral":
        return None
    r = d.case.respondent
    return {
        "时间": {"起": wording.iso_date(d.answers["received_on"]), "止": "　　时　　分"},
        "地点": d.office.name,
        "陈述人": {
            "姓名": d.answers["by"],
            "关系": "本人" if d.answers["by"] == r.name else "",
            "证件号码": r.identity_number if d.answers["by"] == r.name else "",
            "电话": r.phone,
        },
        "听取人": "、".join(wording.clerks(d.case)),
        "记录人": signed_name(d.case.filings[-1].filed_by),
        "翻译": d.answers.get("interpreter") or "",
        "告知事项": RIGHTS_READ_FIRST,
        "问答": [{"问": "请陈述你的意见和理由。", "答": point} for point in d.answers["points"]],
        "材料": [],
    }


def defence_review(d: Draft) -> Context:
    defence = defence_and_answers(d)
    review = d.answers["responses"]
    rows = [
        {
            "序号": str(i),
            "意见": row["point"],
            "复核": "已核对",
            "采纳": row["adopted"],
            "理由": row["reason"],
        }
        for i, row in enumerate(review, start=1)
    ]
    effects = {
        "uphold": "维持拟认定意见，报请审议。",
        "renotice": "从轻或者变更事实，重新告知。",
        "drop": "申辩成立，不予认定。",
    }
    milder = d.case.ruling.submitted
    changed = d.answers.get("severity") or d.answers.get("term_months")
    reduced = f"从轻后：{milder.severity.title}，{milder.term_months}个月。" if changed and milder else ""
    said = "书面放弃陈述申辩" if d.case.hearing.waiver else "期限内未提出"
    return {
        "申辩": {"日期": defence["日期"] or "—", "方式": defence["方式"] or said, "意见": rows},
        "影响": effects[d.answers["outcome"]] + reduced,
        "复核意见": d.answers["opinion"],
    }


LETTERS = (
    LetterRow(PRIOR_NOTICE, prior_notice, rests_on=FINDING),
    LetterRow(
        HEARING_NOTICE,
        hearing_notice,
        rests_on=(StepName.PRIOR_NOTICE, StepName.DEFENCE),
        speaks_of_conduct=False,
    ),
    LetterRow(
        DEFENCE_EXTENSION, defence_extension, rests_on=(StepName.PRIOR_NOTICE,), speaks_of_conduct=False
    ),
)

PAPERS = (
    PaperRow("defence_record", defence_record),
    PaperRow("defence_review", defence_review),
    PaperRow("hearing_minutes", hearing_minutes),
)
