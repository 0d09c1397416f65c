"""Merger, split, linked persons: two cases change together, in an order that leaves nothing lost when it is cut short."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.step_names import StepName
from casefiles.office.context import OfficeContext
from casefiles.office.errors import Refused
from casefiles.office.filing.append import append
from casefiles.office.filing.checks import checked_answers
from casefiles.office.reading.cases import files_of, merged_into, read_case, readable_cases, related_cases
from casefiles.office.reading.steps import moment_in
from casefiles.people.roles import SYSTEM, Officer
from casefiles.procedure.intake.steps import REPORT
from casefiles.procedure.linked.rules import news_of
from casefiles.procedure.linked.steps import MERGED_IN, UNIT_CASE
from casefiles.procedure.permission import refusals
from casefiles.procedure.shared.unit import finding_annulled, unit_of
from casefiles.procedure.step import Step
from storage import NewFile, StorageError

#: What of the report goes into the other case too: its instrument, and what protects the person.
BROUGHT = (
    "instrument_name",
    "instrument_number",
    "instrument_issuer",
    "instrument_date",
    "conduct_date",
    "listed_until",
    "marks",
)

log = logging.getLogger(__name__)


def merge(
    office: OfficeContext,
    case: Case,
    step: Step,
    answers: Mapping[str, Any],
    by: Officer,
    attached: Sequence[NewFile],
) -> Case:
    """Write into the other case what this one brings, then end this one.

    Cut short in between, the other case already holds everything, and filing the merger again completes it.
    """
    target = read_case(office, answers["into"])
    if not any(filing.answers["came_from"] == case.number for filing in target.every(StepName.MERGED_IN)):
        brought = {
            "came_from": case.number,
            "decided_by": by.name,
            "items": [str(item) for item in case.items],
            "behaviours": list(case.behaviours),
            "facts": case.facts_found,
            "reasons": answers["reasons"],
            **{name: case.report.answers.get(name) for name in BROUGHT},
        }
        away = {"recused": case.recused}
        append(office, target, MERGED_IN, brought, SYSTEM, _evidence(office, case), away)
    return append(office, case, step, answers, by, attached)


def split(
    office: OfficeContext,
    case: Case,
    step: Step,
    answers: Mapping[str, Any],
    by: Officer,
    attached: Sequence[NewFile],
) -> Case:
    """Open a case of its own for the chosen behaviours, then take them out of this one; the case that they left."""
    child = _split_off_before(office, case, answers["behaviours"])
    if child is None:
        chosen = [office.measure.behaviours[code] for code in answers["behaviours"]]
        items = list(dict.fromkeys(behaviour.item for behaviour in chosen))
        report = {name: case.report.answers.get(name) for name in case.opening.answers} | {
            "behaviours": [behaviour.code for behaviour in chosen],
            "item": items[0],
            "other_items": [str(item) for item in items[1:]],
            "facts": answers["facts"],
            "related_case": case.number,
            "relation": "split",
            **_brought_with(case, answers["behaviours"]),
        }
        away = {"recused": case.recused}
        child = append(office, Case(""), REPORT, report, by, _evidence(office, case), away).number
    return append(office, case, step, answers, by, attached, {"new_case": child})


def tell_of_a_change(office: OfficeContext, before: Case, unit: Case) -> None:
    """Tell the linked persons' cases where the unit's finding has fallen, or its obligation was met.

    The unit's record stands whatever happens here: the daily run tells whoever was not told.
    """
    if not before.filings or (finding_annulled(unit), unit.listing.performed_on) == (
        finding_annulled(before),
        before.listing.performed_on,
    ):
        return
    try:
        tell_the_linked(office, unit)
    except (StorageError, OSError):
        log.exception("the linked persons of case %s were not all told; the daily run goes on", unit.number)


def tell_the_linked(office: OfficeContext, unit: Case) -> None:
    """Write into the cases of the unit's linked persons what became of its own, where that is not known there yet.

    So too for those of the cases that went into it. Cut short, the daily run does what is left.
    """
    for number in merged_into(office, unit):
        for person in _cases_related_to(office, number):
            tell_of_the_unit(office, person, unit)


def _brought_with(case: Case, behaviours: Sequence[str]) -> dict[str, Any]:
    """The instrument and the day of what is split off, where it had come from another case."""
    own = {"instrument_name", "instrument_number", "instrument_issuer", "instrument_date", "conduct_date"}
    for merged in case.every(StepName.MERGED_IN):
        if set(behaviours) <= set(merged.answers["behaviours"]):
            return {name: merged.answers.get(name) for name in own if merged.answers.get(name)}
    return {}


def tell_who_was_not_told(office: OfficeContext) -> None:
    """Complete, for every linked person, what was cut short; only cases that hang on another one are read."""
    for state in UNIT_CASE.leads_from:
        entries = office.index.find(equal={"state": state.value}).items
        for person in readable_cases(
            office, (str(entry["number"]) for entry in entries if entry.get("related"))
        ):
            unit = unit_of(person, moment_in(office, SYSTEM, person))
            if unit is not None:
                tell_of_the_unit(office, person, unit)


def tell_of_the_unit(office: OfficeContext, person: Case, unit: Case) -> None:
    """Write into a linked person's case what became of the unit's, where that is not known there yet."""
    for outcome in news_of(unit, person) if person.is_linked else ():
        met = unit.listing.performed_on if outcome == "performed" else None
        answers = {"unit": unit.number, "outcome": outcome, "performed_on": met.isoformat() if met else None}
        if refusals(person, UNIT_CASE, moment_in(office, SYSTEM, person, answers)):
            continue
        try:
            person = _told(office, person, answers)
        except (Refused, StorageError, OSError):
            log.exception(
                "case %s was not told what became of %s; the daily run tries again",
                person.number,
                unit.number,
            )
            return


def _told(office: OfficeContext, person: Case, answers: Mapping[str, Any]) -> Case:
    """The linked person's case with the news in it; whoever hangs on that case is told in turn."""
    checked = checked_answers(office, person, UNIT_CASE, answers, SYSTEM)
    filed = append(office, person, UNIT_CASE, checked, SYSTEM, [])
    tell_of_a_change(office, person, filed)
    return filed


def _cases_related_to(office: OfficeContext, number: str) -> Iterator[Case]:
    return readable_cases(office, (str(entry["number"]) for entry in related_cases(office, number)))


def _split_off_before(office: OfficeContext, case: Case, behaviours: Sequence[str]) -> str | None:
    """The case that an earlier, cut-short split with the same behaviours opened already."""
    known = {filing.facts["new_case"] for filing in case.every(StepName.SPLIT)}
    for child in _cases_related_to(office, case.number):
        same = child.report.relation == "split" and set(child.behaviours) == set(behaviours)
        if same and child.number not in known:
            return child.number
    return None


def _evidence(office: OfficeContext, case: Case) -> list[NewFile]:
    """The evidence of a case, to lie in the other one too."""
    folder = office.store.folder(case.number)
    return [
        NewFile(
            "evidence",
            ref.title,
            PurePosixPath(ref.path).suffix.removeprefix("."),
            folder.read_file(ref.path),
        )
        for ref in files_of(office, case)
        if ref.kind == "evidence"
    ]
