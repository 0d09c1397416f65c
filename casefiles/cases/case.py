"""A case: its identity, state and outcome, derived from its filed records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from casefiles.cases.case_record import CaseRecord
from casefiles.cases.filing import Filing, corrected_fields, corrects
from casefiles.cases.hearing import Hearing
from casefiles.cases.listing import Listing
from casefiles.cases.remedies import Remedies
from casefiles.cases.respondent import Respondent
from casefiles.cases.ruling import Ruling
from casefiles.cases.service import Service
from casefiles.cases.states import ENDS, State
from casefiles.cases.step_names import StepName
from casefiles.law.kinds import RespondentKind


@dataclass(frozen=True)
class Case(CaseRecord):
    """A case. Its stages are views: `hearing`, `ruling`, `listing`, `remedies`, `service`."""

    @cached_property
    def service(self) -> Service:
        return Service(self)

    @cached_property
    def hearing(self) -> Hearing:
        return Hearing(self, self.service)

    @cached_property
    def ruling(self) -> Ruling:
        return Ruling(self, self.hearing)

    @cached_property
    def remedies(self) -> Remedies:
        return Remedies(self, self.service)

    @cached_property
    def listing(self) -> Listing:
        return Listing(self, self.service, self.ruling)

    @property
    def is_court_track(self) -> bool:
        return self.opening.step == StepName.COURT_REPORT

    @property
    def instruments(self) -> list[Mapping[str, Any]]:
        """The instruments on which the case rests: the report's own, then those of the cases merged into it."""
        first = self.report.instrument.number
        merged = [filing.answers for filing in self.every(StepName.MERGED_IN)]
        return [
            self.report.answers,
            *(one for one in merged if one.get("instrument_number") not in (None, "", first)),
        ]

    @property
    def respondent(self) -> Respondent:
        return Respondent.from_answers(self.report.answers)

    @property
    def kind(self) -> RespondentKind:
        return self.report.kind

    @property
    def conduct_date(self) -> date:
        return self.report.conduct_date

    @property
    def item(self) -> int:
        return self.report.item

    @property
    def items(self) -> tuple[int, ...]:
        """Every item of Article 4 that the case is about: its own, those the report adds, those merged in."""
        added = [int(item) for item in self.report.answers.get("other_items") or ()]
        merged = [int(item) for filing in self.every(StepName.MERGED_IN) for item in filing.answers["items"]]
        return tuple(dict.fromkeys((self.item, *added, *merged)))

    @property
    def behaviours(self) -> tuple[str, ...]:
        """The behaviour codes: as verified, else as reported and merged in; never those that were split off."""
        verified = self.latest(StepName.VERIFICATION)
        codes = list((verified.answers.get("behaviours") if verified else None) or self.report.behaviours)
        for filing in self.filings[verified.sequence if verified else 0 :]:
            if filing.step == StepName.MERGED_IN:
                codes += filing.answers["behaviours"]
            elif filing.step == StepName.SPLIT:
                codes = [code for code in codes if code not in filing.answers["behaviours"]]
        return tuple(dict.fromkeys(codes))

    @property
    def facts_found(self) -> str:
        verified = self.latest(StepName.VERIFICATION)
        if "facts" in self.corrections or verified is None:
            return self.report.facts
        return str(verified.answers["facts"])

    @property
    def overrides(self) -> dict[str, Filing]:
        """The exceptions (例外决定) made in this case, by behaviour or restriction code."""
        return {filing.answers["subject"]: filing for filing in self.every(StepName.OVERRIDE)}

    @property
    def recused(self) -> dict[str, str]:
        """Accounts recused from this case or from a case merged into it, each with the officer's name."""
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
    def as_signed(self) -> Case:
        """The case without corrections that are drafted but not signed yet."""
        signed: dict[str, str] = {}
        for filing in self.filings:
            if (
                corrects(filing)
                and not self.service.was_returned(filing)
                and not self.service.awaits_signature(filing)
            ):
                signed.update(corrected_fields(filing))
        return replace(self, corrections=signed)

    @property
    def unit_finding_annulled(self) -> bool:
        """Whether the finding against the unit, on which this linked person's case rests, was annulled (Article 2)."""
        told = [
            f.answers["outcome"]
            for f in self.every(StepName.UNIT_CASE)
            if f.answers["outcome"] != "performed"
        ]
        return told[-1:] == ["fallen"]

    @property
    def closed_as(self) -> State | None:
        """The outcome under which the file was last closed; None if it never was."""
        archive = self.latest(StepName.ARCHIVE)
        title = archive.facts.get("outcome") if archive else None
        return next((end for end in ENDS if end.title == title), None)

    @property
    def outcome(self) -> str:
        """How the case ended, in words; empty while it runs."""
        if self.state == State.ARCHIVED:
            return str(self.filings[-1].facts.get("outcome", ""))
        return self.state.title if self.state.is_end else ""
