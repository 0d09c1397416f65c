"""Identity numbers and credit codes that pass every check and belong to nobody: region 999999 does not exist."""

from __future__ import annotations

from datetime import date

from stdnum.cn import ric, uscc

from forms.reading.identity import organisation_check

_NOWHERE = "999999"


def resident_id(birth: date, sequence: int) -> str:
    """The identity number of nobody, born on `birth`; an odd `sequence` (0 to 999) is a man's."""
    body = f"{_NOWHERE}{birth:%Y%m%d}{sequence:03d}"
    return body + str(ric.calc_check_digit(body + "0"))


def credit_code(subject: str, *, kind: str = "91") -> str:
    """The credit code of no organisation, from six characters of its `subject` code; 91 is an enterprise."""
    organisation = "MA" + subject
    body = kind + _NOWHERE + organisation + organisation_check(organisation)
    return body + str(uscc.calc_check_digit(body))


def with_wrong_check(number: str) -> str:
    """The number with a check digit that it cannot have."""
    return number[:-1] + ("1" if number[-1] != "1" else "2")
