"""What was proposed to the person, submitted to the meeting and decided."""

from __future__ import annotations

from dataclasses import dataclass

from casefiles.cases.case_record import CaseRecord
from casefiles.cases.hearing import Hearing
from casefiles.cases.proposal import Proposal, ProposedRestriction
from casefiles.cases.step_names import StepName
from casefiles.law.kinds import Severity
from forms.fields.corrections import measure_field


@dataclass(frozen=True)
class Ruling:
    """The proposal of the prior notice, what goes to the meeting, and the decision with its corrections."""

    record: CaseRecord
    hearing: Hearing

    @property
    def proposal(self) -> Proposal | None:
        """What the prior notice proposes, as last drafted."""
        notice = self.record.latest(StepName.PRIOR_NOTICE)
        return Proposal.read(notice.answers) if notice else None

    @property
    def submitted(self) -> Proposal | None:
        """What goes to the meeting: the notice's proposal, milder where the review of the defence made it so."""
        review = self.record.latest(StepName.DEFENCE_REVIEW)
        proposed = self.proposal
        if proposed is None or review is None or not self.hearing.since_notice(review):
            return proposed
        milder = {name: review.answers.get(name) for name in ("severity", "term_months")}
        return Proposal.read({**proposed.answers, **{name: value for name, value in milder.items() if value}})

    @property
    def decided(self) -> Proposal | None:
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
        return Proposal.read({**decision.answers, **self.record.corrections, "restrictions": left})

    @property
    def restrictions(self) -> tuple[ProposedRestriction, ...]:
        """The restrictions of the decision; none before it."""
        decided = self.decided
        return decided.restrictions if decided else ()

    @property
    def severity(self) -> Severity | None:
        source = self.decided or self.proposal
        return source.severity if source else None
