"""A whole number within bounds: months of a term, days of an extension, copies of a letter."""

from __future__ import annotations

from typing import Any

from wtforms import widgets

from forms.text import Unreadable, as_written, compatible
from forms.written import ReadingField


class CountField(ReadingField):
    """A whole number from `low` to `high`, counted in `unit`."""

    widget: Any = widgets.NumberInput(step=1)

    def __init__(self, *args: Any, low: int, high: int, unit: str = "", **kwargs: Any) -> None:
        self.low = low
        self.high = high
        self.unit = unit
        super().__init__(*args, **kwargs)

    def read(self, written: object) -> int:
        text = compatible(as_written(written)).strip().removesuffix(self.unit)
        if not text.isascii() or not text.isdecimal():
            raise Unreadable(f"“{text[:20]}”不是整数，请填写{self.low}至{self.high}的数字")
        number = int(text) if len(text) < 10 else self.high + 1
        if not self.low <= number <= self.high:
            raise Unreadable(f"应在{self.low}至{self.high}{self.unit}之间")
        return number

    def json_value(self) -> int | None:
        return self.data if isinstance(self.data, int) else None
