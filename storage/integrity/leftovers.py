"""Finds and removes what interrupted writes left behind.

A temporary file (``.tmp-…``) was never given its name. An orphan has the name of a filed file, but the record that
was to name it was never written: files are written first, the record last.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from storage import chain, durable
from storage.case_numbers import parse_case_number
from storage.durable import TEMPORARY_PREFIX
from storage.errors import Damaged
from storage.folders import CASES, CaseFolder
from storage.integrity.case_check import unnamed_files
from storage.names import is_filed_name
from storage.records import FileRef


def clear_orphans(home: Path, *, before: str) -> list[str]:
    """Remove temporary files and orphans that were last written ``before``; return their relative paths.

    ``before`` is ISO-8601 with offset. It should be an hour or so ago: a newer file may belong to a filing that is
    under way, whose record does not exist yet. Nothing that a record names and nothing that a person put there is
    removed, and nothing from a case with damaged records: what those name is unknown.
    """
    limit = datetime.fromisoformat(before).timestamp()
    cleared = []
    for path in _leftovers(home):
        if path.lstat().st_mtime < limit:
            if path.is_dir():
                durable.remove_folder(path)
            else:
                path.unlink()
            cleared.append(path.relative_to(home).as_posix())
    return cleared


def temporary_files(home: Path, *patterns: str) -> Iterator[Path]:
    """The temporary files and folders that match these glob patterns."""
    for pattern in patterns:
        yield from (path for path in sorted(home.glob(pattern)) if path.name.startswith(TEMPORARY_PREFIX))


def children(folder: Path) -> list[Path]:
    """What is in the folder, in order; nothing if there is no such folder."""
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _leftovers(home: Path) -> Iterator[Path]:
    for year in children(home / CASES):
        for path in children(year):
            if parse_case_number(path.name) and path.is_dir():
                yield from _leftovers_in_case(CaseFolder(path.name, path))
    yield from temporary_files(home, "*", "numbers/*/*/*", "archive/*/*", "index/*", "index/hints/*")


def _leftovers_in_case(folder: CaseFolder) -> Iterator[Path]:
    named: list[FileRef] = []
    is_intact = True
    for found in chain.walk(folder.path, folder.number):
        if isinstance(found, Damaged):
            is_intact = False
        else:
            named += found.files
    for path in unnamed_files(folder, named):
        is_record = path.parent.name == chain.RECORDS
        if path.name.startswith(TEMPORARY_PREFIX):
            yield path
        elif is_record and chain.is_record_name(path.name):
            yield path  # empty, or it would not be among the unnamed: a claim that a crash cut short
        elif is_intact and not is_record and path.parent != folder.path and is_filed_name(path.name):
            yield path
