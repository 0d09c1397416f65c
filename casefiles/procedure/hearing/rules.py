"""Rules for notice, defence and hearing (Article 6(3))."""

from __future__ import annotations

from datetime import date

from casefiles.cases.case import Case
from casefiles.cases.filing import Filing
from casefiles.cases.letter_kinds import PRIOR_NOTICE
from casefiles.cases.proposal import Proposal
from casefiles.cases.step_names import StepName
from casefiles.law.calendar import chinese_date
from casefiles.law.ground import Provision, norm
from casefiles.law.kinds import Severity
from casefiles.procedure.deadlines import deadline
from casefiles.procedure.rule import Attempt, Refusal, guard
from casefiles.procedure.shared.proposal import NOT_NOTIFIED


@guard("申辩期已满，或者已书面放弃、书面表示陈述完毕")
def answer_period_is_over(case: Case, at: Attempt) -> Refusal | None:
    """The respondent has the whole answer period, unless they waive it or declare their defence complete in writing."""
    if case.hearing.has_said_all:
        return None
    period = deadline(case, "defence", at.measure, at.calendar)
    if period is None:
        return Refusal(Provision.NOTICE, "事先告知书尚未送达", "请先登记送达")
    if period.is_over(at.today):
        return None
    return Refusal(
        Provision.DEFENCE,
        f"陈述申辩期至{chinese_date(period.last_day)}，尚未届满",
        "请待期满，或者登记当事人的书面放弃声明",
    )


@guard("当事人要求听证的，已经举行")
def hearing_was_held(case: Case, at: Attempt) -> Refusal | None:
    """A hearing that was requested is held before the defence is reviewed (行政处罚法 Arts. 63–64)."""
    if not case.hearing.is_awaited:
        return None
    return Refusal(
        norm("《中华人民共和国行政处罚法》第六十三条、第六十四条"),
        "当事人要求听证，尚未举行",
        "请先发听证通知，举行后登记笔录；当事人书面撤回听证要求的，登记书面放弃",
    )


@guard("听证通知提前送达，主持人未参与核查")
def hearing_is_fair(case: Case, at: Attempt) -> Refusal | None:
    """The hearing is announced in time and chaired by an officer who did not verify the case (行政处罚法 Art. 64)."""
    ground = norm("《中华人民共和国行政处罚法》第六十四条")
    chair = at.answers.get("chair")
    verified_by = [
        str(filing.filed_by.get(name) or "")
        for step in (StepName.ACCEPTANCE, StepName.VERIFICATION)
        for filing in case.every(step)
        for name in ("name", "for_name")
    ]
    if chair and any(name and name in chair for name in (*verified_by, _co_clerk(case))):
        return Refusal(ground, "主持人是本案的核查人", "请另定主持人", "chair")
    earliest = at.calendar.end_of(at.today, at.measure.policy("hearing.notice_days")).day
    held = date.fromisoformat(at.answers["held_on"])
    if held < earliest:
        return Refusal(ground, f"听证日期须在{chinese_date(earliest)}或者以后，以便提前通知", "", "held_on")
    return None


def _co_clerk(case: Case) -> str:
    accepted = case.latest(StepName.ACCEPTANCE)
    return str(accepted.answers.get("co_clerk") or "") if accepted else ""


@guard("听证通知书已经按期送达，听证不早于通知的日期")
def hearing_was_announced(case: Case, at: Attempt) -> Refusal | None:
    """The notice was served seven working days ahead, and the hearing is not held before its day (行政处罚法 Art. 64)."""
    ground = norm("《中华人民共和国行政处罚法》第六十四条")
    if case.hearing.announced is None:
        return Refusal(ground, "听证通知书尚未送达", "请先发听证通知")
    notice, served = case.hearing.announced
    announced = date.fromisoformat(notice.answers["held_on"])
    earliest = max(announced, at.calendar.end_of(served, at.measure.policy("hearing.notice_days")).day)
    held = date.fromisoformat(at.answers["held_on"]) if at.answers else at.today
    if held >= earliest:
        return None
    return Refusal(
        ground,
        f"听证定于{chinese_date(announced)}、通知于{chinese_date(served)}送达，{chinese_date(earliest)}以前不得举行",
        "送达过迟的，请另定日期，重新通知",
        "held_on",
    )


@guard("当事人已要求听证")
def hearing_was_asked(case: Case, at: Attempt) -> Refusal | None:
    """A hearing is held at the respondent's request (行政处罚法 Art. 64)."""
    if case.hearing.asked is not None:
        return None
    return Refusal(
        norm("《中华人民共和国行政处罚法》第六十四条"),
        "当事人没有要求听证",
        "当事人要求听证的，请先在申辩登记中勾选",
    )


@guard("申辩意见逐点答复并说明理由")
def every_point_is_answered(case: Case, at: Attempt) -> Refusal | None:
    """Each point of the defence is accepted or rejected with a reason (行政处罚法 Art. 45)."""
    answered = {r["point"] for r in at.answers.get("responses", ()) if r.get("adopted") and r.get("reason")}
    left = [point for point in case.hearing.points if point not in answered]
    if not left:
        return None
    return Refusal(
        Provision.DEFENCE,
        f"申辩意见共{len(case.hearing.points)}点，还有{len(left)}点没有答复：“{left[0][:40]}”",
        "请逐点写明是否采纳及理由",
        "responses",
    )


@guard("复核后的处理不重于事先告知")
def review_is_no_heavier_than_the_notice(case: Case, at: Attempt) -> Refusal | None:
    """A review of the defence may only lighten the proposal (Article 6(3))."""
    notice, severity = case.ruling.proposal, at.answers.get("severity")
    if notice is None:
        return NOT_NOTIFIED
    if severity and Severity(severity).weight > notice.severity.weight:
        return Refusal(Provision.DEFENCE, "复核后的等级重于事先告知", "不得因申辩加重", "severity")
    if int(at.answers.get("term_months") or 0) > notice.term_months:
        words = f"复核后的期限长于事先告知的{notice.term_months}个月"
        return Refusal(Provision.DEFENCE, words, "不得因申辩加重", "term_months")
    return None


@guard("申辩后重新告知的不重于原告知")
def new_notice_is_no_heavier(case: Case, at: Attempt) -> Refusal | None:
    """A new notice after a defence is no heavier than the one that was answered (行政处罚法 Art. 45).

    It may be heavier only if a further inquiry found something else.
    """
    review, served = case.latest(StepName.DEFENCE_REVIEW), case.service.served(PRIOR_NOTICE)
    if review is None or served is None or _inquiry_found_otherwise(case, review):
        return None
    notice, again = Proposal.read(case.service.drafting(served).answers), Proposal.read(at.answers)
    remedy = "请按原告知的内容或者更轻拟定"
    if again.severity.weight > notice.severity.weight:
        return Refusal(Provision.DEFENCE, "重新告知的等级重于原告知", f"不得因申辩加重；{remedy}", "severity")
    if again.term_months > notice.term_months:
        words = f"重新告知的期限长于原告知的{notice.term_months}个月"
        return Refusal(Provision.DEFENCE, words, f"不得因申辩加重；{remedy}", "term_months")
    for restriction in again.restrictions:
        if restriction.months > notice.months_of(restriction):
            title = at.measure.restrictions[restriction.code].title
            words = f"“{title}”是原告知没有的，或者期限更长"
            return Refusal(Provision.DEFENCE, words, f"不得因申辩加重；{remedy}", "restrictions")
    return None


def _inquiry_found_otherwise(case: Case, review: Filing) -> bool:
    """Whether an inquiry after the review of the defence found other facts, behaviours or evidence than before it."""
    before = [
        verified for verified in case.every(StepName.VERIFICATION) if verified.sequence < review.sequence
    ]
    later = [
        verified for verified in case.every(StepName.VERIFICATION) if verified.sequence > review.sequence
    ]
    found = ("facts", "behaviours", "findings")
    return bool(later and before) and any(later[-1].answers[x] != before[-1].answers[x] for x in found)
