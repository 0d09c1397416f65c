"""Checking a whole office home: chains, files, numbers and archive; and clearing what a crash left behind."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from storage import chain, messages
from storage.archive import ARCHIVE, case_of, discard_unfinished, verify_bag
from storage.checkfolder import problems_in_folder, unnamed_files
from storage.durable import TEMPORARY
from storage.errors import Damaged
from storage.folders import CASES, CaseFolder, CaseStore, case_serial
from storage.index import CaseIndex
from storage.names import is_filed_name
from storage.numbers import NUMBERS, NumberRegister, is_number_file, number_name
from storage.problems import Harm, Problem
from storage.records import FileRef


def check(home: Path) -> Iterator[Problem]:
    """Everything that is wrong in the office home, with paths relative to it.

    Whether each document number is used by the letter that holds it is for the caller to see, who knows the
    letters: ``NumberRegister.series`` and ``holders`` give what is needed.
    """
    yield from check_cases(home)
    yield from check_numbers(home)
    yield from check_archives(home)
    for path in _leftovers(home, "*", "index/*", "index/hints/*"):
        where = path.relative_to(home).as_posix()
        yield Problem(where, messages.LEFTOVER.format(where=path.name), Harm.NOTE)


def check_cases(home: Path) -> Iterator[Problem]:
    """Each case's chain and files, and whatever lies among the case folders without being one."""
    for year in _entries(home / CASES):
        for path in _entries(year):
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
    for year in _entries(home / ARCHIVE):
        for path in _entries(year):
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


def clear_orphans(home: Path, *, before: str) -> list[str]:
    """Remove what interrupted writes left behind, and return the relative paths.

    ``before`` is ISO-8601 with offset, and should lie an hour or so back: whatever was written since may
    belong to a filing still under way. Nothing that a record names and nothing that a person put there is
    removed, and nothing at all from a case whose records are damaged.
    """
    limit = datetime.fromisoformat(before).timestamp()
    cleared = []
    for path in _left_behind(home):
        if path.lstat().st_mtime < limit:
            if path.is_dir():
                discard_unfinished(path)
            else:
                path.unlink()
            cleared.append(path.relative_to(home).as_posix())
    return cleared


def _left_behind(home: Path) -> Iterator[Path]:
    for year in _entries(home / CASES):
        for path in _entries(year):
            if case_serial(path.name) and path.is_dir():
                yield from _left_behind_in_case(CaseFolder(path.name, path))
    yield from _leftovers(home, "*", "numbers/*/*/*", "archive/*/*", "index/*", "index/hints/*")


def _leftovers(home: Path, *patterns: str) -> Iterator[Path]:
    for pattern in patterns:
        yield from (path for path in sorted(home.glob(pattern)) if path.name.startswith(TEMPORARY))


def _left_behind_in_case(folder: CaseFolder) -> Iterator[Path]:
    named: list[FileRef] = []
    is_whole = True
    for found in chain.walk(folder.path, folder.number):
        if isinstance(found, Damaged):
            is_whole = False
        else:
            named += found.files
    for path in unnamed_files(folder, named):
        is_record = path.parent.name == chain.RECORDS
        if (
            path.name.startswith(TEMPORARY)
            or (is_record and chain.is_record_name(path.name))
            or (is_whole and not is_record and path.parent != folder.path and is_filed_name(path.name))
        ):
            yield path


def _strays_among_numbers(folder: Path, where: str) -> Iterator[Problem]:
    for path in _entries(folder):
        place = f"{where}/{path.name}"
        if path.name.startswith(TEMPORARY):
            yield Problem(place, messages.LEFTOVER.format(where=path.name), Harm.NOTE)
        elif path.suffix == ".void" and is_number_file(path.stem):
            if not path.with_suffix("").exists():
                yield Problem(place, messages.VOID_WITHOUT_NUMBER.format(where=path.name), Harm.REPAIR)
        elif not is_number_file(path.name):
            yield Problem(place, messages.NUMBER_STRAY.format(where=path.name), Harm.NOTE)


def _entries(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []
