"""Rules for objections, reconsideration, litigation, stays and corrections (Article 6(4))."""

from __future__ import annotations

from datetime import date
from difflib import SequenceMatcher

from casefiles.cases.case import Case
from casefiles.cases.filing import Filing
from casefiles.cases.listing import PERFORMED
from casefiles.cases.report import Report
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.law.calendar import chinese_date, term_end
from casefiles.law.ground import Provision, norm
from casefiles.law.kinds import Severity
from casefiles.procedure.rule import Attempt, Refusal, guard
from casefiles.procedure.shared.standing import LOOK_BACK, look_back
from forms.fields.corrections import corrected_measure

# How similar two document numbers are, from 0 to 1, if one only corrects a typing error in the other.
SLIP = 0.7


@guard("有待处理的异议")
def objection_is_open(case: Case, at: Attempt) -> Refusal | None:
    """An objection is open, and the chosen one is (Article 6(4))."""
    open_ones = [objection.sequence for objection in case.remedies.open_objections]
    if not open_ones:
        return Refusal(Provision.OBJECTION, "本案没有待处理的异议", "收到异议的，请先登记异议")
    chosen = at.answers.get("objection")
    if chosen is not None and int(chosen) not in open_ones:
        return Refusal(Provision.OBJECTION, "所选异议已经处理", "请选择尚未处理的异议", "objection")
    return None


@guard("更正不加重")
def correction_is_no_heavier(case: Case, at: Attempt) -> Refusal | None:
    """A correction never makes the listing heavier for the respondent (Article 6(4), 行政复议法 Art. 63)."""
    for row in at.answers.get("corrections", ()):
        heavier = _heavier(case, row["field"], row["value"])
        if heavier:
            return Refusal(
                Provision.CORRECTION, heavier, "更正不得加重；确须加重的，撤销后重新认定", "corrections"
            )
    return None


# How far the obligation is performed, by the words of a report.
MET = {"未履行": 0, "部分履行": 1, PERFORMED: 2}


def _heavier(case: Case, field: str, value: str) -> str:
    """Why the corrected value is heavier than the present one, in Chinese; empty if it is not."""
    last, severity = case.listing.last_day, case.ruling.severity
    if field == "term_end" and last and date.fromisoformat(value) > last:
        return f"更正后的期满日晚于现在的{chinese_date(last)}"
    performed = PERFORMED if case.listing.performed_on else case.report.performance
    if field == "performance" and MET.get(value, 0) < MET.get(performed, 0):
        return f"现为{performed}，不能改为“{value}”"
    if field == "severity" and severity and Severity(value).weight > severity.weight:
        return f"更正后的等级重于现在的{severity.title}"
    if code := corrected_measure(field):
        months = max((one.months for one in case.ruling.restrictions if one.code == code), default=0)
        if int(value) > months:
            return f"更正后的措施期限长于现在的{months}个月"
    return ""


@guard("更正后的期限不长于更正后等级的上限")
def corrected_class_bounds_the_term(case: Case, at: Attempt) -> Refusal | None:
    """A correction to a lower class also brings the term within that class's limit (order 36)."""
    rows = {row["field"]: row["value"] for row in at.answers.get("corrections", ())}
    first, last = case.listing.first_day, case.listing.last_day
    if first is None or last is None:
        return None
    end = date.fromisoformat(rows.get("term_end", last.isoformat()))
    if end < first:
        words = f"更正后的期满日{chinese_date(end)}早于起算日{chinese_date(first)}"
        return Refusal(Provision.REMOVAL, words, "认定不能成立的，请撤销", "corrections")
    if "severity" not in rows:
        return None
    severity = Severity(rows["severity"])
    longest = at.measure.policy(f"term.{severity}_months")
    latest = term_end(first, at.measure.number_of(longest.key))
    if end <= latest:
        return None
    return Refusal(
        norm(longest.source),
        f"{severity.title}失信的记入期限不超过{longest.words}，至迟{chinese_date(latest)}届满",
        "请同时更正“记入期限届满日”",
        "corrections",
    )


@guard("更正文号不换依据文书")
def correction_keeps_the_instrument(case: Case, at: Attempt) -> Refusal | None:
    """Only a typing error in the instrument's number is corrected; another instrument is another ground, on which the
    respondent was not heard (行政处罚法 Art. 44).
    """
    before = case.report.instrument.number
    for row in at.answers.get("corrections", ()):
        if row["field"] != "instrument_number" or not before:
            continue
        if SequenceMatcher(a=before, b=str(row["value"])).ratio() < SLIP:
            return Refusal(
                norm("《中华人民共和国行政处罚法》第四十四条"),
                f"“{row['value']}”与原文号“{before}”相差过大，是另一份依据文书",
                "依据改变的，请撤销认定，另行办理",
                "corrections",
            )
    return None


@guard("更正后的行为日期仍可认定")
def correction_leaves_the_finding_lawful(case: Case, at: Attempt) -> Refusal | None:
    """The corrected date of conduct still allows a finding; if not, the finding is annulled instead."""
    for row in at.answers.get("corrections", ()):
        if row["field"] != "conduct_date":
            continue
        day = date.fromisoformat(row["value"])
        if day > at.today:
            return Refusal(
                Provision.CORRECTION, f"更正后的行为日期{chinese_date(day)}在今天之后", "", "corrections"
            )
        until, found, years = look_back(
            Report({**case.report.answers, "conduct_date": row["value"]}), case.behaviours, at.measure
        )
        if found > until and LOOK_BACK not in case.overrides:
            return Refusal(
                norm("《中华人民共和国行政处罚法》第三十六条（参照）"),
                f"行为终了于{chinese_date(day)}的，{chinese_date(found)}才被发现，已逾{years}年追溯时限，认定不能成立",
                "请撤销认定",
                "corrections",
            )
        too_early, too_young = day < at.measure.effective, case.respondent.is_minor_on(day)
        if too_early or too_young:
            why = f"早于本办法施行日{chinese_date(at.measure.effective)}" if too_early else "当事人当时未成年"
            return Refusal(
                Provision.EFFECT if too_early else norm("《中华人民共和国行政处罚法》第三十条"),
                f"更正后的行为日期{chinese_date(day)}{why}，认定不能成立",
                "请撤销认定",
                "corrections",
            )
    return None


@guard("前一次更正已经签发")
def one_correction_at_a_time(case: Case, at: Attempt) -> Refusal | None:
    """A correction is signed before the next one is made, so that their letters go out in order."""
    if not at.answers.get("corrections") or not case.remedies.has_unsigned_correction:
        return None
    return Refusal(
        Provision.CORRECTION,
        "本案上一份更正通知书尚未签发",
        "请先办结或者退回上一份，再作更正",
        "corrections",
    )


# States in which the finding was already annulled, or the case terminated.
NOTHING_LEFT_TO_REVOKE = (
    State.ANNULMENT_PENDING,
    State.ANNULLED,
    State.TERMINATION_PENDING,
    State.TERMINATED,
)


@guard("撤销、变更的是仍然有效的认定")
def only_a_finding_in_force_is_revoked(case: Case, at: Attempt) -> Refusal | None:
    """A finding that the office already annulled can be declared unlawful, but not revoked or changed.

    A revocation whose letter was returned is redrafted as a revocation in the same proceeding.
    """
    outcome, revoked = at.answers["outcome"], _revocation_to_redraft(case)
    if revoked is not None:
        if (outcome, at.answers["proceeding"]) == ("revoked", revoked.answers["proceeding"]):
            return None
        words = f"本案已为“{case.state.title}”，现在只重新拟写文书"
        return Refusal(Provision.PROCEEDING, words, "请填写与原来相同的结果", "outcome")
    if case.state not in NOTHING_LEFT_TO_REVOKE or outcome not in ("revoked", "changed"):
        return None
    remedy = "结果请选“确认违法，不必再撤销”或者其他"
    return Refusal(
        Provision.PROCEEDING, f"本案现为“{case.state.title}”，没有可以再撤销、变更的", remedy, "outcome"
    )


def _revocation_to_redraft(case: Case) -> Filing | None:
    """The revocation by a review organ or court that is annulling the case, if its letter was returned."""
    if case.state != State.ANNULMENT_PENDING:
        return None
    annulling = [
        filing
        for filing in case.filings
        if filing.step == StepName.ANNULMENT or filing.answers.get("outcome") in ("annul", "revoked")
    ]
    newest = annulling[-1] if annulling else None
    if newest is None or newest.step != StepName.PROCEEDING_OUTCOME:
        return None
    return newest if case.service.was_returned(newest) else None


@guard("有尚未了结的复议、诉讼")
def proceeding_is_open(case: Case, at: Attempt) -> Refusal | None:
    """An outcome or reply needs an open reconsideration or suit."""
    if case.remedies.open_proceedings:
        return None
    return Refusal(Provision.PROCEEDING, "本案没有尚未了结的复议、诉讼", "收到通知的，请先登记复议、诉讼通知")


@guard("有尚未了结的复议、诉讼，或者有单位还在暂停")
def something_can_be_stayed(case: Case, at: Attempt) -> Refusal | None:
    """A stay needs an open reconsideration or suit, a resumption agencies that still pause."""
    if case.remedies.open_proceedings or case.remedies.asked_to_pause:
        return None
    return Refusal(
        Provision.PROCEEDING, "本案没有尚未了结的复议、诉讼，也没有暂停措施的单位", "请先登记复议、诉讼通知"
    )


@guard("停止执行的是尚未了结的案件")
def only_an_open_proceeding_stays(case: Case, at: Attempt) -> Refusal | None:
    """A decision is stayed only in a proceeding that is still open."""
    open_ones = {str(asked.sequence) for asked in case.remedies.open_proceedings}
    if at.answers["outcome"] != "stay" or at.answers["proceeding"] in open_ones:
        return None
    return Refusal(Provision.PROCEEDING, "所选复议、诉讼已经了结", "请选择尚未了结的案件", "proceeding")


@guard("恢复执行的是被停止执行、没有未签发更正的案件")
def only_a_stayed_decision_resumes(case: Case, at: Attempt) -> Refusal | None:
    """A decision resumes only after a stay, and only once the changes that the outcome made are signed."""
    stayed = {
        order.answers["proceeding"]
        for order in case.every(StepName.STAY)
        if order.answers["outcome"] == "stay"
    }
    if at.answers["outcome"] != "resume":
        return None
    if at.answers["proceeding"] not in stayed:
        return Refusal(
            Provision.PROCEEDING, "所选复议、诉讼没有停止执行", "请选择已停止执行的案件", "proceeding"
        )
    if case.remedies.has_unsigned_correction:
        return Refusal(
            Provision.CORRECTION, "本案的更正通知书尚未签发", "请先办结更正，再恢复执行", "outcome"
        )
    return None
