"""Forms inside forms: a field that is a list of rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import wtforms

from forms.base import ChineseForm


class RowForm(ChineseForm):
    """One row of a list. A row whose key field is empty was not taken."""

    KEY = ""


class RowsField(wtforms.FieldList):  # type: ignore[type-arg]
    """A list of rows; `taken` are those whose key is filled, as JSON values."""

    def __init__(
        self, row: type[RowForm], label: str, most: int = 60, checks: Sequence[Any] = (), **bound: Any
    ) -> None:
        super().__init__(wtforms.FormField(row), label, list(checks), max_entries=most, **bound)
        self.row = row

    def json_value(self) -> list[dict[str, object]]:
        return [dict(entry.data) for entry in self.entries if entry.data.get(self.row.KEY)]
