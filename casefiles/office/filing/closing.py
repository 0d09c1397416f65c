"""Archiving a case: the record first, then the bag."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from casefiles.cases.case import Case
from casefiles.office.context import OfficeContext
from casefiles.office.filing.append import write_record
from casefiles.office.upkeep.archive import pack
from casefiles.people.roles import Officer
from casefiles.procedure.step import Step
from storage import NewFile


def archive(
    office: OfficeContext,
    case: Case,
    step: Step,
    answers: Mapping[str, Any],
    by: Officer,
    attached: Sequence[NewFile],
) -> Case:
    """File the archive record, then pack the folder; a bag that failed is made by the next `casefiles archive`."""
    folder = office.store.folder(case.number)
    filed = write_record(office, folder, case, step, answers, {"outcome": case.outcome}, attached, by)
    pack(office, filed)
    return filed
