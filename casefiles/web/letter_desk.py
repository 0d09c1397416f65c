"""The letter desk, the reviewer's and signer's screen: a letter with its changes, beside everything that it is based on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.filing import FiledFile, Filing
from casefiles.cases.interpretations import Interpretation
from casefiles.cases.letter import Letter
from casefiles.cases.letter_kinds import DECISION
from casefiles.cases.step_names import LETTER_ACTS, LetterAct, StepName, letter_act
from casefiles.letters import wording
from casefiles.office.context import OfficeContext
from casefiles.office.letters.diff import MarkedBlock, Piece, changed_pieces, marked, unmarked
from casefiles.office.letters.read_receipts import has_read
from casefiles.office.letters.text import blocks
from casefiles.office.reading.documents import read_document
from casefiles.office.reading.interpretations import interpretations_beside
from casefiles.office.reading.letter_desk import WaitingLetter, queue
from casefiles.office.reading.steps import moment_in
from casefiles.office.reading.waiting_letters import DESK_ACTS, to_act_on
from casefiles.people.masking import masked
from casefiles.people.roles import Officer
from casefiles.procedure import letter_basis
from casefiles.procedure.fold import fold
from casefiles.procedure.letter_basis import Compared
from casefiles.procedure.letter_life.rules import READY_FOR
from casefiles.procedure.permission import refusals
from casefiles.procedure.step import Step
from casefiles.procedure.table import STEPS
from casefiles.web.case_page import CasePage, TimelineEntry
from casefiles.web.step_page import StepPage

QUOTED = 20
# Answers of the verification that the page shows under its own headings.
SHOWN_ABOVE = ("facts", "behaviours", "findings")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the letter, with the reviewer's remark on it."""

    block: MarkedBlock
    place: int
    quote: str
    remark: str = ""
    errors: Sequence[str] = ()


@dataclass
class LetterDesk:
    """What the page shows. `page` is the form of the review or signature, None if this officer has none to give."""

    office: OfficeContext
    case: Case
    letter: Letter
    words: bytes
    by: Officer
    page: StepPage | None = None
    drafted: Case = field(init=False)

    def __post_init__(self) -> None:
        self.drafted = fold(self.case.number, self.case.filings[: self.letter.filing])

    # --- the letter ---

    @cached_property
    def earlier(self) -> Letter | None:
        return self.case.service.earlier_version(self.letter)

    @cached_property
    def blocks(self) -> list[MarkedBlock]:
        """The letter's paragraphs, with the changes since the version before, if there is one."""
        new = blocks(self.words)
        if self.earlier is None:
            return unmarked(new)
        return marked(blocks(self._earlier_words(self.earlier)), new)

    def _earlier_words(self, letter: Letter) -> bytes:
        path = self.case.service.drafted_file(letter).path
        return read_document(self.office, self.case.number, path, self.by)

    @property
    def is_changed(self) -> bool:
        return any(block.is_changed for block in self.blocks)

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """The blocks with the remarks in the form. Removed blocks have no number and take no remark."""
        written = self._written()
        return [
            Paragraph(block, place, quoted(block.start), *written.get(block.number or 0, ("", ())))
            for place, block in enumerate(self.blocks)
        ]

    def _written(self) -> dict[int, tuple[str, Sequence[str]]]:
        """Paragraph number → remark in the form and its errors."""
        if self.page is None or self.act != StepName.LETTER_REVIEW:
            return {}
        rows: Any = self.page.form["remarks_at"]
        return {
            row.form.paragraph.data: (row.form.remark._value(), list(row.form.remark.errors))
            for row in rows.entries
            if row.form.letter.data == self.letter.ref and row.form.paragraph.data
        }

    # --- what it is based on ---

    @property
    def speaks_of_conduct(self) -> bool:
        return letter_basis.speaks_of_conduct(self.letter)

    @property
    def facts(self) -> list[str]:
        return wording.paragraphs(self.drafted.facts_found)

    @property
    def facts_since_the_notice(self) -> list[Piece]:
        """The differences between the decision's facts and the notice's; empty if they are the same."""
        notice = self.drafted.latest(StepName.PRIOR_NOTICE)
        if not self.letter.is_a(DECISION) or notice is None:
            return []
        told = fold(self.case.number, self.case.filings[: notice.sequence]).facts_found
        return changed_pieces(told, self.drafted.facts_found) if told != self.drafted.facts_found else []

    @property
    def instrument(self) -> dict[str, str]:
        return {name: text for name, text in wording.instrument(self.drafted).items() if text}

    @property
    def grounds(self) -> list[tuple[str, str, list[str]]]:
        """Each item of conduct: its citation, its text, the behaviours found."""
        measure = self.office.measure
        return [
            (measure.name(ground), measure.quote(ground), behaviours)
            for ground, behaviours in letter_basis.grounds(self.drafted, measure)
        ]

    @property
    def compared(self) -> list[Compared]:
        """The decision and the notice, part by part."""
        if not self.letter.is_a(DECISION):
            return []
        return letter_basis.beside_the_notice(self.drafted, self.office.measure)

    @cached_property
    def filings(self) -> list[TimelineEntry]:
        """The filings that the letter is based on, newest first, without answers that the page shows elsewhere."""
        wanted = {filing.sequence for filing in letter_basis.filings_behind(self.drafted, self.letter)}
        timeline = CasePage(self.office, self.drafted, self.by).timeline
        return [_without_the_finding(entry) for entry in timeline if entry.filing.sequence in wanted]

    @property
    def evidence(self) -> list[tuple[Filing, FiledFile, str]]:
        """The evidence files, each with its filing and file type."""
        found = letter_basis.evidence_behind(self.drafted, self.letter)
        return [(filing, file, PurePosixPath(file.path).suffix[1:].upper()) for filing, file in found]

    @property
    def findings(self) -> list[dict[str, str]]:
        return wording.evidence_rows(self.drafted)

    @property
    def interpretations(self) -> list[Interpretation]:
        """Interpretations of the articles that the letter applies, without duplicates."""
        found = letter_basis.grounds(self.drafted, self.office.measure) if self.speaks_of_conduct else []
        beside = [
            one
            for ground in (*(ground for ground, _ in found), STEPS[self.letter.step].ground)
            for one in interpretations_beside(self.office, ground)
        ]
        return list({one.number: one for one in beside}.values())

    @property
    def exceptions(self) -> list[str]:
        return wording.exceptions(self.drafted, self.office.measure)

    @property
    def since(self) -> list[Filing]:
        """Filings since the letter was drafted, without letter acts (review, signature, service …)."""
        return [x for x in self.case.filings[self.drafted.sequence :] if x.step not in LETTER_ACTS]

    # --- what is to be done ---

    @property
    def act(self) -> LetterAct | None:
        """The act of the form, or the act that the letter waits for."""
        return letter_act(self.page.step.name) if self.page else act_on(self.letter)

    @property
    def step(self) -> Step | None:
        return STEPS[self.act] if self.act else None

    @property
    def together(self) -> list[Letter]:
        """The other letters that are signed together with this one."""
        if self.act is None:
            return []
        return [x for x in to_act_on(self.case, self.act, self.letter) if x.ref != self.letter.ref]

    def is_opened(self, letter: Letter) -> bool:
        """Whether this officer has opened the present version of that letter. Batch signing requires it."""
        file = self.case.file_at(letter.path)
        return file is not None and has_read(self.office, self.by, self.case.number, file.path, file.sha256)

    @property
    def refusal_words(self) -> list[str]:
        """Why this officer may not act on the letter."""
        if self.act is None:
            return []
        refs = [x.ref for x in to_act_on(self.case, self.act, self.letter)]
        at = moment_in(self.office, self.by, self.case, {"letters": refs, "outcome": "pass"})
        return [one.words(self.office.measure) for one in refusals(self.case, STEPS[self.act], at)]

    @cached_property
    def _alike(self) -> list[WaitingLetter]:
        """The letters of the same kind in the officer's queue."""
        if self.act is None:
            return []
        return [x for x in queue(self.office, self.by, self.act) if x.kind == self.letter.kind]

    @property
    def place_in_queue(self) -> tuple[int, int]:
        """Position and count among them; (0, 0) if the letter is not in this officer's queue."""
        here = [n for n, x in enumerate(self._alike, start=1) if self._is_this(x)]
        return (here[0], len(self._alike)) if here else (0, 0)

    @property
    def before(self) -> WaitingLetter | None:
        place, _ = self.place_in_queue
        return self._alike[place - 2] if place > 1 else None

    @property
    def next(self) -> WaitingLetter | None:
        place, count = self.place_in_queue
        return self._alike[place] if 0 < place < count else None

    def _is_this(self, one: WaitingLetter) -> bool:
        return (one.number, one.ref) == (self.case.number, self.letter.ref)


def _without_the_finding(entry: TimelineEntry) -> TimelineEntry:
    if entry.filing.step != StepName.VERIFICATION:
        return entry
    return replace(entry, answers=[x for x in entry.answers if x.name not in SHOWN_ABOVE])


def act_on(letter: Letter) -> LetterAct | None:
    """The act that the letter waits for: review, signature, or None."""
    return next((act for act in DESK_ACTS if READY_FOR[act] == letter.status), None)


def quoted(text: str) -> str:
    """The beginning of a paragraph. It is stored with a remark, so that the place can be found in a later version."""
    return masked(" ".join(text.split()))[:QUOTED]


def remarks_by_paragraph(rows: Sequence[Mapping[str, Any]]) -> dict[int, str]:
    """Paragraph number → remark, of a returned letter."""
    return {int(row["paragraph"]): str(row["remark"]) for row in rows}
