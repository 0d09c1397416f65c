"""WTForms fields for what a case asks: each reads what people write and speaks Chinese when it cannot."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from wtforms import Field, widgets

from forms import reading
from forms.choices import ChoiceField, MultiChoiceField, YesNoField
from forms.formdata import FormData, as_formdata
from forms.identity import CreditCode, ResidentId, read_credit_code, read_resident_id
from forms.requirements import NotBefore, NotInFuture, Required, RequiredIf, today_of
from forms.text import Unreadable, as_written, compatible
from forms.written import LinesField, LongTextField, ReadingField, TextField

T = TypeVar("T")

__all__ = [
    "ORGANISATION_KINDS",
    "AmountField",
    "ChoiceField",
    "CreditCodeField",
    "DateField",
    "DocumentNumberField",
    "FormData",
    "IdentityNumberField",
    "ItemField",
    "LinesField",
    "LongTextField",
    "MultiChoiceField",
    "NameField",
    "NotBefore",
    "NotInFuture",
    "OrganisationNameField",
    "PhoneField",
    "ReadingField",
    "Required",
    "RequiredIf",
    "ResidentIdField",
    "TextField",
    "YesNoField",
    "as_formdata",
    "to_json",
]

#: Kinds of respondent that bear a unified social credit code, as lists and forms name them.
ORGANISATION_KINDS = frozenset(
    {"企业", "公司", "单位", "法人", "组织", "其他组织", "非法人组织", "法人或其他组织", "法人或者其他组织"}
    | {"个体工商户", "农民专业合作社", "社会组织", "社会团体", "事业单位", "民办非企业单位", "机关"}
    | {"organisation", "enterprise", "company", "institution", "individual_business"}
)


class DateField(ReadingField):
    """A day, however written; shown as 2026-03-05."""

    def read(self, written: object) -> date:
        return reading.read_date(written)

    def show(self) -> str:
        return self.data.isoformat() if self.data else ""


class ItemField(ReadingField):
    """Which item of the article: 1 to `count`."""

    def __init__(self, *args: Any, article: int = 4, count: int = 11, **kwargs: Any) -> None:
        self.article = article
        self.count = count
        super().__init__(*args, **kwargs)

    def read(self, written: object) -> int:
        return reading.read_item(written, article=self.article, count=self.count)

    def json_value(self) -> int | None:
        return self.data if isinstance(self.data, int) else None


class DocumentNumberField(ReadingField):
    """The number of a paper; 无 and / leave it empty."""

    def read(self, written: object) -> str | None:
        return reading.read_document_number(written) or None


class AmountField(ReadingField):
    """A sum of money, in yuan."""

    def read(self, written: object) -> Decimal:
        return reading.read_amount(written)


class PhoneField(ReadingField):
    """A telephone number."""

    widget: Any = widgets.TelInput()

    def read(self, written: object) -> str:
        return reading.read_phone(written)


class OrganisationNameField(ReadingField):
    """An organisation's full name."""

    def read(self, written: object) -> str:
        return reading.read_organisation_name(written)


class ResidentIdField(ReadingField):
    """A resident identity number."""

    def read(self, written: object) -> ResidentId:
        return read_resident_id(written, today=today_of(self._form))


class CreditCodeField(ReadingField):
    """A unified social credit code; one that only fails its check sets `doubt`."""

    def __init__(self, *args: Any, doubt_settled: bool = False, **kwargs: Any) -> None:
        self.doubt_settled = doubt_settled
        super().__init__(*args, **kwargs)

    def read(self, written: object) -> CreditCode:
        return read_credit_code(written, doubt_settled=self.doubt_settled)


class _ByKindField(ReadingField):
    """A field that is read one way for organisations, another for persons, as a sibling field says."""

    def __init__(
        self,
        *args: Any,
        kind_field: str | None = None,
        organisation_kinds: Collection[str] = ORGANISATION_KINDS,
        **kwargs: Any,
    ) -> None:
        self.kind_field = kind_field
        self.organisation_kinds = organisation_kinds
        self._kind: str | None = None
        super().__init__(*args, **kwargs)

    def process(self, formdata: Any, *args: Any, **kwargs: Any) -> None:
        if self.kind_field:
            # The sibling may come later in the form, so its answer is looked up, not its data.
            sibling = self.name.removesuffix(self.short_name) + self.kind_field
            answers = formdata.getlist(sibling) if formdata is not None else []
            self._kind = _kind(answers[0]) if answers else None
        super().process(formdata, *args, **kwargs)

    def is_organisation(self) -> bool | None:
        """Whether the sibling field says organisation; None when it says nothing."""
        return None if self._kind is None else self._kind in self.organisation_kinds


class NameField(_ByKindField):
    """A person's name, or the respondent's: an organisation's where `kind_field` says so."""

    def read(self, written: object) -> str:
        if self.is_organisation():
            return reading.read_organisation_name(written)
        if self.kind_field and self._kind is None:
            return _first_readable(written, reading.read_name, reading.read_organisation_name)
        return reading.read_name(written)


class IdentityNumberField(_ByKindField):
    """An identity number or a credit code, by the kind of respondent in the field `kind_field`."""

    def __init__(self, *args: Any, kind_field: str, doubt_settled: bool = False, **kwargs: Any) -> None:
        self.doubt_settled = doubt_settled
        super().__init__(*args, kind_field=kind_field, **kwargs)

    def read(self, written: object) -> ResidentId | CreditCode:
        if self.is_organisation():
            return self._credit_code(written)
        if self._kind is None:
            return _first_readable(written, self._resident_id, self._credit_code)
        return self._resident_id(written)

    def _resident_id(self, written: object) -> ResidentId | CreditCode:
        return read_resident_id(written, today=today_of(self._form))

    def _credit_code(self, written: object) -> ResidentId | CreditCode:
        return read_credit_code(written, doubt_settled=self.doubt_settled)


def to_json(field: Field) -> Any:
    """The field's value as JSON can hold it, whichever kind of field it is."""
    if hasattr(field, "json_value"):
        return field.json_value()
    return field.data.isoformat() if isinstance(field.data, date) else field.data


def _kind(written: object) -> str | None:
    try:
        return "".join(compatible(as_written(written)).split()) or None
    except Unreadable:
        return None


def _first_readable(written: object, first: Callable[[object], T], second: Callable[[object], T]) -> T:
    """What the first reader makes of it, or the second; when neither can, the first one's refusal."""
    try:
        return first(written)
    except Unreadable as refusal:
        try:
            return second(written)
        except Unreadable:
            raise refusal from None
