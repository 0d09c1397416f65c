"""What each agency was notified of and what it answered; who is silent, and since when (Articles 5, 6(2), 8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casefiles.cases.case import Case
from casefiles.cases.filing import Filing
from casefiles.cases.letter import Letter, LetterRef, LetterStatus
from casefiles.cases.letter_kinds import (
    AGENCY_NOTICE,
    CORRECTION,
    COURT_PASS_ON,
    LIFT_NOTICE,
    RESUMPTION_NOTICE,
    STAY_NOTICE,
    LetterKind,
)
from casefiles.cases.step_names import StepName
from casefiles.law.agency import AgencyKey
from casefiles.law.calendar import WorkingCalendar
from casefiles.law.measure import Measure

#: The policy that sets the answer period of each kind of letter.
ASKS = {
    AGENCY_NOTICE.name: "push.receipt_days",
    COURT_PASS_ON.name: "push.receipt_days",
    LIFT_NOTICE.name: "lift.receipt_days",
    CORRECTION.name: "push.receipt_days",
    STAY_NOTICE.name: "lift.receipt_days",
    RESUMPTION_NOTICE.name: "push.receipt_days",
}


#: The receipts that answer each kind of letter: the usual one first, then "not applicable", then others.
ANSWERS = {
    AGENCY_NOTICE.name: ("applied", "not_applicable", "corrected", "paused", "lifted"),
    COURT_PASS_ON.name: ("applied", "not_applicable", "corrected", "lifted"),
    LIFT_NOTICE.name: ("lifted", "not_applicable"),
    CORRECTION.name: ("corrected", "not_applicable", "lifted"),
    STAY_NOTICE.name: ("paused", "not_applicable", "lifted"),
    RESUMPTION_NOTICE.name: ("applied", "not_applicable", "lifted"),
}


#: Letters that an earlier receipt answers, if the agency already lifted or said "not applicable".
ANSWERED_BEFOREHAND = (LIFT_NOTICE,)


@dataclass(frozen=True)
class Sent:
    """One letter to one agency, by when it should be answered, and the answer."""

    case: str
    ref: LetterRef
    respondent: str
    agency: AgencyKey
    title: str
    number: str
    status: LetterStatus
    sent_on: date | None
    answer_by: date | None
    answer: str = ""
    answered_on: date | None = None

    def is_late(self, today: date) -> bool:
        return self.answer_by is not None and not self.answer and today > self.answer_by


def answer_to(case: Case, letter: Letter) -> Filing | None:
    """The agency's newest receipt that answers this letter; a receipt filed before it was drafted answers another one."""
    answers = ANSWERS.get(letter.kind, ())
    if letter.is_a(*ANSWERED_BEFOREHAND):
        return case.listing.receipts(*answers).get(letter.agency)
    given = [
        filing
        for filing in case.every(StepName.RECEIPT)
        if filing.answers["agency"] == letter.agency
        and filing.answers["action"] in answers
        and filing.sequence > letter.filing
    ]
    return given[-1] if given else None


def unanswered(case: Case, *kinds: LetterKind) -> list[Letter]:
    """The letters of these kinds that an agency has received and not answered."""
    reached = [x for x in case.letters if x.agency and x.is_a(*kinds) and x.status == LetterStatus.SERVED]
    return [letter for letter in reached if answer_to(case, letter) is None]


def sent(case: Case, measure: Measure, calendar: WorkingCalendar) -> list[Sent]:
    """Every live letter of the case to an agency, with what came back."""
    return [
        _sent(case, letter, measure, calendar) for letter in case.letters if letter.agency and letter.is_live
    ]


def _sent(case: Case, letter: Letter, measure: Measure, calendar: WorkingCalendar) -> Sent:
    over = letter.is_a(STAY_NOTICE) and not case.remedies.is_stayed
    asks = None if over else ASKS.get(letter.kind)
    last = None
    if asks and letter.served_on:
        last = calendar.end_of(letter.served_on, measure.policy(asks), for_the_person=False).day
    answer = answer_to(case, letter)
    return Sent(
        case=case.number,
        ref=letter.ref,
        respondent=case.respondent.name,
        agency=letter.agency,
        title=letter.title,
        number=letter.number,
        status=letter.status,
        sent_on=letter.served_on,
        answer_by=last,
        answer=answer.answers["action"] if answer else "",
        answered_on=date.fromisoformat(answer.answers["acted_on"]) if answer else None,
    )


def unknown_agencies(case: Case, measure: Measure) -> list[str]:
    """What the case's records call an agency and is none of the Measure's or the office's, under any of their names."""
    rows = [row for filing in case.filings for row in filing.answers.get("restrictions") or ()]
    named = [row.get("agency") for row in rows] + [letter.agency for letter in case.letters]
    return [name for name in dict.fromkeys(named) if name and name not in measure.agencies]


def agencies_still_restricting(case: Case) -> list[AgencyKey]:
    """Agencies that were informed and have neither lifted nor said that it does not concern them (Article 8)."""
    done = case.listing.receipts("lifted", "not_applicable")
    return [agency for agency in case.listing.informed_agencies if agency not in done]
