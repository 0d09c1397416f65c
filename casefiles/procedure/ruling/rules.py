"""Rules for the submission, the meeting and the decision (Articles 4 to 6)."""

from __future__ import annotations

from datetime import date

from casefiles.cases.case import Case
from casefiles.cases.letter_kinds import DECISION
from casefiles.cases.proposal import Proposal, ProposedRestriction
from casefiles.cases.step_names import StepName
from casefiles.law.calendar import chinese_date
from casefiles.law.ground import Provision, norm
from casefiles.procedure.rule import Attempt, Refusal, guard
from casefiles.procedure.shared.proposal import NOT_NOTIFIED
from casefiles.procedure.shared.unit import unit_of


@guard("没有未答复的申辩意见")
def every_defence_is_reviewed(case: Case, at: Attempt) -> Refusal | None:
    """Everything that the respondent said was reviewed before the meeting (Article 6(3))."""
    review, said = case.latest(StepName.DEFENCE_REVIEW), case.hearing.statements
    if not said or (review and review.sequence > said[-1].sequence):
        return None
    return Refusal(Provision.DEFENCE, "复核以后又收到新的申辩意见，尚未答复", "请重新复核申辩意见")


@guard("单位已经先行认定")
def the_unit_was_found_first(case: Case, at: Attempt) -> Refusal | None:
    """A linked person is found against only after the unit was, and never beside a unit on a court's list (Article 2)."""
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
        f"单位的案件{case.report.related_case}尚未作出认定决定，关联人员不能先行认定",
        "请待单位的认定决定签发后再办",
    )


@guard("决定不重于事先告知")
def decision_is_no_heavier_than_the_notice(case: Case, at: Attempt) -> Refusal | None:
    """The decision is no heavier than the notice, or than the milder proposal that was submitted to the meeting.

    A heavier one needs a new notice (Article 6(3)).
    """
    submitted, decided = case.ruling.submitted, Proposal.read(at.answers)
    if submitted is None:
        return NOT_NOTIFIED
    source = "事先告知" if submitted == case.ruling.proposal else "申辩复核从轻后"
    remedy = "请按告知的内容或者更轻处理；确需加重的，须重新告知"
    if decided.severity.weight > submitted.severity.weight:
        return Refusal(Provision.NOTICE, f"决定的等级重于{source}", remedy, "severity")
    if decided.term_months > submitted.term_months:
        return Refusal(
            Provision.NOTICE, f"决定的期限长于{source}的{submitted.term_months}个月", remedy, "term_months"
        )
    for restriction in decided.restrictions:
        title, months = at.measure.restrictions[restriction.code].title, submitted.months_of(restriction)
        if months == 0:
            return Refusal(Provision.NOTICE, f"“{title}”未经事先告知", remedy, "restrictions")
        if restriction.months > months:
            words = f"“{title}”的期限长于事先告知的{months}个月"
            return Refusal(Provision.NOTICE, words, remedy, "restrictions")
    return None


@guard("决定的依据和实施单位与事先告知一致")
def decision_rests_on_the_notified_grounds(case: Case, at: Attempt) -> Refusal | None:
    """The decision rests on the grounds that the respondent could answer; others need a new notice (行政处罚法 Art. 44)."""
    notice, decided = case.ruling.proposal, Proposal.read(at.answers)
    if notice is None:
        return NOT_NOTIFIED
    remedy = "请按告知的填写；确需改变的，须重新告知"
    ground = norm("《中华人民共和国行政处罚法》第四十四条", Provision.NOTICE)
    if decided.upper_norm != notice.upper_norm:
        return Refusal(ground, "上位法依据与事先告知不一致", remedy, "upper_norm")
    notified: dict[str, set[tuple[str, str]]] = {}
    for restriction in notice.restrictions:
        notified.setdefault(restriction.code, set()).add(_footing(restriction))
    for restriction in decided.restrictions:
        if _footing(restriction) not in notified.get(restriction.code, {_footing(restriction)}):
            title = at.measure.restrictions[restriction.code].title
            return Refusal(ground, f"“{title}”的依据或者实施单位与事先告知不一致", remedy, "restrictions")
    return None


def _footing(restriction: ProposedRestriction) -> tuple[str, str]:
    """The statutory basis of a restriction and the agency that carries it out."""
    return restriction.basis, restriction.agency


@guard("办法仍在有效期或者已有确认文件")
def measure_is_confirmed_valid(case: Case, at: Attempt) -> Refusal | None:
    """Once the Measure's customary validity is over, new decisions need a document that confirms it."""
    until = date.fromisoformat(at.measure.text_of("norm.valid_until"))
    if not at.measure.awaits_confirmation(at.today):
        return None
    return Refusal(
        Provision.IN_FORCE,
        f"本办法的惯例有效期至{chinese_date(until)}届满，尚未登记继续有效的确认文件，不得作出新的认定决定",
        "请取得县司法局或者制定机关的书面确认，再由系统管理员在“系统—机关设置”里登记",
    )
