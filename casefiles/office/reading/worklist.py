"""Lists of cases from the index alone: what is due, whose turn it is, how many there are, and the filtered list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tinydb.queries import QueryLike

from casefiles.office.context import OfficeContext
from casefiles.people.roles import Role
from storage import Page

Entry = Mapping[str, Any]


def soonest_due(office: OfficeContext, limit: int) -> list[Entry]:
    """The cases whose next last day comes first, whatever their state."""
    return list(office.index.find(order_by="due", limit=limit).items)


def open_and_due(office: OfficeContext, until: date, limit: int) -> list[Entry]:
    """The open cases whose next last day is not after `until`, the soonest first."""
    last = until.isoformat()
    found = office.index.find(
        lambda entry: bool(entry["due"] <= last), equal={"open": "yes"}, order_by="due", limit=limit
    )
    return list(found.items)


def waiting_for(office: OfficeContext, role: Role, limit: int) -> list[Entry]:
    """The cases in which it is this role's turn, the soonest due first."""
    return list(office.index.find(equal={"turn": role.value}, order_by="due", limit=limit).items)


def count_by(office: OfficeContext, field: str) -> Mapping[str, int]:
    """How many cases there are for each value of an indexed field."""
    return office.index.count_by(field)


def count_cases(office: OfficeContext) -> int:
    """How many cases the index knows."""
    return office.index.find(limit=0).total


def list_cases(
    office: OfficeContext,
    fits: QueryLike | None = None,
    *,
    equal: Mapping[str, str],
    order_by: str,
    descending: bool = False,
    offset: int = 0,
    limit: int,
) -> Page:
    """One page of the cases whose indexed fields equal these values and that fit."""
    return office.index.find(
        fits, equal=equal, order_by=order_by, descending=descending, offset=offset, limit=limit
    )
