"""Filing and reading the office's interpretations: a chain of records like a case's, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from casefiles.guards import Refusal
from casefiles.interpretations import Interpretation, beside, read_interpretations, standing
from casefiles.measure import Ground, Measure, article, norm
from casefiles.office.errors import NotFound, Refused
from casefiles.roles import Officer, Role
from forms.base import Vocabulary
from forms.formdata import FormData
from forms.interpretation import InterpretationForm
from storage import CaseFolder, CaseStore

FOLDER = "interpretations"
WRITERS = (Role.EXPLAINER,)


class Interpretations:
    """The interpretations of one office (Article 11): filed by its explanatory office, superseded, never edited."""

    def __init__(self, home: Path, measure: Measure, store: CaseStore, clock: Callable[[], datetime]) -> None:
        self._folder = CaseFolder(FOLDER, home / FOLDER)
        self._measure = measure
        self._store = store
        self._clock = clock

    def every(self) -> list[Interpretation]:
        """All of them, superseded ones too, in order."""
        return read_interpretations(self._folder.records())

    def in_force(self) -> list[Interpretation]:
        return standing(self.every(), self._clock().date())

    def beside(self, ground: Ground) -> list[Interpretation]:
        """What stands beside an article where it is applied."""
        return beside(self.every(), ground, self._clock().date())

    def form(self, given: Mapping[str, Any] | FormData | None = None) -> InterpretationForm:
        today = self._clock().date()
        prefill = {"effective_on": today.isoformat()}
        return InterpretationForm(self._vocabulary(), given, None if given is not None else prefill)

    def file(self, given: Mapping[str, Any] | FormData, by: Officer) -> Interpretation:
        """Add one. Raises Unacceptable, Refused (wrong role, unknown case, an article without that item), Conflict."""
        answers = InterpretationForm.checked(given, self._vocabulary())
        faults = [
            fault
            for fault in (self._wrong_person(by), self._no_such_item(answers), *self._no_such_cases(answers))
            if fault
        ]
        if faults:
            raise Refused(faults, self._measure)
        record = self._folder.append(
            step="interpretation",
            title="解释",
            answers=answers,
            facts={},
            at=self._clock().isoformat(timespec="seconds"),
            by={"id": by.id, "name": by.name, "role": Role.EXPLAINER.value},
            after=len(self._folder.records()),
        )
        return read_interpretations([record])[0]

    def _vocabulary(self) -> Vocabulary:
        choices = [
            (str(one.number), f"第{one.number}号　{one.ground}　{one.question[:30]}")
            for one in self.in_force()
        ]
        return Vocabulary(today=self._clock().date(), choices={"interpretations": choices})

    def _wrong_person(self, by: Officer) -> Refusal | None:
        if by.has_any(WRITERS):
            return None
        return Refusal(article(11), "本办法由县发展和改革委员会的解释人员解释", "请由解释人员登录办理")

    def _no_such_item(self, answers: Mapping[str, Any]) -> Refusal | None:
        items = {item.number for item in self._measure.article(int(answers["article"])).items}
        if not answers.get("item") or int(answers["item"]) in items:
            return None
        return Refusal(article(int(answers["article"])), "该条没有这一项", "请核对条、项", "item")

    def _no_such_cases(self, answers: Mapping[str, Any]) -> list[Refusal]:
        return [
            Refusal(norm("解释须以本机关办过的案件为据"), f"没有案件{number}", "请核对案号", "cases")
            for number in answers["cases"]
            if not self._is_a_case(number)
        ]

    def _is_a_case(self, number: str) -> bool:
        try:
            return self._store.folder(number).last_sequence() > 0
        except NotFound:
            return False
