"""The letters of a case: who drafted, returned, signed and served each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from casefiles.cases.case_record import CaseRecord
from casefiles.cases.filing import FiledFile, Filing, corrects, returns_letters
from casefiles.cases.letter import TOLD_ONCE, Letter, LetterStatus
from casefiles.cases.letter_kinds import (
    CORRECTION,
    LetterKind,
)
from casefiles.cases.step_names import StepName


@dataclass(frozen=True)
class Service:
    """The letters of one case and what was done to each, from draft to service."""

    record: CaseRecord

    def letters_of(self, step: StepName) -> list[Letter]:
        """The live letters that the newest filing of `step` drafted."""
        filing = self.record.latest(step)
        return [letter for letter in self.drafted_by(filing) if letter.is_live] if filing else []

    def drafted_by(self, filing: Filing) -> list[Letter]:
        """Every letter that this filing drafted, live or not."""
        return [letter for letter in self.record.letters if letter.filing == filing.sequence]

    def drafting(self, letter: Letter) -> Filing:
        """The filing that drafted the letter."""
        return self.record.filings[letter.filing - 1]

    def letter(self, ref: str) -> Letter | None:
        return next((letter for letter in self.record.letters if letter.ref == ref), None)

    def returned(self, ref: str) -> Filing | None:
        """The filing that returned a letter to its drafter, or None."""
        return next(
            (x for x in reversed(self.record.filings) if returns_letters(x) and ref in x.answers["letters"]),
            None,
        )

    def remarks_at(self, ref: str) -> list[Mapping[str, Any]]:
        """The reviewer's remarks on a returned letter: paragraph, its first words, remark."""
        filing = self.returned(ref)
        rows = filing.answers.get("remarks_at", ()) if filing else ()
        return [row for row in rows if row["letter"] == ref]

    def earlier_version(self, letter: Letter) -> Letter | None:
        """The earlier draft that this letter replaces, or None."""
        told_once = letter.is_a(*TOLD_ONCE)
        earlier = [
            x
            for x in self.record.letters[: self.record.letters.index(letter)]
            if (x.kind, x.agency) == (letter.kind, letter.agency) and x.filing != letter.filing
        ]
        return next((x for x in reversed(earlier) if told_once or not x.is_live), None)

    def drafted_file(self, letter: Letter) -> FiledFile:
        """The file of the letter as it was drafted, before it had a number."""
        filing = self.drafting(letter)
        row = next(row for row in filing.facts["letters"] if row["ref"] == letter.ref)
        return filing.files[int(row["file"])]

    def served(self, kind: LetterKind) -> Letter | None:
        """The newest served letter of a kind, or None."""
        served = [x for x in self.record.letters if x.is_a(kind) and x.status == LetterStatus.SERVED]
        return served[-1] if served else None

    def signed(self, kind: LetterKind) -> Letter | None:
        """The newest live letter of a kind that has its number, or None."""
        signed = [x for x in self.record.letters if x.is_a(kind) and x.number and x.is_live]
        return signed[-1] if signed else None

    def beside(self, letter: Letter) -> list[Letter]:
        """The letters to the same reader that were drafted with this one: they are served together."""
        return [
            x
            for x in self.record.letters
            if x.filing == letter.filing and x.ref != letter.ref and x.addressee == letter.addressee
        ]

    def attempts(self, ref: str) -> list[Filing]:
        """The failed attempts to serve a letter, or what goes with it."""
        letter = self.letter(ref)
        refs = {ref, *(x.ref for x in self.beside(letter))} if letter else {ref}
        return [
            filing
            for filing in self.record.every(StepName.SERVICE_ATTEMPT)
            if filing.answers["letter"] in refs
        ]

    def was_returned(self, filing: Filing) -> bool:
        """Whether a letter that `filing` drafted was returned."""
        return any(x.status == LetterStatus.RETURNED for x in self.drafted_by(filing))

    def has_reached_the_person(self, filing: Filing, today: date) -> bool:
        """Whether every letter that `filing` drafted for the person is served; a public notice is served once its period is over."""
        own = [x for x in self.drafted_by(filing) if not x.agency]
        return all(x.served_on is not None and x.served_on <= today for x in own)

    def awaits_signature(self, filing: Filing) -> bool:
        own = [x for x in self.drafted_by(filing) if x.is_a(CORRECTION)]
        return any(not x.agency and x.is_live and not x.number for x in own)

    def correction_of(self, field: str) -> Filing | None:
        """The newest correction of a field that is in force, or None."""
        found = (
            filing
            for filing in reversed(self.record.filings)
            if corrects(filing) and any(row["field"] == field for row in filing.answers["corrections"])
        )
        return next((filing for filing in found if not self.was_returned(filing)), None)
