"""The register of document numbers (文号): each is allotted once, in order, to one holder."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from storage import durable, messages
from storage.allotment import allot
from storage.errors import NotFound
from storage.names import is_safe

NUMBERS = "numbers"

_NUMBER_NAME = re.compile(r"(?!0000)(\d{4}|[1-9]\d{4,})", re.ASCII)


class Holding(NamedTuple):
    """A number in use: its holder (None if the file cannot be read), and the reason if it is void."""

    number: int
    holder: str | None
    void_reason: str | None


class NumberRegister:
    """Document numbers by series and year: one file for each, ``numbers/<series>/<year>/0001``."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._numbers = home / NUMBERS

    def allot(self, series: str, year: int, holder: str, at: str) -> int:
        """Allot the next number of the series in that year to ``holder``.

        Raises ValueError if the series cannot be a folder name, Unwritable.
        """
        folder = self._folder(series, year)
        durable.make_folder(folder)
        content = _to_bytes({"holder": holder, "at": at})

        def claim(number: int) -> bool:
            try:
                durable.write_new(folder / number_name(number), content)
            except FileExistsError:
                return False
            return True

        return allot(
            self._home / "index" / "hints" / f"number-{series}-{year:04d}",
            claim=claim,
            is_taken=lambda number: (folder / number_name(number)).exists(),
            taken=lambda: numbers_in(folder),
        )

    def void(self, series: str, year: int, number: int, reason: str, at: str, by: str) -> None:
        """Mark a number as void. It is never allotted again. Raises NotFound if it is not in use.

        A number that is void already keeps its first reason.
        """
        path = self._folder(series, year) / number_name(number)
        if not path.exists():
            raise NotFound(messages.NO_SUCH_NUMBER.format(series=series, year=year, number=number))
        try:
            durable.write_new(
                path.with_name(f"{path.name}.void"), _to_bytes({"reason": reason, "at": at, "by": by})
            )
        except FileExistsError:
            return

    def holders(self, series: str, year: int) -> Iterator[Holding]:
        """Every number in use of the series in that year, in order."""
        folder = self._folder(series, year)
        for number in sorted(numbers_in(folder)):
            path = folder / number_name(number)
            yield Holding(number, _text(path, "holder"), _text(path.with_name(f"{path.name}.void"), "reason"))

    def series(self) -> Iterator[tuple[str, int]]:
        """Every series and year that numbers were allotted in."""
        if not self._numbers.is_dir():
            return
        for series in sorted(self._numbers.iterdir()):
            for year in sorted(series.iterdir()) if series.is_dir() else ():
                if year.is_dir() and re.fullmatch(r"[1-9]\d{3}", year.name, re.ASCII):
                    yield series.name, int(year.name)

    def _folder(self, series: str, year: int) -> Path:
        if not is_safe(series) or not 1000 <= year <= 9999:
            raise ValueError(f"not a number series: {series!r}, {year!r}")
        return self._numbers / series / f"{year:04d}"


def number_name(number: int) -> str:
    """The file name of a number: four digits, or more where four do not suffice."""
    return f"{number:04d}"


def is_number_file(name: str) -> bool:
    """Whether a file of that name is a number in use."""
    return bool(_NUMBER_NAME.fullmatch(name))


def numbers_in(folder: Path) -> Iterator[int]:
    """The numbers in use in that folder, in no order."""
    if folder.is_dir():
        for entry in folder.iterdir():
            if is_number_file(entry.name):
                yield int(entry.name)


def _to_bytes(fields: dict[str, str]) -> bytes:
    return (json.dumps(fields, ensure_ascii=False, indent=2) + "\n").encode()


def _text(path: Path, field: str) -> str | None:
    try:
        fields: Any = json.loads(path.read_bytes())
        text = fields[field]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return text if isinstance(text, str) else None
