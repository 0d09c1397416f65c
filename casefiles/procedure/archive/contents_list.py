"""The contents list (卷内目录) of each volume of a case file: every paper with its maker."""

from __future__ import annotations

from casefiles.cases.case import Case
from casefiles.cases.filing import FiledFile, Filing
from casefiles.cases.step_names import StepName
from casefiles.law.measure import Measure
from casefiles.people.office_details import OfficeDetails
from casefiles.people.personal_copy import Volume, file_standing
from casefiles.procedure.step import Maker
from casefiles.procedure.table import STEPS

Row = dict[str, str]
# Page numbers are written on the bound sheets: how many sheets a file prints on is not known beforehand.
PAGES_BY_HAND = "页号、页数待装订编号后手工填写，本系统不编排页码。"
MAKER_UNKNOWN = "责任者未登记"


def contents_lists(case: Case, office: OfficeDetails, measure: Measure) -> dict[Volume, list[Row]]:
    """The rows of each volume that holds a paper, in the order of filing; final letters in place of their drafts.

    A file without any paper is an open volume without rows.
    """
    letters = {letter.path: letter for letter in case.letters}
    lists: dict[Volume, list[Row]] = {}
    for filing in case.filings:
        for file in filing.files:
            letter = letters.get(file.path)
            if file.kind == "letter" and letter is None:
                continue
            rows = lists.setdefault(file_standing(case, filing, file).volume, [])
            maker = made_by(case, filing, file, office, measure)
            rows.append(
                {
                    "顺序号": str(len(rows) + 1),
                    "文号": letter.number if letter else "",
                    "责任者": maker,
                    "题名": file.title.removesuffix("（签发）"),
                    "日期": filing.filed_at[:10].replace("-", ""),
                    "页号": "",
                    "备注": _came_from(case, filing) or ("" if maker else MAKER_UNKNOWN),
                }
            )
    # The open volume comes first, whichever paper was filed first.
    return {volume: lists[volume] for volume in Volume if volume in lists} or {Volume.OPEN: []}


def made_by(case: Case, filing: Filing, file: FiledFile, office: OfficeDetails, measure: Measure) -> str:
    """The name of a paper's maker; empty if the records do not say."""
    if file.kind in ("letter", "paper"):
        return office.name
    if _came_from(case, filing):
        return ""
    upload = STEPS[filing.step].upload
    said, maker = filing.answers, upload.made_by if upload else Maker.UNKNOWN
    names = {
        Maker.OFFICE: office.name,
        Maker.DEPARTMENT: case.report.department,
        Maker.PERSON: _person(case, filing),
        Maker.AGENCY: measure.agency_name(said.get("agency") or ""),
        Maker.GOVERNMENT: office.government,
        Maker.COURT: case.report.instrument.issuer,
        Maker.TRIBUNAL: said.get("body")
        or said.get("ordered_by")
        or _earlier(case, said.get("proceeding"), "body"),
        Maker.SOURCE: said.get("source"),
    }
    return str(names.get(maker) or "")


def _person(case: Case, filing: Filing) -> str:
    """The person who handed in a paper for the respondent, as this filing or the objection that it withdraws names them."""
    said = filing.answers
    named = said.get("by") or said.get("asked_by") or _earlier(case, said.get("objection"), "by")
    return str(named or case.respondent.name)


def _earlier(case: Case, sequence: str | None, answer: str) -> str:
    """An answer of the earlier filing that this one refers to by its sequence."""
    return str(case.filings[int(sequence) - 1].answers.get(answer) or "") if sequence else ""


def _came_from(case: Case, filing: Filing) -> str:
    """The note on papers that came from another case, whose own list names their makers."""
    if filing.step == StepName.MERGED_IN:
        return f"由案件{filing.answers['came_from']}转入"
    if filing.sequence == 1 and case.report.relation == "split":
        return f"由案件{case.report.related_case}转入"
    return ""
