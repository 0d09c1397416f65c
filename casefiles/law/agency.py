"""The bodies that the office may inform: each is its key everywhere, and its name only in print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

#: By which an agency is known in records, letters and receipts. Its name is for print and may change.
AgencyKey = NewType("AgencyKey", str)
NO_AGENCY = AgencyKey("")


@dataclass(frozen=True)
class Agency:
    """A body that the office may inform, in one of the Measure's groups, and the names that it had before."""

    key: AgencyKey
    name: str
    group: str
    retired: bool = False
    formerly: tuple[str, ...] = ()
