"""Case folders: they store the records and files of a case. Of several people who file at once, exactly one succeeds."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storage import chain, drafts, durable, locking, messages, names
from storage.allotment import allot
from storage.case_numbers import case_number, parse_case_number
from storage.conflict import Conflict
from storage.drafts import Draft
from storage.errors import Damaged, NotFound
from storage.formats import Versions
from storage.records import NO_PREVIOUS, SUBFOLDERS, FileRef, Record, sha256_of

CASES = "cases"


@dataclass(frozen=True)
class NewFile:
    """A file to store with a record. ``kind`` is letter, signed, evidence or paper; ``extension`` is like ``docx``."""

    kind: str
    title: str
    extension: str
    data: bytes

    def __post_init__(self) -> None:
        if self.kind not in SUBFOLDERS:
            raise ValueError(f"unknown kind of file: {self.kind!r}")


class CaseStore:
    """All case folders of an office home."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._cases = home / CASES

    def new_case(self, year: int) -> "CaseFolder":
        """Allot the next case number of the year, by creating its folder. Raises Unwritable."""
        folder = self._cases / f"{year:04d}"
        durable.make_folder(folder)

        def path(serial: int) -> Path:
            return folder / case_number(year, serial)

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
        """The folder of that case. Raises NotFound, also if ``number`` is no case number."""
        # The number may come from the address of a page; only a well-formed one becomes part of a path.
        parsed = parse_case_number(number)
        if parsed:
            path = self._cases / f"{parsed[0]:04d}" / number
            if path.is_dir():
                return CaseFolder(number, path)
        raise NotFound(messages.NO_SUCH_CASE.format(number=number))

    def save_draft(self, key: str, answers: Mapping[str, Any], by: str) -> None:
        """Save a draft of a form that opens a case, replacing an earlier one with the same key. Raises Unwritable."""
        drafts.save(self._home, Draft(key, answers, by))

    def draft(self, key: str) -> Draft | None:
        """The draft with that key, or None if there is none or it cannot be read."""
        return drafts.load(self._home, key)

    def drafts(self) -> tuple[Draft, ...]:
        """The drafts of all forms that open a case."""
        return tuple(drafts.all_drafts(self._home))

    def discard_draft(self, key: str) -> None:
        """Remove the draft with that key, if there is one."""
        drafts.discard(self._home, key)

    def one_at_a_time(self, who: str) -> contextlib.AbstractContextManager[None]:
        """A lock by name: among all processes, only one at a time is inside a block of the same name."""
        # The hash is a safe file name, whatever the name is.
        return locking.exclusive(self._home / "index" / "locks" / sha256_of(who.encode())[:16])

    def numbers(self) -> Iterator[str]:
        """All case numbers, in order of year and serial."""
        if not self._cases.is_dir():
            return
        for year in sorted(self._cases.iterdir()):
            if year.is_dir():
                for serial in sorted(self._serials(year)):
                    yield case_number(int(year.name), serial)

    @staticmethod
    def _serials(folder: Path) -> Iterator[int]:
        for entry in folder.iterdir():
            parsed = parse_case_number(entry.name)
            if parsed and f"{parsed[0]:04d}" == folder.name:
                yield parsed[1]


class CaseFolder:
    """The folder of one case: its records, the files that they name, and drafts."""

    def __init__(self, number: str, path: Path) -> None:
        self.number = number
        self.path = path

    def __repr__(self) -> str:
        return f"CaseFolder({self.number!r})"

    def records(self) -> tuple[Record, ...]:
        """All records in order, each verified against the one before it. Raises Damaged, TooNew."""
        return self._records_after(0)

    def last_sequence(self) -> int:
        """The sequence of the last record, or 0 if there is none. Opens no record."""
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
        """File one step: store its files, then its record, and return that.

        ``after`` is the sequence of the last record that the caller has seen (0: none). ``at`` is ISO-8601 with offset,
        ``by`` has id, name and role, ``versions`` is what the record is made under.

        Raises Conflict if there are newer records or someone else is filing at this moment, Damaged if the last record
        is damaged, Unwritable, ValueError or TypeError if JSON cannot express the answers. Nothing of the step is
        stored then (unless the disk fails in the moment after the record was stored).
        """
        previous = self._hash_of_last(after)
        sequence = after + 1
        path = self.path / chain.RECORDS / chain.record_name(sequence)
        stored: list[FileRef] = []
        content = b""
        try:
            # The files first: a crash in between leaves files that no record names, which a check can clear. In the
            # other order it would leave a record that names files that do not exist.
            for file in files:
                stored.append(self._store(file, sequence))
            record = Record(
                case=self.number,
                sequence=sequence,
                step=step,
                title=title,
                filed_at=at,
                filed_by=by,
                answers=answers,
                facts=facts,
                files=tuple(stored),
                previous=previous,
                versions=versions,
            ).as_stored()
            content = record.to_bytes()
            durable.make_folder(path.parent)
            durable.write_new(path, content)
        except FileExistsError:
            self._remove(stored)
            raise Conflict(self._records_after(after)) from None
        except BaseException:
            # If the disk failed only after the record took its name (when the folder was synced), the step is filed
            # and the record names these files: they must stay.
            if not (content and _has_content(path, content)):
                self._remove(stored)
            raise
        return record

    def read_file(self, path: str) -> bytes:
        """The file at a path in the case folder, verified. Raises NotFound if no record names it, Damaged."""
        for record in self.records():
            for file in record.files:
                if file.path == path:
                    return self.read_ref(file)
        raise NotFound(messages.NO_SUCH_FILE.format(number=self.number, path=path))

    def read_ref(self, file: FileRef) -> bytes:
        """The file that a record names, verified. Raises Damaged if it is missing or altered."""
        try:
            content = (self.path / file.path).read_bytes()
        except OSError as error:
            raise Damaged(messages.FILE_MISSING.format(where=file.path), file.path) from error
        if sha256_of(content) != file.sha256:
            raise Damaged(messages.FILE_ALTERED.format(where=file.path), file.path)
        return content

    def save_draft(self, key: str, answers: Mapping[str, Any], by: str) -> None:
        """Save a draft, replacing an earlier one with the same key. Raises Unwritable."""
        drafts.save(self.path, Draft(key, answers, by))

    def draft(self, key: str) -> Draft | None:
        """The draft with that key, or None if there is none or it cannot be read."""
        return drafts.load(self.path, key)

    def drafts(self) -> tuple[Draft, ...]:
        """All drafts of this case."""
        return tuple(drafts.all_drafts(self.path))

    def discard_draft(self, key: str) -> None:
        """Remove the draft with that key, if there is one."""
        drafts.discard(self.path, key)

    def _records_after(self, after: int) -> tuple[Record, ...]:
        records = []
        for found in chain.walk(self.path, self.number, after=after):
            if isinstance(found, Damaged):
                raise found
            records.append(found)
        return tuple(records)

    def _hash_of_last(self, after: int) -> str:
        """The hash of record ``after``. Raises Conflict if that is not the last record, Damaged if it is damaged."""
        if after <= 0:
            newer, previous = self._records_after(0), NO_PREVIOUS if after == 0 else ""
        else:
            at_last = self._records_after(after - 1)
            newer, previous = at_last[1:], at_last[0].sha256 if at_last else ""
        if newer or not previous:
            raise Conflict(newer)
        return previous

    def _store(self, file: NewFile, sequence: int) -> FileRef:
        subfolder = self.path / SUBFOLDERS[file.kind]
        durable.make_folder(subfolder)
        copy = 1
        while True:
            name = names.file_name(sequence, file.title, file.extension, copy=copy)
            try:
                durable.write_new(subfolder / name, file.data)
            except FileExistsError:  # two files of one title, or one left behind by a crash
                copy += 1
            else:
                break
        path = f"{subfolder.name}/{name}"
        return FileRef(path, sha256_of(file.data), len(file.data), file.kind, file.title)

    def _remove(self, stored: Sequence[FileRef]) -> None:
        for file in stored:
            with contextlib.suppress(
                OSError
            ):  # what cannot be removed now is an orphan, which the check reports
                (self.path / file.path).unlink()


def _has_content(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False
