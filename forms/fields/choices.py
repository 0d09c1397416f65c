"""Choice fields. Answers may name an option by its value or by its label."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from markupsafe import Markup
from wtforms import Field
from wtforms.form import BaseForm
from wtforms.validators import ValidationError
from wtforms.widgets import html_params

from forms.reading.text import Unreadable, as_written, compatible, is_blank, is_placeholder

Choices = Iterable[tuple[str, str]] | Callable[[BaseForm], Iterable[tuple[str, str]]]


class Option(NamedTuple):
    """One option as the page shows it."""

    value: str
    label: str
    chosen: bool


class _Buttons:
    """Renders the options as a list of radio buttons or tick boxes."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __call__(self, field: _OfferingField, **kwargs: Any) -> Markup:
        rows = [self._row(field, position, option) for position, option in enumerate(field.options())]
        kwargs.setdefault("id", field.id)
        kwargs.pop("required", None)
        return Markup("<ul {}>{}</ul>").format(Markup(html_params(**kwargs)), Markup("").join(rows))  # noqa: S704

    def _row(self, field: _OfferingField, position: int, option: Option) -> Markup:
        mark = f"{field.id}-{position}"
        attributes = html_params(
            type=self.kind, name=field.name, value=option.value, id=mark, checked=option.chosen
        )
        return Markup('<li><input {}> <label for="{}">{}</label></li>').format(
            Markup(attributes),  # noqa: S704 - html_params escapes
            mark,
            option.label,
        )


class _OfferingField(Field):
    """The base class of the choice fields.

    `choices` are (value, label) pairs, or a function that computes them from the form. They may be set later, until the
    form is validated.
    """

    def __init__(self, *args: Any, choices: Choices = (), **kwargs: Any) -> None:
        form: BaseForm = kwargs["_form"]
        self.choices = list(choices(form) if callable(choices) else choices)
        super().__init__(*args, **kwargs)

    def options(self) -> list[Option]:
        """All options, the chosen ones marked."""
        return [Option(value, label, value in self.chosen()) for value, label in self.choices]

    def chosen(self) -> list[str]:
        """The chosen values."""
        raise NotImplementedError

    def find(self, written: object) -> str:
        """The value of the option with this value or label; an unknown answer is returned as written."""
        bare = _bare(written)
        for value, label in self.choices:
            if bare in (_bare(value), _bare(label)):
                return value
        return as_written(written).strip()

    def pre_validate(self, form: BaseForm) -> None:
        if not self.process_errors:
            self.process_data(self.data)
        values = [value for value, _ in self.choices]
        strange = [value for value in self.chosen() if value not in values]
        if strange and not self.process_errors:
            offered = "、".join(label for _, label in self.choices[:20]) + (
                "等" if len(self.choices) > 20 else ""
            )
            raise ValidationError(f"“{'、'.join(strange)[:50]}”不在可选范围内；请选：{offered}")


class ChoiceField(_OfferingField):
    """A single choice. `data` is the chosen value, or None."""

    widget = _Buttons("radio")

    def chosen(self) -> list[str]:
        return [] if self.data is None else [self.data]

    def process_data(self, value: Any) -> None:
        self.data = None if is_blank(value) else self.find(value)

    def process_formdata(self, valuelist: list[Any]) -> None:
        if not valuelist:
            return
        self.data = None
        if any(other != valuelist[0] for other in valuelist[1:]):
            raise Unreadable("这里只能选一项")
        self.process_data(valuelist[0])

    def json_value(self) -> str | None:
        """The value as JSON."""
        return self.data if isinstance(self.data, str) else None


class YesNoField(ChoiceField):
    """是 or 否. `data` is True, False, or None when unanswered."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, choices=[("yes", "是"), ("no", "否")], **kwargs)

    def chosen(self) -> list[str]:
        if isinstance(self.data, bool):
            return ["yes" if self.data else "no"]
        return super().chosen()

    def process_data(self, value: Any) -> None:
        found = value if value is None or isinstance(value, bool) else self._say(value)
        self.data = found

    def _say(self, value: object) -> bool | str | None:
        if is_blank(value):
            return None
        bare = _bare(value)
        if bare in ("yes", "是", "true", "1", "有", "y", "√", "on"):
            return True
        if bare in ("no", "否", "false", "0", "无", "n", "×", "off"):
            return False
        return as_written(value).strip()

    def json_value(self) -> bool | None:  # type: ignore[override]
        """The value as JSON."""
        return self.data if isinstance(self.data, bool) else None


class MultiChoiceField(_OfferingField):
    """A multiple choice. `data` is the list of chosen values, in the order of the options."""

    widget = _Buttons("checkbox")

    def chosen(self) -> list[str]:
        return list(self.data or ())

    def process_data(self, value: Any) -> None:
        given = value if isinstance(value, list | tuple | set | frozenset) else [value]
        found = [self.find(answer) for answer in given if not is_blank(answer)]
        order = [known for known, _ in self.choices]
        self.data = sorted(
            set(found), key=lambda value: (order.index(value) if value in order else len(order), value)
        )

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = []
        self.process_data(
            [answer for answer in valuelist if not (isinstance(answer, str) and is_placeholder(answer))]
        )

    def json_value(self) -> list[str]:
        """The value as JSON."""
        return self.chosen()


def _bare(written: object) -> str:
    return _bare_text(written) if isinstance(written, str) else _bare_text(as_written(written))


@lru_cache(maxsize=4096)
def _bare_text(text: str) -> str:
    return "".join(compatible(as_written(text)).split()).lower()
