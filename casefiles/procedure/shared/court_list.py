"""Recognising a court's own list, on which the office never decides (Article 2)."""

from __future__ import annotations

import re

from casefiles.cases.case import Case
from casefiles.cases.report import Report
from casefiles.law.calendar import chinese_date
from casefiles.law.ground import Provision, norm
from casefiles.law.measure import Measure
from casefiles.procedure.rule import Attempt, Refusal, guard
from casefiles.procedure.shared.standing import is_sealed

# A court under its full name or its usual short one (某州中院).
_A_COURT = re.compile(r"人民法院|法院$|[中高]院$|最高法$")

# The papers by which a court lists someone or restricts their consumption (Article 2).
_LISTED = re.compile(r"失信|限制.{0,6}消费")

# How a court names what it decides about its own enforcement.
_COURTS_OWN = re.compile(r"失信|限制.{0,6}消费|执行决定|执行裁定")


def is_a_courts_list(report: Report) -> bool:
    """Whether the instrument is a court's listing, or its restriction of someone's consumption (Article 2)."""
    name = report.instrument.name
    issuer = report.instrument.issuer
    return bool(_LISTED.search(name) and _A_COURT.search(issuer))


def is_court_matter(report: Report, measure: Measure) -> bool:
    """Whether a report belongs on the court track: a court's own decision about its enforcement."""
    name = report.instrument.name
    if not _A_COURT.search(report.instrument.issuer):
        return False
    return bool(_COURTS_OWN.search(name)) or report.item in measure.court_items


@guard("转送的是人民法院自己的名单，可以转送")
def only_a_courts_own_list_is_passed_on(case: Case, at: Attempt) -> Refusal | None:
    """Only a court's own list goes the court track, for on it nobody is notified and heard by the office.

    Even then not a minor, whom no court may list, a sealed record, or what precedes the Measure (Articles 2 and 3).
    """
    if at.answers.get("outcome", "court") != "court" or not case.is_court_track:
        return None
    report, respondent = case.report, case.respondent
    if not is_a_courts_list(report) or not report.instrument.number:
        return Refusal(
            Provision.COURT_LIST,
            "依据文书不是人民法院对其执行案件作出的决定（名称、文号、作出法院须齐全），不能按法院名单转送",
            "登记有误的请撤回，另按报送登记",
        )
    if respondent.is_minor_on(case.conduct_date):
        ground = norm("《最高人民法院关于公布失信被执行人名单信息的若干规定》第四条")
        return Refusal(ground, "被执行人是未成年人，不得纳入名单，不能转送", "请撤回，告知执行法院核对")
    if is_sealed(report):
        return Refusal(
            norm("《中华人民共和国治安管理处罚法》第一百三十六条"),
            "材料来自依法封存的记录，不得提供和使用",
            "请撤回，退回材料",
        )
    if case.conduct_date < at.measure.effective:
        words = f"记录产生于{chinese_date(case.conduct_date)}，早于本办法施行日{chinese_date(at.measure.effective)}"
        return Refusal(Provision.EFFECT, words, "由执行法院依有关规定执行，本机关不转送；请撤回")
    return None
