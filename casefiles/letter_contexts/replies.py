"""Answers to review organs and courts, to persons about their data, and reminders to agencies."""

from __future__ import annotations

from casefiles import wording
from casefiles.calendar import chinese_date
from casefiles.cases.step_names import StepName
from casefiles.guards.endings import is_important
from casefiles.letter_contexts.draft import Context, Draft
from casefiles.measure import article
from casefiles.outbox import sent


def review_reply(d: Draft) -> Context:
    asked = next(x for x in d.case.every(StepName.PROCEEDING) if x.sequence == int(d.answers["proceeding"]))
    decision, notice = d.case.signed_letter("decision"), d.case.served_letter("prior_notice")
    told = (
        [
            f"本机关于{chinese_date(notice.served_on)}送达事先告知书（{notice.number}），听取陈述申辩后报县人民政府审定。"
        ]
        if notice and notice.served_on
        else []
    )
    made = (
        [f"{chinese_date(decision.day)}，本机关作出《失信行为认定决定书》（{decision.number}）。"]
        if decision and decision.day
        else []
    )
    rows = []
    for number, line in enumerate(d.answers["exhibits"], start=1):
        name, proves, pages = ([*line.split("——"), "", ""])[:3]
        rows.append(
            {
                "序号": str(number),
                "名称": name.strip(),
                "证明事项": proves.strip() or "认定的事实和程序",
                "页码": pages.strip(),
            }
        )
    return {
        "诉讼": asked.answers["kind"] == "suit",
        "复议机关": asked.answers["body"],
        "复议案号": asked.answers["number"],
        "申请人": d.case.respondent.name,
        "请求": list(d.answers["claims"]),
        "事实": [*wording.paragraphs(d.case.facts_found), *told, *made],
        "依据": list(d.answers["grounds"]),
        "答复意见": list(d.answers["reply"]),
        "证据": rows,
    }


def court_redirect(d: Draft) -> Context:
    report = d.case.report
    said = f"{d.answers['by']}于{wording.iso_date(d.answers['received_on'])}提出："
    return {
        "收文单位": d.addressee,
        "法院": report.get("instrument_issuer") or "执行法院",
        "案件号": report.get("instrument_number") or "",
        "事项": [said + matter for matter in d.answers["matters"]],
        "说明": list(d.answers["note"]),
    }


def personal_information_reply(d: Draft) -> Context:
    r, report = d.case.respondent, d.case.report
    asked = next(
        x for x in d.case.every(StepName.INFORMATION_REQUEST) if x.sequence == int(d.answers["request"])
    )
    refused = d.answers["outcome"] == "refuse"
    retention = "retention.important" if is_important(d.case) else "retention.ordinary"
    reported, kept = f"{report['department']}报送", f"案件归档后{d.measure.text_of(retention)}"
    held = [
        ("姓名" if r.kind.is_natural_person else "名称", r.name),
        (r.identity_label, r.identity_number),
        ("住址（住所）", r.address),
        ("电话", r.phone),
        ("反映的行为", wording.matter(d.case, d.measure)),
        ("案件现况", d.case.state.title),
    ]
    told = [x for x in d.case.letters if x.agency and x.served_on]
    return {
        "申请日期": wording.iso_date(asked.answers["received_on"]),
        "不予理由": list(d.answers["reasons"]) if refused else [],
        "补充": [] if refused else list(d.answers["reasons"]),
        "内容": [
            {
                "项目": name,
                "内容": value,
                "来源": "本机关办理" if name == "案件现况" else reported,
                "保存期限": kept,
            }
            for name, value in held
            if value
        ],
        "提供给": [
            {
                "单位": d.measure.agencies[x.agency].name,
                "日期": chinese_date(x.served_on) if x.served_on else "",
                "事项": f"{x.title}所载内容（{x.number}）",
            }
            for x in told
        ],
        "权利": [],
    }


def reminder(d: Draft) -> Context:
    late = [
        one
        for one in sent(d.case, d.measure, d.calendar)
        if one.agency == d.agency and one.is_late(d.filed_on)
    ]
    return {
        "收文单位": d.measure.agencies[d.agency].name,
        "依据": d.measure.cite(article(8)),
        "未回执": [
            {
                "序号": str(number),
                "文书": one.title,
                "文号": one.number,
                "送达日期": chinese_date(one.sent_on) if one.sent_on else "",
                "应回日期": chinese_date(one.answer_by) if one.answer_by else "",
            }
            for number, one in enumerate(late, start=1)
        ],
        "说明": wording.paragraphs(d.answers.get("note") or ""),
        "回执期限": d.measure.policy("push.receipt_days").words,
    }
