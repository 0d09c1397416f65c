"""Checks one case folder: its chain of records, the files that they name, and files that none of them names."""

import hashlib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from storage import chain, messages
from storage.drafts import DRAFTS
from storage.durable import TEMPORARY_PREFIX
from storage.errors import Damaged, TooNew
from storage.folders import CaseFolder
from storage.integrity.problems import Harm, Problem
from storage.names import is_filed_name
from storage.records import SUBFOLDERS, FileRef


def check_case(folder: CaseFolder, where: str) -> Iterator[Problem]:
    """Every problem of the case. ``where`` is the path to put before the paths inside the folder."""
    named: list[FileRef] = []
    is_empty = True
    for found in chain.walk(folder.path, folder.number):
        is_empty = False
        if isinstance(found, Damaged):
            # A newer program's record is intact; the office has to update this program.
            harm = Harm.REPAIR if isinstance(found, TooNew) else Harm.DAMAGE
            yield Problem(f"{where}/{found.where}", found.message, harm)
        else:
            named += found.files
    if is_empty:
        yield Problem(where, messages.CASE_EMPTY, Harm.REPAIR)
    for file in named:
        yield from _check_file(folder.path, file, where)
    for path in unnamed_files(folder, named):
        yield _unnamed(path, f"{where}/{path.relative_to(folder.path).as_posix()}")


def unnamed_files(folder: CaseFolder, named: list[FileRef]) -> Iterator[Path]:
    """The files in the case folder, apart from drafts, that are neither records nor named by one."""
    # macOS may return a file name with its accents decomposed, which is then another string.
    known = {unicodedata.normalize("NFC", file.path) for file in named}
    for subfolder in (chain.RECORDS, *SUBFOLDERS.values(), DRAFTS, "."):
        for path in sorted((folder.path / subfolder).glob("*")):
            relative = unicodedata.normalize("NFC", path.relative_to(folder.path).as_posix())
            if not path.is_file() or relative in known:
                continue
            if subfolder == DRAFTS and not path.name.startswith(TEMPORARY_PREFIX):
                continue
            if subfolder == chain.RECORDS and chain.is_record_name(path.name) and path.stat().st_size:
                continue
            yield path


def _check_file(case_path: Path, file: FileRef, where: str) -> Iterator[Problem]:
    place = f"{where}/{file.path}"
    try:
        with (case_path / file.path).open("rb") as content:
            is_intact = hashlib.file_digest(content, "sha256").hexdigest() == file.sha256
    except OSError:
        yield Problem(place, messages.FILE_MISSING.format(where=file.path), Harm.DAMAGE)
    else:
        if not is_intact:
            yield Problem(place, messages.FILE_ALTERED.format(where=file.path), Harm.DAMAGE)


def _unnamed(path: Path, where: str) -> Problem:
    """Tells what a crash left behind, which may be cleared, from what a person put there, which may matter."""
    if path.name.startswith(TEMPORARY_PREFIX):
        return Problem(where, messages.LEFTOVER.format(where=path.name), Harm.NOTE)
    if path.parent.name == chain.RECORDS and not path.stat().st_size:
        return Problem(where, messages.RECORD_EMPTY.format(where=path.name), Harm.NOTE)
    if is_filed_name(path.name):
        return Problem(where, messages.FILE_ORPHAN.format(where=path.name), Harm.NOTE)
    return Problem(where, messages.FILE_STRAY.format(where=path.name), Harm.REPAIR)
