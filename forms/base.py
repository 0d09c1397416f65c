"""The base class of all forms, the vocabulary that a form is given, and the error for invalid answers."""

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
    """The choices and limits that the case and the law give a form. The caller passes them in.

    Forms know nothing of cases or of the Measure.

    `choices` maps a vocabulary name to (value, label) pairs. `conduct_rule` is the message for conduct before
    `earliest_conduct`. `conduct_article` is the article that lists the conduct, in `conduct_items` items; `linked_rule`
    is the provision on persons who are responsible beside a unit. `points` are the points of the defence that must be
    answered. `longest_term` is the maximum term of a record or a restriction in months; at 0 no term is accepted.
    `last_article` and `last_item` are the highest numbers that an article, and an item of one, can have.
    """

    today: date
    choices: Mapping[str, Choices] = field(default_factory=dict)
    earliest_conduct: date | None = None
    conduct_rule: str = ""
    conduct_article: int = 4
    conduct_items: int = 11
    linked_rule: str = ""
    points: Sequence[str] = ()
    longest_term: int = 0
    last_article: int = 0
    last_item: int = 0


class Unacceptable(Exception):
    """Raised when answers are invalid. Carries the form, so that the page shows again what was typed."""

    def __init__(self, form: OfficeForm) -> None:
        self.form = form
        self.errors: dict[str, list[str]] = form.messages()
        super().__init__("；".join(f"{form.label_of(name)}：{text[0]}" for name, text in self.errors.items()))


def required(message: str | None = None) -> Required:
    """The field must be filled in; blanks and placeholders such as 同上 do not count."""
    return Required(message)


def ticked(message: str) -> validators.DataRequired:
    """The box must be ticked."""
    return validators.DataRequired(message=message)


class ChineseForm(wtforms.Form):
    """A WTForms form with its built-in messages in Chinese."""

    class Meta:
        locales = ("zh",)


class OfficeForm(ChineseForm):
    """The base class of all forms.

    Subclasses declare fields. CHOICES maps a field to the name of its choices in the vocabulary. GROUPS lists headings
    with the fields under each; without it the form is one group.
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
        """The validated answers as JSON values. Raises Unacceptable with messages by field."""
        form = cls(vocabulary, given)
        if not form.validate():
            raise Unacceptable(form)
        return form.answers()

    @classmethod
    def field_names(cls) -> list[str]:
        """The names of the form's fields: the keys of its answers."""
        return [name for name in dir(cls) if isinstance(getattr(cls, name), UnboundField)]

    def answers(self) -> dict[str, Any]:
        """Every field's value as JSON, with the derived values."""
        return {name: to_json(field) for name, field in self._fields.items()} | self.derived()

    def derived(self) -> dict[str, Any]:
        """Values computed from the answers and stored with them."""
        return {}

    def messages(self) -> dict[str, list[str]]:
        """The error messages by field; those of a row begin with 第几行."""
        return {name: _flat(errors) for name, errors in self.errors.items() if name and errors}

    def label_of(self, name: str) -> str:
        return str(self._fields[name].label.text) if name in self._fields else name

    @property
    def groups(self) -> list[tuple[str, list[Any]]]:
        """The headings with their fields, in order."""
        if not self.GROUPS:
            return [("", list(self._fields.values()))]
        return [(title, [self._fields[name] for name in names]) for title, names in self.GROUPS]


def _flat(errors: Any) -> list[str]:
    """Flattens the errors that WTForms nests for rows."""
    if isinstance(errors, Mapping):
        return [text for inner in errors.values() for text in _flat(inner)]
    found: list[str] = []
    for number, error in enumerate(errors, start=1):
        if isinstance(error, str):
            found.append(error)
        elif error:
            found.extend(f"第{number}行：{text}" for text in _flat(error))
    return found
