"""Case numbers, such as ``2026-0001``: the year and a serial of four digits, or more where four do not suffice."""

import re

# No other spelling of the same number, such as 2026-1 or ２０２６-0001: a case has one number and one folder.
_CASE_NUMBER = re.compile(r"([1-9]\d{3})-(\d{4}|[1-9]\d{4,8})", re.ASCII)


def parse_case_number(text: str) -> tuple[int, int] | None:
    """Year and serial, or None if the text is no case number."""
    match = _CASE_NUMBER.fullmatch(text)
    if not match or not int(match[2]):
        return None
    return int(match[1]), int(match[2])


def case_number(year: int, serial: int) -> str:
    """The case number of a year and serial."""
    return f"{year:04d}-{serial:04d}"
