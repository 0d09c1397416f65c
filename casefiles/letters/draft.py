"""`Draft`, from which every letter is written, and the template variables that several letters share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.filing import filed_day
from casefiles.cases.letter_kinds import DECISION, LETTER_KINDS
from casefiles.cases.proposal import Proposal
from casefiles.cases.step_names import StepName
from casefiles.law.agency import AgencyKey
from casefiles.law.calendar import WorkingCalendar, chinese_date, term_end
from casefiles.law.ground import Provision
from casefiles.law.measure import Measure
from casefiles.letters import wording
from casefiles.people.office_details import OfficeDetails

Context = dict[str, Any]


@dataclass(frozen=True)
class Draft:
    """Everything a letter is written from: the case as it was when the letter was drafted.

    `number` and `day` are empty until it is signed; `numbers` are those of the letters signed with or before it.
    """

    case: Case
    kind: str
    addressee: str
    agency: AgencyKey
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
        return filed_day(self.case.filings[-1])

    @property
    def reference_day(self) -> date:
        """The day from which terms are counted in the letter: its own, or the drafting day while it has none."""
        return self.day or self.filed_on


def office_context(office: OfficeDetails, measure: Measure) -> Context:
    """What every paper of the office says of the office and of the Measure."""
    return {
        "机关": {
            "名称": office.name,
            "简称": office.short_name,
            "地址": office.address,
            "邮编": office.postcode,
            "电话": office.phone,
            "联系人": office.contact,
            "所在地": office.seat,
        },
        "办法": measure_context(measure),
    }


#: What a letter rests on in several provisions at once, by its name in the templates.
TOGETHER: Mapping[str, tuple[Provision, ...]] = {
    "对象和程序": (Provision.SCOPE, Provision.PROCEDURE),
    "认定和告知": (Provision.DETERMINATION, Provision.NOTICE),
    "惩戒和通报": (Provision.RESTRICTIONS, Provision.PUSH),
}


@lru_cache(maxsize=4)
def measure_context(measure: Measure) -> Context:
    """The Measure as letters cite it: each provision in full, without the document number, and in its own words."""
    cited: dict[str, tuple[Provision, ...]] = {one.title: (one,) for one in Provision}
    cited.update(TOGETHER)
    return {
        "名称": measure.title,
        "文号": measure.number,
        "依据": {title: measure.cite_in_full(*provisions) for title, provisions in cited.items()},
        "条款": {title: measure.cite(*provisions) for title, provisions in cited.items()},
        "原文": {provision.title: measure.quote(provision) for provision in Provision},
    }


def shared_context(d: Draft) -> Context:
    """What every letter of the case says alike."""
    r = d.case.respondent
    return office_context(d.office, d.measure) | {
        "案号": d.case.number,
        "案由": wording.matter(d.case, d.measure),
        "文号": d.number or _number_to_come(d),
        "日期": chinese_date(d.day) if d.day else wording.PENDING_DATE,
        "当事人": {
            "名称": r.name,
            "类别": r.kind.title,
            "是自然人": r.kind.is_natural_person,
            "证件名称": r.identity_label,
            "证件号码": r.identity_number if d.addressee == r.name else r.masked_identity,
            "法定代表人": "" if r.kind.is_natural_person else r.representative,
            "代表称谓": r.representative_label,
            "地址": r.address,
            "性别": r.sex,
        },
        "经办人": "、".join(wording.clerks(d.case)),
        "副本": d.day is None,
    }


def _number_to_come(d: Draft) -> str:
    """The placeholder for the number until signature; a working paper has none."""
    known = d.kind in LETTER_KINDS
    return wording.pending_number(d.office, d.kind, d.reference_day.year) if known else ""


def finding(d: Draft, proposal: Proposal) -> Context:
    """Facts, evidence, instrument, grounds and what is proposed or decided."""
    return {
        "关联": linked(d),
        "事实": wording.paragraphs(d.case.facts_found),
        "证据": wording.evidence_rows(d.case),
        "依据文书": wording.instruments(d.case),
        "条款": wording.cited_items(d.case, d.measure),
        "条款原文": wording.quoted_items(d.case, d.measure),
        "认定理由": [
            *wording.paragraphs(proposal.answers.get("reasons") or ""),
            *wording.exceptions(d.case, d.measure),
        ],
        "情形": "、".join(d.measure.behaviours[code].label for code in d.case.behaviours),
        "上位依据": proposal.upper_norm,
        "等级": proposal.severity.title,
        "等级理由": proposal.answers["severity_reasons"],
        "措施": wording.restriction_rows(proposal.restrictions, d.measure),
        "公示": wording.publication(d.case, d.measure, proposal.severity),
    }


def linked(d: Draft) -> Context:
    """The unit of a linked person, their capacity and the ground (Article 2); empty for others."""
    if not d.case.is_linked:
        return dict.fromkeys(("单位", "身份", "案号", "决定文号", "依据"), "")
    report = d.case.report
    return {
        "单位": str(d.case.opening.facts.get("unit") or "有关单位"),
        "身份": wording.RELATIONS[report.relation].removeprefix("单位的"),
        "案号": report.related_case,
        "决定文号": str(d.case.filings[-1].facts.get("unit_decision") or ""),
        "依据": report.answers.get("influence") or "",
    }


def defence_and_answers(d: Draft) -> Context:
    review = d.case.latest(StepName.DEFENCE_REVIEW)
    responses = review.answers["responses"] if review else []
    rows = [
        {"序号": str(i), "意见": row["point"], "采纳": row["adopted"], "理由": row["reason"]}
        for i, row in enumerate(responses, start=1)
    ]
    defences, waiver = d.case.hearing.defences, d.case.hearing.waiver
    said = [(one.answers["received_on"], wording.MANNERS[one.answers["manner"]]) for one in defences]
    if waiver and not said:
        said = [(waiver.answers["declared_on"], "书面")]
    return {
        "提出": bool(defences),
        "放弃": waiver is not None and not defences,
        "经过": "、".join(f"于{wording.iso_date(day)}以{manner}方式" for day, manner in dict.fromkeys(said)),
        "日期": wording.iso_date(defences[-1].answers["received_on"]) if defences else "",
        "方式": wording.MANNERS.get(defences[-1].answers["manner"], "") if defences else "",
        "意见": rows if defences else [],
    }


def legal_review(d: Draft) -> Context:
    review = d.case.latest(StepName.LEGAL_REVIEW)
    return {
        "日期": wording.iso_date(review.filed_at[:10]) if review else "",
        "意见": review.answers["opinion"] if review else "",
    }


def remedies(d: Draft) -> Context:
    """Review and suit, with organ, court and period, in every paper that binds the person (行政处罚法 Art. 59)."""
    return {
        "复议": {"机关": d.office.review_body, "期限": d.measure.policy("review.period").words},
        "诉讼": {"法院": d.office.court, "期限": d.measure.policy("suit.months").words},
    }


def translation(d: Draft) -> Context:
    """The languages in which a translation is offered (民族区域自治法 Art. 21); empty where none is."""
    return {"翻译语言": wording.languages_offered(d.measure, d.case.respondent.language)}


def objection_path(d: Draft) -> list[str]:
    own, source = d.measure.policy("objection.decide_days"), d.measure.policy("objection.source_days")
    mark = d.measure.policy("objection.mark_days")
    return [
        f"对信用记录有异议的，可以随时向本机关书面或者口头提出，并附有关材料。本机关自收到之日起{mark.words}内作出异议标注，"
        f"{own.words}内核查并书面答复；需要向信息提供单位核实的，{source.words}内答复。"
    ]


def term_words(d: Draft, months: int, start: date) -> Context:
    return {
        "起": chinese_date(start),
        "止": chinese_date(term_end(start, months)),
        "说明": "期限届满之日失信信息自行停止使用和公示，无须当事人申请。",
    }


def decision_cited(d: Draft) -> Context:
    letter = d.case.service.signed(DECISION)
    served = d.case.service.served(DECISION)
    pending = wording.pending_number(d.office, DECISION.name, d.reference_day.year)
    return {
        "文号": letter.number if letter else d.numbers.get(DECISION.name, pending),
        "日期": chinese_date(letter.day) if letter and letter.day else "",
        "送达日期": chinese_date(served.served_on) if served and served.served_on else "",
    }


def informed(d: Draft) -> list[str]:
    return [d.measure.agency_name(key) for key in d.case.listing.informed_agencies]


def listing_term(d: Draft) -> Context:
    start, end = d.case.listing.term or (d.reference_day, d.reference_day)
    return {"起": chinese_date(start), "止": chinese_date(end), "说明": "期限届满即止，不再延长。"}
