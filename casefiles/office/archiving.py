"""Archives: a closed case with its cover, contents list and remarks sheet as a bag that anyone can verify."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casefiles.cases.case import Case
from casefiles.cases.filing import signed_name
from casefiles.cases.letter_kinds import DECISION
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.law.agency import NO_AGENCY
from casefiles.law.calendar import chinese_date
from casefiles.letters import wording
from casefiles.letters.draft import Draft, shared_context
from casefiles.outward.agencies import unknown_agencies
from casefiles.people.roles import Officer
from casefiles.procedure.archive.contents_list import PAGES_BY_HAND, contents_lists
from casefiles.procedure.fold import UnknownStep
from storage import (
    Damaged,
    Harm,
    Problem,
    TooNew,
    bag_name,
    check_archives,
    check_cases,
    check_numbers,
    clear_orphans,
    make_bag,
    verify_bag,
)

if TYPE_CHECKING:
    from casefiles.office.office import Office

ARCHIVE = "archive"
UNKNOWN_AGENCY = '案卷里的单位“{0}”不在单位名录里；改了名的，请在 office.toml 的 [agencies] 该单位一行加上 formerly = ["{0}"]'
# What is younger may belong to a filing that is still under way.
GRACE = timedelta(hours=1)


def pack(office: Office, case: Case) -> Path:
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


def _cover_papers(office: Office, case: Case) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The cover, contents list and remarks sheet of each volume: title, template, and what it says."""
    for volume, rows in contents_lists(case, office.details, office.measure).items():
        name = volume.value
        yield f"案卷封面（{name}）", "cover", _cover(office, case, name, len(rows))
        yield f"卷内目录（{name}）", "contents", {"卷别": name, "目录": rows}
        yield f"卷内备考表（{name}）", "remarks", _remarks(case, name, len(rows))


def verify(office: Office, number: str) -> list[Problem]:
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


def missing_bags(office: Office) -> list[str]:
    """Archived cases whose bag is not there: a crash came between the record and the bag."""
    archived = office.index.find(equal={"state": State.ARCHIVED.value}).items
    return [
        e["number"]
        for e in archived
        if not (office.home / ARCHIVE / e["number"][:4] / bag_name(e["number"], e["bags"])).is_dir()
    ]


def check(office: Office) -> Iterator[Problem]:
    """Folders, numbers, archives, indexes; and each number against the letter that bears it."""
    for part in parts(office):
        yield from part()


def parts(office: Office) -> list[Callable[[], Iterator[Problem]]]:
    """The check, part by part, for whoever shows how far it is."""
    return [
        lambda: check_cases(office.home),
        lambda: check_numbers(office.home),
        lambda: _unused_numbers(office),
        lambda: check_archives(office.home),
        lambda: _missing_bags(office),
        lambda: _broken_chains(office),
        lambda: _read_anew(office),
    ]


def _missing_bags(office: Office) -> Iterator[Problem]:
    for number in missing_bags(office):
        yield Problem(
            f"{ARCHIVE}/{number[:4]}/{number}",
            "已归档而没有归档包；运行 casefiles archive 补装",
            Harm.REPAIR,
        )


def _broken_chains(office: Office) -> Iterator[Problem]:
    """The delegations and the interpretations, where their records do not hold together."""
    for name, chain in (("delegations", office.delegations), ("interpretations", office.interpretations)):
        try:
            chain.every()
        except Damaged as fault:
            harm = Harm.REPAIR if isinstance(fault, TooNew) else Harm.DAMAGE
            yield Problem(f"{name}/{fault.where}".rstrip("/"), fault.message, harm)


def _read_anew(office: Office) -> Iterator[Problem]:
    """Cases that this program cannot follow, and those that the index knows otherwise. Damage is named elsewhere."""
    for number in office.store.numbers():
        try:
            case = office.case(number)
        except UnknownStep as fault:
            yield Problem(f"cases/{number[:4]}/{number}", str(fault), Harm.REPAIR)
        except Damaged:
            continue
        else:
            if case.filings and office.index.is_stale(number, case.sequence):
                yield Problem(f"index（{number}）", "索引落后于案卷；运行 casefiles reindex", Harm.REPAIR)
            for name in unknown_agencies(case, office.measure):
                yield Problem(f"cases/{number[:4]}/{number}", UNKNOWN_AGENCY.format(name), Harm.REPAIR)


def clear(office: Office, by: Officer) -> tuple[int, int]:
    """Clear what a crash left behind: files that no record names, and numbers that no letter came to use (voided)."""
    now = office.clock()
    orphans = len(clear_orphans(office.home, before=(now - GRACE).isoformat()))
    unused = list(_unused(office))
    at = now.isoformat(timespec="seconds")
    for series, year, number in unused:
        office.numbers.void(series, year, number, "签发中断，文号作废", at, by.id)
    return orphans, len(unused)


def _unused(office: Office) -> Iterator[tuple[str, int, int]]:
    for series, year in list(office.numbers.series()):
        for holding in office.numbers.holders(series, year):
            if holding.void_reason is not None or not holding.holder:
                continue
            case_number, _, ref = holding.holder.partition("#")
            if not is_used(office, case_number, ref, f"{series}〔{year}〕{holding.number}号"):
                yield series, year, holding.number


def _unused_numbers(office: Office) -> Iterator[Problem]:
    for series, year, number in _unused(office):
        yield Problem(
            f"numbers/{series}/{year}/{number:04d}",
            f"文号{series}〔{year}〕{number}号已占用而没有文书使用；运行 casefiles check --clear 作废并注明",
            Harm.REPAIR,
        )


def is_used(office: Office, case_number: str, ref: str, number: str) -> bool:
    """Whether the letter `ref` of that case bears the document number; of a case that cannot be read, it may."""
    try:
        letter = office.case(case_number).service.letter(ref)
    except (Damaged, UnknownStep):
        return True
    return letter is not None and letter.number == number


def _draft(office: Office, case: Case) -> Draft:
    day = date.fromisoformat(case.filings[-1].filed_at[:10])
    return Draft(case, DECISION.name, "", NO_AGENCY, office.details, office.measure, office.calendar, day=day)


def _cover(office: Office, case: Case, volume: str, papers: int) -> dict[str, Any]:
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
