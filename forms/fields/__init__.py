"""WTForms fields. Each reads what people write and explains in Chinese what it cannot read.

`rows` and `corrections` are not exported here: they need `forms.base`, which imports this package.
"""

from forms.fields.base import ReadingField, to_json
from forms.fields.choices import ChoiceField, MultiChoiceField, YesNoField
from forms.fields.dates import DateField
from forms.fields.identity import (
    ORGANISATION_KINDS,
    CreditCodeField,
    IdentityNumberField,
    NameField,
    OrganisationNameField,
    ResidentIdField,
)
from forms.fields.numbers import (
    AmountField,
    CountField,
    DocumentNumberField,
    ItemField,
    PhoneField,
    TermField,
)
from forms.fields.text import KeyedTextField, LinesField, LongTextField, TextField
from forms.fields.validators import NotBefore, NotInFuture, Required, RequiredIf
from forms.formdata import FormData, as_formdata

__all__ = [
    "ORGANISATION_KINDS",
    "AmountField",
    "ChoiceField",
    "CountField",
    "CreditCodeField",
    "DateField",
    "DocumentNumberField",
    "FormData",
    "IdentityNumberField",
    "ItemField",
    "KeyedTextField",
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
    "TermField",
    "TextField",
    "YesNoField",
    "as_formdata",
    "to_json",
]
