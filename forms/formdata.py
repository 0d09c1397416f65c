"""One way in for every source: JSON, Excel rows and stored answers become what a form's fields read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


class FormData:
    """Answers by field name, each a list, as WTForms asks for them. The values stay the objects they were."""

    def __init__(self, answers: Mapping[str, list[object]]) -> None:
        self._answers = dict(answers)

    def __contains__(self, name: object) -> bool:
        return name in self._answers

    def __iter__(self) -> Iterator[str]:
        return iter(self._answers)

    def __len__(self) -> int:
        return len(self._answers)

    def getlist(self, name: str) -> list[object]:
        """The answers given to a field; none at all is an empty list."""
        return list(self._answers.get(name, ()))


def as_formdata(answers: Mapping[str, object]) -> FormData:
    """Turn plain Python values into form data without losing what they are.

    A float stays a float, so that an identity number rounded by Excel is still seen as one. None means
    unanswered; a list answers a field of several values; mappings, and lists of mappings, answer nested
    forms under WTForms' names (`evidence-0-name`).
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
