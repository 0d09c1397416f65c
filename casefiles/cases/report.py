"""The report of a case: what the department reported, as supplemented and corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from casefiles.law.kinds import RespondentKind


@dataclass(frozen=True)
class Instrument:
    """The instrument (依据文书) on which a report rests; empty where the report names none. `day` is in ISO form."""

    name: str
    number: str
    issuer: str
    day: str
    is_effective: bool

    @property
    def is_named(self) -> bool:
        """Whether name, number and issuer are all there."""
        return bool(self.name and self.number and self.issuer)


@dataclass(frozen=True)
class Report:
    """What is reported of a respondent and their conduct. `answers` are the form's, for what has no name here."""

    answers: Mapping[str, Any]

    def _text(self, name: str) -> str:
        return str(self.answers.get(name) or "")

    @property
    def department(self) -> str:
        """The reporting department, by its name."""
        return self._text("department")

    @property
    def kind(self) -> RespondentKind:
        return RespondentKind(self.answers["respondent_kind"])

    @property
    def conduct_date(self) -> date:
        return date.fromisoformat(self.answers["conduct_date"])

    @property
    def report_date(self) -> str:
        """The day of the report in ISO form; empty where it does not say."""
        return self._text("report_date")

    @property
    def item(self) -> int:
        """The item of the Measure's list of conduct."""
        return int(self.answers["item"])

    @property
    def behaviours(self) -> tuple[str, ...]:
        """The reported behaviours, by code."""
        return tuple(self.answers.get("behaviours") or ())

    @property
    def facts(self) -> str:
        return self._text("facts")

    @property
    def evidence(self) -> list[str]:
        """What proves it, one line for each piece."""
        return list(self.answers.get("evidence") or ())

    @property
    def instrument(self) -> Instrument:
        name, number, issuer, day = (
            self._text(f"instrument_{part}") for part in ("name", "number", "issuer", "date")
        )
        return Instrument(name, number, issuer, day, self.answers.get("instrument_effective") != "no")

    @property
    def performance(self) -> str:
        """How far the obligation is performed, in the report's words."""
        return self._text("performance")

    @property
    def marks(self) -> tuple[str, ...]:
        """Marks that limit use and publication: sealed, secret, private …"""
        return tuple(self.answers.get("marks") or ())

    @property
    def capacity(self) -> str:
        """The respondent's capacity at the conduct: full, limited or none; empty where it does not say."""
        return self._text("capacity")

    @property
    def listed_until(self) -> str:
        """The last day on a higher list for the same facts, in ISO form; empty where there is none."""
        return self._text("listed_until")

    @property
    def relation(self) -> str:
        """How the case hangs together with another one; empty where it does not."""
        return self._text("relation")

    @property
    def related_case(self) -> str:
        """The number of that other case."""
        return self._text("related_case")

    @property
    def is_linked(self) -> bool:
        """Whether the respondent answers for a unit, with a case of their own (Article 2)."""
        return self.relation.startswith("linked_")
