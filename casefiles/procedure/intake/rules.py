"""Rules for taking a report on (Articles 2 to 4)."""

from __future__ import annotations

from casefiles.cases.case import Case
from casefiles.law.calendar import chinese_date
from casefiles.law.ground import Provision, norm
from casefiles.law.kinds import RespondentKind
from casefiles.procedure.rule import Attempt, Refusal, guard
from casefiles.procedure.shared.court_list import is_court_matter
from casefiles.procedure.shared.standing import LOOK_BACK, is_sealed, look_back


@guard("以行为早于施行为由不予受理的，行为须在施行以前")
def conduct_is_before_the_measure_took_effect(case: Case, at: Attempt) -> Refusal | None:
    """Only such conduct may be refused on the ground of Article 3."""
    if at.answers.get("reason_kind") != "before_measure" or case.conduct_date < at.measure.effective:
        return None
    return Refusal(
        Provision.EFFECT, "行为发生在本办法施行以后，不能以此为由不予受理", "请另选理由", "reason_kind"
    )


@guard("法院名单只转送，报送案件只由本机关认定")
def a_case_keeps_its_track(case: Case, at: Attempt) -> Refusal | None:
    """A court's list is never decided by the office, and a department's report never passed on as a court's (Article 2)."""
    outcome = at.answers.get("outcome")
    if outcome == "take" and case.is_court_track:
        return Refusal(
            Provision.COURT_LIST, "本案是法院名单，本机关不另行认定", "请选择按法院名单办理", "outcome"
        )
    if outcome == "court" and not case.is_court_track:
        return Refusal(
            Provision.COURT_LIST, "本案不是法院名单，不能按法院名单转送", "请选择进入受理", "outcome"
        )
    return None


@guard("材料不是来自依法封存的记录")
def record_is_not_sealed(case: Case, at: Attempt) -> Refusal | None:
    """Sealed records, of public security and of minors, are not used at all (治安管理处罚法 Art. 136)."""
    if not is_sealed(case.report):
        return None
    return Refusal(
        norm(
            "《中华人民共和国治安管理处罚法》第一百三十六条、《中华人民共和国预防未成年人犯罪法》第五十九条"
        ),
        "材料来自依法封存的记录，不得提供和使用",
        "请办理不予受理，退回材料",
    )


@guard("当事人属于信用惩戒对象")
def respondent_is_within_scope(case: Case, at: Attempt) -> Refusal | None:
    """State organs have rules of their own (政务失信)."""
    if case.kind != RespondentKind.STATE_ORGAN:
        return None
    return Refusal(Provision.SCOPE, "机关的政务失信另有规定，不适用本办法", "请办理不予受理，转有权机关")


@guard("行为在追溯时限以内被发现")
def conduct_was_found_in_time(case: Case, at: Attempt) -> Refusal | None:
    """Conduct found only after the look-back is not recorded, unless an exception was made (行政处罚法 Art. 36)."""
    last, found, years = look_back(case.report, case.behaviours, at.measure)
    if found <= last or LOOK_BACK in case.overrides:
        return None
    return Refusal(
        norm("《中华人民共和国行政处罚法》第三十六条（参照）"),
        f"行为终了于{chinese_date(case.conduct_date)}，{chinese_date(found)}才被发现，已逾{years}年追溯时限",
        "行为有连续或者继续状态的，更正行为终了之日；确有法定例外的，由签发人作例外决定；否则请办理不予受理",
    )


@guard("不是人民法院自己的名单")
def a_courts_list_is_not_decided_here(case: Case, at: Attempt) -> Refusal | None:
    """A court's decision about its own enforcement is passed on, never decided by the office (Article 2)."""
    if case.is_court_track or not is_court_matter(case.report, at.measure):
        return None
    return Refusal(
        Provision.COURT_LIST,
        "依据文书是人民法院对其执行案件作出的决定，本机关只转送、不认定",
        "请办理不予受理，另按法院名单登记",
    )
