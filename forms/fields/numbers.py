"""Fields for counts, terms, items of an article, document numbers, amounts and telephone numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from wtforms import widgets

from forms.fields.base import ReadingField
from forms.reading.items import read_item
from forms.reading.numbers import read_amount, read_document_number, read_phone
from forms.reading.text import Unreadable, as_written, compatible


class CountField(ReadingField):
    """A whole number from `low` to `high`, with its unit. `limit` names the vocabulary's value that is the upper bound."""

    widget: Any = widgets.NumberInput(step=1)

    def __init__(
        self, *args: Any, low: int, high: int = 0, limit: str = "", unit: str = "", **kwargs: Any
    ) -> None:
        self.low = low
        self.high = getattr(kwargs["_form"].vocabulary, limit) if limit else high
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


class TermField(CountField):
    """A term in months, from 1 to the vocabulary's `longest_term`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, low=1, limit="longest_term", unit="个月", **kwargs)


class ItemField(ReadingField):
    """Which item of conduct: the form's vocabulary says in which article they stand and how many there are."""

    def read(self, written: object) -> int:
        known = getattr(self._form, "vocabulary", None)
        if known is None:
            return read_item(written)
        return read_item(written, article=known.conduct_article, count=known.conduct_items)

    def json_value(self) -> int | None:
        return self.data if isinstance(self.data, int) else None


class DocumentNumberField(ReadingField):
    """A document number; 无 and / leave it empty."""

    def read(self, written: object) -> str | None:
        return read_document_number(written) or None


class AmountField(ReadingField):
    """An amount of money in yuan."""

    def read(self, written: object) -> Decimal:
        return read_amount(written)


class PhoneField(ReadingField):
    """A telephone number."""

    widget: Any = widgets.TelInput()

    def read(self, written: object) -> str:
        return read_phone(written)
