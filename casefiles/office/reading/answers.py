"""Filed answers as a person reads them: the form's labels, the choices' words, dates in Chinese, no codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from casefiles.law.ground import Place
from casefiles.letters import wording
from casefiles.people.masking import masked
from forms.base import OfficeForm
from forms.fields import ItemField
from forms.fields.rows import RowsField
from forms.reading.identity import mask

#: Fields that hold an identity number and nothing else.
_NUMBERS = ("identity_number", "representative_id")
_CODES_IN_ROWS = ("restrictions", "agency_names", "correctable", "severities", "ready_letters")


@dataclass(frozen=True)
class Answer:
    """One answered field: its label, and its value as lines, or as a table with a head."""

    name: str
    label: str
    lines: Sequence[str] = ()
    head: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()


def readable(form: OfficeForm, answers: Mapping[str, Any], *, full: bool = False) -> list[Answer]:
    """What was answered, in the form's order; empty fields are left out, numbers masked unless `full`."""
    found = []
    for _, fields in form.groups:
        for one in fields:
            value = answers.get(one.name)
            if value in (None, "", [], False):
                continue
            label = str(one.label.text)
            if isinstance(one, RowsField):
                found.append(_table(one, label, value, form, full))
            elif isinstance(one, ItemField):
                found.append(
                    Answer(one.name, label, [str(Place(form.vocabulary.conduct_article, int(value)))])
                )
            elif one.name in _NUMBERS:
                found.append(Answer(one.name, label, [_number(str(value), answers, one.name, full)]))
            else:
                found.append(Answer(one.name, label, _lines(value, dict(_choices(one)), full)))
    return found


def _choices(one: Any) -> Sequence[tuple[str, str]]:
    return getattr(one, "choices", None) or ()


def _lines(value: Any, words: Mapping[str, str], full: bool) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [_one(each, words, full) for each in values]


def _one(value: Any, words: Mapping[str, str], full: bool) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    text = words.get(str(value)) or wording.day(str(value))
    return text if full else masked(text)


def _number(value: str, answers: Mapping[str, Any], name: str, full: bool) -> str:
    is_person = name != "identity_number" or bool(answers.get("birth_date"))
    return mask(value) if is_person and not full else value


def _table(
    one: RowsField, label: str, value: Sequence[Mapping[str, Any]], form: OfficeForm, full: bool
) -> Answer:
    columns = one.columns()
    words: dict[str, str] = {}
    for key in _CODES_IN_ROWS:
        for code, text in form.vocabulary.choices.get(key, ()):
            words.setdefault(code, text)
    rows = [
        ["" if row.get(name) is None else _one(row[name], words, full) for name, _ in columns]
        for row in value
    ]
    return Answer(one.name, label, head=[title for _, title in columns], rows=rows)
