"""Archives: a closed case with its cover, contents list and remarks sheet as a bag that anyone can verify."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.filing import filed_day, signed_name
from casefiles.cases.letter_kinds import DECISION
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.law.agency import NO_AGENCY
from casefiles.law.calendar import chinese_date
from casefiles.letters import wording
from casefiles.letters.draft import Draft, shared_context
from casefiles.office.context import OfficeContext
from casefiles.procedure.archive.contents_list import PAGES_BY_HAND, contents_lists
from storage import Harm, Problem, bag_name, make_bag, verify_bag

ARCHIVE = "archive"


def pack(office: OfficeContext, case: Case) -> Path:
    """Build the bag of an archived case. Raises AlreadyArchived, Damaged, Unwritable."""
    shared = shared_context(_draft(office, case)) | {"文号": ""}
    covers = {
        f"{title}.docx": office.writer.library.template(template).render(shared | context)
        for title, template, context in _cover_papers(office, case)
    }
    answers = case.filings[-1].answers
    return make_bag(
        office.store.folder(case.number),
        office.home / ARCHIVE,
        cover_files=covers,
        info={
            "Source-Organization": office.details.name,
            "External-Description": f"{case.respondent.name}{wording.matter(case, office.measure)}案",
            "Retention": answers["retention"],
            "Outcome": case.outcome,
        },
        at=case.filings[-1].filed_at,
        copy=len(case.every(StepName.ARCHIVE)),
    )


def _cover_papers(office: OfficeContext, case: Case) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The cover, contents list and remarks sheet of each volume: title, template, and what it says."""
    for volume, rows in contents_lists(case, office.details, office.measure).items():
        name = volume.value
        yield f"案卷封面（{name}）", "cover", _cover(office, case, name, len(rows))
        yield f"卷内目录（{name}）", "contents", {"卷别": name, "目录": rows}
        yield f"卷内备考表（{name}）", "remarks", _remarks(case, name, len(rows))


def verify_bags(office: OfficeContext, number: str) -> list[Problem]:
    """What is wrong with the case's bags, each closing of its file one; empty when all are whole."""
    path = office.home / ARCHIVE / number[:4] / number
    if not path.is_dir():
        return [
            Problem(
                str(path.relative_to(office.home)),
                "没有这个案件的归档包；尚未归档，或者装包未完成",
                Harm.DAMAGE,
            )
        ]
    later = sorted(path.parent.glob(f"{number}_*"))
    return [problem for bag in (path, *later) for problem in verify_bag(bag)]


def missing_bags(office: OfficeContext) -> list[str]:
    """Archived cases whose bag is not there: a crash came between the record and the bag."""
    archived = office.index.find(equal={"state": State.ARCHIVED.value}).items
    return [
        e["number"]
        for e in archived
        if not (office.home / ARCHIVE / e["number"][:4] / bag_name(e["number"], e["bags"])).is_dir()
    ]


def _draft(office: OfficeContext, case: Case) -> Draft:
    day = filed_day(case.filings[-1])
    return Draft(case, DECISION.name, "", NO_AGENCY, office.details, office.measure, office.calendar, day=day)


def _cover(office: OfficeContext, case: Case, volume: str, papers: int) -> dict[str, Any]:
    archived = case.filings[-1]
    acceptance = case.latest(StepName.ACCEPTANCE)
    closed = case.filings[-2].filed_at[:10]
    signed = [letter.number for letter in case.letters if letter.number and letter.is_live]
    return {
        "文号": signed[0] if signed else "",
        "全宗号": "",
        "目录号": "",
        "案卷号": "",
        "卷别": volume,
        "案卷题名": f"{case.respondent.name}{wording.matter(case, office.measure)}案",
        "立案日期": wording.iso_date(acceptance.filed_at[:10])
        if acceptance
        else chinese_date(case.reported_on),
        "结案日期": wording.iso_date(closed),
        "处理结果": case.outcome,
        "立卷人": signed_name(archived.filed_by),
        "归档日期": wording.iso_date(archived.filed_at[:10]),
        "归档号": case.number,
        "保管期限": archived.answers["retention"],
        "密级": "",
        "件数": str(papers),
        "页数": "",
    }


def _remarks(case: Case, volume: str, papers: int) -> dict[str, Any]:
    archived = case.filings[-1]
    return {
        "本卷情况": [
            f"本卷共{papers}件（{volume}）。{PAGES_BY_HAND}",
            *wording.paragraphs(archived.answers.get("situation") or "材料齐全，无缺损。"),
        ],
        "补充": [],
        "立卷人": signed_name(archived.filed_by),
        "检查人": archived.answers["inspector"],
        "立卷时间": wording.iso_date(archived.filed_at[:10]),
    }
