"""A field that is a list of rows, each a small form."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import wtforms

from forms.base import ChineseForm, Vocabulary


class RowForm(ChineseForm):
    """One row of a list. Rows with an empty key field are ignored.

    A row has the vocabulary of its form, because its fields may need a limit from it.
    """

    KEY = ""

    def __init__(self, *args: Any, vocabulary: Vocabulary, **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        super().__init__(*args, **kwargs)


class RowsField(wtforms.FieldList):  # type: ignore[type-arg]
    """A list of rows."""

    def __init__(
        self, row: type[RowForm], label: str, most: int = 60, checks: Sequence[Any] = (), **bound: Any
    ) -> None:
        # FormField calls its argument to build each row's form. WTForms passes no vocabulary on, so it is bound here.
        self.vocabulary: Vocabulary = bound["_form"].vocabulary
        made: Any = partial(row, vocabulary=self.vocabulary)
        super().__init__(wtforms.FormField(made), label, list(checks), max_entries=most, **bound)
        self.row = row

    def columns(self) -> list[tuple[str, str]]:
        """The name and label of each field of a row."""
        blank = self.row(vocabulary=self.vocabulary)
        return [(field.short_name, str(field.label.text)) for field in blank]

    def json_value(self) -> list[dict[str, object]]:
        """The rows with a key, as JSON."""
        return [dict(entry.data) for entry in self.entries if entry.data.get(self.row.KEY)]
