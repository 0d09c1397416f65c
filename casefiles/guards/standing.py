"""Whose conduct, since when, on what footing (Articles 2 to 4, 11, 12)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from casefiles.calendar import add_months, chinese_date
from casefiles.case import Case
from casefiles.cases.step_names import StepName
from casefiles.guards.rule import Moment, Refusal, guard
from casefiles.measure import Measure, RespondentKind, article, norm

#: A court under its full name or its usual short one (昌吉州中院).
_A_COURT = re.compile(r"人民法院|法院$|[中高]院$|最高法$")
#: The papers by which a court lists someone or restricts their consumption (Article 2).
_LISTED = re.compile(r"失信|限制.{0,6}消费")
#: How a court names what it decides about its own enforcement.
_COURTS_OWN = re.compile(r"失信|限制.{0,6}消费|执行决定|执行裁定")
#: Whose papers bind nobody: a company, a shop, a residents' group.
_NO_AUTHORITY = re.compile(r"(公司|合作社|商行|经营部|工厂|商店|业主委员会|个人)$")
#: What an exception to the look-back is filed under, as one to a behaviour is under its code.
LOOK_BACK = "limitation"


@guard("行为发生在办法施行以后")
def conduct_is_after_the_measure_took_effect(case: Case, at: Moment) -> Refusal | None:
    """No conduct before the effective date (Article 3; not retroactive)."""
    effective = at.measure.effective
    if case.conduct_date >= effective:
        return None
    return Refusal(
        article(3),
        f"行为发生于{chinese_date(case.conduct_date)}，早于本办法施行日{chinese_date(effective)}，不得记录",
        "请办理不予受理，移送行业主管部门",
    )


@guard("以第三条为由不予受理的，行为须在施行以前")
def conduct_is_before_the_measure_took_effect(case: Case, at: Moment) -> Refusal | None:
    """Only such conduct may be refused on the ground of Article 3."""
    if at.answers.get("reason_kind") != "before_measure" or case.conduct_date < at.measure.effective:
        return None
    return Refusal(
        article(3), "行为发生在本办法施行以后，不能以第三条为由不予受理", "请另选理由", "reason_kind"
    )


@guard("法院名单只转送，报送案件只由本机关认定")
def a_case_keeps_its_track(case: Case, at: Moment) -> Refusal | None:
    """What a court listed is never decided here, and what a department reports is never passed on as a court's (Article 2)."""
    outcome = at.answers.get("outcome")
    if outcome == "take" and case.is_court_track:
        return Refusal(article(2), "本案是法院名单，本机关不另行认定", "请选择按法院名单办理", "outcome")
    if outcome == "court" and not case.is_court_track:
        return Refusal(article(2), "本案不是法院名单，不能按法院名单转送", "请选择进入受理", "outcome")
    return None


@guard("当事人行为时已成年")
def respondent_is_of_age(case: Case, at: Moment) -> Refusal | None:
    """No minor: age at the conduct counts (行政处罚法 Art. 30; the regional regulation asks full capacity)."""
    if not case.respondent.is_minor_on(case.conduct_date):
        return None
    return Refusal(
        norm("《中华人民共和国行政处罚法》第三十条、《新疆维吾尔自治区社会信用条例》第三条"),
        "行为发生时当事人未成年，不得认定失信",
        "请办理不予受理",
    )


@guard("当事人行为时具有完全民事行为能力")
def respondent_has_capacity(case: Case, at: Moment) -> Refusal | None:
    """Nobody who could not answer for what they did (行政处罚法 Art. 31; the regional regulation asks full capacity)."""
    if case.report.get("capacity") not in ("limited", "none"):
        return None
    return Refusal(
        norm("《中华人民共和国行政处罚法》第三十一条、《新疆维吾尔自治区社会信用条例》第三条"),
        "当事人行为时不具有完全民事行为能力，不得认定失信",
        "请办理不予受理或者终止，告知其监护人",
    )


@guard("材料不是来自依法封存的记录")
def record_is_not_sealed(case: Case, at: Moment) -> Refusal | None:
    """Sealed records of public security and of minors are used for nothing (治安管理处罚法 Art. 136)."""
    if not is_sealed(case.report):
        return None
    return Refusal(
        norm(
            "《中华人民共和国治安管理处罚法》第一百三十六条、《中华人民共和国预防未成年人犯罪法》第五十九条"
        ),
        "材料来自依法封存的记录，不得提供和使用",
        "请办理不予受理，退回材料",
    )


def is_sealed(report: Mapping[str, Any]) -> bool:
    """Whether the report rests on a record that the law seals: marked so, or a penalty of public security."""
    of_public_security = "治安管理处罚" in str(report.get("instrument_name") or "")
    return of_public_security or "sealed" in (report.get("marks") or ())


@guard("当事人属于信用惩戒对象")
def respondent_is_within_article_2(case: Case, at: Moment) -> Refusal | None:
    """State organs have rules of their own (政务失信)."""
    if case.kind != RespondentKind.STATE_ORGAN:
        return None
    return Refusal(article(2), "机关的政务失信另有规定，不适用本办法", "请办理不予受理，转有权机关")


@guard("所选情形可以适用")
def behaviours_are_usable(case: Case, at: Moment) -> Refusal | None:
    """Only behaviours that stand open by default; others say what would open them (Article 4, higher norms)."""
    codes = at.answers.get("behaviours") or case.behaviours
    chosen = [at.measure.behaviours[code] for code in codes if code in at.measure.behaviours]
    for behaviour in chosen:
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
        if (
            not behaviour.standing.usable
            and behaviour.kind != "result"
            and behaviour.code not in case.overrides
        ):
            return Refusal(
                behaviour.ground,
                f"“{behaviour.label}”{behaviour.standing.title}（{behaviour.standing.norm}）",
                behaviour.standing.opens,
                "behaviours",
            )
    if chosen and not any(b.kind == "conduct" or b.code in case.overrides for b in chosen):
        return Refusal(
            chosen[0].ground, f"“{chosen[0].label}”不能单独构成失信行为", "请选定具体行为", "behaviours"
        )
    return None


@guard("所选情形属于该项")
def behaviours_belong_to_the_item(case: Case, at: Moment) -> Refusal | None:
    """A behaviour is one of those that its item lists (Article 4)."""
    gone = {code for filing in case.every(StepName.SPLIT) for code in filing.answers["behaviours"]}
    strays = [
        code
        for code in at.answers.get("behaviours", ())
        if at.measure.behaviours[code].item not in case.items or code in gone
    ]
    if not strays:
        return None
    return Refusal(
        article(4, case.item),
        f"“{at.measure.behaviours[strays[0]].label}”不在本案所涉各项之内，或者已经分案",
        "请重选具体情形",
        "behaviours",
    )


@guard("有生效的依据文书")
def instrument_is_effective(case: Case, at: Moment) -> Refusal | None:
    """No finding without an effective legal instrument under it (国办发〔2020〕49号 二(二))."""
    report = case.report
    ground = norm("国务院办公厅国办发〔2020〕49号 二（二）")
    if not (
        report.get("instrument_name") and report.get("instrument_number") and report.get("instrument_issuer")
    ):
        return Refusal(ground, "没有依据文书的名称、文号或者作出机关", "请要求报送部门补正，或者办理不予受理")
    if _NO_AUTHORITY.search(str(report["instrument_issuer"])):
        words = f"依据文书由“{report['instrument_issuer']}”作出，不是有权机关的文书"
        return Refusal(ground, words, "请要求报送部门提供有权机关的文书，或者办理不予受理")
    if report.get("instrument_effective") == "no":
        return Refusal(ground, "依据文书尚未生效", "请待文书生效后再受理")
    return None


def look_back(
    report: Mapping[str, Any], behaviours: Iterable[str], measure: Measure
) -> tuple[date, date, int]:
    """Until when the conduct could still be found, when it was found at the latest, and the years between.

    Counted from the end of the conduct; found by the day of the instrument, else of the report (行政处罚法 Art. 36).
    """
    grave = any(measure.behaviours[code].life_or_finance for code in behaviours if code in measure.behaviours)
    years = measure.number_of("limitation.serious_years" if grave else "limitation.years")
    ended = date.fromisoformat(report["conduct_date"])
    found = report.get("instrument_date") or report.get("report_date")
    return add_months(ended, years * 12), date.fromisoformat(found) if found else ended, years


@guard("行为在追溯时限以内被发现")
def conduct_was_found_in_time(case: Case, at: Moment) -> Refusal | None:
    """Nobody is recorded for what stayed unfound too long; an exception may be made with reasons (行政处罚法 Art. 36)."""
    last, found, years = look_back(case.report, case.behaviours, at.measure)
    if found <= last or LOOK_BACK in case.overrides:
        return None
    return Refusal(
        norm("《中华人民共和国行政处罚法》第三十六条（参照）"),
        f"行为终了于{chinese_date(case.conduct_date)}，{chinese_date(found)}才被发现，已逾{years}年追溯时限",
        "行为有连续或者继续状态的，更正行为终了之日；确有法定例外的，由签发人作例外决定；否则请办理不予受理",
    )


@guard("办法仍在有效期或者已有确认文件")
def measure_is_confirmed_valid(case: Case, at: Moment) -> Refusal | None:
    """After its customary validity new decisions wait for a paper that confirms the Measure."""
    until = date.fromisoformat(at.measure.text_of("norm.valid_until"))
    if not at.measure.awaits_confirmation(at.today):
        return None
    return Refusal(
        article(12),
        f"本办法的惯例有效期至{chinese_date(until)}届满，尚未登记继续有效的确认文件，不得作出新的认定决定",
        "请取得县司法局或者制定机关的书面确认，再由系统管理员在“系统—机关设置”里登记",
    )


@guard("所选的情形或者措施允许作例外决定")
def exception_is_open_to_the_office(case: Case, at: Moment) -> Refusal | None:
    """An exception opens what is closed by default, never what is fixed (national norms above the Measure)."""
    code = at.answers.get("subject", "")
    behaviour, restriction = at.measure.behaviours.get(code), at.measure.restrictions.get(code)
    standing = behaviour.standing if behaviour else restriction.footing if restriction else None
    if standing is None or not standing.fixed:
        return None
    ground = behaviour.ground if behaviour else article(5, restriction.item if restriction else 0)
    return Refusal(ground, f"“{standing.title}”是固定的，不能作例外", "请另选依据", "subject")


@guard("不是人民法院自己的名单")
def a_courts_list_is_not_decided_here(case: Case, at: Moment) -> Refusal | None:
    """What a court decided about its own enforcement is passed on and released, never decided again (Article 2)."""
    if case.is_court_track or not is_court_matter(case.report):
        return None
    return Refusal(
        article(2),
        "依据文书是人民法院对其执行案件作出的决定，本机关只转送、不认定",
        "请办理不予受理，另按法院名单登记",
    )


def is_a_courts_list(report: Mapping[str, Any]) -> bool:
    """Whether the paper is that by which a court listed someone or restricted their consumption (Article 2)."""
    name, issuer = (str(report.get(f"instrument_{part}") or "") for part in ("name", "issuer"))
    return bool(_LISTED.search(name) and _A_COURT.search(issuer))


def is_court_matter(report: Mapping[str, Any], court_items: Iterable[int] = (1, 2, 3)) -> bool:
    """Whether a report belongs on the court track: a court's own decision about its enforcement (Article 2)."""
    name = report.get("instrument_name") or ""
    if not _A_COURT.search(report.get("instrument_issuer") or ""):
        return False
    return bool(_COURTS_OWN.search(name)) or int(report["item"]) in set(court_items)


@guard("转送的是人民法院自己的名单，可以转送")
def only_a_courts_own_list_is_passed_on(case: Case, at: Moment) -> Refusal | None:
    """The court track carries what a court decided about its own enforcement and nothing else: no way round the notice.

    Nor a minor, whom no court may list; nor a sealed record; nor what came before the Measure (Articles 2 and 3).
    """
    if at.answers.get("outcome", "court") != "court" or not case.is_court_track:
        return None
    report, respondent = case.report, case.respondent
    if not is_a_courts_list(report) or not report.get("instrument_number"):
        return Refusal(
            article(2),
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
        return Refusal(article(3), words, "由执行法院依有关规定执行，本机关不转送；请撤回")
    return None
