"""The register of document numbers: each used once, in order, by one holder, whoever asks at the same time."""

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
    """A number in use: who holds it (None if its file cannot be read), and why it is void, if it is."""

    number: int
    holder: str | None
    void_reason: str | None


class NumberRegister:
    """Document numbers by series and year, one small file for each, under ``numbers/`` of the office home."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._numbers = home / NUMBERS

    def allot(self, series: str, year: int, holder: str, at: str) -> int:
        """The next number of the series in that year, from now on held by ``holder``."""
        folder = self._folder(series, year)
        durable.make_folder(folder)
        written = _json({"holder": holder, "at": at})

        def claim(number: int) -> bool:
            try:
                durable.write_new(folder / number_name(number), written)
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
        """Say that a number will not be used after all; it is never allotted again. The first reason stands."""
        path = self._folder(series, year) / number_name(number)
        if not path.exists():
            raise NotFound(messages.NO_SUCH_NUMBER.format(series=series, year=year, number=number))
        try:
            durable.write_new(
                path.with_name(f"{path.name}.void"), _json({"reason": reason, "at": at, "by": by})
            )
        except FileExistsError:
            return

    def holders(self, series: str, year: int) -> Iterator[Holding]:
        """Every number of the series in that year, in order."""
        folder = self._folder(series, year)
        for number in sorted(numbers_in(folder)):
            path = folder / number_name(number)
            yield Holding(number, _text(path, "holder"), _text(path.with_name(f"{path.name}.void"), "reason"))

    def series(self) -> Iterator[tuple[str, int]]:
        """Every series and year that has a number in use."""
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
    """The file name of a number: four digits, more when four are used up."""
    return f"{number:04d}"


def is_number_file(name: str) -> bool:
    """Whether a file of that name stands for a number in use."""
    return bool(_NUMBER_NAME.fullmatch(name))


def numbers_in(folder: Path) -> Iterator[int]:
    """The numbers whose files are in the folder, in no order."""
    if folder.is_dir():
        for entry in folder.iterdir():
            if is_number_file(entry.name):
                yield int(entry.name)


def _json(fields: dict[str, str]) -> bytes:
    return (json.dumps(fields, ensure_ascii=False, indent=2) + "\n").encode()


def _text(path: Path, field: str) -> str | None:
    try:
        written: Any = json.loads(path.read_bytes())
        text = written[field]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return text if isinstance(text, str) else None
