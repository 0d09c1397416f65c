"""The listing and its publication (Articles 6(2), 7)."""

from __future__ import annotations

from datetime import date

from casefiles.calendar import chinese_date
from casefiles.case import Case
from casefiles.guards.rule import Moment, Refusal, guard
from casefiles.measure import Severity, article, norm


@guard("决定书送达以后才能记入")
def entry_is_not_before_service(case: Case, at: Moment) -> Refusal | None:
    """The record is entered on or after the day on which the decision was served."""
    served = case.served_letter("decision")
    entered = at.answers.get("entered_on")
    if served is None or served.served_on is None:
        return Refusal(article(6, 3), "认定决定书尚未送达", "请先登记送达")
    if entered and date.fromisoformat(entered) < served.served_on:
        return Refusal(
            article(6, 3), f"记入日期早于决定书送达日{chinese_date(served.served_on)}", "", "entered_on"
        )
    return None


@guard("轻微的不公示，等待期已满，没有未处理的异议")
def publication_is_allowed(case: Case, at: Moment) -> Refusal | None:
    """Not for 轻微, not before the wait is over, not while an objection is open, not after the term (Article 7)."""
    if case.severity == Severity.MINOR:
        return Refusal(norm(at.measure.policy("publish.minor_months").source), "轻微失信原则上不公示")
    if case.open_objections:
        return Refusal(article(6, 4), "当事人的异议尚未处理完毕，暂不公示", "请先处理异议")
    served = case.served_letter("decision")
    if served is None or served.served_on is None:
        return Refusal(article(6, 3), "认定决定书尚未送达，不得公示")
    wait = at.calendar.end_of(served.served_on, at.measure.policy("publish.wait_days")).day
    if at.today <= wait:
        return Refusal(
            article(7),
            f"送达后的等待期至{chinese_date(wait)}，期满后方可公示",
            f"规则：{at.measure.policy('publish.wait_days').source}",
        )
    if case.term and at.today > case.term[1]:
        return Refusal(article(8), "记入期限已届满，不得再公示")
    first = at.answers.get("published_on")
    if first and date.fromisoformat(first) < at.today:
        return Refusal(article(7), "公示起始日早于今天，公示不能倒签日期", "", "published_on")
    return None


@guard("记入期限未满")
def term_is_running(case: Case, at: Moment) -> Refusal | None:
    """Nobody is informed of a listing whose term is over (Article 8; no listing without an end)."""
    if case.term is None or at.today <= case.term[1]:
        return None
    return Refusal(article(8), f"记入期限已届满（至{chinese_date(case.term[1])}），不得再通报", "请办理移出")


@guard("关联人员和涉密、涉隐私的案件不公示")
def nothing_forbids_publication(case: Case, at: Moment) -> Refusal | None:
    """Linked respondents are not published, nor what a secret or privacy forbids (政府信息公开条例 Art. 15, PIPL Art. 25)."""
    if str(case.report.get("relation") or "").startswith("linked_"):
        return Refusal(article(2), "单位的关联人员默认不公示", "确有必要的，请公示单位的案件")
    if case.report.get("marks"):
        ground = norm(
            "《中华人民共和国政府信息公开条例》第十四条、第十五条；《中华人民共和国个人信息保护法》第二十五条"
        )
        return Refusal(ground, "本案标注涉及秘密、隐私或者封存记录，不得公示")
    return None


@guard("复议机关、法院没有停止执行")
def nothing_is_stayed(case: Case, at: Moment) -> Refusal | None:
    """A stay by the review organ or the court holds publication and new information (行政复议法 Art. 42)."""
    if not case.is_stayed:
        return None
    return Refusal(
        norm("《中华人民共和国行政复议法》第四十二条、《中华人民共和国行政诉讼法》第五十六条"),
        "本案决定已被停止执行",
        "请待复议、诉讼结果",
    )
