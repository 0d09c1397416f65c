"""The office's interpretations (Article 11): filed by its explanatory office, superseded, never edited.

They are a chain of records like a case's, in a folder of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from casefiles.cases.interpretations import Interpretation, beside, read_interpretations, standing
from casefiles.law.calendar import chinese_date
from casefiles.law.ground import Ground, Place, Provision, norm
from casefiles.letters import wording
from casefiles.letters.draft import office_context
from casefiles.office.context import OfficeContext
from casefiles.office.errors import NotFound, Refused
from casefiles.office.reading.cases import is_a_case
from casefiles.office.versions import versions_at_work
from casefiles.people.office_details import OfficeDetails
from casefiles.people.roles import Officer, Role
from casefiles.procedure.rule import Refusal
from forms.base import Vocabulary
from forms.formdata import FormData
from forms.interpretation import InterpretationForm
from storage import CaseFolder

FOLDER = "interpretations"
WRITERS = (Role.EXPLAINER,)


def every_interpretation(office: OfficeContext) -> list[Interpretation]:
    """All of them, superseded ones too, in order."""
    return read_interpretations(_folder(office).records())


def interpretations_in_force(office: OfficeContext) -> list[Interpretation]:
    return standing(every_interpretation(office), office.today)


def interpretations_beside(office: OfficeContext, ground: Ground) -> list[Interpretation]:
    """What stands beside an article where it is applied."""
    return beside(every_interpretation(office), office.measure.place(ground), office.today)


def interpretation_form(
    office: OfficeContext, given: Mapping[str, Any] | FormData | None = None
) -> InterpretationForm:
    today = office.today
    prefill = {"effective_on": today.isoformat()}
    return InterpretationForm(_vocabulary(office), given, None if given is not None else prefill)


def file_interpretation(
    office: OfficeContext, given: Mapping[str, Any] | FormData, by: Officer
) -> Interpretation:
    """Add one; the newest one sent again (two clicks) stays one.

    Raises Unacceptable, Refused (wrong role, unknown case, an article without that item), Conflict.
    """
    answers = InterpretationForm.checked(given, _vocabulary(office))
    faults = [
        fault
        for fault in (
            _wrong_person(office, by),
            _no_such_item(office, answers),
            *_no_such_cases(office, answers),
        )
        if fault
    ]
    if faults:
        raise Refused(faults, office.measure)
    records = _folder(office).records()
    if records and (records[-1].answers, records[-1].filed_by["id"]) == (answers, by.id):
        return read_interpretations(records[-1:])[0]
    record = _folder(office).append(
        step="interpretation",
        title="解释",
        answers=answers,
        facts={},
        at=office.now,
        by=by.as_filer(WRITERS),
        after=len(records),
        versions=versions_at_work(office.measure),
    )
    return read_interpretations([record])[0]


def interpretation_letter(office: OfficeContext, number: int) -> tuple[str, bytes]:
    """The 解释 as a Word letter for signature: its document number, its bytes. Raises NotFound.

    The chain of interpretations is its own register of numbers: one after the other in each year, none twice.
    """
    every = every_interpretation(office)
    found = next((one for one in every if one.number == number), None)
    if found is None:
        raise NotFound(f"没有第{number}号解释")
    replaced = next((one for one in every if one.number == found.supersedes), None)
    context = office_context(office.details, office.measure) | {
        "文号": _document_number(found, every, office.details),
        "日期": chinese_date(found.filed_on),
        "收文单位": "",
        "条款": office.measure.cite(found.ground),
        "条款原文": office.measure.quote(found.ground),
        "问题": wording.paragraphs(found.question),
        "解释": wording.paragraphs(found.text),
        "依据案件": list(found.cases),
        "生效日期": chinese_date(found.effective),
        "代替": f"《关于适用{office.measure.cite(replaced.ground)}的解释》（{_document_number(replaced, every, office.details)}）"
        if replaced
        else "",
        "副本": False,
    }
    return context["文号"], office.writer.library.template("interpretation").render(context)


def _vocabulary(office: OfficeContext) -> Vocabulary:
    choices = [
        (str(one.number), f"第{one.number}号　{one.ground}　{one.question[:30]}")
        for one in interpretations_in_force(office)
    ]
    articles = office.measure.articles
    return Vocabulary(
        today=office.today,
        choices={"interpretations": choices},
        last_article=max(article.number for article in articles),
        last_item=max((item.number for article in articles for item in article.items), default=0),
    )


def _wrong_person(office: OfficeContext, by: Officer) -> Refusal | None:
    if by.has_any(WRITERS):
        return None
    return Refusal(
        Provision.EXPLANATION,
        f"本办法由{office.measure.explained_by}的解释人员解释",
        "请由解释人员登录办理",
    )


def _no_such_item(office: OfficeContext, answers: Mapping[str, Any]) -> Refusal | None:
    items = {item.number for item in office.measure.article(int(answers["article"])).items}
    if not answers.get("item") or int(answers["item"]) in items:
        return None
    return Refusal(Place(int(answers["article"])), "该条没有这一项", "请核对条、项", "item")


def _no_such_cases(office: OfficeContext, answers: Mapping[str, Any]) -> list[Refusal]:
    return [
        Refusal(norm("解释须以本机关办过的案件为据"), f"没有案件{number}", "请核对案号", "cases")
        for number in answers["cases"]
        if not is_a_case(office, number)
    ]


def _folder(office: OfficeContext) -> CaseFolder:
    return CaseFolder(FOLDER, office.home / FOLDER)


def _document_number(one: Interpretation, every: Sequence[Interpretation], office: OfficeDetails) -> str:
    """木发改信释〔2026〕2号: the second interpretation of that year."""
    place = sum(other.filed_on.year == one.filed_on.year and other.number <= one.number for other in every)
    return f"{office.number_prefix}释〔{one.filed_on.year}〕{place}号"
