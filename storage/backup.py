"""Backups: the whole office home as one zip file, made while people go on filing; verifying and restoring one.

The zip holds every file of the home under its path there, ``backup.json`` (when it was made and by which program), and
last ``manifest-sha256.txt``, with the SHA-256 of each of the others. Beside it stands ``….zip.sha256``, written only
after the whole zip was read again and found correct: a backup without it was never verified.
"""

import hashlib
import json
import os
import re
import secrets
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO

from storage import durable, messages
from storage.archive import ARCHIVE
from storage.backup_order import all_files, files_in_order
from storage.drafts import DRAFTS
from storage.errors import Damaged, StorageError
from storage.integrity.problems import Harm, Problem

MANIFEST = "manifest-sha256.txt"
DESCRIPTION = "backup.json"
VERIFIED = ".sha256"

_CHUNK = 1024 * 1024  # bytes read at once
# Compressed formats: compressing them again takes time and saves nothing.
_COMPRESSED = {".docx", ".xlsx", ".pdf", ".png", ".jpg", ".jpeg", ".tif", ".mp4", ".zip"}
# Password hashes, the secret behind the sessions, who looked at what: readable by the owner only when restored.
_PRIVATE = {"accounts.json", "secret.key", "access.jsonl"}
# Appended to while it is copied.
_GROWING = {"access.jsonl"}
_LINE = re.compile(r"([0-9a-f]{64})  (.+)", re.ASCII)

Progress = Callable[[int, int], None]


def make_backup(
    home: Path, target: Path, *, at: str, name: str, about: dict[str, str], progress: Progress
) -> Path:
    """Write the backup ``<target>/<name>.zip``, verify it, and return its path.

    ``at`` is the ISO-8601 time, ``about`` further fields of backup.json. ``progress`` is called with the bytes done and
    the bytes in all, of writing and verifying together. Raises StorageError if ``target`` is inside the home, Damaged
    if a file cannot be read or the zip differs from what was written, Unwritable.
    """
    if target.resolve().is_relative_to(home.resolve()):
        raise StorageError(messages.BACKUP_INSIDE)
    durable.make_folder(target)
    final, building = target / f"{name}.zip", target / f"{durable.TEMPORARY_PREFIX}{secrets.token_hex(8)}.zip"
    size = 2 * sum(_size(home / path) for path in all_files(home))
    meter = _Meter(progress, max(size, 1))
    try:
        with durable.errors_as_unwritable(final):
            _write(building, home, {"format": "1", "made_at": at, **about}, meter)
        # A disk may lie about what it wrote; the backup gets its name only after it was read again.
        problems = verify_backup(building, meter.advance)
        if problems:
            raise Damaged("；".join(problem.what for problem in problems[:5]), final.name)
        with durable.errors_as_unwritable(final), building.open("rb") as content:
            sha256 = hashlib.file_digest(content, "sha256").hexdigest()
        durable.place_file(building, final)
    finally:
        building.unlink(missing_ok=True)
    durable.replace(final.with_name(final.name + VERIFIED), f"{sha256}  {final.name}\n".encode())
    progress(1, 1)
    return final


def verify_backup(path: Path, read: Callable[[int], None] = lambda count: None) -> list[Problem]:
    """The problems of a backup: files that are missing, altered, or not in its manifest.

    ``read`` is called with the number of bytes of each part that was read.
    """
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
        found.append(Problem(path.name, damage.message, Harm.DAMAGE))
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "读不出来"
        message = messages.BACKUP_UNREADABLE.format(where=path.name, reason=reason)
        found.append(Problem(path.name, message, Harm.DAMAGE))
    return found


def restore_backup(path: Path, folder: Path, progress: Progress = lambda done, total: None) -> None:
    """Restore an office home from a backup into a folder that does not exist yet or is empty.

    Each file is compared with the manifest while it is written, and the folder gets its name only when all are correct.
    Raises StorageError if the folder has anything in it, Damaged, Unwritable; nothing is left behind then.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StorageError(messages.RESTORE_OVER.format(where=folder))
    durable.make_folder(folder.absolute().parent)
    building = folder.absolute().with_name(f"{durable.TEMPORARY_PREFIX}{secrets.token_hex(8)}")
    try:
        building.mkdir(mode=0o700)
        _unpack(path, building, progress)
        if folder.exists():
            folder.rmdir()
        durable.place_folder(building, folder)
    finally:
        durable.remove_folder(building)


class _Meter:
    """Adds up the bytes done and reports them, never more than the total: files may grow meanwhile."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def advance(self, count: int) -> None:
        self._done = min(self._done + count, self._total)
        self._progress(self._done, self._total)


def _write(building: Path, home: Path, about: dict[str, str], meter: _Meter) -> None:
    hashes: dict[str, str] = {}
    descriptor = os.open(building, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "w+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name in files_in_order(home):
                sha256 = _copy(archive, home / name, name, meter)
                if sha256:
                    hashes[name] = sha256
            description = json.dumps({**about, "files": len(hashes)}, ensure_ascii=False, indent=2).encode()
            archive.writestr(DESCRIPTION, description)
            hashes[DESCRIPTION] = hashlib.sha256(description).hexdigest()
            archive.writestr(MANIFEST, "".join(f"{sha}  {name}\n" for name, sha in hashes.items()))
        file.flush()
        durable.sync_file(file.fileno())


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _copy(archive: zipfile.ZipFile, path: Path, name: str, meter: _Meter) -> str:
    """Copy one file and return its SHA-256, or "" for a draft that was filed or discarded meanwhile."""
    try:
        source = path.open("rb")
    except FileNotFoundError:
        if DRAFTS in name.split("/"):
            return ""
        raise Damaged(messages.BACKUP_VANISHED.format(where=name, reason="已不在"), name) from None
    except OSError as error:
        reason = error.strerror or "读不出来"
        raise Damaged(messages.BACKUP_VANISHED.format(where=name, reason=reason), name) from error
    with source:
        entry = zipfile.ZipInfo(name)
        entry.compress_type = zipfile.ZIP_STORED if path.suffix in _COMPRESSED else zipfile.ZIP_DEFLATED
        entry.external_attr = 0o600 << 16
        with archive.open(entry, "w", force_zip64=True) as target:
            return _stream(source, target, meter.advance, lines=name in _GROWING)


def _stream(source: IO[bytes], target: IO[bytes], read: Callable[[int], None], *, lines: bool) -> str:
    """Copy, and return the SHA-256. ``lines``: copy whole lines only, for the last one may be half written."""
    digest, rest = hashlib.sha256(), b""
    while chunk := source.read(_CHUNK):
        read(len(chunk))
        chunk = rest + chunk
        end = chunk.rfind(b"\n") + 1 if lines else len(chunk)
        chunk, rest = chunk[:end], chunk[end:]
        target.write(chunk)
        digest.update(chunk)
    return digest.hexdigest()


def _manifest(archive: zipfile.ZipFile, where: str) -> dict[str, str]:
    """The SHA-256 of each path. Raises Damaged if there is no manifest, or a path in it leads out of the folder."""
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
        meter = _Meter(progress, max(1, sum(present.values())))
        strays = sorted(set(present) - set(manifest) - {MANIFEST})
        if strays:
            raise Damaged(messages.BACKUP_FILE_EXTRA.format(where=strays[0]), path.name)
        for name, expected in manifest.items():
            if name not in present:
                raise Damaged(messages.BACKUP_FILE_MISSING.format(where=name), path.name)
            if name == DESCRIPTION:  # about the backup, and no part of the home
                continue
            if _extract(archive, name, building / name, meter) != expected:
                raise Damaged(messages.BACKUP_FILE_ALTERED.format(where=name), path.name)


def _extract(archive: zipfile.ZipFile, name: str, path: Path, meter: _Meter) -> str:
    durable.make_folder(path.parent)
    mode = 0o600 if name in _PRIVATE else 0o444 if name.startswith(f"{ARCHIVE}/") else 0o644
    with durable.errors_as_unwritable(path):
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        try:
            with os.fdopen(descriptor, "wb") as target, archive.open(name) as source:
                sha256 = _stream(source, target, meter.advance, lines=False)
                target.flush()
                durable.sync_file(target.fileno())
        except (zipfile.BadZipFile, zlib.error):
            return ""
    return sha256


def _problem(name: str, message: str) -> Problem:
    return Problem(name, message.format(where=name), Harm.DAMAGE)
