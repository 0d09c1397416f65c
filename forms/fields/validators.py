"""Validators with messages in plain Chinese."""

from __future__ import annotations

from collections.abc import Callable, Sized
from datetime import date

from wtforms import Field
from wtforms.form import BaseForm
from wtforms.validators import StopValidation, ValidationError

from forms.reading.text import as_written, chinese_date, is_blank, is_placeholder


class Required:
    """The field must be filled in; placeholders such as 同上 and / do not count."""

    field_flags = {"required": True}

    def __init__(self, message: str | None = None) -> None:
        self.message = message

    def __call__(self, form: BaseForm, field: Field) -> None:
        if field.process_errors:
            raise StopValidation
        held = next(
            (text for text in map(_text, field.raw_data or ()) if text and is_placeholder(text)), None
        )
        if held:
            raise StopValidation(self.message or f"“{held}”不算填写；请把“{field.label.text}”写全")
        if is_blank(field.data) or (isinstance(field.data, Sized) and not len(field.data)):
            raise StopValidation(self.message or f"请填写“{field.label.text}”")
        if isinstance(field.data, str) and is_placeholder(field.data):
            raise StopValidation(self.message or f"“{field.data}”不算填写；请把“{field.label.text}”写全")


class RequiredIf:
    """Like `Required`, but only if `applies(form)`."""

    def __init__(self, applies: Callable[[BaseForm], bool], message: str | None = None) -> None:
        self.applies = applies
        self.required = Required(message)

    def __call__(self, form: BaseForm, field: Field) -> None:
        if self.applies(form):
            self.required(form, field)


class NotInFuture:
    """The date must not be after today (see `today_of`)."""

    def __init__(self, message: str | None = None) -> None:
        self.message = message

    def __call__(self, form: BaseForm, field: Field) -> None:
        today = today_of(form)
        if today is None:
            raise LookupError(
                f'{type(form).__name__} checks dates against today: build it with meta={{"today": …}}'
            )
        if isinstance(field.data, date) and field.data > today:
            written = chinese_date(field.data)
            raise ValidationError(
                self.message or f"“{field.label.text}”{written}晚于今天（{chinese_date(today)}），请核对"
            )


class NotBefore:
    """The date must not be before the date in another field."""

    def __init__(self, other: str, message: str | None = None) -> None:
        self.other = other
        self.message = message

    def __call__(self, form: BaseForm, field: Field) -> None:
        earlier = form[self.other]
        if isinstance(field.data, date) and isinstance(earlier.data, date) and field.data < earlier.data:
            raise ValidationError(
                self.message
                or f"“{field.label.text}”早于“{earlier.label.text}”（{chinese_date(earlier.data)}），请核对"
            )


def today_of(form: BaseForm) -> date | None:
    """Today's date, from the form's `meta` or its vocabulary. Forms read no clock."""
    today = getattr(form.meta, "today", None) or getattr(getattr(form, "vocabulary", None), "today", None)
    return today if isinstance(today, date) else None


def _text(value: object) -> str:
    try:
        return as_written(value).strip()
    except ValueError:
        return ""
