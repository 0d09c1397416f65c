"""The sample list, line by line: dates written seven ways, items seven ways, and every kind of fault."""

from __future__ import annotations

from dataclasses import replace

from casefiles.demo.samples.demonstrated import DEMONSTRATED
from casefiles.demo.samples.entries import Entry
from casefiles.demo.samples.faulty import FAULTY
from casefiles.demo.samples.ordinary import COURTS, DEPARTMENTS


def lines() -> list[Entry]:
    """The list's lines in order. The last repeats an earlier one."""
    found = [*DEMONSTRATED, *COURTS, *DEPARTMENTS[:6], *FAULTY, *DEPARTMENTS[6:]]
    return [*found, replace(found[-1], fault="duplicate", want="review", names="重复")]
