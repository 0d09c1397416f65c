"""Finds and removes the files that interrupted writes left behind."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from storage import chain, durable
from storage.durable import TEMPORARY
from storage.errors import Damaged
from storage.folders import CASES, CaseFolder, case_serial
from storage.integrity.case_check import unnamed_files
from storage.names import is_filed_name
from storage.records import FileRef


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
                durable.remove_folder(path)
            else:
                path.unlink()
            cleared.append(path.relative_to(home).as_posix())
    return cleared


def _left_behind(home: Path) -> Iterator[Path]:
    for year in children(home / CASES):
        for path in children(year):
            if case_serial(path.name) and path.is_dir():
                yield from _left_behind_in_case(CaseFolder(path.name, path))
    yield from temporary_files(home, "*", "numbers/*/*/*", "archive/*/*", "index/*", "index/hints/*")


def temporary_files(home: Path, *patterns: str) -> Iterator[Path]:
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


def children(folder: Path) -> list[Path]:
    """What is in the folder, in order; nothing if there is no such folder."""
    return sorted(folder.iterdir()) if folder.is_dir() else []
