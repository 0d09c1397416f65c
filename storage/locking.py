"""One process at a time, where the system can see to it; released by the system if the process dies."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from storage.errors import Unwritable


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the lock that the file at ``path`` stands for; raises Unwritable if it cannot be made.

    A share that knows no locks is used without: derived files and comfort rely on this, never the record.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise Unwritable(error, path) from error
    try:
        with contextlib.suppress(OSError):
            _lock(descriptor)
        yield
    finally:
        os.close(descriptor)  # which also lets go of the lock


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        while True:
            try:
                msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
            except OSError as error:
                if error.errno != 36:  # EDEADLOCK: still held by another after ten seconds; go on waiting
                    raise
            else:
                return

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
