"""What the person was told and what they said: notice, defence, hearing, waiver (Article 6(3))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casefiles.cases.case_record import CaseRecord
from casefiles.cases.filing import Filing
from casefiles.cases.letter_kinds import (
    HEARING_NOTICE,
)
from casefiles.cases.service import Service
from casefiles.cases.step_names import StepName


@dataclass(frozen=True)
class Hearing:
    """The notice in force, and the defences and hearing that followed it."""

    record: CaseRecord
    service: Service

    @property
    def notice_served_on(self) -> date | None:
        notices = [letter for letter in self.service.letters_of(StepName.PRIOR_NOTICE) if letter.served_on]
        return notices[-1].served_on if notices else None

    @property
    def defences(self) -> list[Filing]:
        """Every defence since the prior notice in force."""
        return [defence for defence in self.record.every(StepName.DEFENCE) if self.since_notice(defence)]

    @property
    def points(self) -> list[str]:
        """Every point of the defence and of the hearing, in the order in which it came in."""
        return [point for said in self.statements for point in said.answers["points"]]

    @property
    def statements(self) -> list[Filing]:
        """Every defence and every hearing since the prior notice in force."""
        return [
            filing
            for filing in self.record.filings
            if filing.step in (StepName.DEFENCE, StepName.HEARING_RECORD) and self.since_notice(filing)
        ]

    @property
    def asked(self) -> Filing | None:
        """The defence in which the person asked to be heard, or None."""
        asked = (one for one in reversed(self.defences) if one.answers.get("hearing"))
        return next(asked, None)

    @property
    def is_awaited(self) -> bool:
        """Whether the person asked for a hearing that was neither held nor waived in writing since."""
        asked, held, waived = self.asked, self.held, self.waiver
        if asked is None or (held is not None and held.sequence > asked.sequence):
            return False
        return waived is None or waived.sequence < asked.sequence

    @property
    def has_said_all(self) -> bool:
        """Whether a waiver, or a defence declared complete, ends the answer period early."""
        said, waived = self.defences[-1:], self.waiver
        if waived is not None and (not said or waived.sequence > said[0].sequence):
            return True
        return bool(said and said[0].answers.get("complete"))

    @property
    def held(self) -> Filing | None:
        held = self.record.latest(StepName.HEARING_RECORD)
        return held if held and self.since_notice(held) else None

    @property
    def announced(self) -> tuple[Filing, date] | None:
        """The newest served hearing notice since the prior notice in force, with its day of service."""
        served = {
            x.filing: x.served_on for x in self.record.letters if x.is_a(HEARING_NOTICE) and x.served_on
        }
        announced = [
            filing for filing in self.record.every(StepName.HEARING_NOTICE) if self.since_notice(filing)
        ]
        known = [(f, day) for f in announced if (day := served.get(f.sequence))]
        return known[-1] if known else None

    def since_notice(self, filing: Filing) -> bool:
        notice = self.record.latest(StepName.PRIOR_NOTICE)
        return notice is not None and filing.sequence > notice.sequence

    @property
    def extension_days(self) -> int:
        """Working days by which the current answer period was extended."""
        notice = self.record.latest(StepName.PRIOR_NOTICE)
        return sum(
            int(x.answers["days"])
            for x in self.record.every(StepName.EXTENSION)
            if notice and x.sequence > notice.sequence
        )

    @property
    def waiver(self) -> Filing | None:
        waived = self.record.latest(StepName.WAIVER)
        return waived if waived and self.since_notice(waived) else None
