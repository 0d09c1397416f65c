"""What is wrong in one case folder: its chain, the files its records name, and those that none names."""

import hashlib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from storage import chain, messages
from storage.durable import TEMPORARY
from storage.errors import Damaged, TooNew
from storage.folders import CaseFolder
from storage.integrity.problems import Harm, Problem
from storage.names import is_filed_name
from storage.records import SUBFOLDERS, FileRef


def problems_in_folder(folder: CaseFolder, where: str) -> Iterator[Problem]:
    """Every problem of the case; ``where`` is what the paths given are to begin with."""
    named: list[FileRef] = []
    is_empty = True
    for found in chain.walk(folder.path, folder.number):
        is_empty = False
        if isinstance(found, Damaged):
            # A newer program's record is whole; the office has to bring its program up to it.
            harm = Harm.REPAIR if isinstance(found, TooNew) else Harm.DAMAGE
            yield Problem(f"{where}/{found.where}", found.problem, harm)
        else:
            named += found.files
    if is_empty:
        yield Problem(where, messages.CASE_EMPTY, Harm.REPAIR)
    for file in named:
        yield from _problem_of_file(folder.path, file, where)
    for path in unnamed_files(folder, named):
        place = f"{where}/{path.relative_to(folder.path).as_posix()}"
        if path.name.startswith(TEMPORARY):
            yield Problem(place, messages.LEFTOVER.format(where=path.name), Harm.NOTE)
        elif path.parent.name == chain.RECORDS and not path.stat().st_size:
            yield Problem(place, messages.RECORD_EMPTY.format(where=path.name), Harm.NOTE)
        elif is_filed_name(path.name):
            yield Problem(place, messages.FILE_ORPHAN.format(where=path.name), Harm.NOTE)
        else:
            yield Problem(place, messages.FILE_STRAY.format(where=path.name), Harm.REPAIR)


def unnamed_files(folder: CaseFolder, named: list[FileRef]) -> Iterator[Path]:
    """The files in the folder, drafts apart, that are neither a record nor named by one of these."""
    # Some systems give names back with their accents taken apart.
    known = {unicodedata.normalize("NFC", file.path) for file in named}
    for subfolder in (chain.RECORDS, *SUBFOLDERS.values(), "drafts", "."):
        for path in sorted((folder.path / subfolder).glob("*")):
            relative = unicodedata.normalize("NFC", path.relative_to(folder.path).as_posix())
            if not path.is_file() or relative in known:
                continue
            if subfolder == "drafts" and not path.name.startswith(TEMPORARY):
                continue
            if subfolder == chain.RECORDS and chain.is_record_name(path.name) and path.stat().st_size:
                continue
            yield path


def _problem_of_file(case_path: Path, file: FileRef, where: str) -> Iterator[Problem]:
    place = f"{where}/{file.path}"
    try:
        with (case_path / file.path).open("rb") as content:
            is_whole = hashlib.file_digest(content, "sha256").hexdigest() == file.sha256
    except OSError:
        yield Problem(place, messages.FILE_MISSING.format(where=file.path), Harm.DAMAGE)
    else:
        if not is_whole:
            yield Problem(place, messages.FILE_ALTERED.format(where=file.path), Harm.DAMAGE)
