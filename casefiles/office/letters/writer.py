"""Writing letters: from a filing to the Word files that it drafts, and to the final ones at signature."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.filing import ProposedFiling
from casefiles.cases.letter import Letter
from casefiles.cases.letter_kinds import BLANK_TITLES, LETTER_KINDS, PAPER_TITLES, LetterKind
from casefiles.law.agency import NO_AGENCY, AgencyKey
from casefiles.law.calendar import WorkingCalendar
from casefiles.law.measure import Measure
from casefiles.letters.draft import Draft, shared_context
from casefiles.people.office_details import OfficeDetails
from casefiles.procedure.addressees import letter_rows
from casefiles.procedure.fold import after, fold
from casefiles.procedure.letter_life.letters import service_receipt_context
from casefiles.procedure.letters import letter_context, paper_context
from casefiles.procedure.step import Step
from doc_templates.engine.library import TemplateLibrary
from storage import NewFile


@dataclass(frozen=True)
class Drafted:
    """Letters ready to be filed: the rows that the record's facts name, and the files in the same order."""

    rows: list[dict[str, Any]]
    files: list[NewFile]


class Writer:
    """Writes letters from cases, with the office's templates."""

    def __init__(
        self, library: TemplateLibrary, office: OfficeDetails, measure: Measure, calendar: WorkingCalendar
    ) -> None:
        self.library = library
        self.office = office
        self.measure = measure
        self.calendar = calendar

    def drafts(self, case: Case, step: Step, filing: ProposedFiling) -> Drafted:
        """The letters that `filing` drafts, each for its addressee, before they have numbers."""
        rows = letter_rows(case, step, filing, self.measure, self.office.government)
        then = after(case, filing)
        files = [
            NewFile(
                "letter",
                _file_title(LETTER_KINDS[row["kind"]], row["agency"], self.measure),
                "docx",
                self._render(row["kind"], self._draft(then, row["kind"], row["addressee"], row["agency"])),
            )
            for row in rows
        ]
        return Drafted(rows, files)

    def papers(self, case: Case, step: Step, filing: ProposedFiling) -> list[NewFile]:
        """The working papers that go into the file with `filing`."""
        if not step.papers:
            return []
        then = after(case, filing)
        made = []
        for name in step.papers:
            context = paper_context(self._draft(then, name, "", NO_AGENCY))
            if context is not None:
                data = self.library.template(name).render(context)
                made.append(NewFile("paper", PAPER_TITLES[name], "docx", data))
        return made

    def final(
        self,
        case: Case,
        letter: Letter,
        number: str,
        day: date,
        numbers: Mapping[str, str],
        signer: str,
    ) -> NewFile:
        """The letter as it is signed: the same words, with its number and date."""
        draft = self._as_drafted(case, letter, number, day, numbers, signer)
        title = f"{_file_title(LETTER_KINDS[letter.kind], letter.agency, self.measure)}（签发）"
        return NewFile("letter", title, "docx", self._render(letter.kind, draft))

    def context_of(self, case: Case, letter: Letter) -> dict[str, Any]:
        """What the letter says today: as drafted while it has no number, else as signed."""
        then = fold(case.number, case.filings[: letter.filing])
        draft = self._draft(then, letter.kind, letter.addressee, letter.agency)
        if not letter.number or letter.signed is None:
            return letter_context(draft)
        numbers = {x.kind: x.number for x in case.letters if x.number and x.filing == letter.filing}
        signed = {
            "number": letter.number,
            "day": letter.day,
            "numbers": numbers,
            "signer": letter.signed.signature,
        }
        return letter_context(Draft(**{**vars(draft), **signed}))

    def blank(self, case: Case, name: str) -> NewFile:
        """A blank form for the person of this case."""
        data = self.library.template(name).render(shared_context(self._draft(case, name, "", NO_AGENCY)))
        return NewFile("paper", BLANK_TITLES[name], "docx", data)

    def service_receipt(self, case: Case, letters: list[Letter], day: date) -> NewFile:
        """The 送达回证 that goes out with letters to one reader."""
        draft = self._as_drafted(case, letters[0], letters[0].number, day, {}, "")
        context = service_receipt_context(draft, letters, "")
        return NewFile(
            "paper",
            f"送达回证（{letters[0].title}）",
            "docx",
            self.library.template("service_receipt").render(context),
        )

    def _as_drafted(
        self,
        case: Case,
        letter: Letter,
        number: str,
        day: date,
        numbers: Mapping[str, str],
        signer: str,
    ) -> Draft:
        then = fold(case.number, case.filings[: letter.filing])
        draft = self._draft(then, letter.kind, letter.addressee, letter.agency)
        return Draft(
            **{**vars(draft), "number": number, "day": day, "numbers": numbers, "signer": signer},
        )

    def _draft(self, case: Case, kind: str, addressee: str, agency: AgencyKey) -> Draft:
        return Draft(case, kind, addressee, agency, self.office, self.measure, self.calendar)

    def _render(self, kind: str, draft: Draft) -> bytes:
        return self.library.template(kind).render(letter_context(draft))


def _file_title(kind: LetterKind, agency: str, measure: Measure) -> str:
    return f"{kind.title}（{measure.agency_name(agency)}）" if agency else kind.title
