"""What the person and others said in a case, and which of it waits for an answer (Article 6(3)–(4), Article 8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from casefiles.cases.case_record import CaseRecord
from casefiles.cases.filing import Filing
from casefiles.cases.letter import PAUSES
from casefiles.cases.letter_kinds import HEARING_NOTICE, STAY_NOTICE
from casefiles.cases.step_names import StepName
from casefiles.law.measure import AgencyKey


@dataclass(frozen=True)
class AnsweredCase(CaseRecord):
    """Defences and hearings on the notice that now stands; objections, reviews, suits, stays and requests."""

    @property
    def notice_served_on(self) -> date | None:
        notices = [letter for letter in self.letters_of(StepName.PRIOR_NOTICE) if letter.served_on]
        return notices[-1].served_on if notices else None

    @property
    def defences(self) -> list[Filing]:
        """Every defence since the prior notice that now stands."""
        return [defence for defence in self.every(StepName.DEFENCE) if self.since_notice(defence)]

    @property
    def points(self) -> list[str]:
        """Every point of the defence and of the hearing, in the order in which it came in."""
        return [point for said in self.statements for point in said.answers["points"]]

    @property
    def statements(self) -> list[Filing]:
        """Every defence and every hearing since the prior notice that now stands."""
        return [
            filing
            for filing in self.filings
            if filing.step in (StepName.DEFENCE, StepName.HEARING_RECORD) and self.since_notice(filing)
        ]

    @property
    def hearing_asked(self) -> Filing | None:
        """The defence in which the person asked to be heard, or None."""
        asked = (one for one in reversed(self.defences) if one.answers.get("hearing"))
        return next(asked, None)

    @property
    def awaits_a_hearing(self) -> bool:
        """Whether the person asked to be heard, has not been yet, and has not taken it back in writing since."""
        asked, held, waived = self.hearing_asked, self.hearing_held, self.waiver
        if asked is None or (held is not None and held.sequence > asked.sequence):
            return False
        return waived is None or waived.sequence < asked.sequence

    @property
    def has_said_all(self) -> bool:
        """Whether the person's last word, a waiver or a defence said to be complete, ends the answer period early."""
        said, waived = self.defences[-1:], self.waiver
        if waived is not None and (not said or waived.sequence > said[0].sequence):
            return True
        return bool(said and said[0].answers.get("complete"))

    @property
    def hearing_held(self) -> Filing | None:
        held = self.latest(StepName.HEARING_RECORD)
        return held if held and self.since_notice(held) else None

    @property
    def hearing_announced(self) -> tuple[Filing, date] | None:
        """The newest announcement of a hearing on the notice that now stands that was served, and when it was."""
        served = {x.filing: x.served_on for x in self.letters if x.is_a(HEARING_NOTICE) and x.served_on}
        announced = [filing for filing in self.every(StepName.HEARING_NOTICE) if self.since_notice(filing)]
        known = [(f, day) for f in announced if (day := served.get(f.sequence))]
        return known[-1] if known else None

    def since_notice(self, filing: Filing) -> bool:
        notice = self.latest(StepName.PRIOR_NOTICE)
        return notice is not None and filing.sequence > notice.sequence

    @property
    def extension_days(self) -> int:
        """Working days by which the answer period of the notice that now stands was lengthened."""
        notice = self.latest(StepName.PRIOR_NOTICE)
        return sum(
            int(x.answers["days"])
            for x in self.every(StepName.EXTENSION)
            if notice and x.sequence > notice.sequence
        )

    @property
    def waiver(self) -> Filing | None:
        waived = self.latest(StepName.WAIVER)
        return waived if waived and self.since_notice(waived) else None

    @property
    def overrides(self) -> dict[str, Filing]:
        """The exceptions that the office made for this case, by behaviour or restriction code."""
        return {filing.answers["subject"]: filing for filing in self.every(StepName.OVERRIDE)}

    @property
    def recused(self) -> dict[str, str]:
        """Accounts that stay away from the case, each with the officer's name; so they did from what it came out of."""
        away: dict[str, str] = {}
        for filing in self.filings:
            away |= filing.facts.get("recused") or {}
            if filing.step != StepName.RECUSAL:
                continue
            officer = filing.answers["officer"]
            if filing.answers["outcome"] == "approve":
                away[officer] = filing.answers.get("officer_name", "")
            else:
                away.pop(officer, None)
        return away

    @property
    def open_objections(self) -> list[Filing]:
        """Objections that have no result yet; a result that was given back for another draft is none."""
        return self._unanswered(StepName.OBJECTION, self._standing(StepName.OBJECTION_RESULT), "objection")

    def contested(self, today: date) -> list[Filing]:
        """Objections whose result has not reached the person: the mark stands, and nothing new is shown (Article 6(4))."""
        results = self._standing(StepName.OBJECTION_RESULT)
        told = [result for result in results if self.has_reached_the_person(result, today)]
        return self._unanswered(StepName.OBJECTION, told, "objection")

    @property
    def open_proceedings(self) -> list[Filing]:
        """Reconsiderations and suits that have no outcome yet; one whose letters were given back is none."""
        return self._unanswered(
            StepName.PROCEEDING, self._standing(StepName.PROCEEDING_OUTCOME), "proceeding"
        )

    @property
    def stays(self) -> list[Filing]:
        """The stays that stand: of each open proceeding the newest order, where that stays the decision."""
        newest = {int(order.answers["proceeding"]): order for order in self.every(StepName.STAY)}
        orders = [newest[asked.sequence] for asked in self.open_proceedings if asked.sequence in newest]
        return [order for order in orders if order.answers["outcome"] == "stay"]

    @property
    def is_stayed(self) -> bool:
        """Whether a review organ, a court or the office itself has stayed the decision."""
        return bool(self.stays)

    @property
    def asked_to_pause(self) -> list[AgencyKey]:
        """Agencies that have been asked to pause, or soon will be, and have no letter to go on again (Article 6(4))."""
        newest = {x.agency: x for x in self.letters if x.is_a(*PAUSES) and x.is_live}
        return [agency for agency, letter in newest.items() if letter.is_a(STAY_NOTICE)]

    @property
    def open_repair(self) -> Filing | None:
        """An application for repair that waits for its decision; one that was given back is none."""
        asked, decided = self.latest(StepName.REPAIR_APPLICATION), self.latest(StepName.REPAIR_DECISION)
        if asked is None or decided is None or decided.sequence < asked.sequence:
            return asked
        return asked if self.was_returned(decided) else None

    @property
    def open_information_requests(self) -> list[Filing]:
        """The person's requests about their data that have no answer yet."""
        return self._unanswered(
            StepName.INFORMATION_REQUEST, self._standing(StepName.INFORMATION_REPLY), "request"
        )

    def _standing(self, step: StepName) -> list[Filing]:
        """The filings of a step of which no letter was given back for another draft."""
        return [filing for filing in self.every(step) if not self.was_returned(filing)]

    def _unanswered(self, asked: StepName, answers: Iterable[Filing], field: str) -> list[Filing]:
        """What was asked by that step and is named by none of the answers in their `field`."""
        answered = {int(answer.answers[field]) for answer in answers}
        return [filing for filing in self.every(asked) if filing.sequence not in answered]
