"""A lock between processes, which the system releases if the process that holds it dies."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from storage.errors import Unwritable


@contextlib.contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the lock of the file at ``path`` within the block; wait for it first. Raises Unwritable.

    On a network share that has no locks the block runs without one. Therefore only derived files and convenience
    may depend on it, never a record: those agree by exclusive creation of a file (``durable.write_new``).
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
        # Closing also releases the lock. The file stays: if it were removed, a process that waits for it and one
        # that creates it again would each hold a lock.
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        while True:
            try:
                msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
            except OSError as error:
                if (
                    error.errno != 36
                ):  # EDEADLOCK: not released within ten seconds, after which Windows gives up
                    raise
            else:
                return

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
