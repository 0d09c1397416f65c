"""Class, term and restrictions: what a prior notice proposes, the meeting is asked for, and a decision decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from casefiles.law.agency import NO_AGENCY, AgencyKey
from casefiles.law.kinds import Severity


@dataclass(frozen=True)
class ProposedRestriction:
    """One restriction with its statutory basis, the agency that carries it out (if named), its months and its reason."""

    code: str
    months: int
    agency: AgencyKey = NO_AGENCY
    basis: str = ""
    reason: str = ""

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Self:
        """The restriction in a row of a form's answers."""
        return cls(
            code=row["code"],
            months=int(row["months"]),
            agency=row.get("agency") or NO_AGENCY,
            basis=row.get("basis") or "",
            reason=row.get("reason") or "",
        )

    def concerns(self, agency: AgencyKey) -> bool:
        """Whether this agency carries it out, or nobody is named who does."""
        return self.agency in (NO_AGENCY, agency)


def restrictions_in(answers: Mapping[str, Any]) -> tuple[ProposedRestriction, ...]:
    """The restrictions in the answers of a notice or a decision."""
    return tuple(ProposedRestriction.read(row) for row in answers.get("restrictions") or ())


@dataclass(frozen=True)
class Proposal:
    """The terms of a notice, a submission or a decision. `answers` are those of the form that they are read from."""

    severity: Severity
    term_months: int
    restrictions: tuple[ProposedRestriction, ...]
    upper_norm: str
    answers: Mapping[str, Any]

    @classmethod
    def read(cls, answers: Mapping[str, Any]) -> Self:
        """The terms in the answers of a notice or a decision."""
        return cls(
            severity=Severity(answers["severity"]),
            term_months=int(answers["term_months"]),
            restrictions=restrictions_in(answers),
            upper_norm=answers.get("upper_norm") or "",
            answers=answers,
        )

    @property
    def agencies(self) -> list[AgencyKey]:
        """The agencies that the restrictions name, in order, each once."""
        return list(dict.fromkeys(one.agency for one in self.restrictions if one.agency))

    def months_of(self, restriction: ProposedRestriction) -> int:
        """The months that these terms give a restriction: of the same agency where several carry it out; 0 if absent."""
        alike = [one for one in self.restrictions if one.code == restriction.code]
        same = [one for one in alike if one.agency == restriction.agency]
        return max((one.months for one in same or alike), default=0)
