"""A case: what its records, folded in order, say. Everything about it is derived from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from casefiles.calendar import term_end
from casefiles.filed import Filed, FiledFile, corrects, gives_back
from casefiles.letter_in_case import PAUSES, TOLD_ONCE, LetterInCase, LetterStatus
from casefiles.letters import CORRECTION, LIFT_NOTICE, STAY_NOTICE
from casefiles.measure import RespondentKind, Severity
from casefiles.parties import Respondent
from casefiles.states import ENDS, State

#: What ends a listing, by its step or by its outcome.
UNDOING = ("annulment", "termination", "removal", "expiry")
UNDOING_OUTCOMES = ("annul", "grant", "revoked")
#: How a report, or a correction of it, says that the duty is met.
PERFORMED = "已履行"


@dataclass(frozen=True)
class Case:
    """A case as its filings make it. `corrections` are field changes made after a found error (Article 6(4))."""

    number: str
    filings: tuple[Filed, ...] = ()
    state: State = State.NEW
    letters: tuple[LetterInCase, ...] = ()
    corrections: Mapping[str, str] = field(default_factory=dict)

    def latest(self, step: str) -> Filed | None:
        """The newest filing of a step, or None."""
        return next((filed for filed in reversed(self.filings) if filed.step == step), None)

    def every(self, step: str) -> list[Filed]:
        return [filed for filed in self.filings if filed.step == step]

    @property
    def sequence(self) -> int:
        return len(self.filings)

    @property
    def opening(self) -> Filed:
        return self.filings[0]

    @property
    def is_court_track(self) -> bool:
        return self.opening.step == "court_report"

    @property
    def report(self) -> Mapping[str, Any]:
        """The report's answers, as supplemented, then as corrected."""
        completed = {
            k: v
            for supplement in self.every("supplement")
            for k, v in supplement.answers.items()
            if v and k in self.opening.answers
        }
        return {**self.opening.answers, **completed, **self.corrections}

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
        merged = [int(item) for filed in self.every("merged_in") for item in filed.answers["items"]]
        return tuple(dict.fromkeys((self.item, *added, *merged)))

    @property
    def behaviours(self) -> tuple[str, ...]:
        """The behaviour codes: as verified, else as reported and merged in; never those that were split off."""
        verified = self.latest("verification")
        codes = list(
            (verified.answers.get("behaviours") if verified else None) or self.report.get("behaviours") or ()
        )
        for filed in self.filings[verified.sequence if verified else 0 :]:
            if filed.step == "merged_in":
                codes += filed.answers["behaviours"]
            elif filed.step == "split":
                codes = [code for code in codes if code not in filed.answers["behaviours"]]
        return tuple(dict.fromkeys(codes))

    @property
    def facts_found(self) -> str:
        verified = self.latest("verification")
        if "facts" in self.corrections or verified is None:
            return str(self.report["facts"])
        return str(verified.answers["facts"])

    @property
    def proposal(self) -> Mapping[str, Any] | None:
        """What the prior notice proposes, as last drafted."""
        notice = self.latest("prior_notice")
        return notice.answers if notice else None

    @property
    def submitted(self) -> Mapping[str, Any] | None:
        """What goes to the meeting: the notice's proposal, milder where the review of the defence made it so."""
        review = self.latest("defence_review")
        if self.proposal is None or review is None or not self._since_notice(review):
            return self.proposal
        milder = {name: review.answers.get(name) for name in ("severity", "term_months")}
        return {**self.proposal, **{name: value for name, value in milder.items() if value}}

    @property
    def decided(self) -> Mapping[str, Any] | None:
        """What the decision says, as last drafted, with corrections of it."""
        decision = self.latest("decision")
        if decision is None:
            return None
        rows = [
            {
                **row,
                "months": min(
                    int(row["months"]), int(self.corrections.get(f"restriction:{row['code']}", row["months"]))
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

    def letters_of(self, step: str) -> list[LetterInCase]:
        """The live letters that the newest filing of `step` drafted."""
        filed = self.latest(step)
        if filed is None:
            return []
        prefix = f"{filed.sequence:04d}-"
        return [letter for letter in self.letters if letter.ref.startswith(prefix) and letter.is_live]

    def letter(self, ref: str) -> LetterInCase | None:
        return next((letter for letter in self.letters if letter.ref == ref), None)

    def returned(self, ref: str) -> Filed | None:
        """The filing by which a letter was given back to its drafter, or None."""
        return next(
            (x for x in reversed(self.filings) if gives_back(x) and ref in x.answers["letters"]), None
        )

    def remarks_at(self, ref: str) -> list[Mapping[str, Any]]:
        """The reviewer's remarks at their places in a letter that was given back: paragraph, its beginning, remark."""
        filed = self.returned(ref)
        rows = filed.answers.get("remarks_at", ()) if filed else ()
        return [row for row in rows if row["letter"] == ref]

    def earlier_version(self, letter: LetterInCase) -> LetterInCase | None:
        """The draft in whose place this one came: returned, made void, or (of what is told once) told anew."""
        told_once = letter.kind in TOLD_ONCE
        earlier = [
            x
            for x in self.letters[: self.letters.index(letter)]
            if (x.kind, x.agency) == (letter.kind, letter.agency) and x.ref[:4] != letter.ref[:4]
        ]
        return next((x for x in reversed(earlier) if told_once or not x.is_live), None)

    def drafted_file(self, letter: LetterInCase) -> FiledFile:
        """The file of the letter as it was drafted, before it had a number."""
        filed = self.filings[int(letter.ref[:4]) - 1]
        row = next(row for row in filed.facts["letters"] if row["ref"] == letter.ref)
        return filed.files[int(row["file"])]

    def file_at(self, path: str) -> FiledFile | None:
        """The file of that path as its filing names it, or None."""
        return next((file for filed in self.filings for file in filed.files if file.path == path), None)

    def served_letter(self, kind: str) -> LetterInCase | None:
        """The newest served letter of a kind, or None."""
        served = [x for x in self.letters if x.kind == kind and x.status == LetterStatus.SERVED]
        return served[-1] if served else None

    def signed_letter(self, kind: str) -> LetterInCase | None:
        """The newest live letter of a kind that has its number, or None."""
        signed = [x for x in self.letters if x.kind == kind and x.number and x.is_live]
        return signed[-1] if signed else None

    @property
    def notice_served_on(self) -> date | None:
        notices = [letter for letter in self.letters_of("prior_notice") if letter.served_on]
        return notices[-1].served_on if notices else None

    @property
    def defences(self) -> list[Filed]:
        """Every defence since the prior notice that now stands."""
        return [defence for defence in self.every("defence") if self._since_notice(defence)]

    @property
    def points(self) -> list[str]:
        """Every point of the defence and of the hearing, in the order in which it came in."""
        return [point for said in self.statements for point in said.answers["points"]]

    @property
    def statements(self) -> list[Filed]:
        """Every defence and every hearing since the prior notice that now stands."""
        return [
            filed
            for filed in self.filings
            if filed.step in ("defence", "hearing_record") and self._since_notice(filed)
        ]

    @property
    def hearing_asked(self) -> Filed | None:
        """The defence in which the person asked to be heard, or None."""
        return next((defence for defence in self.defences if defence.answers.get("hearing")), None)

    @property
    def hearing_held(self) -> Filed | None:
        held = self.latest("hearing_record")
        return held if held and self._since_notice(held) else None

    @property
    def hearing_announced(self) -> tuple[Filed, date] | None:
        """The newest announcement of a hearing on the notice that now stands that was served, and when it was."""
        served = {x.ref[:4]: x.served_on for x in self.letters if x.kind == "hearing_notice" and x.served_on}
        announced = [filed for filed in self.every("hearing_notice") if self._since_notice(filed)]
        known = [(f, day) for f in announced if (day := served.get(f"{f.sequence:04d}"))]
        return known[-1] if known else None

    def _since_notice(self, filed: Filed) -> bool:
        notice = self.latest("prior_notice")
        return notice is not None and filed.sequence > notice.sequence

    @property
    def overrides(self) -> dict[str, Filed]:
        """The exceptions that the office made for this case, by behaviour or restriction code."""
        return {filed.answers["subject"]: filed for filed in self.every("override")}

    @property
    def recused(self) -> dict[str, str]:
        """Accounts that stay away from the case, each with the officer's name."""
        newest = {filed.answers["officer"]: filed.answers for filed in self.every("recusal")}
        return {
            officer: answers.get("officer_name", "")
            for officer, answers in newest.items()
            if answers["outcome"] == "approve"
        }

    @property
    def open_proceedings(self) -> list[Filed]:
        """Reconsiderations and suits that have no outcome yet; one whose letters were given back is none."""
        ended = {
            int(outcome.answers["proceeding"])
            for outcome in self.every("proceeding_outcome")
            if not self.was_given_back(outcome)
        }
        return [proceeding for proceeding in self.every("proceeding") if proceeding.sequence not in ended]

    @property
    def open_information_requests(self) -> list[Filed]:
        """The person's requests about their data that have no answer yet."""
        answered = {
            int(reply.answers["request"])
            for reply in self.every("information_reply")
            if not self.was_given_back(reply)
        }
        return [asked for asked in self.every("information_request") if asked.sequence not in answered]

    @property
    def stays(self) -> list[Filed]:
        """The stays that stand: of each open proceeding the newest order, where that stays the decision."""
        newest = {int(order.answers["proceeding"]): order for order in self.every("stay")}
        orders = [newest[asked.sequence] for asked in self.open_proceedings if asked.sequence in newest]
        return [order for order in orders if order.answers["outcome"] == "stay"]

    @property
    def is_stayed(self) -> bool:
        """Whether a review organ, a court or the office itself has stayed the decision."""
        return bool(self.stays)

    @property
    def asked_to_pause(self) -> list[str]:
        """Agencies that have been asked to pause, or soon will be, and have no letter to go on again (Article 6(4))."""
        newest = {x.agency: x.kind for x in self.letters if x.kind in PAUSES and x.is_live}
        return [agency for agency, kind in newest.items() if kind == STAY_NOTICE.name]

    @property
    def open_repair(self) -> Filed | None:
        """An application for repair that waits for its decision; one that was given back is none."""
        asked, decided = self.latest("repair_application"), self.latest("repair_decision")
        if asked is None or decided is None or decided.sequence < asked.sequence:
            return asked
        return asked if self.was_given_back(decided) else None

    @property
    def let_go(self) -> list[str]:
        """Agencies whose notice of the end is signed: nothing takes that back (Article 8)."""
        return [x.agency for x in self.letters if x.kind == LIFT_NOTICE.name and x.number and x.is_live]

    def attempts(self, ref: str) -> list[Filed]:
        """The failed attempts to serve a letter."""
        return [filed for filed in self.every("service_attempt") if filed.answers["letter"] == ref]

    @property
    def extension_days(self) -> int:
        """Working days by which the answer period of the notice that now stands was lengthened."""
        notice = self.latest("prior_notice")
        return sum(
            int(x.answers["days"]) for x in self.every("extension") if notice and x.sequence > notice.sequence
        )

    @property
    def waiver(self) -> Filed | None:
        waived = self.latest("waiver")
        return waived if waived and self._since_notice(waived) else None

    @property
    def open_objections(self) -> list[Filed]:
        """Objections that have no result yet; a result that was given back for another draft is none."""
        answered = {
            int(result.answers["objection"])
            for result in self.every("objection_result")
            if not self.was_given_back(result)
        }
        return [objection for objection in self.every("objection") if objection.sequence not in answered]

    @property
    def contested(self) -> list[Filed]:
        """Objections whose result has not reached the person: the mark stands, and nothing new is shown (Article 6(4))."""
        told = {
            int(result.answers["objection"])
            for result in self.every("objection_result")
            if not self.was_given_back(result) and self._has_reached_the_person(result)
        }
        return [objection for objection in self.every("objection") if objection.sequence not in told]

    def _has_reached_the_person(self, filed: Filed) -> bool:
        prefix = f"{filed.sequence:04d}-"
        own = [x for x in self.letters if x.ref.startswith(prefix) and not x.agency]
        return all(letter.status == LetterStatus.SERVED for letter in own)

    def was_given_back(self, filed: Filed) -> bool:
        """Whether a letter that `filed` drafted was returned to be drafted anew."""
        prefix = f"{filed.sequence:04d}-"
        return any(x.ref.startswith(prefix) and x.status == LetterStatus.RETURNED for x in self.letters)

    @property
    def approved_publication(self) -> Filed | None:
        """The publication that stands: none stands again by itself after a takedown or a stay, nor where what ended or
        corrected it was given back for another draft.
        """
        publication = self.latest("publication")
        if publication is None:
            return None
        later = self.filings[publication.sequence :]
        return None if any(self._takes_down(filed) for filed in later) else publication

    def _takes_down(self, filed: Filed) -> bool:
        stays = filed.step == "stay" and filed.answers["outcome"] == "stay"
        undone = filed.step in UNDOING or corrects(filed) or filed.answers.get("outcome") in UNDOING_OUTCOMES
        return filed.step == "takedown" or stays or (undone and self.was_given_back(filed))

    @property
    def has_unsigned_correction(self) -> bool:
        """Whether something is being put right and nobody has signed it yet: until then neither version goes out."""
        return any(
            x.kind == "correction" and x.is_live and not x.number and not x.agency for x in self.letters
        )

    @property
    def as_signed(self) -> Case:
        """The case without what was put right and nobody has signed yet."""
        signed: dict[str, str] = {}
        for filed in self.filings:
            if corrects(filed) and not self.was_given_back(filed) and not self._waits_for_signature(filed):
                signed.update({row["field"]: row["value"] for row in filed.answers["corrections"]})
        return replace(self, corrections=signed)

    def _waits_for_signature(self, filed: Filed) -> bool:
        prefix = f"{filed.sequence:04d}-"
        own = [x for x in self.letters if x.kind == CORRECTION.name and x.ref.startswith(prefix)]
        return any(not x.agency and x.is_live and not x.number for x in own)

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
        told = [f.answers["outcome"] for f in self.every("unit_case") if f.answers["outcome"] != "performed"]
        return told[-1:] == ["fallen"]

    @property
    def entered_on(self) -> date | None:
        entry = self.latest("entry")
        return date.fromisoformat(entry.answers["entered_on"]) if entry else None

    @property
    def term(self) -> tuple[date, date] | None:
        """First and last day of the listing; None before there is one."""
        entry = self.latest("entry")
        if entry is None:
            return None
        end = self.corrections.get("term_end") or entry.facts["term_end"]
        return date.fromisoformat(entry.facts["term_start"]), date.fromisoformat(end)

    @property
    def first_day(self) -> date | None:
        """The day from which the term runs: the decision's; None before it is signed."""
        if self.term:
            return self.term[0]
        decision = self.signed_letter("decision")
        return decision.day if decision else None

    @property
    def last_day(self) -> date | None:
        """The last day of the listing, known from the signed decision on: a term runs from the decision."""
        if self.term:
            return self.term[1]
        decision, decided = self.signed_letter("decision"), self.decided
        if decision is None or decision.day is None or decided is None:
            return None
        counted = term_end(decision.day, int(decided["term_months"]))
        corrected = self.corrections.get("term_end")
        return min(counted, date.fromisoformat(corrected)) if corrected else counted

    @property
    def performed_on(self) -> date | None:
        """The day the obligation was met, when it is (Article 8)."""
        performance = self.latest("performance") or self._unit_performed
        if performance is not None:
            return date.fromisoformat(performance.answers["performed_on"])
        if self.report.get("performance") != PERFORMED:
            return None
        found = self._putting_right("performance")
        return date.fromisoformat(found.filed_at[:10]) if found else self.reported_on

    @property
    def _unit_performed(self) -> Filed | None:
        """The record that the unit met the duty for which this linked person answers too."""
        told = [f for f in self.every("unit_case") if f.answers["outcome"] == "performed"]
        return told[-1] if told else None

    def _putting_right(self, field: str) -> Filed | None:
        """The newest filing that stands by which a field was put right, or None."""
        found = (
            filed
            for filed in reversed(self.filings)
            if corrects(filed) and any(row["field"] == field for row in filed.answers["corrections"])
        )
        return next((filed for filed in found if not self.was_given_back(filed)), None)

    @property
    def shown_channels(self) -> list[str]:
        """The channels on which the case was published and from which it is not known to have been taken down."""
        shown: dict[str, None] = {}
        for filed in self.filings:
            if filed.step == "publication":
                shown.update(dict.fromkeys(filed.answers["channels"]))
            elif filed.step == "takedown":
                for channel in filed.answers["channels"]:
                    shown.pop(channel, None)
        return list(shown)

    @property
    def recipients_told(self) -> list[str]:
        """The agencies of which a notice that was served says that the information goes to them (Article 6(3))."""
        told: dict[str, None] = {}
        for filed in self.filings:
            if filed.step in ("entry", "recipients") and self._has_reached_the_person(filed):
                told.update(dict.fromkeys(filed.answers.get("agencies") or ()))
        return list(told)

    @property
    def informed_agencies(self) -> list[str]:
        """Every agency that was sent the listing, in order (Article 6(2)); these must hear of its end."""
        told = [
            x.agency
            for x in self.letters
            if x.kind in ("agency_notice", "court_pass_on") and x.status == LetterStatus.SERVED
        ]
        return list(dict.fromkeys(told))

    def receipts(self, *actions: str) -> dict[str, Filed]:
        """Each agency's newest receipt, where it says one of `actions`."""
        newest = {filed.answers["agency"]: filed for filed in self.every("receipt")}
        return {agency: filed for agency, filed in newest.items() if filed.answers["action"] in actions}

    @property
    def closed_as(self) -> State | None:
        """The end in which the file was last closed; None while it never was."""
        archive = self.latest("archive")
        title = archive.facts.get("outcome") if archive else None
        return next((end for end in ENDS if end.title == title), None)

    @property
    def outcome(self) -> str:
        """How the case ended, in words; empty while it runs."""
        if self.state == State.ARCHIVED:
            return str(self.filings[-1].facts.get("outcome", ""))
        return self.state.title if self.state.is_end else ""
