"""What may be proposed and decided (Article 5)."""

from __future__ import annotations

from casefiles.case import Case
from casefiles.guards.rule import Moment, Refusal, guard
from casefiles.measure import Severity, article, norm


@guard("期限不超过该等级的上限")
def term_is_within_its_class(case: Case, at: Moment) -> Refusal | None:
    """No listing without an end, nor longer than its class allows (order 36: 3, 12, 36 months)."""
    severity = Severity(at.answers["severity"])
    longest = at.measure.policy(f"term.{severity}_months")
    months = int(at.answers["term_months"])
    if 0 < months <= at.measure.number_of(longest.key):
        return None
    return Refusal(
        norm(longest.source),
        f"{severity.title}失信的记入期限不超过{longest.words}，现填{months}个月",
        "",
        "term_months",
    )


@guard("措施属于第五条、有法定依据、不长于记入期限")
def restrictions_fit_the_respondent(case: Case, at: Moment) -> Refusal | None:
    """Only Article 5's measures for this kind of respondent, each with its statutory basis, none longer than the term."""
    for row in at.answers.get("restrictions", ()):
        restriction = at.measure.restrictions[row["code"]]
        ground = article(5, restriction.item)
        if restriction.respondent != case.kind:
            return Refusal(
                ground,
                f"“{restriction.title}”是对{restriction.respondent.title}的措施，当事人是{case.kind.title}",
                "",
                "restrictions",
            )
        if not restriction.footing.usable and restriction.code not in case.overrides:
            return Refusal(
                ground,
                f"“{restriction.title}”{restriction.footing.title}：{restriction.note}",
                "",
                "restrictions",
            )
        if not row.get("basis"):
            return Refusal(
                ground,
                f"“{restriction.title}”没有写明法律、法规依据",
                "第五条要求依照法律、法规和有关规定",
                "restrictions",
            )
        if int(row["months"]) > int(at.answers["term_months"]):
            return Refusal(ground, f"“{restriction.title}”的期限长于记入期限", "", "restrictions")
    return None


@guard("决定不重于事先告知")
def decision_is_no_heavier_than_the_notice(case: Case, at: Moment) -> Refusal | None:
    """Nothing heavier in the decision than in the notice; a heavier one needs a new notice (Article 6(3))."""
    notice = case.proposal or {}
    remedy = "请按告知的内容或者更轻处理；确需加重的，须重新告知"
    if Severity(at.answers["severity"]).weight > Severity(notice["severity"]).weight:
        return Refusal(article(6, 3), "决定的等级重于事先告知", remedy, "severity")
    if int(at.answers["term_months"]) > int(notice["term_months"]):
        return Refusal(
            article(6, 3), f"决定的期限长于事先告知的{notice['term_months']}个月", remedy, "term_months"
        )
    told = {row["code"]: int(row["months"]) for row in notice.get("restrictions", ())}
    for row in at.answers.get("restrictions", ()):
        title = at.measure.restrictions[row["code"]].title
        if row["code"] not in told:
            return Refusal(article(6, 3), f"“{title}”未经事先告知", remedy, "restrictions")
        if int(row["months"]) > told[row["code"]]:
            return Refusal(
                article(6, 3), f"“{title}”的期限长于事先告知的{told[row['code']]}个月", remedy, "restrictions"
            )
    return None
