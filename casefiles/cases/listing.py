"""The listing of a case: its term, its publication, and the agencies that know of it (Articles 5 to 8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casefiles.cases.case_record import CaseRecord
from casefiles.cases.filing import Filing, corrects, filed_day
from casefiles.cases.letter import LetterStatus
from casefiles.cases.letter_kinds import (
    AGENCY_NOTICE,
    COURT_PASS_ON,
    DECISION,
    LIFT_NOTICE,
)
from casefiles.cases.ruling import Ruling
from casefiles.cases.service import Service
from casefiles.cases.step_names import StepName
from casefiles.law.agency import AgencyKey
from casefiles.law.calendar import term_end

#: What ends a listing, by its step or by its outcome.
UNDOING = (StepName.ANNULMENT, StepName.TERMINATION, StepName.REMOVAL, StepName.EXPIRY)

UNDOING_OUTCOMES = ("annul", "grant", "revoked")

#: The report's value for "obligation performed".
PERFORMED = "已履行"


@dataclass(frozen=True)
class Listing:
    """Entry, term, publication, recipients and performance of one listing."""

    record: CaseRecord
    service: Service
    ruling: Ruling

    @property
    def may_be_published(self) -> bool:
        """Whether the case may be published at all: never a linked person's, nor one marked secret or private."""
        return not self.record.is_linked and not self.record.report.marks

    @property
    def entered_on(self) -> date | None:
        entry = self.record.latest(StepName.ENTRY)
        return date.fromisoformat(entry.answers["entered_on"]) if entry else None

    @property
    def term(self) -> tuple[date, date] | None:
        """First and last day of the listing; None before there is one."""
        entry = self.record.latest(StepName.ENTRY)
        if entry is None:
            return None
        end = self.record.corrections.get("term_end") or entry.facts["term_end"]
        return date.fromisoformat(entry.facts["term_start"]), date.fromisoformat(end)

    @property
    def first_day(self) -> date | None:
        """The day on which the term starts, that of the decision; None before it is signed."""
        if self.term:
            return self.term[0]
        decision = self.service.signed(DECISION)
        return decision.day if decision else None

    @property
    def last_day(self) -> date | None:
        """The last day of the listing; None before the decision is signed."""
        if self.term:
            return self.term[1]
        decision, decided = self.service.signed(DECISION), self.ruling.decided
        if decision is None or decision.day is None or decided is None:
            return None
        counted = term_end(decision.day, decided.term_months)
        corrected = self.record.corrections.get("term_end")
        return min(counted, date.fromisoformat(corrected)) if corrected else counted

    @property
    def performed_on(self) -> date | None:
        """The day the obligation was met, when it is (Article 8)."""
        performance = self.record.latest(StepName.PERFORMANCE) or self._unit_performed
        if performance is not None:
            return date.fromisoformat(performance.answers["performed_on"])
        if self.record.report.performance != PERFORMED:
            return None
        found = self.service.correction_of("performance")
        return filed_day(found) if found else self.record.reported_on

    @property
    def _unit_performed(self) -> Filing | None:
        """The filing that says that the unit performed the obligation which this linked person shares."""
        told = [f for f in self.record.every(StepName.UNIT_CASE) if f.answers["outcome"] == "performed"]
        return told[-1] if told else None

    @property
    def approved_publication(self) -> Filing | None:
        """The publication in force. A takedown or a stay ends it for good; so does an ending or a correction, even if its letters
        were returned later. An objection before its first day prevents it.
        """
        publication = self.record.latest(StepName.PUBLICATION)
        if publication is None:
            return None
        later = self.record.filings[publication.sequence :]
        objected = self._was_objected_to_first(publication)
        return None if objected or any(self._takes_down(filing) for filing in later) else publication

    def _was_objected_to_first(self, publication: Filing) -> bool:
        """Whether the person objected before the first day of a publication: it never begins."""
        first, later = str(publication.answers["published_on"]), self.record.filings[publication.sequence :]
        return any(filing.step == StepName.OBJECTION and filing.filed_at[:10] < first for filing in later)

    def _takes_down(self, filing: Filing) -> bool:
        stays = filing.step == StepName.STAY and filing.answers["outcome"] == "stay"
        undone = (
            filing.step in UNDOING or corrects(filing) or filing.answers.get("outcome") in UNDOING_OUTCOMES
        )
        return filing.step == StepName.TAKEDOWN or stays or (undone and self.service.was_returned(filing))

    @property
    def shown_channels(self) -> list[str]:
        """The channels on which the case was published and no takedown is recorded."""
        shown: dict[str, None] = {}
        for filing in self.record.filings:
            if filing.step == StepName.PUBLICATION and not self._was_objected_to_first(filing):
                shown.update(dict.fromkeys(filing.answers["channels"]))
            elif filing.step == StepName.TAKEDOWN:
                for channel in filing.answers["channels"]:
                    shown.pop(channel, None)
        return list(shown)

    def recipients_told(self, today: date) -> list[AgencyKey]:
        """The agencies that a notice served on the person names as recipients (Article 6(3))."""
        told: dict[AgencyKey, None] = {}
        for filing in self.record.filings:
            if filing.step in (StepName.ENTRY, StepName.RECIPIENTS) and self.service.has_reached_the_person(
                filing, today
            ):
                told.update(dict.fromkeys(filing.answers.get("agencies") or ()))
        return list(told)

    @property
    def informed_agencies(self) -> list[AgencyKey]:
        """Every agency that received the listing, in order (Article 6(2)); each must be notified of its end."""
        told = [
            x.agency
            for x in self.record.letters
            if x.is_a(AGENCY_NOTICE, COURT_PASS_ON) and x.status == LetterStatus.SERVED
        ]
        return list(dict.fromkeys(told))

    @property
    def agencies_released(self) -> list[AgencyKey]:
        """Agencies released by a signed lift notice; a release is final (Article 8)."""
        return [x.agency for x in self.record.letters if x.is_a(LIFT_NOTICE) and x.number and x.is_live]

    def receipts(self, *actions: str) -> dict[AgencyKey, Filing]:
        """Each agency's newest receipt, where it says one of `actions`."""
        newest = {filing.answers["agency"]: filing for filing in self.record.every(StepName.RECEIPT)}
        return {agency: filing for agency, filing in newest.items() if filing.answers["action"] in actions}
