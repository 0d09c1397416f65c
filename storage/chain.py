"""Reads the records of a case folder and verifies their hash chain."""

import re
from collections.abc import Iterator
from pathlib import Path

from storage import messages
from storage.errors import Damaged
from storage.records import NO_PREVIOUS, Record, sha256_of

RECORDS = "records"

_RECORD_NAME = re.compile(r"(?!0000)(\d{4}|[1-9]\d{4,})\.json", re.ASCII)


def record_name(sequence: int) -> str:
    """The file name of a record."""
    # The sequence and nothing else (no step, no title): file names are created exclusively, so of two people who
    # file the fifth record at once, exactly one succeeds, whichever steps they file.
    return f"{sequence:04d}.json"


def is_record_name(name: str) -> bool:
    """Whether a file of that name in the records folder is a record."""
    return bool(_RECORD_NAME.fullmatch(name))


def sequences(case_path: Path) -> list[int]:
    """The sequences of the record files in the case folder, in order. Opens none of them."""
    try:
        names = [entry.name for entry in (case_path / RECORDS).iterdir()]
    except FileNotFoundError:
        return []
    return sorted(int(name[:-5]) for name in names if is_record_name(name))


def walk(case_path: Path, case: str, *, after: int = 0) -> Iterator[Record | Damaged]:
    """Yield each record after sequence ``after``, verified against the one before it; Damaged in place of a bad one.

    Goes on after a damaged record. Record ``after`` itself is read for its hash; it is yielded only if damaged.
    """
    present = set(sequences(case_path))
    last = max(present, default=0)
    previous: str | None = NO_PREVIOUS if after == 0 else None
    for sequence in range(max(after, 1), last + 1):
        where = f"{RECORDS}/{record_name(sequence)}"
        if sequence not in present:
            yield Damaged(messages.RECORD_MISSING.format(where=where), where)
            previous = (
                None  # unknown: the next record cannot be held against it, which is no fault of its own
            )
            continue
        try:
            content = (case_path / where).read_bytes()
        except OSError as error:
            yield Damaged(messages.RECORD_UNREADABLE.format(where=where, reason=error.strerror), where)
            previous = None
            continue
        if not content and sequence == last:
            # Left by a crash where files are claimed without links (durable.write_new): it was never filed.
            return
        found = _verified(content, where, case, sequence, previous)
        previous = sha256_of(content)
        if sequence > after or isinstance(found, Damaged):
            yield found


def _verified(content: bytes, where: str, case: str, sequence: int, previous: str | None) -> Record | Damaged:
    try:
        record = Record.from_bytes(content, where)
    except Damaged as damage:
        return damage
    if (record.case, record.sequence) != (case, sequence):
        # A whole record in the wrong place: copied from another case, or renamed.
        message = messages.RECORD_ELSEWHERE.format(where=where, case=record.case, sequence=record.sequence)
        return Damaged(message, where)
    if previous is not None and record.previous != previous:
        return Damaged(messages.CHAIN_BROKEN.format(where=where), where)
    return record
