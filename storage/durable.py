"""Durable writes: after a crash at any moment a file is there whole, or it is not there.

All files that nothing else can restore (records and what they name, document numbers, archive packages, settings)
are written through this module.
"""

import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from storage.errors import Unwritable

TEMPORARY_PREFIX = ".tmp-"

# What file systems without hard links (FAT, some network shares) answer to os.link.
_NO_LINKS = {errno.EPERM, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
# What some network shares, which sync files but not folders, answer to fsync of a folder.
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EBADF}
_ON_WINDOWS = os.name == "nt"
_O_BINARY: int = getattr(os, "O_BINARY", 0)


def write_new(path: Path, data: bytes) -> None:
    """Create the file exclusively: of several processes that do so at once, exactly one succeeds.

    When it returns, the file survives a power cut. A crash before that leaves nothing, a file named ``.tmp-…``, or
    the whole file. Raises FileExistsError if the name is taken, Unwritable if the disk refuses.
    """
    with errors_as_unwritable(path):
        # The content must be on disk before the name is: after a power cut in the other order, the name could
        # stand for an empty or half-written file.
        temporary = _write_beside(path, data, sync=True)
        try:
            _claim(temporary, path)
        finally:
            with contextlib.suppress(OSError):  # the file has its name; clear_orphans removes what is left
                temporary.unlink()
        sync_folder(path.parent)


def replace(path: Path, data: bytes, *, sync: bool = True) -> None:
    """Create the file or replace it atomically. Raises Unwritable. For settings and derived files, never for records.

    ``sync=False`` does not wait for the disk, where it does no harm if a power cut loses the last write.
    """
    with errors_as_unwritable(path):
        temporary = _write_beside(path, data, sync=sync)
        try:
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        if sync:
            sync_folder(path.parent)


def remove(path: Path) -> None:
    """Remove the file if it exists. Raises Unwritable. Never for what a record names."""
    with errors_as_unwritable(path):
        path.unlink(missing_ok=True)


def make_folder(path: Path) -> None:
    """Create the folder and its missing parents durably. Raises Unwritable."""
    if path.is_dir():
        return
    # Not mkdir(parents=True): the folder above each new one has to be synced, or a power cut takes it away together
    # with the files in it that were acknowledged.
    make_folder(path.parent)
    with errors_as_unwritable(path):
        try:
            path.mkdir(exist_ok=True)
        except FileExistsError as error:  # a file has that name
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path)) from error
        sync_folder(path.parent)


def claim_folder(path: Path) -> bool:
    """Create the folder exclusively and durably. Returns False if it exists. Raises Unwritable."""
    with errors_as_unwritable(path):
        try:
            path.mkdir()
        except FileExistsError:
            return False
        sync_folder(path.parent)
        return True


def place_folder(finished: Path, path: Path) -> None:
    """Rename a folder that was completed beside ``path`` to it. Raises FileExistsError if taken, Unwritable."""
    with errors_as_unwritable(path):
        try:
            finished.rename(path)
        except OSError as error:
            # Systems differ in what they answer where the name is taken (ENOTEMPTY, EEXIST, EACCES).
            if path.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from error
            raise
        sync_folder(path.parent)


def place_file(finished: Path, path: Path) -> None:
    """Rename a file that was written and synced beside ``path`` to it. Raises FileExistsError if taken, Unwritable."""
    with errors_as_unwritable(path):
        try:
            _claim(finished, path)
        finally:
            with contextlib.suppress(OSError):
                finished.unlink()
        sync_folder(path.parent)


def remove_folder(building: Path) -> None:
    """Remove a folder that was never completed, with its read-only files. What cannot be removed stays."""
    for path in building.rglob("*"):
        if path.is_file():
            path.chmod(0o600)  # Windows removes no read-only file
    shutil.rmtree(building, ignore_errors=True)


def sync_folder(folder: Path) -> None:
    """Wait until the names in the folder are on disk."""
    if _ON_WINDOWS:  # NTFS journals its folders, and has no such call
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def sync_file(descriptor: int) -> None:
    """Wait until what was written to an open file is on disk."""
    try:
        from fcntl import F_FULLFSYNC, fcntl  # type: ignore[attr-defined,unused-ignore]
    except ImportError:
        os.fsync(descriptor)
    else:  # macOS: fsync alone leaves the bytes in the drive's own cache
        fcntl(descriptor, F_FULLFSYNC)


def _write_beside(path: Path, data: bytes, *, sync: bool) -> Path:
    temporary = path.with_name(f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _O_BINARY, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if sync:
                sync_file(file.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _claim(temporary: Path, path: Path) -> None:
    if _ON_WINDOWS:
        temporary.rename(path)  # on Windows, rename refuses to replace a file
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        # If a network share loses the answer to a successful request, the client repeats it, and the second answer
        # is "exists". The count of links tells whether it was ours that succeeded.
        if temporary.stat().st_nlink != 2:
            raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _claim_without_links(temporary, path)


def _claim_without_links(temporary: Path, path: Path) -> None:
    """Reserve the name with an empty file, then replace that by the whole one.

    This is exclusive, too, and never shows half a file. But unlike with a link, there is a moment in which readers
    see an empty file, and a crash in that moment leaves one; so readers never take an empty file for a record.
    """
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
    try:
        temporary.replace(path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def errors_as_unwritable(path: Path) -> Iterator[None]:
    """Raise the OSErrors of the block as Unwritable, but let FileExistsError pass: it says that others were faster."""
    try:
        yield
    except FileExistsError:
        raise
    except OSError as error:
        raise Unwritable(error, path) from error
