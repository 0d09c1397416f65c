"""Checks a whole office home: case folders, document numbers, archive packages, and whether the index is up to date."""

from collections.abc import Iterator
from pathlib import Path

from storage import messages
from storage.archive import ARCHIVE, case_of
from storage.case_index.index import CaseIndex
from storage.case_numbers import parse_case_number
from storage.durable import TEMPORARY_PREFIX
from storage.folders import CASES, CaseFolder, CaseStore
from storage.integrity.bag_check import verify_bag
from storage.integrity.case_check import check_case
from storage.integrity.leftovers import children, temporary_files
from storage.integrity.problems import Harm, Problem
from storage.numbers import NUMBERS, NumberRegister, is_number_file, number_name


def check(home: Path) -> Iterator[Problem]:
    """Every problem of the office home, with paths relative to it.

    Whether each document number is used by the letter of its holder is for the caller to check, who knows the
    letters: see ``NumberRegister.series`` and ``holders``.
    """
    yield from check_cases(home)
    yield from check_numbers(home)
    yield from check_archives(home)
    for path in temporary_files(home, "*", "index/*", "index/hints/*"):
        where = path.relative_to(home).as_posix()
        yield Problem(where, messages.LEFTOVER.format(where=path.name), Harm.NOTE)


def check_cases(home: Path) -> Iterator[Problem]:
    """The problems of each case, and whatever stands among the case folders without being one."""
    for year in children(home / CASES):
        for path in children(year):
            where = path.relative_to(home).as_posix()
            if path.is_dir() and parse_case_number(path.name) and path.name.startswith(f"{year.name}-"):
                yield from check_case(CaseFolder(path.name, path), where)
            else:
                yield Problem(where, messages.STRAY_FOLDER.format(where=path.name), Harm.NOTE)


def check_numbers(home: Path) -> Iterator[Problem]:
    """Gaps in the document numbers, number files that cannot be read, and files that are no number."""
    register = NumberRegister(home)
    for series, year in register.series():
        folder = home / NUMBERS / series / f"{year:04d}"
        where = folder.relative_to(home).as_posix()
        expected = 1
        for holding in register.holders(series, year):
            for missing in range(expected, holding.number):
                message = messages.NUMBER_GAP.format(series=series, year=year, number=missing)
                yield Problem(f"{where}/{number_name(missing)}", message, Harm.REPAIR)
            expected = holding.number + 1
            if holding.holder is None:
                name = number_name(holding.number)
                yield Problem(f"{where}/{name}", messages.NUMBER_UNREADABLE.format(where=name), Harm.REPAIR)
        yield from _strays_among_numbers(folder, where)


def check_archives(home: Path) -> Iterator[Problem]:
    """The problems of each archive package, and packages that were never completed."""
    for year in children(home / ARCHIVE):
        for path in children(year):
            where = path.relative_to(home).as_posix()
            if path.name.startswith(TEMPORARY_PREFIX):
                yield Problem(where, messages.LEFTOVER.format(where=path.name), Harm.NOTE)
            elif path.is_dir() and parse_case_number(case_of(path.name)):
                for problem in verify_bag(path):
                    yield Problem(f"{where}/{problem.where}".rstrip("/"), problem.what, problem.harm)
            else:
                yield Problem(where, messages.STRAY_FOLDER.format(where=path.name), Harm.NOTE)


def stale_cases(home: Path, index: CaseIndex) -> Iterator[Problem]:
    """The cases whose last record is another in the index than in the folder. Opens no record."""
    store = CaseStore(home)
    for number in store.numbers():
        last = store.folder(number).last_sequence()
        document = index.get(number)
        known = document["sequence"] if document else 0
        if known != last:
            where = f"{CASES}/{number[:4]}/{number}"
            yield Problem(where, messages.INDEX_STALE.format(known=known, last=last), Harm.NOTE)


def _strays_among_numbers(folder: Path, where: str) -> Iterator[Problem]:
    for path in children(folder):
        place = f"{where}/{path.name}"
        if path.name.startswith(TEMPORARY_PREFIX):
            yield Problem(place, messages.LEFTOVER.format(where=path.name), Harm.NOTE)
        elif path.suffix == ".void" and is_number_file(path.stem):
            if not path.with_suffix("").exists():
                yield Problem(place, messages.VOID_WITHOUT_NUMBER.format(where=path.name), Harm.REPAIR)
        elif not is_number_file(path.name):
            yield Problem(place, messages.NUMBER_STRAY.format(where=path.name), Harm.NOTE)
