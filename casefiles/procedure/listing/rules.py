"""Rules for the entry and for notices to agencies (Articles 5 to 8)."""

from __future__ import annotations

import re
from datetime import date

from casefiles.cases.case import Case
from casefiles.cases.letter_kinds import DECISION, ENTRY_NOTICE
from casefiles.law.agency import AgencyKey
from casefiles.law.calendar import chinese_date, term_end
from casefiles.law.ground import Provision, norm
from casefiles.law.measure import Measure
from casefiles.outward.agencies import sent
from casefiles.procedure.rule import Attempt, Refusal, guard
from casefiles.procedure.shared.informed_agencies import written_to

# Fifteen digits or more in a row, or a mobile telephone number.
_A_NUMBER = re.compile(r"\d{15,}|(?<!\d)1[3-9]\d{9}(?!\d)")


@guard("决定书送达以后才能记入")
def entry_is_not_before_service(case: Case, at: Attempt) -> Refusal | None:
    """The record is entered on or after the day on which the decision was served."""
    served = case.service.served(DECISION)
    entered = at.answers.get("entered_on")
    if served is None or served.served_on is None:
        return Refusal(Provision.ENTRY, "认定决定书尚未送达", "请先登记送达")
    if entered and date.fromisoformat(entered) < served.served_on:
        return Refusal(
            Provision.ENTRY, f"记入日期早于决定书送达日{chinese_date(served.served_on)}", "", "entered_on"
        )
    return None


@guard("决定的期限在记入时尚未届满")
def decided_term_is_not_over(case: Case, at: Attempt) -> Refusal | None:
    """The term runs from the decision; once it is over, nothing is left to enter (Article 8)."""
    last = case.listing.last_day
    if last is None or at.today <= last:
        return None
    return Refusal(
        Provision.REMOVAL, f"决定的期限已于{chinese_date(last)}届满，不得再记入", "请办理依职权撤销"
    )


@guard("记入期限未满")
def term_is_running(case: Case, at: Attempt) -> Refusal | None:
    """No agency is informed of a listing whose term is over (Article 8)."""
    if case.listing.term is None or at.today <= case.listing.term[1]:
        return None
    return Refusal(
        Provision.REMOVAL,
        f"记入期限已届满（至{chinese_date(case.listing.term[1])}），不得再通报",
        "请办理移出",
    )


@guard("对外内容不含证件号码、电话号码")
def nothing_sent_out_names_a_number(case: Case, at: Attempt) -> Refusal | None:
    """Free text that leaves the office contains no identity or telephone number (PIPL Arts. 6, 28)."""
    report = case.report
    texts = {
        "依据文书名称": report.instrument.name,
        "依据文书文号": report.instrument.number,
        "用途": at.answers.get("purpose"),
    }
    for label, text in texts.items():
        if _A_NUMBER.search(str(text or "")):
            return Refusal(
                norm("《中华人民共和国个人信息保护法》第六条、第二十八条"),
                f"“{label}”中有证件号码或者电话号码，不得对外提供",
                "请先更正或者改写",
                "purpose" if label == "用途" else "",
            )
    return None


@guard("实施措施的单位都在通报之列")
def every_restricting_agency_is_informed(case: Case, at: Attempt) -> Refusal | None:
    """Every agency that the decision asks to restrict is informed, in this push or an earlier one (Article 6(2))."""
    chosen = set(at.answers.get("agencies", ()))
    named = {one.agency for one in case.ruling.restrictions}
    left = [
        at.measure.agency_name(key)
        for key in agencies_to_inform(case, at.measure, at.today)
        if key not in chosen and key in named
    ]
    if not left:
        return None
    return Refusal(
        Provision.PUSH, f"决定的措施由{'、'.join(left)}实施，没有选择该单位", "请一并选择", "agencies"
    )


def agencies_to_inform(case: Case, measure: Measure, today: date) -> list[AgencyKey]:
    """The agencies that are still to be informed: those with a restriction that still runs, and those that a notice
    to the respondent named as recipients.
    """
    first, announced = case.listing.first_day, case.listing.recipients_told(today)
    named = {
        one.agency
        for one in case.ruling.restrictions
        if first is None or today <= term_end(first, one.months)
    }
    wanted = [key for key in measure.agencies if key in named or key in announced]
    return [key for key in wanted if key not in written_to(case)]


@guard("还有没有通报的单位")
def an_agency_is_still_to_be_informed(case: Case, at: Attempt) -> Refusal | None:
    """Each agency that the decision or the entry notice names is informed once (Article 6(2), PIPL Art. 23)."""
    if agencies_to_inform(case, at.measure, at.today):
        return None
    return Refusal(
        Provision.PUSH,
        "决定书、记入告知书写明的单位都已通报，或者没有写明要通报的单位",
        "还要通报其他单位的，先办理“补充告知通报单位”并送达",
    )


@guard("请其采取的措施没有全部届满")
def no_expired_restriction_is_requested(case: Case, at: Attempt) -> Refusal | None:
    """No agency is asked for restrictions whose own months, counted from the decision, are over (Article 8)."""
    for key in at.answers.get("agencies", ()):
        last = measures_end(case, key)
        if last and at.today > last:
            name = at.measure.agency_name(key)
            words = f"请{name}采取的措施至{chinese_date(last)}已经届满，不得再通报"
            return Refusal(Provision.REMOVAL, words, "请不选该单位", "agencies")
    return None


def measures_end(case: Case, agency: AgencyKey) -> date | None:
    """The last day of an agency's restrictions; None if it has none or nothing is decided."""
    first = case.listing.first_day
    own = [one.months for one in case.ruling.restrictions if one.concerns(agency)]
    return term_end(first, max(own)) if first and own else None


@guard("通报的单位都已告知当事人")
def the_person_knows_of_the_recipients(case: Case, at: Attempt) -> Refusal | None:
    """The respondent was notified in writing of every agency that is informed (Article 6(3), PIPL Art. 23)."""
    known = {*case.listing.recipients_told(at.today), *case.listing.informed_agencies}
    named = {one.agency for one in case.ruling.restrictions}
    strays = [key for key in at.answers.get("agencies", ()) if key not in known and key not in named]
    if not strays:
        return None
    names = "、".join(at.measure.agency_name(key) for key in strays)
    return Refusal(
        norm("《中华人民共和国个人信息保护法》第二十三条", Provision.ENTRY),
        f"没有告知当事人将通报{names}",
        "请先办理“补充告知通报单位”并送达",
        "agencies",
    )


@guard("复议机关、法院没有停止执行")
def nothing_is_stayed(case: Case, at: Attempt) -> Refusal | None:
    """A stay by the review organ or the court suspends publication and new notices (行政复议法 Art. 42)."""
    if not case.remedies.is_stayed:
        return None
    return Refusal(
        norm("《中华人民共和国行政复议法》第四十二条、《中华人民共和国行政诉讼法》第五十六条"),
        "本案决定已被停止执行",
        "请待复议、诉讼结果",
    )


@guard("更正已经签发")
def no_correction_is_unsigned(case: Case, at: Attempt) -> Refusal | None:
    """Until a correction is signed, neither the wrong nor the unsigned version leaves the office (Article 6(4))."""
    if not case.remedies.has_unsigned_correction and not case.remedies.owes_a_change:
        return None
    return Refusal(
        Provision.CORRECTION, "本案的更正通知书尚未签发，更正前后的内容都不得对外提供", "请先办结更正"
    )


@guard("记入告知书已经送达当事人")
def the_person_knows_of_the_entry(case: Case, at: Attempt) -> Refusal | None:
    """The respondent is notified of the entry before agencies and the public are informed (Article 6(3))."""
    notice = case.service.served(ENTRY_NOTICE)
    if notice is None or notice.served_on is None:
        return Refusal(Provision.ENTRY, "记入告知书尚未送达当事人", "请先送达记入告知书，再通报、公示")
    if at.today < notice.served_on:
        words = f"记入告知书公告送达，{chinese_date(notice.served_on)}方视为送达"
        return Refusal(Provision.ENTRY, words, "请待公告期满，再通报、公示")
    return None


@guard("没有未处理完毕的异议")
def no_objection_is_waiting(case: Case, at: Attempt) -> Refusal | None:
    """No further agency is informed until the result of an objection was served on the respondent (Article 6(4))."""
    if not case.remedies.contested(at.today):
        return None
    return Refusal(
        Provision.OBJECTION,
        "当事人的异议尚未处理完毕，结果尚未送达，暂不作新的通报",
        "请先处理异议并送达结果",
    )


@guard("有逾期未回执的单位")
def an_agency_is_late(case: Case, at: Attempt) -> Refusal | None:
    """A reminder needs an agency whose receipt is late (Article 8)."""
    if _late_agencies(case, at):
        return None
    return Refusal(Provision.RECEIPT, "没有逾期未回执的单位", "请待回执期限届满")


@guard("只向逾期未回执的单位催办")
def only_late_agencies_are_reminded(case: Case, at: Attempt) -> Refusal | None:
    """Every agency that is reminded is late (Article 8)."""
    early = [key for key in at.answers.get("agencies", ()) if key not in _late_agencies(case, at)]
    if not early:
        return None
    names = "、".join(at.measure.agency_name(key) for key in early)
    return Refusal(Provision.RECEIPT, f"{names}已经回执，或者回执期限未满", "请重新选择", "agencies")


def _late_agencies(case: Case, at: Attempt) -> set[str]:
    return {one.agency for one in sent(case, at.measure, at.calendar) if one.is_late(at.today)}
