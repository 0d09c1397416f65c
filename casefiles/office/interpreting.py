"""Filing and reading the office's interpretations: a chain of records like a case's, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from casefiles.cases.interpretations import Interpretation, beside, read_interpretations, standing
from casefiles.law.calendar import chinese_date
from casefiles.law.ground import Ground, Place, Provision, norm
from casefiles.law.measure import Measure
from casefiles.letters import wording
from casefiles.letters.draft import office_context
from casefiles.office.errors import NotFound, Refused
from casefiles.office.versions import versions_at_work
from casefiles.people.office_details import OfficeDetails
from casefiles.people.roles import Officer, Role
from casefiles.procedure.rule import Refusal
from doc_templates.engine.library import TemplateLibrary
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
        return beside(self.every(), self._measure.place(ground), self._clock().date())

    def form(self, given: Mapping[str, Any] | FormData | None = None) -> InterpretationForm:
        today = self._clock().date()
        prefill = {"effective_on": today.isoformat()}
        return InterpretationForm(self._vocabulary(), given, None if given is not None else prefill)

    def file(self, given: Mapping[str, Any] | FormData, by: Officer) -> Interpretation:
        """Add one; the newest one sent again (two clicks) stays one.

        Raises Unacceptable, Refused (wrong role, unknown case, an article without that item), Conflict.
        """
        answers = InterpretationForm.checked(given, self._vocabulary())
        faults = [
            fault
            for fault in (self._wrong_person(by), self._no_such_item(answers), *self._no_such_cases(answers))
            if fault
        ]
        if faults:
            raise Refused(faults, self._measure)
        records = self._folder.records()
        if records and (records[-1].answers, records[-1].filed_by["id"]) == (answers, by.id):
            return read_interpretations(records[-1:])[0]
        record = self._folder.append(
            step="interpretation",
            title="解释",
            answers=answers,
            facts={},
            at=self._clock().isoformat(timespec="seconds"),
            by=by.as_filer(WRITERS),
            after=len(records),
            versions=versions_at_work(self._measure),
        )
        return read_interpretations([record])[0]

    def letter(self, number: int, library: TemplateLibrary, office: OfficeDetails) -> tuple[str, bytes]:
        """The 解释 as a Word letter for signature: its document number, its bytes. Raises NotFound.

        The chain of interpretations is its own register of numbers: one after the other in each year, none twice.
        """
        every = self.every()
        found = next((one for one in every if one.number == number), None)
        if found is None:
            raise NotFound(f"没有第{number}号解释")
        replaced = next((one for one in every if one.number == found.supersedes), None)
        context = office_context(office, self._measure) | {
            "文号": _document_number(found, every, office),
            "日期": chinese_date(found.filed_on),
            "收文单位": "",
            "条款": self._measure.cite(found.ground),
            "条款原文": self._measure.quote(found.ground),
            "问题": wording.paragraphs(found.question),
            "解释": wording.paragraphs(found.text),
            "依据案件": list(found.cases),
            "生效日期": chinese_date(found.effective),
            "代替": f"《关于适用{self._measure.cite(replaced.ground)}的解释》（{_document_number(replaced, every, office)}）"
            if replaced
            else "",
            "副本": False,
        }
        return context["文号"], library.template("interpretation").render(context)

    def _vocabulary(self) -> Vocabulary:
        choices = [
            (str(one.number), f"第{one.number}号　{one.ground}　{one.question[:30]}")
            for one in self.in_force()
        ]
        articles = self._measure.articles
        return Vocabulary(
            today=self._clock().date(),
            choices={"interpretations": choices},
            last_article=max(article.number for article in articles),
            last_item=max((item.number for article in articles for item in article.items), default=0),
        )

    def _wrong_person(self, by: Officer) -> Refusal | None:
        if by.has_any(WRITERS):
            return None
        return Refusal(
            Provision.EXPLANATION,
            f"本办法由{self._measure.explained_by}的解释人员解释",
            "请由解释人员登录办理",
        )

    def _no_such_item(self, answers: Mapping[str, Any]) -> Refusal | None:
        items = {item.number for item in self._measure.article(int(answers["article"])).items}
        if not answers.get("item") or int(answers["item"]) in items:
            return None
        return Refusal(Place(int(answers["article"])), "该条没有这一项", "请核对条、项", "item")

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


def _document_number(one: Interpretation, every: Sequence[Interpretation], office: OfficeDetails) -> str:
    """木发改信释〔2026〕2号: the second interpretation of that year."""
    place = sum(other.filed_on.year == one.filed_on.year and other.number <= one.number for other in every)
    return f"{office.number_prefix}释〔{one.filed_on.year}〕{place}号"
