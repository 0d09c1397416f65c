"""What the person asked for after the decision and which of it is unanswered: objections, reconsideration, suits, stays, repair, requests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from casefiles.cases.case_record import CaseRecord
from casefiles.cases.filing import Filing
from casefiles.cases.letter import PAUSES
from casefiles.cases.letter_kinds import CORRECTION, STAY_NOTICE
from casefiles.cases.service import Service
from casefiles.cases.step_names import StepName
from casefiles.law.agency import AgencyKey


@dataclass(frozen=True)
class Remedies:
    """Objections, proceedings, stays, repair and requests about personal information in one case."""

    record: CaseRecord
    service: Service

    @property
    def open_objections(self) -> list[Filing]:
        """Objections without a result; a result whose letter was returned does not count."""
        return self._unanswered(StepName.OBJECTION, self._standing(StepName.OBJECTION_RESULT), "objection")

    def contested(self, today: date) -> list[Filing]:
        """Objections whose result was not served yet: the listing stays marked, nothing new is published (Article 6(4))."""
        results = self._standing(StepName.OBJECTION_RESULT)
        told = [result for result in results if self.service.has_reached_the_person(result, today)]
        return self._unanswered(StepName.OBJECTION, told, "objection")

    @property
    def open_proceedings(self) -> list[Filing]:
        """Reconsiderations and suits without an outcome; an outcome whose letters were returned does not count."""
        return self._unanswered(
            StepName.PROCEEDING, self._standing(StepName.PROCEEDING_OUTCOME), "proceeding"
        )

    @property
    def stays(self) -> list[Filing]:
        """The stays in force: the newest order in each open proceeding, if it stays the decision."""
        newest = {int(order.answers["proceeding"]): order for order in self.record.every(StepName.STAY)}
        orders = [newest[asked.sequence] for asked in self.open_proceedings if asked.sequence in newest]
        return [order for order in orders if order.answers["outcome"] == "stay"]

    @property
    def is_stayed(self) -> bool:
        """Whether a review organ, a court or the office itself has stayed the decision."""
        return bool(self.stays)

    @property
    def asked_to_pause(self) -> list[AgencyKey]:
        """Agencies with a stay notice and no later resumption notice, drafted ones included (Article 6(4))."""
        newest = {x.agency: x for x in self.record.letters if x.is_a(*PAUSES) and x.is_live}
        return [agency for agency, letter in newest.items() if letter.is_a(STAY_NOTICE)]

    @property
    def open_repair(self) -> Filing | None:
        """The repair application without a decision, or None; a decision whose letter was returned does not count."""
        asked, decided = (
            self.record.latest(StepName.REPAIR_APPLICATION),
            self.record.latest(StepName.REPAIR_DECISION),
        )
        if asked is None or decided is None or decided.sequence < asked.sequence:
            return asked
        return asked if self.service.was_returned(decided) else None

    @property
    def open_information_requests(self) -> list[Filing]:
        """Requests about personal information without a reply."""
        return self._unanswered(
            StepName.INFORMATION_REQUEST, self._standing(StepName.INFORMATION_REPLY), "request"
        )

    @property
    def has_unsigned_correction(self) -> bool:
        """Whether a correction is drafted but not signed: until then neither version is sent out."""
        return any(
            x.is_a(CORRECTION) and x.is_live and not x.number and not x.agency for x in self.record.letters
        )

    @property
    def owes_a_change(self) -> bool:
        """Whether a review organ or a court changed the decision and the letters that carry out the change were returned."""
        newest = {f.answers["proceeding"]: f for f in self.record.every(StepName.PROCEEDING_OUTCOME)}
        return any(
            f.answers["outcome"] == "changed" and self.service.was_returned(f) for f in newest.values()
        )

    def _standing(self, step: StepName) -> list[Filing]:
        """The filings of a step none of whose letters was returned."""
        return [filing for filing in self.record.every(step) if not self.service.was_returned(filing)]

    def _unanswered(self, asked: StepName, answers: Iterable[Filing], field: str) -> list[Filing]:
        """The filings of step `asked` that no answer names in its `field`."""
        answered = {int(answer.answers[field]) for answer in answers}
        return [filing for filing in self.record.every(asked) if filing.sequence not in answered]
