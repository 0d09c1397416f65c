"""Rules for the submission, the meeting and the decision (Articles 4 to 6)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.letter_kinds import DECISION
from casefiles.cases.step_names import StepName
from casefiles.law.calendar import chinese_date
from casefiles.law.ground import Provision, norm
from casefiles.law.kinds import Severity
from casefiles.procedure.rule import Attempt, Refusal, guard
from casefiles.procedure.shared.proposal import months_told
from casefiles.procedure.shared.unit import unit_of


@guard("没有未答复的申辩意见")
def defence_stands_answered(case: Case, at: Attempt) -> Refusal | None:
    """Nothing goes to the meeting that came in after the review of the defence (Article 6(3))."""
    review, said = case.latest(StepName.DEFENCE_REVIEW), case.hearing.statements
    if not said or (review and review.sequence > said[-1].sequence):
        return None
    return Refusal(Provision.DEFENCE, "复核以后又收到新的申辩意见，尚未答复", "请重新复核申辩意见")


@guard("单位已经先行认定")
def the_unit_was_found_first(case: Case, at: Attempt) -> Refusal | None:
    """A linked person answers for what this office found against the unit; whom a court lists with one is the court's."""
    if not case.is_linked:
        return None
    unit = unit_of(case, at)
    if unit is not None and unit.filings and unit.is_court_track:
        return Refusal(
            Provision.COURT_LIST,
            f"单位是法院名单的被执行人（案件{unit.number}），其法定代表人等由人民法院依法决定",
            "本机关不作认定，请办理不予认定",
        )
    if unit is not None and unit.service.signed(DECISION):
        return None
    return Refusal(
        Provision.LINKED,
        f"单位的案件{case.report.get('related_case')}尚未作出认定决定，关联人员不能先行认定",
        "请待单位的认定决定签发后再办",
    )


@guard("决定不重于事先告知")
def decision_is_no_heavier_than_the_notice(case: Case, at: Attempt) -> Refusal | None:
    """Nothing heavier in the decision than in the notice; a heavier one needs a new notice (Article 6(3)).

    Nor than what the review of the defence made of it, and the meeting was told.
    """
    notice = case.ruling.submitted or {}
    milder = case.ruling.proposal is not None and dict(notice) != dict(case.ruling.proposal)
    source = "申辩复核从轻后" if milder else "事先告知"
    remedy = "请按告知的内容或者更轻处理；确需加重的，须重新告知"
    if Severity(at.answers["severity"]).weight > Severity(notice["severity"]).weight:
        return Refusal(Provision.NOTICE, f"决定的等级重于{source}", remedy, "severity")
    if int(at.answers["term_months"]) > int(notice["term_months"]):
        return Refusal(
            Provision.NOTICE, f"决定的期限长于{source}的{notice['term_months']}个月", remedy, "term_months"
        )
    told = notice.get("restrictions", ())
    for row in at.answers.get("restrictions", ()):
        title, months = at.measure.restrictions[row["code"]].title, months_told(told, row)
        if months == 0:
            return Refusal(Provision.NOTICE, f"“{title}”未经事先告知", remedy, "restrictions")
        if int(row["months"]) > months:
            words = f"“{title}”的期限长于事先告知的{months}个月"
            return Refusal(Provision.NOTICE, words, remedy, "restrictions")
    return None


@guard("决定的依据和实施单位与事先告知一致")
def decision_rests_on_what_was_told(case: Case, at: Attempt) -> Refusal | None:
    """The person answered to these grounds; others need a new notice (行政处罚法 Art. 44)."""
    notice, remedy = case.ruling.proposal or {}, "请按告知的填写；确需改变的，须重新告知"
    ground = norm("《中华人民共和国行政处罚法》第四十四条", Provision.NOTICE)
    if (at.answers.get("upper_norm") or "") != (notice.get("upper_norm") or ""):
        return Refusal(ground, "上位法依据与事先告知不一致", remedy, "upper_norm")
    told: dict[str, set[tuple[str, str]]] = {}
    for row in notice.get("restrictions", ()):
        told.setdefault(row["code"], set()).add(_footing(row))
    for row in at.answers.get("restrictions", ()):
        if _footing(row) not in told.get(row["code"], {_footing(row)}):
            title = at.measure.restrictions[row["code"]].title
            return Refusal(ground, f"“{title}”的依据或者实施单位与事先告知不一致", remedy, "restrictions")
    return None


def _footing(row: Mapping[str, Any]) -> tuple[str, str]:
    """On what a measure rests, and who carries it out."""
    return str(row.get("basis") or ""), str(row.get("agency") or "")


@guard("办法仍在有效期或者已有确认文件")
def measure_is_confirmed_valid(case: Case, at: Attempt) -> Refusal | None:
    """After its customary validity new decisions wait for a paper that confirms the Measure."""
    until = date.fromisoformat(at.measure.text_of("norm.valid_until"))
    if not at.measure.awaits_confirmation(at.today):
        return None
    return Refusal(
        Provision.IN_FORCE,
        f"本办法的惯例有效期至{chinese_date(until)}届满，尚未登记继续有效的确认文件，不得作出新的认定决定",
        "请取得县司法局或者制定机关的书面确认，再由系统管理员在“系统—机关设置”里登记",
    )
