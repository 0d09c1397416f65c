"""Reads a department's list from Excel and returns it with each row's outcome."""

from forms.workbook.columns import COLUMNS, Column, ColumnMatch, MatchKind, label_of
from forms.workbook.reader import read_workbook
from forms.workbook.returned import Outcome, Reason, Verdict, write_returned
from forms.workbook.sheet import LeftOut, ReadWorkbook, SheetRow
from forms.workbook.xlsx import Limits, UnreadableWorkbook

__all__ = [
    "COLUMNS",
    "Column",
    "ColumnMatch",
    "LeftOut",
    "Limits",
    "MatchKind",
    "Outcome",
    "ReadWorkbook",
    "Reason",
    "SheetRow",
    "UnreadableWorkbook",
    "Verdict",
    "label_of",
    "read_workbook",
    "write_returned",
]
