"""Verifies a whole office home: case folders, document numbers, archive packages and the index."""

from collections.abc import Iterator
from pathlib import Path

from storage import messages
from storage.archive import ARCHIVE, case_of
from storage.case_index.index import CaseIndex
from storage.durable import TEMPORARY
from storage.folders import CASES, CaseFolder, CaseStore, case_serial
from storage.integrity.bag_check import verify_bag
from storage.integrity.case_check import problems_in_folder
from storage.integrity.leftovers import children, temporary_files
from storage.integrity.problems import Harm, Problem
from storage.numbers import NUMBERS, NumberRegister, is_number_file, number_name


def check(home: Path) -> Iterator[Problem]:
    """Everything that is wrong in the office home, with paths relative to it.

    Whether each document number is used by the letter that holds it is for the caller to see, who knows the
    letters: ``NumberRegister.series`` and ``holders`` give what is needed.
    """
    yield from check_cases(home)
    yield from check_numbers(home)
    yield from check_archives(home)
    for path in temporary_files(home, "*", "index/*", "index/hints/*"):
        where = path.relative_to(home).as_posix()
        yield Problem(where, messages.LEFTOVER.format(where=path.name), Harm.NOTE)


def check_cases(home: Path) -> Iterator[Problem]:
    """Each case's chain and files, and whatever lies among the case folders without being one."""
    for year in children(home / CASES):
        for path in children(year):
            where = path.relative_to(home).as_posix()
            if path.is_dir() and case_serial(path.name) and path.name.startswith(f"{year.name}-"):
                yield from problems_in_folder(CaseFolder(path.name, path), where)
            else:
                yield Problem(where, messages.STRAY_FOLDER.format(where=path.name), Harm.NOTE)


def check_numbers(home: Path) -> Iterator[Problem]:
    """Gaps, number files that cannot be read, and whatever is no number."""
    register = NumberRegister(home)
    for series, year in register.series():
        folder = home / NUMBERS / series / f"{year:04d}"
        where = folder.relative_to(home).as_posix()
        expected = 1
        for holding in register.holders(series, year):
            for missing in range(expected, holding.number):
                problem = messages.NUMBER_GAP.format(series=series, year=year, number=missing)
                yield Problem(f"{where}/{number_name(missing)}", problem, Harm.REPAIR)
            expected = holding.number + 1
            if holding.holder is None:
                name = number_name(holding.number)
                yield Problem(f"{where}/{name}", messages.NUMBER_UNREADABLE.format(where=name), Harm.REPAIR)
        yield from _strays_among_numbers(folder, where)


def check_archives(home: Path) -> Iterator[Problem]:
    """Each archive package, verified whole, and packages that were never finished."""
    for year in children(home / ARCHIVE):
        for path in children(year):
            where = path.relative_to(home).as_posix()
            if path.name.startswith(TEMPORARY):
                yield Problem(where, messages.LEFTOVER.format(where=path.name), Harm.NOTE)
            elif path.is_dir() and case_serial(case_of(path.name)):
                for problem in verify_bag(path):
                    yield Problem(f"{where}/{problem.where}".rstrip("/"), problem.what, problem.harm)
            else:
                yield Problem(where, messages.STRAY_FOLDER.format(where=path.name), Harm.NOTE)


def stale_cases(home: Path, index: CaseIndex) -> Iterator[Problem]:
    """The cases that the index knows otherwise than their folders do; reads no record."""
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
        if path.name.startswith(TEMPORARY):
            yield Problem(place, messages.LEFTOVER.format(where=path.name), Harm.NOTE)
        elif path.suffix == ".void" and is_number_file(path.stem):
            if not path.with_suffix("").exists():
                yield Problem(place, messages.VOID_WITHOUT_NUMBER.format(where=path.name), Harm.REPAIR)
        elif not is_number_file(path.name):
            yield Problem(place, messages.NUMBER_STRAY.format(where=path.name), Harm.NOTE)
