"""What sets a deadline off, lengthens it, or meets it: days and facts read off a case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from casefiles.case import Case
from casefiles.cases.filing import Filing, corrects
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.measure import Measure
from casefiles.outbox import unanswered

#: What sends a case back to be looked into again, by step and outcome; the acceptance begins it.
INQUIRY_BEGINS = (
    (StepName.ACCEPTANCE, None),
    (StepName.FURTHER_INQUIRY, None),
    (StepName.LEGAL_REVIEW, "return"),
    (StepName.MEETING, "sent_back"),
)


def inquiry_since(case: Case) -> date | None:
    """Since when the inquiry runs: the acceptance, or what sent the case back to be looked into again."""
    begun = [f for f in case.filings if (f.step, f.answers.get("outcome")) in INQUIRY_BEGINS]
    return date.fromisoformat(begun[-1].filed_at[:10]) if begun else None


def decision_served(case: Case) -> date | None:
    served = case.served_letter("decision")
    return served.served_on if served else None


def filed_on(case: Case, step: StepName) -> date | None:
    filing = case.latest(step)
    return date.fromisoformat(filing.filed_at[:10]) if filing else None


def letter_day(case: Case, kind: str) -> date | None:
    letter = case.signed_letter(kind)
    return letter.day if letter else None


def objection_since(case: Case) -> date | None:
    """The oldest open objection, else the newest that was answered."""
    waiting = case.open_objections or case.every(StepName.OBJECTION)[-1:]
    return date.fromisoformat(waiting[0].answers["received_on"]) if waiting else None


def asking_the_source(case: Case, measure: Measure) -> tuple[int, str]:
    """The days that an objection takes longer because whoever gave the information has to be asked."""
    waiting = case.open_objections or case.every(StepName.OBJECTION)[-1:]
    if not waiting or not waiting[0].answers.get("asks_source"):
        return 0, ""
    own, source = (measure.number_of(f"objection.{key}_days") for key in ("decide", "source"))
    return source - own, f"，须向信息提供单位核实，共{source}个工作日"


def agencies_silent(case: Case) -> bool:
    return bool(unanswered(case, "agency_notice", "court_pass_on"))


def correcting(case: Case) -> Filing | None:
    """The newest filing that puts something right and stands."""
    return next((f for f in reversed(case.filings) if corrects(f) and not case.was_returned(f)), None)


def corrected_on(case: Case) -> date | None:
    filing = correcting(case)
    return date.fromisoformat(filing.filed_at[:10]) if filing else None


def correction_is_served(case: Case) -> bool:
    filing = correcting(case)
    drafted = case.drafted_by(filing) if filing else case.letters
    return not any(x.is_underway for x in drafted if x.kind == "correction")


def annulled_on(case: Case) -> date | None:
    return ended_on(case) if case.state == State.ANNULMENT_PENDING else None


def unanswered_proceeding(kind: str) -> Callable[[Case], date | None]:
    """When the oldest open proceeding of a kind that the office has not answered reached it."""

    def since(case: Case) -> date | None:
        replied = {int(reply.answers["proceeding"]) for reply in case.every(StepName.PROCEEDING_REPLY)}
        days = [
            date.fromisoformat(asked.answers["received_on"])
            for asked in case.open_proceedings
            if asked.answers["kind"] == kind and asked.sequence not in replied
        ]
        return min(days, default=None)

    return since


def information_asked(case: Case) -> date | None:
    days = [date.fromisoformat(asked.answers["received_on"]) for asked in case.open_information_requests]
    return min(days, default=None)


def somebody_is_to_be_told(case: Case) -> bool:
    """Whether an agency that the decision or the notice of entry names has not been written to."""
    written = [x for x in case.letters if x.kind == "agency_notice" and x.is_live]
    named = {row["agency"] for row in (case.decided or {}).get("restrictions", ()) if row.get("agency")}
    entry = case.latest(StepName.ENTRY)
    told = set(entry.answers.get("agencies") or ()) if entry else set()
    return bool(named - {x.addressee for x in written} or told - {x.agency for x in written})


def lifting_since(case: Case) -> date | None:
    """When the first agency received its notice of the end; until the office has sent it, it is the office's turn."""
    days = [x.served_on for x in case.letters if x.kind == "lift_notice" and x.served_on]
    return min(days, default=None)


def drafted_on(case: Case, *kinds: str) -> date | None:
    """The day on which the oldest letter of these kinds that has not reached its reader was drafted."""
    waiting = [x.drafted.at[:10] for x in case.letters if x.kind in kinds and x.is_underway]
    return date.fromisoformat(min(waiting)) if waiting and case.state != State.ARCHIVED else None


def defence_addition(case: Case, measure: Measure) -> tuple[int, str]:
    """What was granted to the person on top of the answer period."""
    days = case.extension_days
    return days, f"，准予延长{days}个工作日" if days else ""


def verification_addition(case: Case, measure: Measure) -> tuple[int, str]:
    """One extension, and the days during which the inquiry stood still."""
    still = suspended_days(case)
    longer = measure.number_of("verify.extension_days") if case.latest(StepName.VERIFICATION_EXTENSION) else 0
    words = (f"，延长{longer}日" if longer else "") + (f"，扣除中止{still}日" if still else "")
    return longer + still, words


def standing_still(case: Case, measure: Measure) -> tuple[int, str]:
    """The days during which the inquiry stood still."""
    still = suspended_days(case)
    return still, f"，扣除中止{still}日" if still else ""


def suspended_days(case: Case) -> int:
    days, since = 0, None
    for filing in case.filings:
        day = date.fromisoformat(filing.filed_at[:10])
        if filing.step == StepName.SUSPENSION:
            since = day
        elif filing.step == StepName.RESUMPTION and since is not None:
            days += (day - since).days
            since = None
    return days


def closed_on(case: Case) -> date | None:
    return date.fromisoformat(case.filings[-1].filed_at[:10]) if case.state.is_end else None


def ended_on(case: Case) -> date:
    """The day of the newest filing after which the case was listed no longer."""
    ending = (
        StepName.REMOVAL,
        StepName.REPAIR_DECISION,
        StepName.ANNULMENT,
        StepName.OBJECTION_RESULT,
        StepName.PROCEEDING_OUTCOME,
        StepName.EXPIRY,
        StepName.TERMINATION,
    )
    days = [filing.filed_at[:10] for filing in case.filings if filing.step in ending]
    return date.fromisoformat(days[-1] if days else case.filings[-1].filed_at[:10])


def last_told(*kinds: str) -> Callable[[Case], date | None]:
    """When an agency last received a letter of these kinds."""

    def on(case: Case) -> date | None:
        days = [x.served_on for x in case.letters if x.kind in kinds and x.agency and x.served_on]
        return max(days, default=None)

    return on
