"""Records of earlier versions of the program, read as the present one writes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from casefiles.law.agency import AgencyKey

Record = TypeVar("Record")


def with_agency_keys(record: Record, agency_key: Callable[[str], AgencyKey]) -> Record:
    """The record with each restriction's agency by its key.

    The first versions kept the agency's name of that day there. A key stays what it is, so every record can be
    read this way; the file itself is never changed.
    """
    answers = getattr(record, "answers", {})
    rows = answers.get("restrictions")
    if not rows:
        return record
    by_key = [{**row, "agency": agency_key(row["agency"])} if row.get("agency") else row for row in rows]
    return record if by_key == rows else replace(record, answers={**answers, "restrictions": by_key})  # type: ignore[type-var]
