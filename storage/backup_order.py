"""Which files of an office home a backup copies, and in which order."""

import re
from collections.abc import Iterator
from pathlib import Path

from storage import chain, durable, messages
from storage.archive import ARCHIVE
from storage.case_index.index import INDEX
from storage.case_numbers import parse_case_number
from storage.drafts import DRAFTS
from storage.errors import Damaged
from storage.folders import CASES
from storage.numbers import NUMBERS

INTERPRETATIONS = "interpretations"

# Derived from the rest, or kept for a day at most.
_LEFT_OUT = (f"{INDEX}/", "intake/uploads/")
_SEQUENCE = re.compile(r"(\d{4,})-", re.ASCII)


def all_files(home: Path) -> Iterator[str]:
    """The paths in the home of all files to copy, in no particular order. Raises Damaged at a link."""
    yield from (name for name in _below(home, "") if not name.startswith(_LEFT_OUT))


def files_in_order(home: Path) -> Iterator[str]:
    """The same in an order that makes the copy consistent, although people go on filing while it is made.

    Each folder is listed only when its turn comes. Records and files are immutable. A record is written after the files
    that it names and the document numbers that it bears, and a bag after the record that the case is archived. What is
    written last is therefore copied first:

    1. bags before records: every bag in the copy has its record there;
    2. in each case, records before files: whatever a copied record names existed before it;
    3. numbers after all records: no letter in the copy bears a number that a restored home would allot again.

    A step that is filed in between is missing as a whole, so each case is copied as it was at some moment. A number
    allotted for a letter that is missing is unused in the copy; the check finds it and voids it.
    """
    yield from _below(home, ARCHIVE)
    for year in _folders(home / CASES):
        for case in _folders(year):
            if parse_case_number(case.name):
                yield from _files_of_case(home, case)
            else:
                yield from _below(home, case.relative_to(home).as_posix())
    yield from (name for name in _below(home, CASES) if name.count("/") < 3)
    yield from _files_of_case(home, home / INTERPRETATIONS)
    yield from _below(home, NUMBERS)
    done = (f"{ARCHIVE}/", f"{CASES}/", f"{INTERPRETATIONS}/", f"{NUMBERS}/")
    yield from (name for name in all_files(home) if not name.startswith(done))


def _files_of_case(home: Path, case: Path) -> Iterator[str]:
    """The records, then the other files, except those of a step that is being filed at this moment."""
    where = case.relative_to(home).as_posix()
    sequences = _sequences(case)
    last = 0
    while last + 1 in sequences:
        last += 1
    for sequence in range(1, last + 1):
        yield f"{where}/{chain.RECORDS}/{chain.record_name(sequence)}"
    behind_a_gap = {
        f"{chain.RECORDS}/{chain.record_name(sequence)}" for sequence in sequences if sequence > last
    }
    for name in _below(home, where):
        inner = name.removeprefix(f"{where}/")
        file_name = Path(name).name
        if inner.startswith(f"{chain.RECORDS}/"):
            # Damage and strays are copied as they are: a backup that left them out would look better than the home.
            if inner in behind_a_gap or not chain.is_record_name(file_name):
                yield name
        elif inner.startswith(f"{DRAFTS}/") or _sequence_in(file_name) <= last:
            yield name


def _sequences(case: Path) -> set[int]:
    sequences = set(chain.sequences(case))
    if sequences and len(sequences) < max(sequences):
        # Listing a folder while records are added may show a later one without one before it, which looks like
        # damage. A second listing shows all records up to that later one, if they exist.
        known = max(sequences)
        sequences = {sequence for sequence in chain.sequences(case) if sequence <= known}
    return sequences


def _sequence_in(file_name: str) -> int:
    """The sequence that the name of a filed file begins with; 0 for any other name."""
    match = _SEQUENCE.match(file_name)
    return int(match[1]) if match else 0


def _below(home: Path, folder: str) -> Iterator[str]:
    for path in sorted((home / folder).rglob("*")):
        name = path.relative_to(home).as_posix()
        # rglob does not follow links to folders: what is behind one would be missing from the copy without a word.
        # The main folders themselves may be links, to another disk: each is listed by its own name.
        if path.is_symlink() and name not in (ARCHIVE, CASES, INTERPRETATIONS, NUMBERS):
            raise Damaged(messages.BACKUP_LINK.format(where=name), name)
        if path.is_file() and not path.name.startswith(durable.TEMPORARY_PREFIX):
            yield name


def _folders(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
