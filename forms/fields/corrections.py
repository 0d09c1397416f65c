"""The field for corrections of a record: rows of field, new value and reason (Article 6(4))."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import wtforms
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from forms.base import Choices
from forms.fields import TextField
from forms.fields.rows import RowForm, RowsField
from forms.reading import Unreadable, read_date

#: Correctable fields that hold a date.
DATED = frozenset({"conduct_date", "term_end"})
#: Correctable fields with a fixed set of words, each with its stored value.
WORDED: Mapping[str, Mapping[str, str]] = {
    "severity": {"轻微": "minor", "一般": "general", "严重": "serious"},
    "performance": {word: word for word in ("已履行", "部分履行", "未履行")},
}
_MEASURE = "restriction:"


def measure_field(code: str) -> str:
    """The correctable field of a decided restriction. Its value is the term in months; 0 ends the restriction."""
    return f"{_MEASURE}{code}"


def corrected_measure(field: str) -> str:
    """The code of the restriction that the field belongs to; "" for other fields."""
    return field.removeprefix(_MEASURE) if field.startswith(_MEASURE) else ""


class CorrectionRow(RowForm):
    """One corrected field (Article 6(4))."""

    KEY = "field"
    field = wtforms.SelectField("更正项目", choices=[], validate_choice=False)
    value = TextField("更正为", longest=2000)
    reason = TextField("更正理由", longest=2000)

    def validate(self, extra_validators: object = None) -> bool:
        if not self.field.data:
            return True
        sound = super().validate()
        for field in (self.value, self.reason):
            if not field.data:
                field.errors = [f"请填写{field.label.text}"]
                sound = False
        return sound


class CorrectionsField(RowsField):
    """Up to ten corrections. `choices` are the correctable fields."""

    def __init__(self, label: str, checks: Sequence[Any] = (), **bound: Any) -> None:
        self._choices: Choices = ()
        super().__init__(CorrectionRow, label, most=10, checks=checks, **bound)

    @property
    def choices(self) -> Choices:
        return self._choices

    @choices.setter
    def choices(self, choices: Choices) -> None:
        self._choices = choices
        for entry in self.entries:
            entry.form.field.choices = [
                SelectChoice(value, label) for value, label in (("", "请选择"), *choices)
            ]

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        sound = super().validate(form, extra_validators)
        faults = [fault for row in super().json_value() if (fault := self._fault(row))]
        if faults:
            self.errors = [*self.errors, *faults]
        return sound and not faults

    def _fault(self, row: dict[str, object]) -> str:
        if row["field"] not in {value for value, _ in self._choices}:
            return "更正项目不在可选范围内"
        try:
            _value(row)
        except Unreadable as fault:
            return fault.message
        return ""

    def json_value(self) -> list[dict[str, object]]:
        """The rows, with readable values in their stored form."""
        return [{**row, "value": _written(row)} for row in super().json_value()]


def _value(row: dict[str, object]) -> object:
    """The new value in its stored form. Raises Unreadable if it does not fit the field."""
    field, value = str(row["field"]), str(row["value"])
    if field in DATED:
        return read_date(value).isoformat()
    if field in WORDED:
        kept = {**WORDED[field], **{code: code for code in WORDED[field].values()}}.get(value)
        if kept is None:
            raise Unreadable(f"“{value}”不能填在这里，请填写{'、'.join(WORDED[field])}之一")
        return kept
    if corrected_measure(field):
        if not (value.isascii() and value.isdigit() and len(value) <= 2):
            raise Unreadable(f"“{value}”不是月数，请填写0到99的整数，停止的填0")
        return str(int(value))
    return value


def _written(row: dict[str, object]) -> object:
    try:
        return _value(row)
    except Unreadable:
        return row["value"]
