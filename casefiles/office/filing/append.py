"""Appending to a case: the letters that a step drafts are written, then its record, then the indexes follow."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from casefiles.cases.case import Case
from casefiles.office.context import OfficeContext
from casefiles.office.filing.drafts import forget_draft
from casefiles.office.filing.facts import facts_of, filing_of
from casefiles.office.upkeep.index import index_case
from casefiles.office.versions import versions_at_work
from casefiles.people.roles import Officer
from casefiles.procedure.fold import after
from casefiles.procedure.step import Step
from storage import CaseFolder, NewFile, StorageError

log = logging.getLogger(__name__)


def append(
    office: OfficeContext,
    case: Case,
    step: Step,
    answers: Mapping[str, Any],
    by: Officer,
    attached: Sequence[NewFile],
    source: Mapping[str, Any] | None = None,
) -> Case:
    """Draft what the step drafts and append its record; the form and the law have had their say before."""
    facts = {**facts_of(office, case, step, answers), **(source or {})}
    files = [*attached]
    filing = filing_of(office, case, step, answers, by, facts)
    if step.every_letter:
        drafted = office.writer.drafts(case, step, filing)
        facts["letters"] = [{**row, "file": row["file"] + len(attached)} for row in drafted.rows]
        files = [*files, *drafted.files]
    files = [*files, *office.writer.papers(case, step, filing)]
    folder = office.store.folder(case.number) if case.filings else office.store.new_case(office.today.year)
    return write_record(office, folder, case, step, answers, facts, files, by)


def write_record(
    office: OfficeContext,
    folder: CaseFolder,
    case: Case,
    step: Step,
    answers: Mapping[str, Any],
    facts: Mapping[str, Any],
    files: Sequence[NewFile],
    by: Officer,
) -> Case:
    """Append the record, then bring the indexes up to it."""
    record = folder.append(
        step=step.name,
        title=step.title,
        answers=answers,
        facts=facts,
        files=files,
        at=office.now,
        by=by.as_filer(step.actors),
        after=case.sequence,
        versions=versions_at_work(office.measure),
    )
    filed = after(replace(case, number=folder.number), record)
    _settle(office, step, by, filed)
    return filed


def _settle(office: OfficeContext, step: Step, by: Officer, filed: Case) -> None:
    """What follows a filed record. The record stands whatever happens here; an index left behind is rebuilt."""
    try:
        if not step.opens_a_case:
            forget_draft(office, filed, step, by, filed.filings[-1].answers.get("letters", ()))
        index_case(office, filed)
        _note_deputy(office, by.acting(step.actors), step, filed)
    except (StorageError, OSError):
        with contextlib.suppress(StorageError, OSError):
            office.index.clear()
        log.exception(
            "case %s is filed, but the index is behind; it is rebuilt at the next start", filed.number
        )


def _note_deputy(office: OfficeContext, by: Officer, step: Step, filed: Case) -> None:
    """What someone files for another is logged, so that the administrator sees how a delegation was used."""
    if by.acting_for:
        office.log.note(office.now, by, filed.number, f"办理{step.title}", f"代理{by.acting_for.name}")
