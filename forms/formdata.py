"""Turns JSON, workbook rows and stored answers into the form data that WTForms reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


class FormData:
    """Answers by field name, each a list, in the interface that WTForms expects. Values keep their types."""

    def __init__(self, answers: Mapping[str, list[object]]) -> None:
        self._answers = dict(answers)

    def __contains__(self, name: object) -> bool:
        return name in self._answers

    def __iter__(self) -> Iterator[str]:
        return iter(self._answers)

    def __len__(self) -> int:
        return len(self._answers)

    def getlist(self, name: str) -> list[object]:
        """The answers to a field; an empty list if there are none."""
        return list(self._answers.get(name, ()))


def as_formdata(answers: Mapping[str, object]) -> FormData:
    """Turn plain Python values into form data.

    Values keep their types: a float reveals that Excel rounded an identity number. None means unanswered. A list answers
    a field of several values. Mappings and lists of mappings become nested forms under WTForms' names
    (`evidence-0-name`).
    """
    flat: dict[str, list[object]] = {}
    for name, value in answers.items():
        _lay_out(str(name), value, flat)
    return FormData(flat)


def _lay_out(name: str, value: object, flat: dict[str, list[object]]) -> None:
    if value is None:
        return
    if isinstance(value, Mapping):
        for inner, answer in value.items():
            _lay_out(f"{name}-{inner}", answer, flat)
    elif isinstance(value, list | tuple) and any(isinstance(entry, Mapping) for entry in value):
        for position, entry in enumerate(value):
            _lay_out(f"{name}-{position}", entry, flat)
    elif isinstance(value, list | tuple):
        flat[name] = [entry for entry in value if entry is not None]
    else:
        flat[name] = [value]
