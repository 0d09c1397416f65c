"""Deadlines of challenges, with what starts and meets each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from casefiles.cases.case import Case
from casefiles.cases.filing import Filing, corrects, filed_day
from casefiles.cases.letter_kinds import CORRECTION, STAY_NOTICE
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.law.measure import Measure
from casefiles.outward.agencies import unanswered
from casefiles.people.roles import Role
from casefiles.procedure.deadline_rule import DeadlineRule
from casefiles.procedure.shared.events import NO_FINDING_IN_FORCE, ended_on, filed_on, last_informed


def objection_since(case: Case) -> date | None:
    """The day on which the oldest open objection came in, else the newest objection."""
    waiting = case.remedies.open_objections or case.every(StepName.OBJECTION)[-1:]
    return date.fromisoformat(waiting[0].answers["received_on"]) if waiting else None


def asking_the_source(case: Case, measure: Measure) -> tuple[int, str]:
    """The working days added to an objection because the department that reported has to be asked."""
    waiting = case.remedies.open_objections or case.every(StepName.OBJECTION)[-1:]
    if not waiting or not waiting[0].answers.get("asks_source"):
        return 0, ""
    with_source = measure.number_of("objection.source_days")
    added = with_source - measure.number_of("objection.decide_days")
    return added, f"，须向信息提供单位核实，共{with_source}个工作日"


def newest_correction(case: Case) -> Filing | None:
    """The newest filing that corrects something and was not returned."""
    return next((f for f in reversed(case.filings) if corrects(f) and not case.service.was_returned(f)), None)


def corrected_on(case: Case) -> date | None:
    """The day of the newest correction."""
    filing = newest_correction(case)
    return filed_day(filing) if filing else None


def correction_is_served(case: Case) -> bool:
    """Whether no letter of the newest correction is underway."""
    filing = newest_correction(case)
    drafted = case.service.drafted_by(filing) if filing else case.letters
    return not any(x.is_underway for x in drafted if x.is_a(CORRECTION))


def annulled_on(case: Case) -> date | None:
    """The day of the annulment while its letter is not served."""
    return ended_on(case) if case.state == State.ANNULMENT_PENDING else None


def unanswered_proceeding(kind: str) -> Callable[[Case], date | None]:
    """A trigger: the day on which the oldest proceeding of a kind ("review" or "suit") that awaits a reply came in."""

    def since(case: Case) -> date | None:
        replied = {int(reply.answers["proceeding"]) for reply in case.every(StepName.PROCEEDING_REPLY)}
        days = [
            date.fromisoformat(asked.answers["received_on"])
            for asked in case.remedies.open_proceedings
            if asked.answers["kind"] == kind and asked.sequence not in replied
        ]
        return min(days, default=None)

    return since


DEADLINES = (
    DeadlineRule(
        "correction_receipts",
        "各单位回执已更正",
        "push.receipt_days",
        last_informed(CORRECTION),
        lambda case: not unanswered(case, CORRECTION) or case.state.is_end,
        Role.AGENCY,
    ),
    DeadlineRule(
        "correction_service",
        "送达更正通知书",
        "correct.days",
        corrected_on,
        correction_is_served,
        Role.CLERK,
    ),
    DeadlineRule(
        "annulment_service",
        "送达撤销认定决定书",
        "serve.decision_days",
        annulled_on,
        lambda case: case.state != State.ANNULMENT_PENDING,
        Role.CLERK,
    ),
    DeadlineRule(
        "resumption",
        "函告各单位恢复执行",
        "push.days",
        lambda case: filed_on(case, StepName.PROCEEDING_OUTCOME),
        lambda case: (
            case.remedies.is_stayed or case.state != State.LISTED or not case.remedies.asked_to_pause
        ),
        Role.CLERK,
        steps=(StepName.STAY,),
    ),
    DeadlineRule(
        "stay_receipts",
        "各单位回执已暂停",
        "lift.receipt_days",
        last_informed(STAY_NOTICE),
        lambda case: not case.remedies.is_stayed or not unanswered(case, STAY_NOTICE),
        Role.AGENCY,
    ),
    DeadlineRule(
        "review_reply",
        "答复行政复议",
        "review.reply_days",
        unanswered_proceeding("review"),
        lambda case: False,
        Role.CLERK,
        steps=(StepName.PROCEEDING_REPLY,),
    ),
    DeadlineRule(
        "suit_reply",
        "提交行政诉讼答辩状",
        "suit.reply_days",
        unanswered_proceeding("suit"),
        lambda case: False,
        Role.CLERK,
        steps=(StepName.PROCEEDING_REPLY,),
    ),
    DeadlineRule(
        "objection",
        "处理异议",
        "objection.decide_days",
        objection_since,
        lambda case: not case.remedies.open_objections or case.state in NO_FINDING_IN_FORCE,
        Role.REVIEWER,
        asking_the_source,
        steps=(StepName.OBJECTION_RESULT,),
    ),
)
