"""A case: what its records, folded in order, say. Everything about it is derived from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from casefiles.cases.case_answers import AnsweredCase
from casefiles.cases.filing import Filing, corrects
from casefiles.cases.letter import LetterStatus
from casefiles.cases.letter_kinds import AGENCY_NOTICE, CORRECTION, COURT_PASS_ON, DECISION, LIFT_NOTICE
from casefiles.cases.respondent import Respondent
from casefiles.cases.states import ENDS, State
from casefiles.cases.step_names import StepName
from casefiles.law.calendar import term_end
from casefiles.law.measure import AgencyKey, RespondentKind, Severity
from forms.fields.corrections import measure_field

#: What ends a listing, by its step or by its outcome.
UNDOING = (StepName.ANNULMENT, StepName.TERMINATION, StepName.REMOVAL, StepName.EXPIRY)


UNDOING_OUTCOMES = ("annul", "grant", "revoked")


#: How a report, or a correction of it, says that the duty is met.
PERFORMED = "已履行"


@dataclass(frozen=True)
class Case(AnsweredCase):
    """What a case is about, what is proposed, decided and listed, who was told, and how it ended."""

    @property
    def is_court_track(self) -> bool:
        return self.opening.step == StepName.COURT_REPORT

    @property
    def report(self) -> Mapping[str, Any]:
        """The report's answers, as supplemented, then as corrected."""
        completed = {
            k: v
            for supplement in self.every(StepName.SUPPLEMENT)
            for k, v in supplement.answers.items()
            if v and k in self.opening.answers
        }
        return {**self.opening.answers, **completed, **self._brought, **self.corrections}

    @property
    def _brought(self) -> dict[str, Any]:
        """What protects the person in a case that went into this one protects them here too."""
        merged = [filing.answers for filing in self.every(StepName.MERGED_IN)]
        if not merged:
            return {}
        own = self.opening.answers
        marks = [mark for one in (own, *merged) for mark in one.get("marks") or ()]
        until = [str(day) for one in (own, *merged) if (day := one.get("listed_until"))]
        return {"marks": list(dict.fromkeys(marks)), "listed_until": min(until, default=None)}

    @property
    def instruments(self) -> list[Mapping[str, Any]]:
        """What holds the instrument under the case, and of each case that went into it another one."""
        first = self.report.get("instrument_number")
        merged = [filing.answers for filing in self.every(StepName.MERGED_IN)]
        return [
            self.report,
            *(one for one in merged if one.get("instrument_number") not in (None, "", first)),
        ]

    @property
    def respondent(self) -> Respondent:
        return Respondent.from_answers(self.report)

    @property
    def kind(self) -> RespondentKind:
        return RespondentKind(self.report["respondent_kind"])

    @property
    def reported_on(self) -> date:
        return date.fromisoformat(self.report.get("report_date") or self.opening.filed_at[:10])

    @property
    def conduct_date(self) -> date:
        return date.fromisoformat(self.report["conduct_date"])

    @property
    def item(self) -> int:
        return int(self.report["item"])

    @property
    def items(self) -> tuple[int, ...]:
        """Every item of Article 4 that the case is about: its own, those the report adds, those merged in."""
        added = [int(item) for item in self.report.get("other_items") or ()]
        merged = [int(item) for filing in self.every(StepName.MERGED_IN) for item in filing.answers["items"]]
        return tuple(dict.fromkeys((self.item, *added, *merged)))

    @property
    def behaviours(self) -> tuple[str, ...]:
        """The behaviour codes: as verified, else as reported and merged in; never those that were split off."""
        verified = self.latest(StepName.VERIFICATION)
        codes = list(
            (verified.answers.get("behaviours") if verified else None) or self.report.get("behaviours") or ()
        )
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
            return str(self.report["facts"])
        return str(verified.answers["facts"])

    @property
    def proposal(self) -> Mapping[str, Any] | None:
        """What the prior notice proposes, as last drafted."""
        notice = self.latest(StepName.PRIOR_NOTICE)
        return notice.answers if notice else None

    @property
    def submitted(self) -> Mapping[str, Any] | None:
        """What goes to the meeting: the notice's proposal, milder where the review of the defence made it so."""
        review = self.latest(StepName.DEFENCE_REVIEW)
        if self.proposal is None or review is None or not self.since_notice(review):
            return self.proposal
        milder = {name: review.answers.get(name) for name in ("severity", "term_months")}
        return {**self.proposal, **{name: value for name, value in milder.items() if value}}

    @property
    def decided(self) -> Mapping[str, Any] | None:
        """What the decision says, as last drafted, with corrections of it."""
        decision = self.latest(StepName.DECISION)
        if decision is None:
            return None
        rows = [
            {
                **row,
                "months": min(
                    int(row["months"]), int(self.corrections.get(measure_field(row["code"]), row["months"]))
                ),
            }
            for row in decision.answers.get("restrictions", ())
        ]
        left = [row for row in rows if row["months"]]
        return {**decision.answers, **self.corrections, "restrictions": left}

    @property
    def severity(self) -> Severity | None:
        source = self.decided or self.proposal
        return Severity(source["severity"]) if source else None

    @property
    def let_go(self) -> list[AgencyKey]:
        """Agencies whose notice of the end is signed: nothing takes that back (Article 8)."""
        return [x.agency for x in self.letters if x.is_a(LIFT_NOTICE) and x.number and x.is_live]

    @property
    def approved_publication(self) -> Filing | None:
        """The publication that stands: none stands again by itself after a takedown or a stay, nor where what ended or
        corrected it was given back for another draft; and none begins that was objected to before its first day.
        """
        publication = self.latest(StepName.PUBLICATION)
        if publication is None:
            return None
        later = self.filings[publication.sequence :]
        objected = self._was_objected_to_first(publication)
        return None if objected or any(self._takes_down(filing) for filing in later) else publication

    def _was_objected_to_first(self, publication: Filing) -> bool:
        """Whether the person objected before the first day of a publication: it never begins."""
        first, later = str(publication.answers["published_on"]), self.filings[publication.sequence :]
        return any(filing.step == StepName.OBJECTION and filing.filed_at[:10] < first for filing in later)

    def _takes_down(self, filing: Filing) -> bool:
        stays = filing.step == StepName.STAY and filing.answers["outcome"] == "stay"
        undone = (
            filing.step in UNDOING or corrects(filing) or filing.answers.get("outcome") in UNDOING_OUTCOMES
        )
        return filing.step == StepName.TAKEDOWN or stays or (undone and self.was_returned(filing))

    @property
    def has_unsigned_correction(self) -> bool:
        """Whether something is being put right and nobody has signed it yet: until then neither version goes out."""
        return any(x.is_a(CORRECTION) and x.is_live and not x.number and not x.agency for x in self.letters)

    @property
    def owes_a_change(self) -> bool:
        """Whether a review organ or a court changed the decision and the letters that carry it out were given back."""
        newest = {f.answers["proceeding"]: f for f in self.every(StepName.PROCEEDING_OUTCOME)}
        return any(f.answers["outcome"] == "changed" and self.was_returned(f) for f in newest.values())

    @property
    def as_signed(self) -> Case:
        """The case without what was put right and nobody has signed yet."""
        signed: dict[str, str] = {}
        for filing in self.filings:
            if corrects(filing) and not self.was_returned(filing) and not self.waits_for_signature(filing):
                signed.update({row["field"]: row["value"] for row in filing.answers["corrections"]})
        return replace(self, corrections=signed)

    @property
    def is_linked(self) -> bool:
        """Whether the respondent answers for a unit, with a case of their own (Article 2)."""
        return str(self.report.get("relation") or "").startswith("linked_")

    @property
    def may_be_published(self) -> bool:
        """Whether nothing forbids it: a linked person is not shown, nor what a secret or privacy keeps back."""
        return not self.is_linked and not self.report.get("marks")

    @property
    def unit_has_fallen(self) -> bool:
        """Whether the finding against the unit, on which this linked person's rests, no longer stands (Article 2)."""
        told = [
            f.answers["outcome"]
            for f in self.every(StepName.UNIT_CASE)
            if f.answers["outcome"] != "performed"
        ]
        return told[-1:] == ["fallen"]

    @property
    def entered_on(self) -> date | None:
        entry = self.latest(StepName.ENTRY)
        return date.fromisoformat(entry.answers["entered_on"]) if entry else None

    @property
    def term(self) -> tuple[date, date] | None:
        """First and last day of the listing; None before there is one."""
        entry = self.latest(StepName.ENTRY)
        if entry is None:
            return None
        end = self.corrections.get("term_end") or entry.facts["term_end"]
        return date.fromisoformat(entry.facts["term_start"]), date.fromisoformat(end)

    @property
    def first_day(self) -> date | None:
        """The day from which the term runs: the decision's; None before it is signed."""
        if self.term:
            return self.term[0]
        decision = self.signed_letter(DECISION)
        return decision.day if decision else None

    @property
    def last_day(self) -> date | None:
        """The last day of the listing, known from the signed decision on: a term runs from the decision."""
        if self.term:
            return self.term[1]
        decision, decided = self.signed_letter(DECISION), self.decided
        if decision is None or decision.day is None or decided is None:
            return None
        counted = term_end(decision.day, int(decided["term_months"]))
        corrected = self.corrections.get("term_end")
        return min(counted, date.fromisoformat(corrected)) if corrected else counted

    @property
    def performed_on(self) -> date | None:
        """The day the obligation was met, when it is (Article 8)."""
        performance = self.latest(StepName.PERFORMANCE) or self._unit_performed
        if performance is not None:
            return date.fromisoformat(performance.answers["performed_on"])
        if self.report.get("performance") != PERFORMED:
            return None
        found = self._putting_right("performance")
        return date.fromisoformat(found.filed_at[:10]) if found else self.reported_on

    @property
    def _unit_performed(self) -> Filing | None:
        """The record that the unit met the duty for which this linked person answers too."""
        told = [f for f in self.every(StepName.UNIT_CASE) if f.answers["outcome"] == "performed"]
        return told[-1] if told else None

    @property
    def shown_channels(self) -> list[str]:
        """The channels on which the case was published and from which it is not known to have been taken down."""
        shown: dict[str, None] = {}
        for filing in self.filings:
            if filing.step == StepName.PUBLICATION and not self._was_objected_to_first(filing):
                shown.update(dict.fromkeys(filing.answers["channels"]))
            elif filing.step == StepName.TAKEDOWN:
                for channel in filing.answers["channels"]:
                    shown.pop(channel, None)
        return list(shown)

    def recipients_told(self, today: date) -> list[AgencyKey]:
        """The agencies of which a notice that was served says that the information goes to them (Article 6(3))."""
        told: dict[AgencyKey, None] = {}
        for filing in self.filings:
            if filing.step in (StepName.ENTRY, StepName.RECIPIENTS) and self.has_reached_the_person(
                filing, today
            ):
                told.update(dict.fromkeys(filing.answers.get("agencies") or ()))
        return list(told)

    @property
    def informed_agencies(self) -> list[AgencyKey]:
        """Every agency that was sent the listing, in order (Article 6(2)); these must hear of its end."""
        told = [
            x.agency
            for x in self.letters
            if x.is_a(AGENCY_NOTICE, COURT_PASS_ON) and x.status == LetterStatus.SERVED
        ]
        return list(dict.fromkeys(told))

    def receipts(self, *actions: str) -> dict[AgencyKey, Filing]:
        """Each agency's newest receipt, where it says one of `actions`."""
        newest = {filing.answers["agency"]: filing for filing in self.every(StepName.RECEIPT)}
        return {agency: filing for agency, filing in newest.items() if filing.answers["action"] in actions}

    @property
    def closed_as(self) -> State | None:
        """The end in which the file was last closed; None while it never was."""
        archive = self.latest(StepName.ARCHIVE)
        title = archive.facts.get("outcome") if archive else None
        return next((end for end in ENDS if end.title == title), None)

    @property
    def outcome(self) -> str:
        """How the case ended, in words; empty while it runs."""
        if self.state == State.ARCHIVED:
            return str(self.filings[-1].facts.get("outcome", ""))
        return self.state.title if self.state.is_end else ""
