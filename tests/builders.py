"""Valid things in one line: respondents, reports, proposals, an office, and a case carried to any stage.

Names and numbers belong to nobody: region 999999 does not exist.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from docx import Document

from casefiles.cases.case import Case
from casefiles.cases.filing import ProposedFiling
from casefiles.demo import passages
from casefiles.demo.placeholder import placeholder_scan
from casefiles.demo.run import CONFIRMED, OFFICE
from casefiles.demo.samples.numbers import credit_code, resident_id
from casefiles.demo.walk import STAFF, DemoClock, Walk
from casefiles.law.calendar import WorkingCalendar
from casefiles.law.measure import Measure
from casefiles.office.context import OfficeContext
from casefiles.office.filing.take_step import take_step
from casefiles.office.filing.uploads import UploadedFile
from casefiles.office.opening import open_office
from casefiles.office.reading.cases import read_case
from casefiles.office.settings.home import found_home
from casefiles.office.settings.packs import shipped_measure
from casefiles.people.roles import Officer, Role, StandIn
from casefiles.procedure.fold import after
from casefiles.procedure.rule import Attempt
from casefiles.procedure.table import STEPS
from forms.reading.identity import read_resident_id

FIRST_DAY = date(2026, 1, 5)
PERSON_ID = "999999190001010015"
COMPANY_CODE = "91999999MA00000079"
MEASURE: Measure = shipped_measure("mulei-2021-3")
CALENDAR = WorkingCalendar()
CLERK, REVIEWER, SIGNER = STAFF["clerk"], STAFF["reviewer"], STAFF["signer"]
DEPUTY = STAFF["deputy"]
SCAN = UploadedFile("扫描件.pdf", placeholder_scan("扫描件"))
DEPARTMENT = Officer("bureau", "陈报送", frozenset({Role.DEPARTMENT}), "县市场监督管理局")
AGENCY = Officer("treasury", "郑单位", frozenset({Role.AGENCY}), "县财政局")

# --- reports: one for each kind of respondent ---

_REPORT: dict[str, Any] = {
    "department": "县市场监督管理局",
    "contact": "王某",
    "phone": "0994-4800000",
    "item": "（九）",
    "behaviour": "计量作弊",
    "behaviours": ["A4-09-14"],
    "conduct_date": "2025-06-30",
    "facts": "2025年6月，经检查发现使用作弊的电子秤三台，责令改正后仍继续使用。",
    "instrument_name": "行政处罚决定书",
    "instrument_number": "例市监罚〔2025〕7号",
    "instrument_issuer": "县市场监督管理局",
    "instrument_date": "2025-09-01",
    "instrument_effective": "yes",
    "performance": "未履行",
    "evidence": ["现场笔录", "决定书及送达回证"],
}


def enterprise(**more: Any) -> dict[str, Any]:
    who = {
        "respondent_kind": "enterprise",
        "name": "木垒县例样商贸有限公司",
        "identity_number": COMPANY_CODE,
        "representative": "周例样",
        "address": "木垒县示例路2号",
    }
    return _REPORT | who | more


def person(**more: Any) -> dict[str, Any]:
    return _REPORT | {"respondent_kind": "person", "name": "孙例", "identity_number": PERSON_ID} | more


def official(**more: Any) -> dict[str, Any]:
    number = resident_id(date(1980, 3, 4), 8)
    return person(**{"respondent_kind": "official", "name": "阿例·示", "identity_number": number} | more)


def sole_trader(**more: Any) -> dict[str, Any]:
    code = credit_code("000001", kind="92")
    return enterprise(
        **{"respondent_kind": "sole_trader", "name": "木垒县例样百货店", "identity_number": code} | more
    )


def organisation(**more: Any) -> dict[str, Any]:
    code = credit_code("000002", kind="52")
    return enterprise(
        **{"respondent_kind": "organisation", "name": "木垒县例样协会", "identity_number": code} | more
    )


def state_organ(**more: Any) -> dict[str, Any]:
    code = credit_code("000003", kind="11")
    return enterprise(
        **{"respondent_kind": "state_organ", "name": "木垒县例样局", "identity_number": code} | more
    )


def minor(**more: Any) -> dict[str, Any]:
    """Seventeen on the day of the conduct."""
    return person(**{"name": "李少例", "identity_number": resident_id(date(2008, 1, 2), 3)} | more)


def court_debtor(**more: Any) -> dict[str, Any]:
    court = {
        "item": 10,
        "behaviour": "有履行能力而拒不履行生效判决",
        "behaviours": [],
        "instrument_name": "失信决定书",
        "instrument_number": "（2025）例0001执1号",
        "instrument_issuer": "木垒县人民法院",
    }
    return person(**court | more)


REPORTS: dict[str, Callable[..., dict[str, Any]]] = {
    "enterprise": enterprise,
    "person": person,
    "official": official,
    "sole_trader": sole_trader,
    "organisation": organisation,
    "state_organ": state_organ,
}

# --- what a notice proposes ---


def restriction(code: str = "M5-1-05", months: int = 3, **more: Any) -> dict[str, Any]:
    row = {
        "code": code,
        "basis": "全国失信惩戒措施基础清单第二类",
        "agency": "finance",
        "months": months,
        "reason": "逾期未改正，与情节相当。",
    }
    return row | more


def proposal(**more: Any) -> dict[str, Any]:
    """A general case of three months with one restriction of an enterprise."""
    return passages.small_proposal("M5-1-05", "finance") | more


def decision(**more: Any) -> dict[str, Any]:
    return proposal() | {"reasons": "使用作弊的计量器具，责令改正后仍继续使用，事实清楚、证据充分。"} | more


POINTS = ["电子秤系供货商调校，当事人并不知情。", "已经停用，请求从轻处理。"]
DEFENCE = {"received_on": "2026-01-15", "manner": "written", "by": "周例样", "points": POINTS}
ANSWERS = [
    {"point": POINTS[0], "adopted": "不予采纳", "reason": "责令改正后仍继续使用。"},
    {"point": POINTS[1], "adopted": "部分采纳", "reason": "已经停用属实，期限取三个月。"},
]
UPHOLD = {"responses": ANSWERS, "outcome": "uphold", "opinion": "已逐点答复，报请审议。"}
MEETING = {
    "session": "县人民政府第2次常务会议",
    "held_on": "2026-01-30",
    "minutes_number": "木政阅〔2026〕2号",
    "outcome": "upheld",
}
PUBLICATION = {"channels": ["木垒县政府网站"], "published_on": "2026-02-25", "privacy_checked": True}
OBJECTION = {
    "received_on": "2026-03-02",
    "by": "周例样",
    "matters": ["信用记录所载住所有误。"],
    "grounds": ["营业执照载明的住所不同。"],
}


def result(objection: int, outcome: str, **more: Any) -> dict[str, Any]:
    """An objection's result; with `correct` the address is put right."""
    corrections = [{"field": "address", "value": "木垒县示例路9号", "reason": "与营业执照一致"}]
    return {
        "objection": str(objection),
        "checks": ["经向县市场监督管理局核实。"],
        "outcome": outcome,
        "reasons": ["理由如核查所述。"],
        "corrections": corrections if outcome == "correct" else [],
        **more,
    }


# --- offices ---


def new_office(
    home: Path, day: date = FIRST_DAY, *, confirmed: bool = True, settings: str = ""
) -> OfficeContext:
    """A fresh office on `day`, its Measure confirmed as valid unless told otherwise."""
    found_home(home, OFFICE)
    toml = home / "office.toml"
    text = toml.read_text(encoding="utf-8") + (CONFIRMED if confirmed else "") + settings
    toml.write_text(text, encoding="utf-8")
    return open_office(home, DemoClock(day))


def opened(office: OfficeContext, report: Mapping[str, Any] | None = None, step: str = "report") -> Walk:
    """A new case in that office, ready to be walked on."""
    case = take_step(office, None, step, report or enterprise(), CLERK)
    assert isinstance(office.clock, DemoClock)
    return Walk(office, office.clock, case.number)


def copied(office: OfficeContext, home: Path, day: date) -> OfficeContext:
    """The same office in another folder, on that day, to be changed at will."""
    shutil.copytree(office.home, home)
    return open_office(home, DemoClock(day))


def then(
    case: Case,
    step: str,
    answers: Mapping[str, Any] | None = None,
    by: Officer = CLERK,
    day: str = "",
    **facts: Any,
) -> Case:
    """The case with one more filing, as the fold would see it; nothing is written."""
    at = f"{day or case.filings[-1].filed_at[:10]}T18:00:00+08:00"
    filer = by.as_filer(STEPS[step].actors)
    return after(
        case, ProposedFiling(case.sequence + 1, step, STEPS[step].title, at, filer, answers or {}, facts)
    )


def reported(report: dict[str, Any], step: str = "report") -> Case:
    """A report as the fold sees it, with what its form would derive; nothing is written."""
    number = report["identity_number"]
    natural = report["respondent_kind"] in ("person", "official")
    birth = read_resident_id(number).birth.isoformat() if natural else ""
    answers = report | {
        "item": int(report["item"]) if str(report["item"]).isdigit() else 9,
        "birth_date": birth,
        "report_date": "2026-01-05",
    }
    return then(Case("2026-0001"), step, answers, day="2026-01-05", doubts=[])


def moment(day: date | str, by: Officer = CLERK, measure: Measure = MEASURE, **answers: Any) -> Attempt:
    """A moment of an office with the national calendar."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return Attempt(day, measure, CALENDAR, by, answers)


def standing_in(deputy: Officer, principal: Officer, *roles: Role) -> Officer:
    """The deputy while the principal is away, in all of the principal's roles or those given."""
    held = StandIn(principal.id, principal.name, frozenset(roles) or principal.roles, date(2026, 12, 31))
    return replace(deputy, stands_in=(held,))


# --- a case on its way: each stage begins where the one before it ends ---


def _accepted(walk: Walk) -> None:
    walk.on("2026-01-06").file("acceptance", {"co_clerk": "马协办", "no_conflict": True})


def _verified(walk: Walk) -> None:
    case = walk.case
    walk.on("2026-01-07").file(
        "verification",
        {
            "behaviours": list(case.behaviours),
            "facts": case.report.facts,
            "findings": ["现场笔录——证明使用作弊电子秤", "决定书及送达回证——证明已经处罚并生效"],
            "instrument_verified": "经向县市场监督管理局核实，文书已经生效。",
            "elements": "主体、行为、时间均有证据证明。",
        },
    )


def _legally_reviewed(walk: Walk) -> None:
    walk.on("2026-01-08").file("legal_review", {"outcome": "pass", "opinion": "同意告知。"}, "legal")


def _notice_drafted(walk: Walk) -> None:
    walk.on("2026-01-09").file("prior_notice", proposal())


def _noticed(walk: Walk) -> None:
    walk.letters_to_seal().serve("2026-01-12")


def _defended(walk: Walk) -> None:
    walk.on("2026-01-15").file("defence", DEFENCE)


def _defence_reviewed(walk: Walk) -> None:
    walk.on("2026-01-27").file("defence_review", UPHOLD, "reviewer")


def _submitted(walk: Walk) -> None:
    walk.on("2026-01-28").file("submission", {"summary": walk.case.facts_found})
    walk.letters_to_seal().serve("2026-01-29")


def _upheld(walk: Walk) -> None:
    walk.on("2026-01-30").file("meeting", MEETING, scan="会议纪要摘录")


def _decision_drafted(walk: Walk) -> None:
    walk.on("2026-02-02").file("decision", decision())


def _decision_served(walk: Walk) -> None:
    walk.letters_to_seal().serve("2026-02-03")


def _listed(walk: Walk) -> None:
    told = {"agencies": ["finance", "market"]}
    walk.on("2026-02-04").file("entry", {"entered_on": "2026-02-04", "checked_by": "马协办"} | told)
    walk.letters_to_seal().serve("2026-02-04")


def _informed(walk: Walk) -> None:
    walk.on("2026-02-05").file("push", {"agencies": ["finance", "market"], "purpose": "依法使用。"})
    walk.letters_to_seal().serve("2026-02-05")
    for agency in ("finance", "market"):
        walk.file("receipt", {"agency": agency, "action": "applied", "acted_on": "2026-02-05"})


def _published(walk: Walk) -> None:
    walk.on("2026-02-25").file("publication", PUBLICATION, "signer")


def _objected(walk: Walk) -> None:
    walk.on("2026-03-02").file("objection", OBJECTION)


STAGES: dict[str, Callable[[Walk], None]] = {
    "reported": lambda walk: None,
    "accepted": _accepted,
    "verified": _verified,
    "legally_reviewed": _legally_reviewed,
    "notice_drafted": _notice_drafted,
    "noticed": _noticed,
    "defended": _defended,
    "defence_reviewed": _defence_reviewed,
    "submitted": _submitted,
    "upheld": _upheld,
    "decision_drafted": _decision_drafted,
    "decision_served": _decision_served,
    "listed": _listed,
    "informed": _informed,
    "published": _published,
    "objected": _objected,
}
TERM_END = date(2026, 5, 1)


class Shelf:
    """One case kept at every stage, built once; a test takes a copy of the office as it was then."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._cases: dict[str, Case] = {}
        walk = opened(new_office(folder / "office"))
        for stage, carry in STAGES.items():
            carry(walk)
            shutil.copytree(walk.office.home, folder / stage)
            self._cases[stage] = walk.case

    def case(self, stage: str) -> Case:
        """The case at that stage, to be read only."""
        return self._cases[stage]

    def at(self, stage: str, home: Path) -> Walk:
        """The case at that stage, in an office of its own, a moment after its last record."""
        shutil.copytree(self._folder / stage, home)
        return resumed(home, self._cases[stage].number)


def resumed(home: Path, number: str) -> Walk:
    """A case in its office, a moment after its last record."""
    clock = DemoClock(FIRST_DAY)
    office = open_office(home, clock)
    last = datetime.fromisoformat(read_case(office, number).filings[-1].filed_at)
    clock.move_to(last.date())
    while clock() <= last:
        pass
    return Walk(office, clock, number)


# --- reading what was written ---


def words_of(docx: bytes) -> str:
    """Every paragraph of a docx, tables included, as python-docx reads it."""
    document = Document(io.BytesIO(docx))
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(lines)


def letter_words(walk: Walk, kind: str, agency: str = "") -> str:
    """The words of the case's newest letter of that kind, as it lies in the folder."""
    found = [x for x in walk.case.letters if x.kind == kind and x.agency == agency]
    return words_of(walk.office.store.folder(walk.number).read_file(found[-1].path))


def every_file(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its content, to compare before and after."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
