"""Objection, correction, review and suit (Article 6(4))."""

from __future__ import annotations

from datetime import date

from casefiles.calendar import chinese_date
from casefiles.case import Case
from casefiles.guards.rule import Moment, Refusal, guard
from casefiles.measure import article, norm


@guard("有待处理的异议")
def objection_is_open(case: Case, at: Moment) -> Refusal | None:
    """There is an objection to decide, and the chosen one is open (Article 6(4))."""
    open_ones = [objection.sequence for objection in case.open_objections]
    if not open_ones:
        return Refusal(article(6, 4), "本案没有待处理的异议")
    chosen = at.answers.get("objection")
    if chosen is not None and int(chosen) not in open_ones:
        return Refusal(article(6, 4), "所选异议已经处理", "", "objection")
    return None


@guard("更正不加重")
def correction_is_no_heavier(case: Case, at: Moment) -> Refusal | None:
    """A correction never lengthens the listing (Article 6(4); nothing grows heavier because someone objected)."""
    for row in at.answers.get("corrections", ()):
        last = case.last_day
        if row["field"] == "term_end" and last and date.fromisoformat(row["value"]) > last:
            return Refusal(
                article(6, 4),
                f"更正后的期满日晚于现在的{chinese_date(last)}",
                "更正不得加重",
                "corrections",
            )
    return None


@guard("更正后的行为日期仍可认定")
def correction_leaves_the_finding_lawful(case: Case, at: Moment) -> Refusal | None:
    """A day of conduct before the Measure, or on which the person was a minor, cannot be put in: that annuls."""
    for row in at.answers.get("corrections", ()):
        if row["field"] != "conduct_date":
            continue
        day = date.fromisoformat(row["value"])
        if day > at.today:
            return Refusal(article(6, 4), f"更正后的行为日期{chinese_date(day)}在今天之后", "", "corrections")
        too_early, too_young = day < at.measure.effective, case.respondent.is_minor_on(day)
        if too_early or too_young:
            why = f"早于本办法施行日{chinese_date(at.measure.effective)}" if too_early else "当事人当时未成年"
            return Refusal(
                article(3) if too_early else norm("《中华人民共和国行政处罚法》第三十条"),
                f"更正后的行为日期{chinese_date(day)}{why}，认定不能成立",
                "请撤销认定",
                "corrections",
            )
    return None


@guard("有尚未了结的复议、诉讼")
def proceeding_is_open(case: Case, at: Moment) -> Refusal | None:
    """An outcome belongs to a reconsideration or suit that is open."""
    if case.open_proceedings:
        return None
    return Refusal(article(6, 4), "本案没有尚未了结的复议、诉讼")


@guard("有尚未答复的个人信息申请")
def information_request_is_open(case: Case, at: Moment) -> Refusal | None:
    """An answer belongs to a request that is open (PIPL Arts. 45, 50)."""
    waiting = [asked.sequence for asked in case.open_information_requests]
    chosen = at.answers.get("request")
    if waiting and (chosen is None or int(chosen) in waiting):
        return None
    return Refusal(
        norm("《中华人民共和国个人信息保护法》第四十五条、第五十条"),
        "本案没有待答复的个人信息申请",
        "请先登记申请",
    )
