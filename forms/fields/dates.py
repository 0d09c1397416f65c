"""The date field."""

from __future__ import annotations

from datetime import date

from forms.fields.base import ReadingField
from forms.reading.dates import read_date


class DateField(ReadingField):
    """A date, read in any usual spelling and shown as 2026-03-05."""

    def read(self, written: object) -> date:
        return read_date(written)

    def show(self) -> str:
        return self.data.isoformat() if self.data else ""
