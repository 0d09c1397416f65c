"""Fields for names and identity numbers. The kind of respondent decides how they are read."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, TypeVar

from forms.fields.base import ReadingField
from forms.fields.validators import today_of
from forms.reading.identity import CreditCode, ResidentId, read_credit_code, read_resident_id
from forms.reading.names import read_name, read_organisation_name
from forms.reading.text import Unreadable, as_written, compatible

#: Kinds of respondent that have a unified social credit code, as lists and forms name them.
ORGANISATION_KINDS = frozenset(
    {"企业", "公司", "单位", "法人", "组织", "其他组织", "非法人组织", "法人或其他组织", "法人或者其他组织"}
    | {"个体工商户", "农民专业合作社", "社会组织", "社会团体", "事业单位", "民办非企业单位", "机关"}
    | {"organisation", "enterprise", "company", "institution", "individual_business"}
)
T = TypeVar("T")


class OrganisationNameField(ReadingField):
    """An organisation's full name."""

    def read(self, written: object) -> str:
        return read_organisation_name(written)


class ResidentIdField(ReadingField):
    """A resident identity number."""

    def read(self, written: object) -> ResidentId:
        return read_resident_id(written, today=today_of(self._form))


class CreditCodeField(ReadingField):
    """A unified social credit code. A wrong check character alone sets `doubt`."""

    def __init__(self, *args: Any, doubt_settled: bool = False, **kwargs: Any) -> None:
        self.doubt_settled = doubt_settled
        super().__init__(*args, **kwargs)

    def read(self, written: object) -> CreditCode:
        return read_credit_code(written, doubt_settled=self.doubt_settled)


class _ByKindField(ReadingField):
    """A field that is read differently for organisations and persons, depending on the field `kind_field`."""

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
            # That field may come later in the form and not be processed yet: its raw answer is looked up.
            sibling = self.name.removesuffix(self.short_name) + self.kind_field
            answers = formdata.getlist(sibling) if formdata is not None else []
            self._kind = _kind(answers[0]) if answers else None
        super().process(formdata, *args, **kwargs)

    def is_organisation(self) -> bool | None:
        """Whether `kind_field` names an organisation; None when it is unanswered."""
        return None if self._kind is None else self._kind in self.organisation_kinds


class NameField(_ByKindField):
    """The name of a person or, depending on `kind_field`, of an organisation."""

    def read(self, written: object) -> str:
        if self.is_organisation():
            return read_organisation_name(written)
        if self.kind_field and self._kind is None:
            return _first_readable(written, read_name, read_organisation_name)
        return read_name(written)


class IdentityNumberField(_ByKindField):
    """A resident identity number or a credit code, depending on `kind_field`."""

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


def _kind(written: object) -> str | None:
    try:
        return "".join(compatible(as_written(written)).split()) or None
    except Unreadable:
        return None


def _first_readable(written: object, first: Callable[[object], T], second: Callable[[object], T]) -> T:
    """Tries the first reader, then the second. Raises the first one's error if both fail."""
    try:
        return first(written)
    except Unreadable as refusal:
        try:
            return second(written)
        except Unreadable:
            raise refusal from None
