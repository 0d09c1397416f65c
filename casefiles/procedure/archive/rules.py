"""Rules for closing and reopening a case file."""

from __future__ import annotations

from casefiles.cases.case import Case
from casefiles.cases.letter_kinds import LIFT_NOTICE
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.law.ground import Provision, norm
from casefiles.law.kinds import Severity
from casefiles.outward.agencies import agencies_still_restricting
from casefiles.procedure.rule import Attempt, Refusal, guard


@guard("各单位均已回执解除或者不适用")
def nobody_still_restricts(case: Case, at: Attempt) -> Refusal | None:
    """Every informed agency has answered that it lifted its restrictions or had none (Article 8)."""
    waiting = agencies_still_restricting(case)
    if not waiting:
        return None
    names = "、".join(at.measure.agency_name(key) for key in waiting)
    return Refusal(Provision.LIFTING, f"{names}尚未回执解除限制", "请催办并登记回执")


@guard("各单位都收到了解除限制通知函")
def every_informed_agency_has_the_lift_notice(case: Case, at: Attempt) -> Refusal | None:
    """Every agency that was informed of the listing has received a lift notice (Article 8).

    One can be missing, although no letter is underway, if it was returned and not drafted again.
    """
    reached = {x.agency for x in case.letters if x.is_a(LIFT_NOTICE) and x.served_on}
    missing = [key for key in case.listing.informed_agencies if key not in reached]
    if not missing:
        return None
    names = "、".join(at.measure.agency_name(key) for key in missing)
    return Refusal(Provision.LIFTING, f"{names}尚未收到解除限制通知函", "请重新拟写并送达")


@guard("全部文书已经办结")
def no_letter_is_underway(case: Case, at: Attempt) -> Refusal | None:
    """Every letter was served before the file is closed."""
    underway = [letter for letter in case.letters if letter.is_underway]
    if not underway:
        return None
    return Refusal(
        norm("《中华人民共和国行政处罚法》第四十七条"),
        f"《{underway[0].title}》{underway[0].status.title}",
        "请办结全部文书后再归档",
    )


def is_important(case: Case) -> bool:
    """Whether the file is kept permanently: a serious case, or one with a hearing, a proceeding or an annulment."""
    steps = {filing.step for filing in case.filings}
    heard = bool(steps & {StepName.HEARING_RECORD, StepName.PROCEEDING})
    return case.ruling.severity == Severity.SERIOUS or heard or case.state == State.ANNULLED


@guard("重要案卷永久保管")
def important_files_are_kept_for_good(case: Case, at: Attempt) -> Refusal | None:
    """Important files are kept permanently (国家档案局令第8号)."""
    policy = at.measure.policy("retention.important")
    if not is_important(case) or at.answers.get("retention") == policy.value:
        return None
    return Refusal(norm(policy.source), f"{policy.note}，应{policy.value}保管", "请改选保管期限", "retention")


@guard("各公示渠道均已撤下")
def nothing_is_still_published(case: Case, at: Attempt) -> Refusal | None:
    """Every channel is recorded as taken down before the file is closed (Articles 8, 9)."""
    if not case.listing.shown_channels:
        return None
    return Refusal(
        Provision.REMOVAL,
        f"{'、'.join(case.listing.shown_channels)}尚未登记撤下公示",
        "请撤下并核对，登记“撤下公示”",
    )


@guard("单位的认定没有撤销，或者本案已经撤销")
def nothing_rests_on_an_annulled_finding(case: Case, at: Attempt) -> Refusal | None:
    """If the unit's finding was annulled, so is the linked person's before the file is closed (Article 2)."""
    if not case.unit_finding_annulled or case.state not in (State.REMOVED, State.EXPIRED):
        return None
    return Refusal(Provision.LINKED, "单位的认定已经撤销，本案的认定失去依据", "请先办理依职权撤销")


@guard("当事人的异议、复议诉讼、个人信息申请都已了结")
def nothing_asked_is_unanswered(case: Case, at: Attempt) -> Refusal | None:
    """No file is closed while an objection, a review or suit, or a request for personal information is open.

    Objections are moot after an annulment or termination; a suit goes on all the same.
    """
    waiting = ["个人信息申请"] if case.remedies.open_information_requests else []
    waiting += ["复议、诉讼"] if case.remedies.open_proceedings else []
    if case.state not in (State.ANNULLED, State.TERMINATED):
        waiting += ["异议"] if case.remedies.open_objections else []
    if not waiting:
        return None
    return Refusal(Provision.OBJECTION, f"当事人的{'、'.join(waiting)}尚未了结", "请先答复、处理完毕，再归档")


@guard("调卷后回到归档以前的结果")
def reopening_keeps_the_outcome(case: Case, at: Attempt) -> Refusal | None:
    """Reopening a file does not change the outcome under which it was closed."""
    closed = case.closed_as
    if closed is not None and at.answers.get("outcome") == closed.value:
        return None
    return Refusal(Provision.OBJECTION, "调卷不改变本案归档以前的结果", "请选择归档以前的结果", "outcome")
