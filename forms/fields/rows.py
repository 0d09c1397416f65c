"""Forms inside forms: a field that is a list of rows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import wtforms

from forms.base import ChineseForm, Vocabulary


class RowForm(ChineseForm):
    """One row of a list. A row whose key field is empty was not taken.

    A row knows the vocabulary of the form that it stands in: its fields may need a bound from the law.
    """

    KEY = ""

    def __init__(self, *args: Any, vocabulary: Vocabulary, **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        super().__init__(*args, **kwargs)


class RowsField(wtforms.FieldList):  # type: ignore[type-arg]
    """A list of rows; `taken` are those whose key is filled, as JSON values."""

    def __init__(
        self, row: type[RowForm], label: str, most: int = 60, checks: Sequence[Any] = (), **bound: Any
    ) -> None:
        # FormField calls what it is given to make each row's form; WTForms itself hands a row nothing of the form.
        self.vocabulary: Vocabulary = bound["_form"].vocabulary
        made: Any = partial(row, vocabulary=self.vocabulary)
        super().__init__(wtforms.FormField(made), label, list(checks), max_entries=most, **bound)
        self.row = row

    def columns(self) -> list[tuple[str, str]]:
        """The fields of a row, each with its label."""
        blank = self.row(vocabulary=self.vocabulary)
        return [(one.short_name, str(one.label.text)) for one in blank]

    def json_value(self) -> list[dict[str, object]]:
        return [dict(entry.data) for entry in self.entries if entry.data.get(self.row.KEY)]
