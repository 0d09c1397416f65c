"""The outbox by pages: which letters to the agencies wait for an answer, from the index, however many cases there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from casefiles.cases.case import Case
from casefiles.office.context import OfficeContext
from casefiles.office.reading.cases import readable_cases
from casefiles.outward.agencies import Sent, sent

CASES = 50


@dataclass(frozen=True)
class OutboxPage:
    """The letters of some cases, the longest silent agencies first, and how many cases there are in all."""

    rows: list[Sent]
    cases: int
    page: int

    @property
    def last_page(self) -> int:
        return max(1, -(-self.cases // CASES))


def outbox_of(office: OfficeContext, agency: str = "") -> list[Sent]:
    """What the agencies were told and what they answered, the longest silent first; one agency's, or everyone's."""
    told = office.index.find(equal={"told": agency} if agency else {"outgoing": "any"}).items
    return letters_of(office, readable_cases(office, (str(entry["number"]) for entry in told)), agency)


def outbox_page(office: OfficeContext, agency: str, *, waiting: bool, page: int) -> OutboxPage:
    """The letters to one agency, or to all: only those that wait for an answer, or all, fifty cases a page."""
    field = ("owes" if waiting else "told") if agency else "outgoing"
    found = office.index.find(
        equal={field: agency or ("waiting" if waiting else "any")},
        order_by="answer_by" if waiting else "updated",
        descending=not waiting,
        offset=(page - 1) * CASES,
        limit=CASES,
    )
    rows = letters_of(office, readable_cases(office, (str(entry["number"]) for entry in found.items)), agency)
    return OutboxPage([row for row in rows if not (waiting and row.answer)], found.total, page)


def letters_of(office: OfficeContext, cases: Iterable[Case], agency: str = "") -> list[Sent]:
    """Every letter of the cases to the agency, or to all, the longest silent first."""
    rows = [row for case in cases for row in sent(case, office.measure, office.calendar)]
    return sorted(
        (row for row in rows if not agency or row.agency == agency),
        key=lambda row: (bool(row.answer), row.answer_by or date.max, row.case),
    )
