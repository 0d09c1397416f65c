"""Letters and papers of listing: the variables of each template."""

from __future__ import annotations

from casefiles.cases.filing import signed_name
from casefiles.cases.letter_kinds import AGENCY_NOTICE, ENTRY_NOTICE, RECIPIENTS_NOTICE, REMINDER
from casefiles.cases.step_names import StepName
from casefiles.law.calendar import chinese_date, term_end
from casefiles.law.ground import Provision
from casefiles.law.kinds import Severity
from casefiles.letters import wording
from casefiles.letters.draft import Context, Draft, decision_cited, objection_path, remedies, term_words
from casefiles.letters.row import LISTED, LetterRow, PaperRow
from casefiles.outward.agencies import sent
from casefiles.outward.register import listing, take_down_day


def agency_notice(d: Draft) -> Context:
    restrictions = d.case.ruling.restrictions
    r = d.case.respondent
    rows = wording.restriction_rows(restrictions, d.measure, d.agency, d.case.listing.term)
    start, end = d.case.listing.term or (d.reference_day, d.reference_day)
    own = [one.months for one in restrictions if one.concerns(d.agency)]
    end = min(end, term_end(start, max(own))) if own else end
    return {
        "收文单位": d.measure.agency_name(d.agency),
        "决定": decision_cited(d),
        "用途": d.answers["purpose"],
        "法律依据": "；".join(dict.fromkeys(row["依据"] for row in rows)) or d.measure.cite(Provision.PUSH),
        "通报内容": [
            {"项目": "姓名" if r.kind.is_natural_person else "名称", "内容": r.name},
            {"项目": r.identity_label, "内容": r.masked_identity},
            {"项目": "失信行为", "内容": wording.matter(d.case, d.measure)},
            {"项目": "失信等级", "内容": (d.case.ruling.severity or Severity.MINOR).title},
        ],
        "措施": rows,
        "期限": {"起": chinese_date(start), "止": chinese_date(end), "说明": "期限届满即行解除。"},
        "保密要求": "请妥善保管本函所载信息，限于履行职责所必需的人员知悉，不得向无关单位和个人提供。本函所载是失信信息记录，不是严重失信主体名单。",
        "解除要求": f"收到本机关解除限制通知函后，请在{d.measure.policy('lift.days').words}内解除措施并停止使用该信息。",
        "回执期限": d.measure.policy("push.receipt_days").words,
    }


def entry_notice(d: Draft) -> Context:
    severity = d.case.ruling.severity or Severity.MINOR
    term = d.case.listing.term
    decided = d.case.ruling.decided
    start = term[0] if term else d.reference_day
    return remedies(d) | {
        "决定": decision_cited(d),
        "记入日期": wording.iso_date(d.answers["entered_on"]),
        "记入内容": [
            f"失信行为：{'、'.join(d.measure.behaviours[code].label for code in d.case.behaviours)}；",
            f"认定文号：{decision_cited(d)['文号']}；",
            f"失信等级：{severity.title}。",
        ],
        "记入期限": term_words(d, decided.term_months if decided else 1, start)
        | ({"止": chinese_date(term[1])} if term else {}),
        "公示": wording.publication(d.case, d.measure, severity),
        "通报单位": [d.measure.agency_name(key) for key in _recipients(d)],
        "异议": objection_path(d),
    }


def _recipients(d: Draft) -> list[str]:
    """The agencies that carry out the decided restrictions, then those chosen at the entry."""
    decided = d.case.ruling.decided
    carrying_out = decided.agencies if decided else []
    return list(dict.fromkeys([*carrying_out, *(d.answers.get("agencies") or ())]))


def recipients_notice(d: Draft) -> Context:
    return remedies(d) | {
        "决定": decision_cited(d),
        "通报单位": [d.measure.agency_name(key) for key in d.answers["agencies"]],
        "理由": list(d.answers["reasons"]),
    }


def publication_approval(d: Draft) -> Context:
    shown, last = listing(d.case, d.measure, d.office.name, d.filed_on), take_down_day(d.case, d.measure)
    person = d.case.kind.is_natural_person
    return {
        "公示": {
            "内容": [{"项目": name, "内容": value} for name, value in shown.rows],
            "渠道": "、".join(d.answers["channels"]),
            "起": wording.iso_date(d.answers["published_on"]),
            "止": chinese_date(last) if last else "",
        },
        "核对": [
            {"事项": "决定已经送达，等待期已满，没有未处理的异议", "结论": "是"},
            {"事项": "公示内容与决定书载明的一致，没有增加", "结论": "是"},
            {"事项": "证件号码、住址等个人信息已经处理", "结论": "是" if person else "不涉及"},
            {"事项": "不含国家秘密、商业秘密和他人隐私", "结论": "是"},
            {"事项": "不含未成年人信息和依法封存的记录", "结论": "是"},
        ],
        "批准人": signed_name(d.case.filings[-1].filed_by),
        "撤下日期": chinese_date(last) if last else "",
    }


def reminder(d: Draft) -> Context:
    late = [
        one
        for one in sent(d.case, d.measure, d.calendar)
        if one.agency == d.agency and one.is_late(d.filed_on)
    ]
    return {
        "收文单位": d.measure.agency_name(d.agency),
        "依据": d.measure.cite(Provision.RECEIPT),
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


LETTERS = (
    LetterRow(ENTRY_NOTICE, entry_notice, rests_on=(StepName.DECISION,)),
    LetterRow(RECIPIENTS_NOTICE, recipients_notice, rests_on=LISTED),
    LetterRow(AGENCY_NOTICE, agency_notice, rests_on=LISTED),
    LetterRow(REMINDER, reminder, rests_on=(StepName.PUSH, StepName.RECEIPT), speaks_of_conduct=False),
)

PAPERS = (PaperRow("publication_approval", publication_approval),)
