"""What can go wrong in the folders, named for what it means to the person at the screen."""

import errno
from pathlib import Path

from storage import messages

_DISK_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NO_PERMISSION = {errno.EROFS, errno.EACCES, errno.EPERM}


class StorageError(Exception):
    """Anything this room refuses or fails to do; ``message`` may be shown to a person as it stands."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Damaged(StorageError):
    """A file of the record is missing, altered or unreadable; ``where`` is its path, if it is one file."""

    def __init__(self, problem: str, where: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.where = where


class TooNew(Damaged):
    """A record that a newer program wrote: whole, but to this program as unreadable as a damaged one."""


class NotFound(StorageError):
    """Nothing of that number or name is kept here."""


class AlreadyArchived(StorageError):
    """The case has its archive package, and a package is never replaced."""


class Unwritable(StorageError):
    """The disk is full, read-only or gone; nothing was recorded. ``cause`` is the system's own error."""

    def __init__(self, cause: OSError, where: Path) -> None:
        if cause.errno in _DISK_FULL:
            message = messages.DISK_FULL.format(where=where.name)
        elif cause.errno in _NO_PERMISSION:
            message = messages.NO_PERMISSION.format(where=where.name)
        else:
            message = messages.NOT_WRITTEN.format(where=where.name, reason=cause.strerror or cause)
        super().__init__(message)
        self.cause = cause


class Busy(StorageError):
    """Another process holds what is needed; trying again will do."""
