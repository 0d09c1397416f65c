"""What every intake form is: fields in Chinese, one check for web, workbook and JSON, answers as plain JSON values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

import wtforms
from wtforms import validators
from wtforms.fields.core import UnboundField

from forms.fields import FormData, Required, as_formdata, to_json

Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Vocabulary:
    """What a form needs to know of the case and the law, passed in by the procedure.

    `choices` maps a vocabulary name to (value, label) pairs; `conduct_rule` is the message when conduct lies before
    `earliest_conduct` (Article 3); `points` are the points of the defence that await an answer. `longest_term` is the
    most months that a record or a restriction may run (Article 5); without it no term is accepted.
    """

    today: date
    choices: Mapping[str, Choices] = field(default_factory=dict)
    earliest_conduct: date | None = None
    conduct_rule: str = ""
    points: Sequence[str] = ()
    longest_term: int = 0


class Unacceptable(Exception):
    """A form that cannot be filed as it is. Carries the form, so that what was typed comes back."""

    def __init__(self, form: IntakeForm) -> None:
        self.form = form
        self.errors: dict[str, list[str]] = form.messages()
        super().__init__("；".join(f"{form.label_of(name)}：{text[0]}" for name, text in self.errors.items()))


def required(message: str | None = None) -> Required:
    """The field must be answered; blanks, 同上 and the like are no answer."""
    return Required(message)


def ticked(message: str) -> validators.DataRequired:
    """The box must be ticked."""
    return validators.DataRequired(message=message)


class ChineseForm(wtforms.Form):
    """A form whose built-in messages are Chinese."""

    class Meta:
        locales = ("zh",)


class IntakeForm(ChineseForm):
    """A step's form. Subclasses declare fields; CHOICES maps a field to the vocabulary name that offers its choices.

    GROUPS gives headings and the fields under each, for a long form; without it the form is one group.
    """

    CHOICES: ClassVar[Mapping[str, str]] = {}
    GROUPS: ClassVar[Sequence[tuple[str, Sequence[str]]]] = ()

    def __init__(
        self,
        vocabulary: Vocabulary,
        given: Mapping[str, Any] | FormData | None = None,
        prefill: Mapping[str, Any] | None = None,
    ) -> None:
        self.vocabulary = vocabulary
        formdata = given if given is None or hasattr(given, "getlist") else as_formdata(given)
        super().__init__(formdata=formdata, data=dict(prefill or {}))
        for name, key in self.CHOICES.items():
            offered: Any = self._fields[name]
            offered.choices = list(vocabulary.choices.get(key, ()))

    @classmethod
    def checked(cls, given: Mapping[str, Any] | FormData, vocabulary: Vocabulary) -> dict[str, Any]:
        """The answers as JSON values. Raises Unacceptable with a message per field."""
        form = cls(vocabulary, given)
        if not form.validate():
            raise Unacceptable(form)
        return form.answers()

    @classmethod
    def field_names(cls) -> list[str]:
        """The names of the form's fields, as JSON answers use them."""
        return [name for name in dir(cls) if isinstance(getattr(cls, name), UnboundField)]

    def answers(self) -> dict[str, Any]:
        """Every field's value as JSON, and what the form derives from them."""
        return {name: to_json(one) for name, one in self._fields.items()} | self.derived()

    def derived(self) -> dict[str, Any]:
        """What follows from the answers and is worth keeping with them."""
        return {}

    def messages(self) -> dict[str, list[str]]:
        """Each faulty field's messages, rows of a list named as 第几行."""
        return {name: _flat(errors) for name, errors in self.errors.items() if name and errors}

    def label_of(self, name: str) -> str:
        return str(self._fields[name].label.text) if name in self._fields else name

    @property
    def groups(self) -> list[tuple[str, list[Any]]]:
        """The form's headings, each with its fields, in order."""
        if not self.GROUPS:
            return [("", list(self._fields.values()))]
        return [(title, [self._fields[name] for name in names]) for title, names in self.GROUPS]


def _flat(errors: Any) -> list[str]:
    """WTForms nests the errors of rows; a person reads them as one list."""
    if isinstance(errors, Mapping):
        return [text for inner in errors.values() for text in _flat(inner)]
    found: list[str] = []
    for number, error in enumerate(errors, start=1):
        if isinstance(error, str):
            found.append(error)
        elif error:
            found.extend(f"第{number}行：{text}" for text in _flat(error))
    return found
