"""The only place that writes truth: a file is there whole, safely on disk and never replaced, or not there."""

import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from storage.errors import Unwritable

TEMPORARY = ".tmp-"

_NO_LINKS = {errno.EPERM, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EBADF}
_ON_WINDOWS = os.name == "nt"
_O_BINARY: int = getattr(os, "O_BINARY", 0)


def write_new(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path``, exclusively and durably.

    A crash at any point leaves nothing, a file named ``.tmp-…``, or the whole file.
    Raises FileExistsError if the name is taken, Unwritable if the disk refuses.
    """
    with explained(path):
        temporary = _write_beside(path, data, sync=True)
        try:
            _claim(temporary, path)
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink()
        sync_folder(path.parent)


def replace(path: Path, data: bytes, *, sync: bool = True) -> None:
    """Replace what is at ``path`` in one step: for settings and derived files, never for the record.

    ``sync=False`` spares the wait for the disk where losing the last write to a power cut does no harm.
    """
    with explained(path):
        temporary = _write_beside(path, data, sync=sync)
        try:
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        if sync:
            sync_folder(path.parent)


def remove(path: Path) -> None:
    """Remove a file that is no part of the record, if it is there."""
    with explained(path):
        path.unlink(missing_ok=True)


def make_folder(path: Path) -> None:
    """Create the folder and its parents where missing, so that they outlast a power cut."""
    if path.is_dir():
        return
    make_folder(path.parent)
    with explained(path):
        try:
            path.mkdir(exist_ok=True)
        except FileExistsError as error:  # as a file
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path)) from error
        sync_folder(path.parent)


def claim_folder(path: Path) -> bool:
    """Create the folder exclusively; False if someone has it already."""
    with explained(path):
        try:
            path.mkdir()
        except FileExistsError:
            return False
        sync_folder(path.parent)
        return True


def place_folder(finished: Path, path: Path) -> None:
    """Give a folder that was built beside it the name ``path``; raises FileExistsError if that is taken."""
    with explained(path):
        try:
            finished.rename(path)
        except OSError as error:
            if path.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from error
            raise
        sync_folder(path.parent)


def place_file(finished: Path, path: Path) -> None:
    """Give a file that was written and synced beside it the name ``path``; raises FileExistsError if that is taken."""
    with explained(path):
        try:
            _claim(finished, path)
        finally:
            with contextlib.suppress(OSError):
                finished.unlink()
        sync_folder(path.parent)


def remove_folder(building: Path) -> None:
    """Remove a package that never came to its place, its read-only files too."""
    for path in building.rglob("*"):
        if path.is_file():
            path.chmod(0o600)
    shutil.rmtree(building, ignore_errors=True)


def sync_folder(folder: Path) -> None:
    """Wait until the folder's own entries are on disk, where the system can be asked to."""
    if _ON_WINDOWS:  # NTFS journals its folders and offers no such call
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:  # some network shares sync files but not folders
            raise
    finally:
        os.close(descriptor)


def _write_beside(path: Path, data: bytes, *, sync: bool) -> Path:
    temporary = path.with_name(f"{TEMPORARY}{secrets.token_hex(8)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _O_BINARY, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if sync:
                _sync_file(file.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def sync_file(descriptor: int) -> None:
    """Wait until what was written to an open file is on disk."""
    _sync_file(descriptor)


def _sync_file(descriptor: int) -> None:
    try:
        from fcntl import F_FULLFSYNC, fcntl  # type: ignore[attr-defined,unused-ignore]
    except ImportError:
        os.fsync(descriptor)
    else:  # macOS: fsync alone leaves the bytes in the drive's own cache
        fcntl(descriptor, F_FULLFSYNC)


def _claim(temporary: Path, path: Path) -> None:
    if _ON_WINDOWS:
        temporary.rename(path)  # which on Windows refuses to replace
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        # A network share may answer a repeated request with "exists" although the first one succeeded.
        if temporary.stat().st_nlink != 2:
            raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _claim_without_links(temporary, path)


def _claim_without_links(temporary: Path, path: Path) -> None:
    """Reserve the name with an empty file, then put the whole one over it.

    Still exclusive, and never half a file; but what is lost against a link is that a reader may for an
    instant see an empty file, and that a crash in that instant leaves one. An empty file is never a record.
    """
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
    try:
        temporary.replace(path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the system's refusals into ours; a name already taken is an answer, not a failure."""
    try:
        yield
    except FileExistsError:
        raise
    except OSError as error:
        raise Unwritable(error, path) from error
