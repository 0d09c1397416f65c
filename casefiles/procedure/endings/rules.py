"""Rules for the ways a listing ends (Articles 8 and 9)."""

from __future__ import annotations

from casefiles.cases.case import Case
from casefiles.cases.letter_kinds import DECISION
from casefiles.law.calendar import add_months, chinese_date
from casefiles.law.ground import Provision, norm
from casefiles.law.kinds import Severity
from casefiles.procedure.rule import Attempt, Refusal, guard


def _unsigned_correction(case: Case) -> str:
    """What to do first while a correction is not signed; empty otherwise."""
    return "更正通知书尚未签发，请先办结更正" if case.remedies.has_unsigned_correction else ""


@guard("期限届满且义务已履行")
def term_is_over_and_obligation_met(case: Case, at: Attempt) -> Refusal | None:
    """A removal needs both the end of the term and a performed obligation (Article 8).

    Unsigned corrections do not count: their letter may be returned, but the removal would remain.
    """
    signed = case.as_signed
    if signed.listing.term is None:
        return Refusal(Provision.REMOVAL, "本案没有记入")
    if at.today <= signed.listing.term[1]:
        return Refusal(
            Provision.REMOVAL,
            f"记入期限至{chinese_date(signed.listing.term[1])}，尚未届满",
            _unsigned_correction(case),
        )
    if signed.listing.performed_on is None:
        return Refusal(Provision.REMOVAL, "尚无义务已履行的记载", "请先登记履行情况；公示已于期满日自动停止")
    return None


@guard("终止的事由与当事人相符")
def the_ground_fits_the_respondent(case: Case, at: Attempt) -> Refusal | None:
    """Death, minority and incapacity are grounds for a natural person, dissolution for a unit."""
    natural = case.kind.is_natural_person
    impossible = ("dissolution",) if natural else ("death", "minor", "incapacity")
    if at.answers.get("ground") not in impossible:
        return None
    whose = "自然人" if natural else "单位"
    return Refusal(Provision.SCOPE, f"当事人是{whose}，不能以此为由终止", "请另选事由", "ground")


@guard("有待决定的修复申请")
def repair_is_open(case: Case, at: Attempt) -> Refusal | None:
    """A decision on repair needs an open application."""
    if case.remedies.open_repair is not None:
        return None
    return Refusal(norm("《信用修复管理办法》（国家发展改革委令第36号）"), "本案没有待决定的信用修复申请")


@guard("已过最短公示期")
def shortest_publication_is_over(case: Case, at: Attempt) -> Refusal | None:
    """Repair may be applied for once the shortest publication of the class is over (order 36)."""
    decision, severity = case.service.signed(DECISION), case.ruling.severity
    if decision is None or decision.day is None or severity in (None, Severity.MINOR):
        return None
    shortest = at.measure.policy(f"publish.{severity}_minimum_months")
    first = add_months(decision.day, at.measure.number_of(shortest.key))
    if at.today >= first:
        return None
    return Refusal(
        norm(shortest.source),
        f"最短公示期至{chinese_date(first)}届满，此前不能修复",
        "请告知当事人届时申请，或者先登记履行情况",
    )


@guard("期限届满而义务尚未履行")
def term_is_over_and_obligation_unmet(case: Case, at: Attempt) -> Refusal | None:
    """The term is over and the obligation unmet: it is referred, and the listing is not prolonged (order 36)."""
    signed = case.as_signed
    if signed.listing.term is None or at.today <= signed.listing.term[1]:
        return Refusal(Provision.REMOVAL, "记入期限尚未届满", _unsigned_correction(case))
    if case.listing.performed_on is not None:
        return Refusal(Provision.REMOVAL, "义务已经履行", "请办理移出")
    return None
