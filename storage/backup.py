"""Backups: the whole office home as one zip that anyone can verify, made while people go on filing, and its way back.

The package holds every file under its path in the home, ``backup.json`` (when it was made), and as its last entry
``manifest-sha256.txt``, which names each of the others with its SHA-256. Beside the zip lies ``….zip.sha256``, written
only after the whole zip was read again and found right: a package without it was never verified.
"""

import hashlib
import json
import os
import re
import secrets
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from storage import chain, durable, messages
from storage.archive import ARCHIVE
from storage.case_index.index import INDEX
from storage.errors import Damaged, StorageError
from storage.folders import CASES, case_serial
from storage.integrity.problems import Harm, Problem
from storage.numbers import NUMBERS

MANIFEST = "manifest-sha256.txt"
DESCRIPTION = "backup.json"
VERIFIED = ".sha256"
INTERPRETATIONS = "interpretations"
#: Derived, or lying here for a day at most.
LEFT_OUT = (f"{INDEX}/", "intake/uploads/")

_CHUNK = 1024 * 1024
_PACKED_ALREADY = {".docx", ".xlsx", ".pdf", ".png", ".jpg", ".jpeg", ".tif", ".mp4", ".zip"}
_PRIVATE = {"accounts.json", "secret.key", "access.jsonl"}
_GROWING = {"access.jsonl"}
_SEQUENCE = re.compile(r"(\d{4,})-", re.ASCII)
_LINE = re.compile(r"([0-9a-f]{64})  (.+)", re.ASCII)

Progress = Callable[[int, int], None]


def make_backup(
    home: Path, target: Path, *, at: str, name: str, about: dict[str, str], progress: Progress
) -> Path:
    """Write the package ``<target>/<name>.zip``, read it again, and return its path.

    ``at`` is the ISO-8601 time, ``about`` what else backup.json shall say; progress is told in bytes, of writing and
    reading together. Raises Unwritable, Damaged (what was written is not what was read), StorageError.
    """
    if target.resolve().is_relative_to(home.resolve()):
        raise StorageError(messages.BACKUP_INSIDE)
    durable.make_folder(target)
    final, building = target / f"{name}.zip", target / f"{durable.TEMPORARY}{secrets.token_hex(8)}.zip"
    size = 2 * sum(_size(home / path) for path in _whole_home(home))
    steps = _Steps(progress, max(size, 1))
    try:
        with durable.explained(final):
            _write(building, home, {"format": "1", "made_at": at, **about}, steps)
        problems = verify_backup(building, steps.on)
        if problems:
            raise Damaged("；".join(problem.what for problem in problems[:5]), final.name)
        with durable.explained(final), building.open("rb") as written:
            whole = hashlib.file_digest(written, "sha256").hexdigest()
        durable.place_file(building, final)
    finally:
        building.unlink(missing_ok=True)
    durable.replace(final.with_name(final.name + VERIFIED), f"{whole}  {final.name}\n".encode())
    progress(1, 1)
    return final


def verify_backup(path: Path, read: Callable[[int], None] = lambda count: None) -> list[Problem]:
    """What is wrong with a package: every file against the manifest, and nothing that it does not name."""
    found: list[Problem] = []
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(archive, path.name)
            present = {entry.filename for entry in archive.infolist()} - {MANIFEST}
            for name, expected in manifest.items():
                if name not in present:
                    found.append(_problem(name, messages.BACKUP_FILE_MISSING))
                elif _digest(archive, name, read) != expected:
                    found.append(_problem(name, messages.BACKUP_FILE_ALTERED))
            found += [_problem(name, messages.BACKUP_FILE_EXTRA) for name in sorted(present - set(manifest))]
    except Damaged as damage:
        found.append(Problem(path.name, damage.problem, Harm.DAMAGE))
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "读不出来"
        problem = messages.BACKUP_UNREADABLE.format(where=path.name, reason=reason)
        found.append(Problem(path.name, problem, Harm.DAMAGE))
    return found


def restore_backup(path: Path, folder: Path, progress: Progress = lambda done, total: None) -> None:
    """Make an office home from a package, in a folder that is not there yet or empty.

    Every file is held against the manifest while it is written; the folder gets its name when all of them are right.
    Raises StorageError (there is something), Damaged, Unwritable; nothing is left then.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StorageError(messages.RESTORE_OVER.format(where=folder))
    durable.make_folder(folder.absolute().parent)
    building = folder.absolute().with_name(f"{durable.TEMPORARY}{secrets.token_hex(8)}")
    try:
        building.mkdir(mode=0o700)
        _unpack(path, building, progress)
        if folder.exists():
            folder.rmdir()
        durable.place_folder(building, folder)
    finally:
        durable.remove_folder(building)


class _Steps:
    """Counts bytes towards the total."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def on(self, count: int) -> None:
        self._done = min(self._done + count, self._total)
        self._progress(self._done, self._total)


def _write(building: Path, home: Path, about: dict[str, str], steps: _Steps) -> None:
    hashes: dict[str, str] = {}
    descriptor = os.open(building, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "w+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name in _in_order(home):
                sha256 = _copied(archive, home / name, name, steps)
                if sha256:
                    hashes[name] = sha256
            described = json.dumps({**about, "files": len(hashes)}, ensure_ascii=False, indent=2).encode()
            archive.writestr(DESCRIPTION, described)
            hashes[DESCRIPTION] = hashlib.sha256(described).hexdigest()
            archive.writestr(MANIFEST, "".join(f"{sha}  {name}\n" for name, sha in hashes.items()))
        file.flush()
        durable.sync_file(file.fileno())


def _in_order(home: Path) -> Iterator[str]:
    """Every file to be copied, each list read only when its turn comes.

    People file meanwhile, and the order alone makes the copy consistent. Records and files are immutable, a record is
    written after the files it names and after the document numbers it bears, and a bag is placed after the record that
    says the case is archived. What was named first must therefore be listed last:

    1. bags before records: every bag that is copied has its record in the copy;
    2. of each case the records before the files: whatever a copied record names was there before it;
    3. numbers after all records: no copied letter bears a number that the copy would give out again.

    What was filed in between is missing as a whole: the copy is the home as it stood at some moment for each case. A
    number allotted for a letter that came too late stands in it unused; ``check`` names it, and voids it.
    """
    yield from _below(home, ARCHIVE)
    for year in _folders(home / CASES):
        for case in _folders(year):
            if case_serial(case.name):
                yield from _case(home, case)
            else:
                yield from _below(home, case.relative_to(home).as_posix())
    yield from (name for name in _below(home, CASES) if name.count("/") < 3)
    yield from _case(home, home / INTERPRETATIONS)
    yield from _below(home, NUMBERS)
    done = (f"{ARCHIVE}/", f"{CASES}/", f"{INTERPRETATIONS}/", f"{NUMBERS}/")
    yield from (name for name in _whole_home(home) if not name.startswith(done))


def _case(home: Path, case: Path) -> Iterator[str]:
    """The records, then the other files but those that belong to a filing still under way."""
    sequences = set(chain.sequences(case))
    if sequences and len(sequences) < max(sequences):
        # A folder that is read while files come into it may show a later one and not the one before it, but not twice.
        known = max(sequences)
        sequences = {one for one in chain.sequences(case) if one <= known}
    last = 0
    while last + 1 in sequences:
        last += 1
    records = {f"{chain.RECORDS}/{chain.record_name(one)}" for one in sequences if one > last}
    for sequence in range(1, last + 1):
        yield f"{case.relative_to(home).as_posix()}/{chain.RECORDS}/{chain.record_name(sequence)}"
    for name in _below(home, case.relative_to(home).as_posix()):
        inner = name[len(case.relative_to(home).as_posix()) + 1 :]
        started = _SEQUENCE.match(Path(inner).name)
        if inner.startswith(f"{chain.RECORDS}/"):
            if inner in records or not chain.is_record_name(Path(inner).name):
                yield name  # behind a gap, or no record at all: damage and strays are copied as they are
        elif inner.startswith("drafts/") or not (started and int(started[1]) > last):
            yield name


def _whole_home(home: Path) -> Iterator[str]:
    yield from (name for name in _below(home, "") if not name.startswith(LEFT_OUT))


def _below(home: Path, folder: str) -> Iterator[str]:
    for path in sorted((home / folder).rglob("*")):
        name = path.relative_to(home).as_posix()
        if path.is_symlink() and name not in (ARCHIVE, CASES, INTERPRETATIONS, NUMBERS):
            raise Damaged(messages.BACKUP_LINK.format(where=name), name)
        if path.is_file() and not path.name.startswith(durable.TEMPORARY):
            yield name


def _folders(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _copied(archive: zipfile.ZipFile, path: Path, name: str, steps: _Steps) -> str:
    """Copy one file; its hash, or nothing where an unfinished form was filed or dropped meanwhile."""
    try:
        source = path.open("rb")
    except FileNotFoundError:
        if "drafts" in name.split("/"):
            return ""
        raise Damaged(messages.BACKUP_VANISHED.format(where=name, reason="已不在"), name) from None
    except OSError as error:
        reason = error.strerror or "读不出来"
        raise Damaged(messages.BACKUP_VANISHED.format(where=name, reason=reason), name) from error
    with source:
        entry = zipfile.ZipInfo(name)
        entry.compress_type = zipfile.ZIP_STORED if path.suffix in _PACKED_ALREADY else zipfile.ZIP_DEFLATED
        entry.external_attr = 0o600 << 16
        with archive.open(entry, "w", force_zip64=True) as kept:
            return _stream(source, kept, steps.on, lines=name in _GROWING)


def _stream(source: IO[bytes], kept: IO[bytes], read: Callable[[int], None], *, lines: bool) -> str:
    """Copy and hash. Of a log that grows meanwhile only whole lines: the last one may be half written."""
    digest, held = hashlib.sha256(), b""
    while chunk := source.read(_CHUNK):
        read(len(chunk))
        chunk = held + chunk
        whole = chunk.rfind(b"\n") + 1 if lines else len(chunk)
        chunk, held = chunk[:whole], chunk[whole:]
        kept.write(chunk)
        digest.update(chunk)
    return digest.hexdigest()


def _manifest(archive: zipfile.ZipFile, where: str) -> dict[str, str]:
    """Path → SHA-256. Raises Damaged where there is none, or a path leads elsewhere."""
    try:
        lines = archive.read(MANIFEST).decode().splitlines()
    except (KeyError, UnicodeDecodeError):
        reason = f"没有 {MANIFEST}"
        raise Damaged(messages.BACKUP_UNREADABLE.format(where=where, reason=reason), where) from None
    manifest = {}
    for text in lines:
        line = _LINE.fullmatch(text)
        if not line or not _is_within(line[2]):
            raise Damaged(messages.BACKUP_NAME.format(where=text[66:166]), where)
        manifest[line[2]] = line[1]
    return manifest


def _is_within(name: str) -> bool:
    parts = name.split("/")
    return not any(part in ("", ".", "..") or re.search(r"[\\:\x00-\x1f]", part) for part in parts)


def _digest(archive: zipfile.ZipFile, name: str, read: Callable[[int], None]) -> str:
    digest = hashlib.sha256()
    try:
        with archive.open(name) as content:
            while chunk := content.read(_CHUNK):
                read(len(chunk))
                digest.update(chunk)
    except (zipfile.BadZipFile, zlib.error):
        return ""
    return digest.hexdigest()


def _unpack(path: Path, building: Path, progress: Progress) -> None:
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile, ValueError) as error:
        reason = getattr(error, "strerror", None) or "不是 zip"
        raise Damaged(messages.BACKUP_UNREADABLE.format(where=path.name, reason=reason), path.name) from error
    with archive:
        manifest = _manifest(archive, path.name)
        present = {entry.filename: entry.file_size for entry in archive.infolist()}
        steps = _Steps(progress, max(1, sum(present.values())))
        strays = sorted(set(present) - set(manifest) - {MANIFEST})
        if strays:
            raise Damaged(messages.BACKUP_FILE_EXTRA.format(where=strays[0]), path.name)
        for name, expected in manifest.items():
            if name not in present:
                raise Damaged(messages.BACKUP_FILE_MISSING.format(where=name), path.name)
            if name == DESCRIPTION:
                continue
            if _unpacked(archive, name, building / name, steps) != expected:
                raise Damaged(messages.BACKUP_FILE_ALTERED.format(where=name), path.name)


def _unpacked(archive: zipfile.ZipFile, name: str, path: Path, steps: _Steps) -> str:
    durable.make_folder(path.parent)
    mode = 0o600 if name in _PRIVATE else 0o444 if name.startswith(f"{ARCHIVE}/") else 0o644
    with durable.explained(path):
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        try:
            with os.fdopen(descriptor, "wb") as kept, archive.open(name) as source:
                sha256 = _stream(source, kept, steps.on, lines=False)
                kept.flush()
                durable.sync_file(kept.fileno())
        except (zipfile.BadZipFile, zlib.error):
            return ""
    return sha256


def _problem(name: str, message: str) -> Problem:
    return Problem(name, message.format(where=name), Harm.DAMAGE)
