"""What was proposed to the person, submitted to the meeting and decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from casefiles.cases.case_record import CaseRecord
from casefiles.cases.hearing import Hearing
from casefiles.cases.step_names import StepName
from casefiles.law.kinds import Severity
from forms.fields.corrections import measure_field


@dataclass(frozen=True)
class Ruling:
    """The proposal of the prior notice, what goes to the meeting, and the decision with its corrections."""

    record: CaseRecord
    hearing: Hearing

    @property
    def proposal(self) -> Mapping[str, Any] | None:
        """What the prior notice proposes, as last drafted."""
        notice = self.record.latest(StepName.PRIOR_NOTICE)
        return notice.answers if notice else None

    @property
    def submitted(self) -> Mapping[str, Any] | None:
        """What goes to the meeting: the notice's proposal, milder where the review of the defence made it so."""
        review = self.record.latest(StepName.DEFENCE_REVIEW)
        if self.proposal is None or review is None or not self.hearing.since_notice(review):
            return self.proposal
        milder = {name: review.answers.get(name) for name in ("severity", "term_months")}
        return {**self.proposal, **{name: value for name, value in milder.items() if value}}

    @property
    def decided(self) -> Mapping[str, Any] | None:
        """What the decision says, as last drafted, with corrections of it."""
        decision = self.record.latest(StepName.DECISION)
        if decision is None:
            return None
        rows = [
            {
                **row,
                "months": min(
                    int(row["months"]),
                    int(self.record.corrections.get(measure_field(row["code"]), row["months"])),
                ),
            }
            for row in decision.answers.get("restrictions", ())
        ]
        left = [row for row in rows if row["months"]]
        return {**decision.answers, **self.record.corrections, "restrictions": left}

    @property
    def severity(self) -> Severity | None:
        source = self.decided or self.proposal
        return Severity(source["severity"]) if source else None
