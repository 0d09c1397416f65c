"""The base class of the fields."""

from __future__ import annotations

from datetime import date
from typing import Any

from wtforms import Field, widgets
from wtforms.form import BaseForm
from wtforms.validators import ValidationError

from forms.reading.text import Unreadable, as_written, is_blank, is_placeholder


class ReadingField(Field):
    """A field with one written answer. `data` is None when the answer is empty or unreadable."""

    widget: Any = widgets.TextInput()
    _form: BaseForm
    #: Whether placeholders such as 无 and / leave the field empty.
    placeholder_is_nothing = True
    #: Whether the answer is well formed but must be confirmed by a person.
    doubt = False

    def read(self, written: object) -> Any:
        """Parse `written`. Raises Unreadable."""
        raise NotImplementedError

    def show(self) -> str:
        """The value as text; reading it gives the same value."""
        return "" if self.data is None else str(self.data)

    def json_value(self) -> Any:
        """The value as JSON."""
        return None if self.data is None else self.show()

    def process_data(self, value: Any) -> None:
        self.data = None
        if not self._is_nothing(value):
            self.data = self.read(value)

    def process_formdata(self, valuelist: list[Any]) -> None:
        if not valuelist:
            return
        self.data = None
        self.doubt = False
        if any(other != valuelist[0] for other in valuelist[1:]):
            raise Unreadable("这里只能填一个，现在有几个不同的内容")
        if self._is_nothing(valuelist[0]):
            return
        try:
            self.data = self.read(valuelist[0])
        except Unreadable as refusal:
            self.doubt = refusal.doubt
            raise

    def post_validate(self, form: BaseForm, validation_stopped: bool) -> None:
        # WTForms' DataRequired clears the reader's error, and "请填写" would hide the cause.
        if self.process_errors and not set(self.process_errors) & set(self.errors):
            self.errors = list(self.process_errors)
        elif (
            self.flags.required
            and not self.errors
            and isinstance(self.data, str)
            and is_placeholder(self.data)
        ):
            raise ValidationError(f"“{self.data}”不算填写；请把“{self.label.text}”写全")

    def _is_nothing(self, written: object) -> bool:
        return is_blank(written) or (
            self.placeholder_is_nothing and isinstance(written, str) and is_placeholder(written)
        )

    def _value(self) -> str:
        """The text shown on the page: the value, or what was typed if it is unreadable."""
        if self.data is None and self.raw_data:
            try:
                return as_written(self.raw_data[0])
            except Unreadable:
                return ""
        return self.show()


def to_json(field: Field) -> Any:
    """The value of any field as JSON."""
    if hasattr(field, "json_value"):
        return field.json_value()
    return field.data.isoformat() if isinstance(field.data, date) else field.data
