"""An event's date must be possible: not in the future, and not before the event that it follows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from casefiles.cases.case import Case
from casefiles.cases.letter import LetterStatus
from casefiles.cases.letter_kinds import DECISION
from casefiles.cases.step_names import StepName
from casefiles.law.calendar import chinese_date
from casefiles.law.ground import norm
from casefiles.procedure.rule import Attempt, Guard, Refusal, guard

# Returns the earliest day that an event can have, or None, with the words that name that day.
Before = Callable[[Case, Attempt], tuple[date | None, str]]


def notice_received(case: Case, at: Attempt) -> tuple[date | None, str]:
    """The day on which the notice was sent: a public one can be read before it counts as served."""
    days = [x.sent_on for x in case.service.letters_of(StepName.PRIOR_NOTICE) if x.sent_on]
    return (days[-1] if days else None), "事先告知书送达（公告）之日"


def letter_sealed(case: Case, at: Attempt) -> tuple[date | None, str]:
    """The day on which the letter that could not be served was sealed."""
    letter = case.service.letter(str(at.answers.get("letter") or ""))
    sealed = letter.sealed if letter else None
    return (date.fromisoformat(sealed.at[:10]) if sealed else None), "该文书用印之日"


def submission_served(case: Case, at: Attempt) -> tuple[date | None, str]:
    served = [x.served_on for x in case.service.letters_of(StepName.SUBMISSION) if x.served_on]
    return max(served, default=None), "请示报出日"


def decision_signed(case: Case, at: Attempt) -> tuple[date | None, str]:
    decision = case.service.signed(DECISION)
    return (decision.day if decision else None), "认定决定书签发日"


def first_letter_received(case: Case, at: Attempt) -> tuple[date | None, str]:
    """The day on which the agency that now answers received its first letter."""
    agency = at.answers.get("agency")
    days = [
        x.served_on
        for x in case.letters
        if x.agency == agency and x.status == LetterStatus.SERVED and x.served_on
    ]
    return min(days, default=None), "该单位收到函件之日"


def proceeding_received(case: Case, at: Attempt) -> tuple[date | None, str]:
    chosen = str(at.answers.get("proceeding") or "")
    for filing in case.every(StepName.PROCEEDING):
        if str(filing.sequence) == chosen:
            return date.fromisoformat(filing.answers["received_on"]), "收到受理通知之日"
    return None, ""


def published(case: Case, at: Attempt) -> tuple[date | None, str]:
    filing = case.latest(StepName.PUBLICATION)
    return (date.fromisoformat(filing.answers["published_on"]) if filing else None), "公示起始日"


def at_any_time(case: Case, at: Attempt) -> tuple[date | None, str]:
    return None, ""


def happened(field: str, not_before: Before = at_any_time) -> Guard:
    """The guard that the day in the answer `field` is not in the future and not before `not_before`."""

    @guard("所填日期不在今天以后，也不早于它所针对的事项")
    def event_is_dated_in_order(case: Case, at: Attempt) -> Refusal | None:
        if not at.answers.get(field):
            return None
        day = date.fromisoformat(at.answers[field])
        ground = norm("记录须如实反映办理的先后")
        if day > at.today:
            return Refusal(ground, f"{chinese_date(day)}在今天以后", "请核对日期", field)
        earliest, what = not_before(case, at)
        if earliest is not None and day < earliest:
            return Refusal(
                ground, f"{chinese_date(day)}早于{what}（{chinese_date(earliest)}）", "请核对日期", field
            )
        return None

    return event_is_dated_in_order
