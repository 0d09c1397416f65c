"""What each letter says: from a case, at the moment a letter was drafted, to the variables of its template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from casefiles import wording
from casefiles.calendar import WorkingCalendar, chinese_date, term_end
from casefiles.case import Case, LetterInCase
from casefiles.deadlines import deadline
from casefiles.measure import Measure, Severity, article
from casefiles.settings import OfficeDetails

Context = dict[str, Any]


@dataclass(frozen=True)
class Draft:
    """Everything a letter is written from: the case as it was when the letter was drafted.

    `number` and `day` are empty until it is signed; `numbers` are those of the letters signed with or before it.
    """

    case: Case
    kind: str
    addressee: str
    agency: str
    office: OfficeDetails
    measure: Measure
    calendar: WorkingCalendar
    number: str = ""
    day: date | None = None
    numbers: Mapping[str, str] = field(default_factory=dict)
    signer: str = ""

    @property
    def answers(self) -> Mapping[str, Any]:
        """The answers of the filing that drafts the letter: the newest of the case."""
        return self.case.filings[-1].answers

    @property
    def filed_on(self) -> date:
        return date.fromisoformat(self.case.filings[-1].filed_at[:10])

    @property
    def reference_day(self) -> date:
        """The day from which terms are counted in the letter: its own, or the drafting day while it has none."""
        return self.day or self.filed_on


def letter_context(draft: Draft) -> Context:
    """The variables of the letter's template (the contract is `doc_templates.samples`)."""
    return shared_context(draft) | BUILDERS[draft.kind](draft)


def shared_context(d: Draft) -> Context:
    """What every letter of the case says alike."""
    r = d.case.respondent
    return {
        "机关": {
            "名称": d.office.name,
            "简称": d.office.short_name,
            "地址": d.office.address,
            "邮编": d.office.postcode,
            "电话": d.office.phone,
            "联系人": d.office.contact,
            "所在地": d.office.seat,
        },
        "办法": {"名称": d.measure.title, "文号": d.measure.number},
        "案号": d.case.number,
        "案由": wording.matter(d.case, d.measure),
        "文号": d.number or wording.pending_number(d.office, d.kind, d.reference_day.year),
        "日期": chinese_date(d.day) if d.day else wording.PENDING_DATE,
        "当事人": {
            "名称": r.name,
            "类别": r.kind.title,
            "是自然人": r.kind.is_natural_person,
            "证件名称": r.identity_label,
            "证件号码": r.identity_number if d.addressee == r.name else r.masked_identity,
            "法定代表人": "" if r.kind.is_natural_person else r.representative,
            "地址": r.address,
            "性别": r.sex,
        },
        "经办人": "、".join(wording.clerks(d.case)),
        "副本": d.day is None,
    }


def _finding(d: Draft, proposal: Mapping[str, Any]) -> Context:
    """Facts, evidence, instrument, grounds and what is proposed or decided."""
    ground = article(4, d.case.item)
    return {
        "事实": wording.paragraphs(d.case.facts_found),
        "证据": wording.evidence_rows(d.case),
        "依据文书": [wording.instrument(d.case)],
        "条款": d.measure.cite(ground),
        "条款原文": d.measure.quote(ground),
        "认定理由": wording.paragraphs(proposal.get("reasons") or ""),
        "情形": "、".join(d.measure.behaviours[code].label for code in d.case.behaviours),
        "上位依据": proposal.get("upper_norm") or "",
        "等级": Severity(proposal["severity"]).title,
        "等级理由": proposal["severity_reasons"],
        "措施": wording.restriction_rows(proposal, d.measure),
        "公示": wording.publication(d.case, d.measure, Severity(proposal["severity"])),
    }


def _defence(d: Draft) -> Context:
    review = d.case.latest("defence_review")
    responses = review.answers["responses"] if review else []
    rows = [
        {"序号": str(i), "意见": row["point"], "采纳": row["adopted"], "理由": row["reason"]}
        for i, row in enumerate(responses, start=1)
    ]
    defences = d.case.defences
    return {
        "提出": bool(defences),
        "放弃": d.case.waiver is not None,
        "日期": wording.iso_date(defences[-1].answers["received_on"]) if defences else "",
        "方式": wording.MANNERS.get(defences[-1].answers["manner"], "") if defences else "",
        "意见": rows if defences else [],
    }


def _legal_review(d: Draft) -> Context:
    review = d.case.latest("legal_review")
    return {
        "日期": wording.iso_date(review.filed_at[:10]) if review else "",
        "意见": review.answers["opinion"] if review else "",
    }


def _remedies(d: Draft) -> Context:
    """Review and suit, with organ, court and period, in every paper that binds the person (行政处罚法 Art. 59)."""
    return {
        "复议": {"机关": d.office.review_body, "期限": d.measure.policy("review.period").words},
        "诉讼": {"法院": d.office.court, "期限": d.measure.policy("suit.months").words},
    }


def _objection_path(d: Draft) -> list[str]:
    own, source = d.measure.policy("objection.decide_days"), d.measure.policy("objection.source_days")
    mark = d.measure.policy("objection.mark_days")
    return [
        f"对信用记录有异议的，可以随时向本机关书面或者口头提出，并附有关材料。本机关自收到之日起{mark.words}内作出异议标注，"
        f"{own.words}内核查并书面答复；需要向信息提供单位核实的，{source.words}内答复。"
    ]


def _term(d: Draft, months: int, start: date) -> Context:
    return {
        "起": chinese_date(start),
        "止": chinese_date(term_end(start, months)),
        "说明": "期限届满之日失信信息自行停止使用和公示，无须当事人申请。",
    }


def _decided(d: Draft) -> Context:
    letter = d.case.signed_letter("decision")
    served = d.case.served_letter("decision")
    pending = wording.pending_number(d.office, "decision", d.reference_day.year)
    return {
        "文号": letter.number if letter else d.numbers.get("decision", pending),
        "日期": chinese_date(letter.day) if letter and letter.day else "",
        "送达日期": chinese_date(served.served_on) if served and served.served_on else "",
    }


def _informed(d: Draft) -> list[str]:
    return [d.measure.agencies[key].name for key in d.case.informed_agencies]


def _prior_notice(d: Draft) -> Context:
    months = int(d.answers["term_months"])
    taken = {row["code"] for row in d.answers["restrictions"]}
    hearing = d.measure.policy("hearing.measures").value
    return _finding(d, d.answers) | {
        "拟记入期限": f"{months}个月，自认定决定作出之日起计算。",
        "申辩期限": d.measure.policy("notice.defence_days").words,
        "申辩方式": [
            f"书面提交或者邮寄至{d.office.address}{d.office.name}；",
            "在工作时间到本机关当面口头陈述，由工作人员制作笔录；",
            f"拨打{d.office.phone}预约其他方式。",
        ],
        "可听证": isinstance(hearing, tuple) and bool(taken & set(hearing)),
        "听证期限": d.measure.policy("hearing.request_days").words,
        "改正": wording.paragraphs(d.answers.get("correct_now") or ""),
        "权利": [],
    }


def _decision(d: Draft) -> Context:
    notice = d.case.served_letter("prior_notice")
    meeting = d.case.latest("meeting")
    severity = Severity(d.answers["severity"])
    months = int(d.answers["term_months"])
    return (
        _finding(d, d.answers)
        | _remedies(d)
        | {
            "告知": {
                "文号": notice.number if notice else "",
                "送达日期": chinese_date(notice.served_on) if notice and notice.served_on else "",
                "送达方式": wording.SERVICE_METHODS.get(notice.service_method, "") if notice else "",
            },
            "申辩": _defence(d),
            "法制审核": _legal_review(d),
            "会议": {
                "名称": meeting.answers["session"] if meeting else "",
                "日期": wording.iso_date(meeting.answers["held_on"]) if meeting else "",
                "纪要文号": meeting.answers["minutes_number"] if meeting else "",
            },
            "记入期限": _term(d, months, d.reference_day),
            "移出条件": [
                "记入期限届满且义务已经履行的，自届满之日起自动移出，无须申请；",
                "期限届满而义务尚未履行的，公示自动停止，不再延长；",
                "经信用修复的，自准予修复之日起移出；",
                "认定所依据的文书被撤销或者变更，认定不再成立的，自查实之日起移出。",
            ],
            "修复": [wording.repair_sentence(d.measure, severity, d.reference_day)],
            "异议": _objection_path(d),
            "提示": [
                "行政复议不是提起行政诉讼的必经程序，可以不经行政复议直接提起行政诉讼。",
                "不服行政复议决定的，可以自收到复议决定书之日起15日内向人民法院提起诉讼。",
            ],
        }
    )


def _repair_notice(d: Draft) -> Context:
    severity = Severity(d.answers["severity"])
    return {
        "决定": {"文号": _decided(d)["文号"]},
        "等级": severity.title,
        "最早申请日": chinese_date(wording.earliest_repair(d.measure, severity, d.reference_day)),
        "条件": [
            "最短公示期届满；",
            "纠正失信行为，履行全部义务；",
            "公开作出信用承诺；",
            "符合法律、法规、规章规定的其他条件。",
        ],
        "材料": ["信用修复申请表；", "信用承诺书；", "已经履行义务的证明材料。"],
        "渠道": f"登录“信用中国”网站提出申请，也可以到{d.office.address}由工作人员协助提出。信用修复不收取费用。",
        "期限说明": "最长公示期届满的，自动停止公示，无须申请。",
    }


def _non_recognition(d: Draft) -> Context:
    return {
        "事实": wording.paragraphs(d.case.facts_found),
        "申辩": _defence(d),
        "理由": list(d.answers["reasons"]),
        "处理": list(d.answers.get("handling") or ["相关信息不记入信用记录，不对外提供，仅归入案卷保存。"]),
        "抄送": d.case.report["department"],
    }


def _entry_notice(d: Draft) -> Context:
    severity = d.case.severity or Severity.MINOR
    term = d.case.term
    decided = d.case.decided or {}
    start = term[0] if term else d.reference_day
    return _remedies(d) | {
        "决定": _decided(d),
        "记入日期": wording.iso_date(d.answers["entered_on"]),
        "记入内容": [
            f"失信行为：{'、'.join(d.measure.behaviours[code].label for code in d.case.behaviours)}；",
            f"认定文号：{_decided(d)['文号']}；",
            f"失信等级：{severity.title}。",
        ],
        "记入期限": _term(d, int(decided.get("term_months", 1)), start),
        "公示": wording.publication(d.case, d.measure, severity),
        "通报单位": [name for row in decided.get("restrictions", ()) if (name := row.get("agency"))],
        "异议": _objection_path(d),
    }


def _refusal(d: Draft) -> Context:
    ground = wording.refusal_ground(d.answers["reason_kind"], d.case.item)
    return {
        "报送单位": d.case.report["department"],
        "报送日期": chinese_date(d.case.reported_on),
        "理由": list(d.answers["reasons"]),
        "条款": d.measure.cite(ground),
        "条款原文": d.measure.quote(ground),
        "移送单位": d.answers.get("refer_to") or "",
        "处理": ["报送材料随本告知书退回，本机关不记录、不对外提供当事人的有关信息。"],
    }


def _submission(d: Draft) -> Context:
    proposal = d.case.proposal or {}
    severity = Severity(proposal["severity"])
    notice = d.case.notice_served_on
    defence = _defence(d)
    told = f"{chinese_date(notice)}向当事人送达事先告知书。" if notice else ""
    rows = wording.restriction_rows(proposal, d.measure)
    upper = [proposal["upper_norm"]] if proposal.get("upper_norm") else []
    return {
        "主送": d.office.government,
        "标题": f"{d.office.name}关于提请审定{d.case.respondent.name}失信行为认定事项的请示",
        "签发人": d.signer,
        "事实": wording.paragraphs(d.answers["summary"]),
        "依据": [f"{d.measure.cite(article(4, d.case.item))}。", *upper],
        "申辩情况": [told + wording.defence_summary(defence)],
        "法制审核": _legal_review(d),
        "拟定意见": [
            f"拟认定当事人{wording.matter(d.case, d.measure)}的行为为失信行为，失信等级为{severity.title}，"
            f"记入信用记录{proposal['term_months']}个月；"
            + (f"拟提请有关单位采取措施{len(rows)}项。" if rows else "不提请采取措施。"),
            *wording.paragraphs(d.answers.get("risks") or ""),
        ],
        "附件": ["事先告知书及送达回证", "核查情况和证据目录", "陈述申辩意见及答复"],
        "联系方式": f"{d.office.contact}，{d.office.phone}",
    }


def _agency_notice(d: Draft) -> Context:
    decided = d.case.decided or {}
    r = d.case.respondent
    rows = wording.restriction_rows(decided, d.measure, d.measure.agencies[d.agency].name)
    start, end = d.case.term or (d.reference_day, d.reference_day)
    return {
        "收文单位": d.measure.agencies[d.agency].name,
        "决定": _decided(d),
        "用途": d.answers["purpose"],
        "法律依据": "；".join(dict.fromkeys(row["依据"] for row in rows)) or d.measure.cite(article(6, 2)),
        "通报内容": [
            {"项目": "姓名" if r.kind.is_natural_person else "名称", "内容": r.name},
            {"项目": r.identity_label, "内容": r.masked_identity},
            {"项目": "失信行为", "内容": wording.matter(d.case, d.measure)},
            {"项目": "失信等级", "内容": (d.case.severity or Severity.MINOR).title},
        ],
        "措施": rows,
        "期限": {"起": chinese_date(start), "止": chinese_date(end), "说明": "期限届满即行解除。"},
        "保密要求": "请妥善保管本函所载信息，限于履行职责所必需的人员知悉，不得向无关单位和个人提供。",
        "解除要求": f"收到本机关解除限制通知函后，请在{d.measure.policy('lift.days').words}内解除措施并停止使用该信息。",
        "回执期限": d.measure.policy("push.receipt_days").words,
    }


#: How a listing ends: by which step, in whose letter, in what words.
ENDING_LETTERS = {
    "removal": "removal",
    "objection_result": "annulment",
    "proceeding_outcome": "annulment",
    "annulment": "annulment",
    "repair_decision": "repair_decision",
    "expiry": "expiry_notice",
    "termination": "termination",
}
ENDING_REASONS = {
    "removal": "记入期限届满且义务已经履行",
    "objection_result": "认定决定已经撤销",
    "proceeding_outcome": "认定决定已经撤销",
    "annulment": "认定决定已经撤销",
    "repair_decision": "已经准予信用修复",
    "expiry": "记入期限届满",
    "termination": "案件已经终止",
    "court_release": "人民法院已经解除",
}


def _ending_number(d: Draft) -> str:
    """The number of the paper by which the listing ended; a court's release has none of the office's."""
    kind = ENDING_LETTERS.get(d.case.filings[-1].step)
    if kind is None:
        return ""
    return d.numbers.get(kind, wording.pending_number(d.office, kind, d.reference_day.year))


def _lift_notice(d: Draft) -> Context:
    step = d.case.filings[-1].step
    decided = d.case.decided or {}
    last = d.calendar.end_of(d.reference_day, d.measure.policy("lift.days"), for_the_person=False)
    return {
        "收文单位": d.measure.agencies[d.agency].name,
        "移出": {"文号": _ending_number(d), "日期": chinese_date(d.filed_on), "事由": ENDING_REASONS[step]},
        "措施": wording.restriction_rows(decided, d.measure, d.measure.agencies[d.agency].name),
        "解除期限": chinese_date(last.day),
        "回执期限": d.measure.policy("lift.receipt_days").words,
    }


def _objection_result(d: Draft) -> Context:
    contested = next(x for x in d.case.every("objection") if x.sequence == int(d.answers["objection"]))
    done = {
        "correct": [
            f"自{chinese_date(d.reference_day)}起更正信用记录的有关内容，详见更正通知书；其余内容不变。"
        ],
        "annul": ["撤销认定决定，删除信用记录，并通知各单位解除限制，详见撤销认定决定书。"],
        "reject": ["信用记录维持不变；自本告知书送达之日起取消异议标注。"],
    }
    verdicts = {"correct": "部分成立", "annul": "异议成立", "reject": "不成立"}
    return _remedies(d) | {
        "异议": {
            "日期": wording.iso_date(contested.answers["received_on"]),
            "事项": list(contested.answers["matters"]),
            "理由": list(contested.answers["grounds"]),
        },
        "核查": [*d.answers["checks"], *d.answers["reasons"]],
        "结论": verdicts[d.answers["outcome"]],
        "处理": done[d.answers["outcome"]],
        "已通知单位": _informed(d) if d.answers["outcome"] != "reject" else [],
    }


def _correction(d: Draft) -> Context:
    return {
        "收文单位": d.measure.agencies[d.agency].name if d.agency else "",
        "记录编号": d.case.number,
        "更正": wording.correction_rows(d.case, d.answers["corrections"]),
        "更正日期": chinese_date(d.reference_day),
        "已通知单位": _informed(d),
    }


def _annulment(d: Draft) -> Context:
    return _remedies(d) | {
        "决定": _decided(d),
        "理由": list(d.answers["reasons"]),
        "效力": [
            "认定决定自始没有约束力，信用记录和公示信息一并删除。",
            "当事人因该认定受到损失的，可以依法要求赔偿。",
        ],
        "已通知单位": _informed(d),
    }


def _removal(d: Draft) -> Context:
    return {
        "决定": _decided(d),
        "事由": "记入期限届满且义务已经履行",
        "依据": d.measure.cite(article(8)),
        "移出日期": chinese_date(d.filed_on),
        "说明": [*d.answers.get("note", ()), "公示信息已于期限届满之日停止公示。"],
        "已通知单位": _informed(d),
    }


def _court_pass_on(d: Draft) -> Context:
    r, report = d.case.respondent, d.case.report
    return {
        "收文单位": d.measure.agencies[d.agency].name,
        "法院": report.get("instrument_issuer") or "",
        "案件号": report.get("instrument_number") or "",
        "文书": {key: value for key, value in wording.instrument(d.case).items() if key != "作出机关"},
        "内容": [
            {"项目": "姓名" if r.kind.is_natural_person else "名称", "内容": r.name},
            {"项目": r.identity_label, "内容": r.masked_identity},
            {"项目": "执行法院", "内容": report.get("instrument_issuer") or ""},
            {"项目": "履行情况", "内容": report.get("performance") or "不明"},
        ],
        "说明": [
            "本函只转送人民法院公布的信息，不作增减；人民法院删除或者更正的，本机关将及时转告，请同步处理。"
        ],
    }


def _supplement_request(d: Draft) -> Context:
    return {
        "报送单位": d.case.report["department"],
        "报送日期": chinese_date(d.case.reported_on),
        "缺少": list(d.answers["missing"]),
        "补正期限": d.measure.policy("intake.supplement_answer_days").words,
        "后果": ["逾期不补正的，本机关将依据现有材料审查，材料不足以认定的不予受理。"],
    }


def _suspension_notice(d: Draft) -> Context:
    return {
        "报送单位": d.case.report["department"],
        "原因": d.answers["reason"],
        "等待事项": d.answers["waits_for"],
        "中止日期": chinese_date(d.filed_on),
    }


def _hearing_notice(d: Draft) -> Context:
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


def _defence_extension(d: Draft) -> Context:
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


def _objection_receipt(d: Draft) -> Context:
    return {
        "异议": {"日期": wording.iso_date(d.answers["received_on"]), "事项": list(d.answers["matters"])},
        "处理期限": d.measure.policy("objection.decide_days").words,
        "标注日期": chinese_date(d.filed_on),
    }


def _repair_decision(d: Draft) -> Context:
    asked = d.case.latest("repair_application")
    granted = d.answers["outcome"] == "grant"
    return _remedies(d) | {
        "决定": _decided(d),
        "申请日期": wording.iso_date(asked.answers["received_on"]) if asked else "",
        "准予": granted,
        "理由": list(d.answers["reasons"]),
        "移出日期": chinese_date(d.filed_on) if granted else "",
        "已通知单位": _informed(d) if granted else [],
    }


def _listing_term(d: Draft) -> Context:
    start, end = d.case.term or (d.reference_day, d.reference_day)
    return {"起": chinese_date(start), "止": chinese_date(end), "说明": "期限届满即止，不再延长。"}


def _expiry_notice(d: Draft) -> Context:
    return {
        "决定": _decided(d),
        "记入期限": _listing_term(d),
        "尚未履行": d.answers["unmet"],
        "移送单位": d.answers["refer_to"],
        "已通知单位": _informed(d),
    }


def _expiry_referral(d: Draft) -> Context:
    return {
        "收文单位": d.addressee,
        "决定": _decided(d),
        "记入期限": _listing_term(d),
        "尚未履行": d.answers["unmet"],
        "说明": ["记入期限届满，公示和限制措施均已停止。请你单位依照职责依法处理，处理结果请函告本机关。"],
    }


def _termination(d: Draft) -> Context:
    listed = d.case.signed_letter("decision") is not None
    effects = ["本案终止办理，相关信息不再记入、公示或者提供。"]
    if listed:
        effects.append("已记入的信用记录自本决定之日起停止使用和公示，各单位解除限制。")
    return _remedies(d) | {
        "收文人": d.addressee,
        "事由": wording.TERMINATION_GROUNDS[d.answers["ground"]],
        "理由": list(d.answers["reasons"]),
        "效力": effects,
        "已通知单位": _informed(d),
    }


def _referral(d: Draft) -> Context:
    ground = wording.refusal_ground(d.answers["reason_kind"], d.case.item)
    return {
        "收文单位": d.addressee,
        "原报送单位": d.case.report["department"],
        "理由": list(d.answers["reasons"]),
        "依据": d.measure.cite(ground),
        "材料": list(d.case.report.get("evidence") or ["失信信息报送单"]),
        "回执期限": d.measure.policy("push.receipt_days").words,
    }


BUILDERS: dict[str, Callable[[Draft], Context]] = {
    "prior_notice": _prior_notice,
    "decision": _decision,
    "repair_notice": _repair_notice,
    "non_recognition": _non_recognition,
    "entry_notice": _entry_notice,
    "refusal": _refusal,
    "submission": _submission,
    "agency_notice": _agency_notice,
    "lift_notice": _lift_notice,
    "objection_result": _objection_result,
    "correction": _correction,
    "annulment": _annulment,
    "removal": _removal,
    "supplement_request": _supplement_request,
    "suspension_notice": _suspension_notice,
    "hearing_notice": _hearing_notice,
    "defence_extension": _defence_extension,
    "objection_receipt": _objection_receipt,
    "repair_decision": _repair_decision,
    "expiry_notice": _expiry_notice,
    "expiry_referral": _expiry_referral,
    "termination": _termination,
    "referral": _referral,
    "court_pass_on": _court_pass_on,
}


def service_receipt_context(draft: Draft, chosen: list[LetterInCase], method: str) -> Context:
    """The 送达回证 that goes out with `chosen` letters."""
    place = draft.case.respondent.address if chosen[0].addressee == draft.case.respondent.name else ""
    notice = any(letter.kind == "prior_notice" for letter in chosen)
    period = draft.measure.policy("notice.defence_days").words
    return shared_context(draft) | {
        "文号": "",
        "送达文书": [{"名称": x.title, "文号": x.number, "份数": "1"} for x in chosen],
        "受送达人": chosen[0].addressee,
        "送达地点": place,
        "送达方式": wording.SERVICE_METHODS.get(method, ""),
        "截止日说明": f"陈述申辩期为送达次日起{period}，截止日：　　年　月　日（送达时填写）"
        if notice
        else "",
        "送达人": "",
        "备注": "",
    }
