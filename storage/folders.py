"""Case folders: where a case's records and files are kept, and appended to by exactly one filer at a time."""

import contextlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storage import chain, drafts, durable, locking, messages, names
from storage.allotment import allot
from storage.conflict import Conflict
from storage.drafts import Draft
from storage.errors import Damaged, NotFound
from storage.formats import Versions
from storage.records import FIRST, SUBFOLDERS, FileRef, Record, sha256_of

CASES = "cases"

_CASE_NUMBER = re.compile(r"([1-9]\d{3})-(\d{4}|[1-9]\d{4,8})", re.ASCII)


@dataclass(frozen=True)
class NewFile:
    """A file to be filed with a record. ``kind`` is letter, signed, evidence or paper; ``extension`` as ``docx``."""

    kind: str
    title: str
    extension: str
    data: bytes

    def __post_init__(self) -> None:
        if self.kind not in SUBFOLDERS:
            raise ValueError(f"unknown kind of file: {self.kind!r}")


def case_serial(number: str) -> tuple[int, int] | None:
    """Year and serial of a well-formed case number such as ``2026-0001``; None for anything else."""
    match = _CASE_NUMBER.fullmatch(number)
    if not match or not int(match[2]):
        return None
    return int(match[1]), int(match[2])


class CaseStore:
    """All the case folders of one office home."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._cases = home / CASES

    def new_case(self, year: int) -> "CaseFolder":
        """Allot the year's next case number by creating its folder."""
        folder = self._cases / f"{year:04d}"
        durable.make_folder(folder)

        def path(serial: int) -> Path:
            return folder / f"{year:04d}-{serial:04d}"

        serial = allot(
            self._home / "index" / "hints" / f"case-{year:04d}",
            claim=lambda serial: durable.claim_folder(path(serial)),
            is_taken=lambda serial: path(serial).exists(),
            taken=lambda: self._serials(folder),
        )
        case = CaseFolder(path(serial).name, path(serial))
        for subfolder in (chain.RECORDS, *SUBFOLDERS.values()):
            (case.path / subfolder).mkdir(exist_ok=True)
        durable.sync_folder(case.path)
        return case

    def folder(self, number: str) -> "CaseFolder":
        """The folder of that case; raises NotFound for an unknown number or one that is none."""
        serial = case_serial(number)
        if serial:
            path = self._cases / f"{serial[0]:04d}" / number
            if path.is_dir():
                return CaseFolder(number, path)
        raise NotFound(messages.NO_SUCH_CASE.format(number=number))

    def save_draft(self, key: str, answers: Mapping[str, Any], by: str) -> None:
        """Keep an unfinished form of a case that does not exist yet, in the place of an earlier one."""
        drafts.save(self._home, Draft(key, answers, by))

    def draft(self, key: str) -> Draft | None:
        """The unfinished form under that key, if there is a readable one."""
        return drafts.load(self._home, key)

    def drafts(self) -> tuple[Draft, ...]:
        """Every unfinished form of a case that does not exist yet."""
        return tuple(drafts.all_drafts(self._home))

    def discard_draft(self, key: str) -> None:
        """Forget the unfinished form under that key."""
        drafts.discard(self._home, key)

    def one_at_a_time(self, who: str) -> contextlib.AbstractContextManager[None]:
        """Hold until left: of those who give the same name, in every process, only one is within."""
        return locking.alone(self._home / "index" / "locks" / sha256_of(who.encode())[:16])

    def numbers(self) -> Iterator[str]:
        """Every case number, in order of year and serial."""
        if not self._cases.is_dir():
            return
        for year in sorted(self._cases.iterdir()):
            if year.is_dir():
                for serial in sorted(self._serials(year)):
                    yield f"{year.name}-{serial:04d}"

    @staticmethod
    def _serials(folder: Path) -> Iterator[int]:
        for entry in folder.iterdir():
            serial = case_serial(entry.name)
            if serial and f"{serial[0]:04d}" == folder.name:
                yield serial[1]


class CaseFolder:
    """One case: its records, the files that came with them, and the drafts."""

    def __init__(self, number: str, path: Path) -> None:
        self.number = number
        self.path = path

    def __repr__(self) -> str:
        return f"CaseFolder({self.number!r})"

    def records(self) -> tuple[Record, ...]:
        """Every record in order, each verified against the one before it; raises Damaged."""
        return self._records_after(0)

    def last_sequence(self) -> int:
        """The number of the last record, without reading any; 0 for an empty folder."""
        return max(chain.sequences(self.path), default=0)

    def append(
        self,
        *,
        step: str,
        title: str,
        answers: Mapping[str, Any],
        facts: Mapping[str, Any],
        files: Sequence[NewFile] = (),
        at: str,
        by: Mapping[str, str],
        after: int,
        versions: Versions,
    ) -> Record:
        """File one step: its files first, its record last.

        ``after`` is the number of the last record that the caller has seen. Raises Conflict if there are
        newer ones, or someone else files at this moment; nothing of this filing then remains. ``at`` is
        ISO-8601 with offset; ``by`` has id, name and role; ``versions`` says what is at work. Raises Damaged rather than build on a damaged
        record, Unwritable if the disk refuses.
        """
        previous = self._hash_of_last(after)
        sequence = after + 1
        path = self.path / chain.RECORDS / chain.record_name(sequence)
        kept: list[FileRef] = []
        written = b""
        try:
            for file in files:
                kept.append(self._keep(file, sequence))
            record = Record(
                case=self.number,
                sequence=sequence,
                step=step,
                title=title,
                filed_at=at,
                filed_by=by,
                answers=answers,
                facts=facts,
                files=tuple(kept),
                previous=previous,
                versions=versions,
            ).as_kept()
            written = record.to_bytes()
            durable.make_folder(path.parent)
            durable.write_new(path, written)
        except FileExistsError:
            self._withdraw(kept)
            raise Conflict(self._records_after(after)) from None
        except BaseException:
            # The disk may fail after the record took its name: its files then have to stay.
            if not (written and _holds(path, written)):
                self._withdraw(kept)
            raise
        return record

    def read_file(self, path: str) -> bytes:
        """A file that some record names, checked against the hash that it names; NotFound, Damaged."""
        for record in self.records():
            for file in record.files:
                if file.path == path:
                    return self.read_kept(file)
        raise NotFound(messages.NO_SUCH_FILE.format(number=self.number, path=path))

    def read_kept(self, file: FileRef) -> bytes:
        """The file of a record that the caller holds already; raises Damaged if missing or altered."""
        try:
            content = (self.path / file.path).read_bytes()
        except OSError as error:
            raise Damaged(messages.FILE_MISSING.format(where=file.path), file.path) from error
        if sha256_of(content) != file.sha256:
            raise Damaged(messages.FILE_ALTERED.format(where=file.path), file.path)
        return content

    def save_draft(self, key: str, answers: Mapping[str, Any], by: str) -> None:
        """Keep an unfinished form under ``key``, in the place of an earlier one."""
        drafts.save(self.path, Draft(key, answers, by))

    def draft(self, key: str) -> Draft | None:
        """The unfinished form under that key, if there is a readable one."""
        return drafts.load(self.path, key)

    def drafts(self) -> tuple[Draft, ...]:
        """Every unfinished form of this case."""
        return tuple(drafts.all_drafts(self.path))

    def discard_draft(self, key: str) -> None:
        """Forget the unfinished form under that key."""
        drafts.discard(self.path, key)

    def _records_after(self, after: int) -> tuple[Record, ...]:
        records = []
        for found in chain.walk(self.path, self.number, after=after):
            if isinstance(found, Damaged):
                raise found
            records.append(found)
        return tuple(records)

    def _hash_of_last(self, after: int) -> str:
        """The hash to build on, if the record numbered ``after`` is whole and still the last one."""
        if after <= 0:
            newer, previous = self._records_after(0), FIRST if after == 0 else ""
        else:
            at_last = self._records_after(after - 1)
            newer, previous = at_last[1:], at_last[0].sha256 if at_last else ""
        if newer or not previous:
            raise Conflict(newer)
        return previous

    def _keep(self, file: NewFile, sequence: int) -> FileRef:
        subfolder = self.path / SUBFOLDERS[file.kind]
        durable.make_folder(subfolder)
        copy = 1
        while True:
            name = names.file_name(sequence, file.title, file.extension, copy=copy)
            try:
                durable.write_new(subfolder / name, file.data)
            except FileExistsError:
                copy += 1
            else:
                break
        path = f"{subfolder.name}/{name}"
        return FileRef(path, sha256_of(file.data), len(file.data), file.kind, file.title)

    def _withdraw(self, kept: Sequence[FileRef]) -> None:
        for file in kept:
            with contextlib.suppress(OSError):  # what cannot be removed now is an orphan, which a check names
                (self.path / file.path).unlink()


def _holds(path: Path, written: bytes) -> bool:
    try:
        return path.read_bytes() == written
    except OSError:
        return False
