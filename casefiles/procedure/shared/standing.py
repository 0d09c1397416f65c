"""Whether the office may deal with this respondent, conduct and instrument (scope, effect, conduct, explanation, coming into force)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from casefiles.cases.case import Case
from casefiles.cases.report import Report
from casefiles.law.calendar import add_months, chinese_date
from casefiles.law.ground import Provision, norm
from casefiles.law.measure import Measure
from casefiles.law.taxonomy import Behaviour
from casefiles.procedure.rule import Attempt, Refusal, guard

# Issuers without public authority, by the last word of their name: a company, a shop, a residents' group.
_NO_AUTHORITY = re.compile(r"(公司|合作社|商行|经营部|工厂|商店|业主委员会|个人)$")

# The subject under which an exception (例外决定) to the look-back is filed; others are filed under a behaviour's code.
LOOK_BACK = "limitation"


@guard("行为发生在办法施行以后")
def conduct_is_after_the_measure_took_effect(case: Case, at: Attempt) -> Refusal | None:
    """The Measure is not retroactive: conduct before its effective date is not recorded (Article 3)."""
    effective = at.measure.effective
    if case.conduct_date >= effective:
        return None
    return Refusal(
        Provision.EFFECT,
        f"行为发生于{chinese_date(case.conduct_date)}，早于本办法施行日{chinese_date(effective)}，不得记录",
        "请办理不予受理，移送行业主管部门",
    )


@guard("当事人行为时已成年")
def respondent_is_of_age(case: Case, at: Attempt) -> Refusal | None:
    """The respondent was an adult at the conduct (行政处罚法 Art. 30; the regional regulation requires full capacity)."""
    if not case.respondent.is_minor_on(case.conduct_date):
        return None
    return Refusal(
        norm("《中华人民共和国行政处罚法》第三十条", Provision.FULL_CAPACITY),
        "行为发生时当事人未成年，不得认定失信",
        "请办理不予受理",
    )


@guard("当事人行为时具有完全民事行为能力")
def respondent_has_capacity(case: Case, at: Attempt) -> Refusal | None:
    """The respondent had full capacity at the conduct (行政处罚法 Art. 31; the regional regulation requires it)."""
    if case.report.capacity not in ("limited", "none"):
        return None
    return Refusal(
        norm("《中华人民共和国行政处罚法》第三十一条", Provision.FULL_CAPACITY),
        "当事人行为时不具有完全民事行为能力，不得认定失信",
        "请办理不予受理或者终止，告知其监护人",
    )


def is_sealed(report: Report) -> bool:
    """Whether the report rests on a record that the law seals: it is marked so, or it is a public security penalty."""
    of_public_security = "治安管理处罚" in report.instrument.name
    return of_public_security or "sealed" in report.marks


@guard("所选情形可以适用")
def behaviours_are_usable(case: Case, at: Attempt) -> Refusal | None:
    """Only behaviours that higher norms leave usable, or for which an exception was made (Article 4)."""
    codes = at.answers.get("behaviours") or case.behaviours
    chosen = [at.measure.behaviours[code] for code in codes if code in at.measure.behaviours]
    for behaviour in chosen:
        refusal = _why_unusable(case, behaviour)
        if refusal:
            return refusal
    if chosen and not any(b.kind == "conduct" or b.code in case.overrides for b in chosen):
        return Refusal(
            chosen[0].ground, f"“{chosen[0].label}”不能单独构成失信行为", "请选定具体行为", "behaviours"
        )
    return None


def _why_unusable(case: Case, behaviour: Behaviour) -> Refusal | None:
    """The refusal of one behaviour: for units only, for a court only, or closed without an exception."""
    if behaviour.only_units and case.kind.is_natural_person:
        return Refusal(
            behaviour.ground,
            f"“{behaviour.label}”只适用于用人单位，当事人是{case.kind.title}",
            "居民参保自愿，请另选具体情形或者办理不予受理",
            "behaviours",
        )
    if behaviour.is_court_only:
        return Refusal(
            behaviour.ground,
            f"“{behaviour.label}”只能由人民法院认定（{behaviour.standing.norm}）",
            "请改按法院名单登记转送，或者办理不予受理",
            "behaviours",
        )
    is_closed = not behaviour.standing.usable and behaviour.kind != "result"
    if is_closed and behaviour.code not in case.overrides:
        return Refusal(
            behaviour.ground,
            f"“{behaviour.label}”{behaviour.standing.title}（{behaviour.standing.norm}）",
            behaviour.standing.opens,
            "behaviours",
        )
    return None


@guard("有生效的依据文书")
def instrument_is_effective(case: Case, at: Attempt) -> Refusal | None:
    """A finding rests on an effective instrument of a competent authority (国办发〔2020〕49号 二(二))."""
    report = case.report
    ground = norm("国务院办公厅国办发〔2020〕49号 二（二）")
    if not report.instrument.is_named:
        return Refusal(ground, "没有依据文书的名称、文号或者作出机关", "请要求报送部门补正，或者办理不予受理")
    if _NO_AUTHORITY.search(report.instrument.issuer):
        words = f"依据文书由“{report.instrument.issuer}”作出，不是有权机关的文书"
        return Refusal(ground, words, "请要求报送部门提供有权机关的文书，或者办理不予受理")
    if not report.instrument.is_effective:
        return Refusal(ground, "依据文书尚未生效", "请待文书生效后再受理")
    return None


def look_back(report: Report, behaviours: Iterable[str], measure: Measure) -> tuple[date, date, int]:
    """The look-back (行政处罚法 Art. 36): its last day, the day on which the conduct was found, and its years.

    It runs from the end of the conduct. The day of the instrument counts as that of finding, else that of the report.
    """
    grave = any(measure.behaviours[code].life_or_finance for code in behaviours if code in measure.behaviours)
    years = measure.number_of("limitation.serious_years" if grave else "limitation.years")
    ended = report.conduct_date
    found = report.instrument.day or report.report_date
    return add_months(ended, years * 12), date.fromisoformat(found) if found else ended, years
