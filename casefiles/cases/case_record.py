"""What a case folder holds: its filings in order, its letters, and the report as completed and corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from casefiles.cases.filing import FiledFile, Filing
from casefiles.cases.letter import Letter
from casefiles.cases.report import Report
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName


@dataclass(frozen=True)
class CaseRecord:
    """A case as its filings make it. `corrections` are field changes made after a found error (Article 6(4))."""

    number: str
    filings: tuple[Filing, ...] = ()
    state: State = State.NEW
    letters: tuple[Letter, ...] = ()
    corrections: Mapping[str, str] = field(default_factory=dict)

    def latest(self, step: StepName) -> Filing | None:
        """The newest filing of a step, or None."""
        return next((filing for filing in reversed(self.filings) if filing.step == step), None)

    def every(self, step: StepName) -> list[Filing]:
        return [filing for filing in self.filings if filing.step == step]

    @property
    def sequence(self) -> int:
        return len(self.filings)

    @property
    def opening(self) -> Filing:
        return self.filings[0]

    def file_at(self, path: str) -> FiledFile | None:
        """The file at that path in the case folder, or None."""
        return next((file for filing in self.filings for file in filing.files if file.path == path), None)

    @property
    def report(self) -> Report:
        """The report's answers, as supplemented, then as corrected."""
        completed = {
            k: v
            for supplement in self.every(StepName.SUPPLEMENT)
            for k, v in supplement.answers.items()
            if v and k in self.opening.answers
        }
        return Report({**self.opening.answers, **completed, **self._merged_protections, **self.corrections})

    @property
    def _merged_protections(self) -> dict[str, Any]:
        """Marks and end dates of merged cases: what protected the person there protects them here."""
        merged = [filing.answers for filing in self.every(StepName.MERGED_IN)]
        if not merged:
            return {}
        own = self.opening.answers
        marks = [mark for one in (own, *merged) for mark in one.get("marks") or ()]
        until = [str(day) for one in (own, *merged) if (day := one.get("listed_until"))]
        return {"marks": list(dict.fromkeys(marks)), "listed_until": min(until, default=None)}

    @property
    def reported_on(self) -> date:
        return date.fromisoformat(self.report.report_date or self.opening.filed_at[:10])

    @property
    def is_linked(self) -> bool:
        """Whether the respondent answers for a unit, with a case of their own (Article 2)."""
        return self.report.is_linked
