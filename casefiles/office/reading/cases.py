"""Reading cases: one by its number, those somebody may see, and those that the index finds."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.earlier_records import with_agency_keys
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.office.context import OfficeContext
from casefiles.office.errors import Damaged, NotFound
from casefiles.office.upkeep.entries import identity_key
from casefiles.people.roles import Officer
from casefiles.people.visibility import may_see
from casefiles.procedure.fold import UnknownStep, fold
from storage import FileRef, Page, Record

PAGE_SIZE = 50
log = logging.getLogger(__name__)


def read_case(office: OfficeContext, number: str) -> Case:
    """The case as its folder says. Raises NotFound, Damaged."""
    return fold(number, records_of(office, number))


def records_of(office: OfficeContext, number: str) -> list[Record]:
    """The case's records as the present version writes them. Raises NotFound, Damaged."""
    key = office.measure.agency_key
    return [with_agency_keys(record, key) for record in office.store.folder(number).records()]


def case_for(office: OfficeContext, number: str, by: Officer) -> Case:
    """The case, for someone who may see it. Raises NotFound where it is not theirs to see, Damaged."""
    case = read_case(office, number)
    if not may_see(case, by):
        raise NotFound(f"没有案件{number}")
    return case


def view_case(office: OfficeContext, number: str, by: Officer, why: str = "办理") -> Case:
    """The case for a person to look at; the view is logged. Raises NotFound where it is not theirs to see."""
    case = case_for(office, number, by)
    office.log.note(office.now, by, number, "查看案卷", why)
    return case


def files_of(office: OfficeContext, case: Case) -> list[FileRef]:
    """Every file that the case's records name, in order."""
    return [ref for record in office.store.folder(case.number).records() for ref in record.files]


def is_a_case(office: OfficeContext, number: str) -> bool:
    """Whether there is a case of that number with a record."""
    if not number:
        return False
    try:
        return office.store.folder(number).last_sequence() > 0
    except NotFound:
        return False


def readable_cases(office: OfficeContext, numbers: Iterable[str]) -> Iterator[Case]:
    """Those of the cases that can be read: a damaged or missing folder never holds up the others."""
    for number in numbers:
        try:
            case = read_case(office, number)
        except (Damaged, NotFound, UnknownStep):
            log.warning("case %s cannot be read and is left out", number)
            continue
        if case.filings:
            yield case


def every_case(office: OfficeContext) -> Iterator[Case]:
    """Every case that has a record and can be read, in the order of their numbers; `check` names the others."""
    return readable_cases(office, office.store.numbers())


def cases_in_state(office: OfficeContext, state: State) -> Iterator[Case]:
    """Every readable case that the index knows in that state."""
    entries = office.index.find(equal={"state": state.value}).items
    return readable_cases(office, (entry["number"] for entry in entries))


def index_entry_of(office: OfficeContext, number: str) -> Mapping[str, Any] | None:
    """What the index holds of the case; None where it does not know it."""
    return office.index.get(number)


def related_cases(office: OfficeContext, number: str) -> list[Mapping[str, Any]]:
    """The index entries that name this case as theirs: linked persons, parts split off, a case opened again."""
    return list(office.index.find(equal={"related": number}).items)


def find_by_identity(office: OfficeContext, number: str) -> list[Mapping[str, Any]]:
    """The index entries about a respondent, by the whole identity number and nothing less."""
    return list(office.index.find(equal={"identity": identity_key(number, office.secret)}).items)


def numbers_about(office: OfficeContext, number: str) -> list[str]:
    """The cases in which the bearer of this whole number is the respondent, or the unit's representative."""
    key = identity_key(number, office.secret)
    found = [
        entry for field in ("identity", "linked") for entry in office.index.find(equal={field: key}).items
    ]
    return sorted({str(entry["number"]) for entry in found})


def reported_by(office: OfficeContext, department: str, page: int = 1) -> Page:
    """A department's own reports, the newest first, fifty a page."""
    return office.index.find(
        equal={"department": department},
        order_by="updated",
        descending=True,
        limit=PAGE_SIZE,
        offset=(page - 1) * PAGE_SIZE,
    )


def merged_into(office: OfficeContext, unit: Case) -> list[str]:
    """The number of the case and of every one that went into it, directly or by way of another."""
    found, left = [unit.number], [unit]
    while left:
        brought = [str(filing.answers["came_from"]) for filing in left.pop().every(StepName.MERGED_IN)]
        new = [number for number in brought if number not in found]
        found += new
        left += readable_cases(office, new)
    return found


def same_matter(office: OfficeContext, answers: Mapping[str, Any]) -> str:
    """The number of a case about the same respondent and matter; empty when there is none."""
    parent = str(answers.get("related_case") or "") if answers.get("relation") == "split" else ""
    known = merged_into(office, read_case(office, parent)) if is_a_case(office, parent) else []
    for entry in find_by_identity(office, answers["identity_number"]):
        if entry["number"] in known:
            continue
        same_instrument = entry["instrument"] and entry["instrument"] == answers.get("instrument_number")
        same_day = entry["item"] == str(answers["item"]) and entry["conduct_date"] == answers["conduct_date"]
        if (same_instrument or same_day) and entry["state"] not in (State.RETURNED, State.MERGED):
            return str(entry["number"])
    return ""
