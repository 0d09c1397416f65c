"""A case of Article 6 on its way, and what the tests ask of it."""

from __future__ import annotations

from datetime import date

from casefiles.procedure.deadlines import deadline
from tests.world.case_worker import CaseWorker

WAIVED = {"declared_on": "2026-01-16", "by": "周例样"}
ENTRY = {"entered_on": "2026-02-04", "checked_by": "马协办", "agencies": ["finance", "market"]}


def due(worker: CaseWorker, key: str) -> date:
    found = deadline(worker.case, key, worker.office.measure, worker.office.calendar)
    assert found is not None, key
    assert not found.met
    return found.last_day
