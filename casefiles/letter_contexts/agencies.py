"""Letters to agencies (Articles 5, 6(2), 8)."""

from __future__ import annotations

from collections.abc import Mapping

from casefiles import wording
from casefiles.calendar import chinese_date, term_end
from casefiles.cases.letter_kinds import LETTER_KINDS
from casefiles.cases.step_names import StepName
from casefiles.letter_contexts.draft import Context, Draft, decision_cited
from casefiles.measure import Severity, article


def agency_notice(d: Draft) -> Context:
    decided = d.case.decided or {}
    r = d.case.respondent
    rows = wording.restriction_rows(decided, d.measure, d.measure.agencies[d.agency].name, d.case.term)
    start, end = d.case.term or (d.reference_day, d.reference_day)
    own = [
        int(row["months"])
        for row in decided.get("restrictions", ())
        if row.get("agency") in (None, "", d.measure.agencies[d.agency].name)
    ]
    end = min(end, term_end(start, max(own))) if own else end
    return {
        "收文单位": d.measure.agencies[d.agency].name,
        "决定": decision_cited(d),
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
        "保密要求": "请妥善保管本函所载信息，限于履行职责所必需的人员知悉，不得向无关单位和个人提供。本函所载是失信信息记录，不是严重失信主体名单。",
        "解除要求": f"收到本机关解除限制通知函后，请在{d.measure.policy('lift.days').words}内解除措施并停止使用该信息。",
        "回执期限": d.measure.policy("push.receipt_days").words,
    }


#: How a listing ends: by which step, in whose letter, in what words.
ENDING_LETTERS: Mapping[str, str] = {
    StepName.REMOVAL: "removal",
    StepName.OBJECTION_RESULT: "annulment",
    StepName.PROCEEDING_OUTCOME: "annulment",
    StepName.ANNULMENT: "annulment",
    StepName.REPAIR_DECISION: "repair_decision",
    StepName.EXPIRY: "expiry_notice",
    StepName.TERMINATION: "termination",
}


ENDING_REASONS: Mapping[str, str] = {
    StepName.REMOVAL: "记入期限届满且义务已经履行",
    StepName.OBJECTION_RESULT: "认定决定已经撤销",
    StepName.PROCEEDING_OUTCOME: "认定决定已经撤销",
    StepName.ANNULMENT: "认定决定已经撤销",
    StepName.REPAIR_DECISION: "已经准予信用修复",
    StepName.EXPIRY: "记入期限届满",
    StepName.TERMINATION: "案件已经终止",
}


#: What the paper by which a listing ended did.
ENDING_ACTS = {
    "annulment": "撤销对{}的失信行为认定",
    "expiry_notice": "停止记入{}的失信信息",
    "termination": "终止对{}的案件",
}


#: How such a paper is headed where its kind alone does not say which way it went.
ENDING_TITLES = {"repair_decision": "准予信用修复决定书"}


def ending_number(d: Draft) -> str:
    """The number of the paper by which the listing ended; a court's release has none of the office's."""
    kind = ENDING_LETTERS.get(d.case.filings[-1].step)
    if kind is None:
        return ""
    return d.numbers.get(kind, wording.pending_number(d.office, kind, d.reference_day.year))


def how_it_ended(d: Draft) -> str:
    """Who ended it by which paper: the office by its own, or the court that listed."""
    kind, name = ENDING_LETTERS.get(d.case.filings[-1].step), d.case.respondent.name
    if kind is None:
        court = d.case.report.get("instrument_issuer") or "人民法院"
        return f"{court}已经删除（屏蔽）{name}的有关信息"
    act = ENDING_ACTS.get(kind, "将{}的失信信息移出信用记录").format(name)
    title = ENDING_TITLES.get(kind, LETTER_KINDS[kind].title)
    day = chinese_date(d.day) if d.day else wording.PENDING_DATE
    return f"本机关于{day}作出《{title}》（{ending_number(d)}），{act}"


def lift_notice(d: Draft) -> Context:
    step = d.case.filings[-1].step
    decided = d.case.decided or {}
    rows = wording.restriction_rows(decided, d.measure, d.measure.agencies[d.agency].name)
    last = d.calendar.end_of(d.reference_day, d.measure.policy("lift.days"), for_the_person=False)
    return {
        "收文单位": d.measure.agencies[d.agency].name,
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


#: By which law each of the two holds the decision of an office back, and lets it go on.
STAYED_BY = {
    "review": "《中华人民共和国行政复议法》第四十二条",
    "suit": "《中华人民共和国行政诉讼法》第五十六条",
}


def _proceeding(d: Draft) -> Context:
    """The reconsideration or suit in which the decision was stayed, and the law by which."""
    asked = d.case.filings[int(d.answers["proceeding"]) - 1]
    kind = str(asked.answers["kind"])
    word = "行政复议" if kind == "review" else "行政诉讼"
    return {
        "案件": f"{word}案件（{asked.answers['body']}，{asked.answers['number']}）",
        "依据": STAYED_BY[kind],
    }


def stay_notice(d: Draft) -> Context:
    return {
        "收文单位": d.measure.agencies[d.agency].name,
        "决定": decision_cited(d),
        "停止": _proceeding(d)
        | {
            "机关": d.answers["ordered_by"],
            "日期": wording.iso_date(d.answers["ordered_on"]),
            "文号": d.answers["number"],
        },
        "措施": wording.restriction_rows(d.case.decided or {}, d.measure, d.measure.agencies[d.agency].name),
        "回执期限": d.measure.policy("lift.receipt_days").words,
    }


def resumption_notice(d: Draft) -> Context:
    day = wording.iso_date(d.answers["ordered_on"])
    ordered = f"{d.answers['ordered_by']}于{day}作出的{d.answers['number']}"
    changed = [f for f in d.case.every(StepName.PROCEEDING_OUTCOME) if f.answers["outcome"] == "changed"]
    scope = "按变更后的内容恢复执行" if changed else "恢复执行"
    _, end = d.case.term or (d.reference_day, d.reference_day)
    return {
        "收文单位": d.measure.agencies[d.agency].name,
        "决定": decision_cited(d),
        "恢复": _proceeding(d) | {"经过": f"根据{ordered}，该决定{scope}"},
        "措施": wording.restriction_rows(d.case.decided or {}, d.measure, d.measure.agencies[d.agency].name),
        "期限": {"止": chinese_date(end)},
        "回执期限": d.measure.policy("push.receipt_days").words,
    }


def court_pass_on(d: Draft) -> Context:
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
        "回执期限": d.measure.policy("push.receipt_days").words,
        "措施": [],
        "说明": [
            "本函只转送人民法院公布的信息，不作增减；人民法院删除或者更正的，本机关将及时转告，请同步处理。"
        ],
    }
