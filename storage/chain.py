"""Walking the records of one case folder, each checked against the one before it."""

import re
from collections.abc import Iterator
from pathlib import Path

from storage import messages
from storage.errors import Damaged
from storage.records import FIRST, Record, sha256_of

RECORDS = "records"

_RECORD_NAME = re.compile(r"(?!0000)(\d{4}|[1-9]\d{4,})\.json", re.ASCII)


def record_name(sequence: int) -> str:
    """The file name is the sequence alone: so two different steps cannot both be the fifth."""
    return f"{sequence:04d}.json"


def is_record_name(name: str) -> bool:
    """Whether a file of that name in the records folder is a record."""
    return bool(_RECORD_NAME.fullmatch(name))


def sequences(case_path: Path) -> list[int]:
    """The sequence numbers of the record files that are there, in order, without opening any."""
    try:
        names = [entry.name for entry in (case_path / RECORDS).iterdir()]
    except FileNotFoundError:
        return []
    return sorted(int(name[:-5]) for name in names if is_record_name(name))


def walk(case_path: Path, case: str, *, after: int = 0) -> Iterator[Record | Damaged]:
    """Each record after the given one, or what is wrong with it. Goes on past damage.

    With ``after``, the record of that number is read too, for its hash, but not yielded.
    An empty last file is an interrupted write, which was never filed, and is passed over.
    """
    present = set(sequences(case_path))
    last = max(present, default=0)
    previous: str | None = FIRST if after == 0 else None
    for sequence in range(max(after, 1), last + 1):
        where = f"{RECORDS}/{record_name(sequence)}"
        if sequence not in present:
            yield Damaged(messages.RECORD_MISSING.format(where=where), where)
            previous = None
            continue
        try:
            written = (case_path / where).read_bytes()
        except OSError as error:
            yield Damaged(messages.RECORD_UNREADABLE.format(where=where, reason=error.strerror), where)
            previous = None
            continue
        if not written and sequence == last:
            return
        found = _checked(written, where, case, sequence, previous)
        previous = sha256_of(written)
        if sequence > after or isinstance(found, Damaged):
            yield found


def _checked(written: bytes, where: str, case: str, sequence: int, previous: str | None) -> Record | Damaged:
    try:
        record = Record.from_bytes(written, where)
    except Damaged as damage:
        return damage
    if (record.case, record.sequence) != (case, sequence):
        problem = messages.RECORD_ELSEWHERE.format(where=where, case=record.case, sequence=record.sequence)
        return Damaged(problem, where)
    if previous is not None and record.previous != previous:
        return Damaged(messages.CHAIN_BROKEN.format(where=where), where)
    return record
