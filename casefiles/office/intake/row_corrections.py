"""Cells of a department's list that a clerk corrected before the intake: the old value, the new one, the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from casefiles.office.errors import Unusable
from forms.workbook.columns import COLUMNS, label_of
from forms.workbook.sheet import SheetRow

FIELDS = frozenset(column.field for column in COLUMNS)
LONGEST = 2000


@dataclass(frozen=True)
class RowCorrection:
    """The corrected cells of one row by column, and the reason: who confirmed them."""

    cells: Mapping[str, str]
    why: str

    def to_json(self) -> dict[str, Any]:
        return {"cells": dict(self.cells), "why": self.why}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> RowCorrection:
        return cls(dict(kept["cells"]), str(kept["why"]))


def correction(cells: Mapping[str, str], why: str) -> RowCorrection:
    """A correction of these columns. Raises Unusable without a reason: the list is the department's word, not the clerk's."""
    known = {name: text.strip()[:LONGEST] for name, text in cells.items() if name in FIELDS and text.strip()}
    reason = " ".join(why.split())[:200]
    if known and not reason:
        raise Unusable(
            "请写明据何改正，如：已与报送单位某某电话核实。报送表是报送单位的，改了什么、为什么改都记入案卷"
        )
    return RowCorrection(known, reason)


def corrected(row: SheetRow, by: RowCorrection | None) -> SheetRow:
    """The row as it reads with the clerk's cells in the place of the department's."""
    if by is None or not by.cells:
        return row
    faults = {name: message for name, message in row.faults.items() if name not in by.cells}
    return replace(row, cells={**row.cells, **by.cells}, faults=faults)


def facts_of_correction(row: SheetRow, by: RowCorrection | None) -> dict[str, Any]:
    """What the case keeps of it: each column with what the list said and what was taken instead, and why."""
    if by is None or not by.cells:
        return {}
    changed = [
        {
            "column": label_of(name),
            "was": str(row.cells[name]) if row.cells.get(name) is not None else row.faults.get(name, "空白"),
            "now": text,
        }
        for name, text in by.cells.items()
    ]
    return {"mended": changed, "why": by.why}
