"""What the page of a step shows: form, messages, refusals, filings made meanwhile, preview of the letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import url_for

from casefiles.cases.case import Case
from casefiles.cases.filing import Filing
from casefiles.cases.interpretations import Interpretation
from casefiles.cases.letter import Letter
from casefiles.cases.letter_kinds import LETTER_KINDS
from casefiles.cases.step_names import StepName, letter_act
from casefiles.law.ground import Provision
from casefiles.letters import wording
from casefiles.office.context import OfficeContext
from casefiles.office.errors import Conflict, Refused, StorageError, Unusable
from casefiles.office.filing.suggestions import suggestions_for
from casefiles.office.letters.text import Block, blocks
from casefiles.office.reading.interpretations import interpretations_beside
from casefiles.office.reading.steps import moment_in
from casefiles.office.reading.waiting_letters import DESK_ACTS
from casefiles.people.roles import Officer
from casefiles.procedure.forecast import Consequence
from casefiles.procedure.letter_life.rules import letters_ready_for
from casefiles.procedure.permission import is_redraft, refusals
from casefiles.procedure.rule import Refusal
from casefiles.procedure.step import Step
from casefiles.web.questions import Questions, problems
from forms.base import OfficeForm

UPLOAD = "upload"


@dataclass(frozen=True)
class Message:
    """A message why the form was not filed, with the anchor of its field."""

    text: str
    place: str = ""


@dataclass(frozen=True)
class Preview:
    """A letter that filing would draft."""

    title: str
    blocks: Sequence[Block]


@dataclass(frozen=True)
class Returned:
    """A returned letter, the review that returned it, and its remarks by paragraph."""

    letter: Letter
    review: Filing
    remarks_at: Sequence[Mapping[str, Any]]


@dataclass
class StepPage:
    """The page of one step. `seen` is the sequence number of the last filing that the page showed; a newer one is a conflict."""

    office: OfficeContext
    case: Case
    step: Step
    by: Officer
    form: OfficeForm
    messages: list[Message] = field(default_factory=list)
    newer: Sequence[Filing] = ()
    previews: list[Preview] = field(default_factory=list)
    files_lost: bool = False
    restored: bool = False
    forecast: Sequence[Consequence] = ()
    checked: bool = False
    seen: int | None = None

    def __post_init__(self) -> None:
        self.questions = Questions(self.form, self.office.measure)
        if self.seen is None:
            self.seen = self.case.sequence

    @property
    def refusals(self) -> list[Refusal]:
        """The reasons against the step that do not depend on its form."""
        return refusals(self.case, self.step, moment_in(self.office, self.by, self.case))

    @property
    def refusal_words(self) -> list[str]:
        return [refusal.words(self.office.measure) for refusal in self.refusals]

    @property
    def exceptions(self) -> list[str]:
        """Exceptions (overrides) made for this case. They are shown wherever they have an effect."""
        return wording.exceptions(self.case, self.office.measure) if self.case.filings else []

    @property
    def citation(self) -> str:
        return self.office.measure.cite(self.step.ground)

    @property
    def quotation(self) -> str:
        return self.office.measure.quote(self.step.ground)

    @property
    def interpretations(self) -> list[Interpretation]:
        """Interpretations of the step's article and of the items of conduct in the case."""
        items = [Provision.CONDUCT.item(item) for item in self.case.items] if self.case.filings else []
        found = [
            one
            for ground in (self.step.ground, *items)
            for one in interpretations_beside(self.office, ground)
        ]
        return list({one.number: one for one in found}.values())

    @property
    def letters(self) -> list[str]:
        """The titles of the letters that the step can draft."""
        return list(dict.fromkeys(LETTER_KINDS[kind.name].title for kind in self.step.every_letter))

    @property
    def is_about_personal_data(self) -> bool:
        """Whether the step is a request for personal data, or its answer; the page then links to 查阅、复制."""
        return self.step.name in (StepName.INFORMATION_REQUEST, StepName.INFORMATION_REPLY)

    @property
    def agencies(self) -> list[str]:
        return [agency.name for agency in self.office.measure.offered_agencies]

    @property
    def keeps_at(self) -> str:
        """The address for autosave."""
        return self._address("keep")

    @property
    def foresees_at(self) -> str:
        """The address of the forecast."""
        return self._address("forecast")

    def _address(self, page: str) -> str:
        if self.case.filings:
            return url_for(f"steps.{page}", number=self.case.number, name=self.step.name)
        return url_for(f"steps.{page}_new", name=self.step.name)

    def suggestions(self, name: str) -> Sequence[str]:
        """Suggestions for the text field of that name."""
        return suggestions_for(self.office, name, self.case, self.by)

    @property
    def returned(self) -> list[Returned]:
        """The returned letters that this step redrafts, with their remarks."""
        latest = self.case.latest(self.step.name) if is_redraft(self.case, self.step) else None
        if latest is None:
            return []
        return [
            Returned(letter, review, self.case.service.remarks_at(letter.ref))
            for letter in self.case.service.drafted_by(latest)
            if (review := self.case.service.returned(letter.ref)) is not None
        ]

    def letter(self, ref: str) -> Letter | None:
        return self.case.service.letter(ref)

    @property
    def at_desk(self) -> list[Letter]:
        """The letters of the case that wait for this act on the letter desk."""
        act = letter_act(self.step.name)
        return letters_ready_for(self.case, act) if act in DESK_ACTS else []

    def explain(self, fault: Exception) -> StepPage:
        """The page with the messages of an error, at the top and beside their fields."""
        if isinstance(fault, Refused):
            self.messages = [
                Message(text, self._place(refusal))
                for refusal, text in zip(fault.refusals, fault.messages, strict=True)
            ]
        elif isinstance(fault, Conflict):
            self.newer = fault.newer
            self.messages = [
                Message("案件已有新进展，您填写的内容还没有提交；请看下面的新进展，核对后再提交。", "news")
            ]
        elif isinstance(fault, Unusable):
            self.messages = [Message(str(fault), f"at-{UPLOAD}" if self.step.upload else "")]
        elif isinstance(fault, StorageError):
            self.messages = [Message(fault.message)]
        else:
            self.messages = [Message(text, place) for place, text in problems(self.form)]
        return self

    def _place(self, refusal: Refusal) -> str:
        """The anchor of the field that a refusal names. Adds the reason to that field."""
        if refusal.field not in self.form:
            return ""
        one: Any = self.form[refusal.field]
        one.errors = [*one.errors, refusal.reason]
        return f"at-{refusal.field}"

    def show_letters(self, drafted: Sequence[Any]) -> StepPage:
        """The page with a preview of the letters."""
        self.previews = [Preview(one.title, blocks(one.data)) for one in drafted]
        self.checked = not self.messages
        return self

    def errors(self, one: Any) -> list[str]:
        """A field's own messages, without those of its rows."""
        return [text for text in one.errors if isinstance(text, str)]
