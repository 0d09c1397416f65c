"""Parsers for what people write. Each returns a typed value or raises `Unreadable`. No WTForms here."""

from forms.reading.dates import read_date
from forms.reading.items import read_item
from forms.reading.lines import read_lines
from forms.reading.names import read_name, read_organisation_name
from forms.reading.numbers import read_amount, read_document_number, read_phone
from forms.reading.text import Unreadable, chinese_date, is_blank, is_placeholder, read_line, read_text

__all__ = [
    "Unreadable",
    "chinese_date",
    "is_blank",
    "is_placeholder",
    "read_amount",
    "read_date",
    "read_document_number",
    "read_item",
    "read_line",
    "read_lines",
    "read_name",
    "read_organisation_name",
    "read_phone",
    "read_text",
]
