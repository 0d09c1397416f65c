"""The errors of this package. Each carries a message in Chinese that a page can show as it is."""

import errno
from pathlib import Path

from storage import messages

# EDQUOT: the quota of this user is used up. Not every system has it.
_DISK_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NO_PERMISSION = {errno.EROFS, errno.EACCES, errno.EPERM}


class StorageError(Exception):
    """Base of all errors of this package. ``message`` may be shown to a person as it is."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Damaged(StorageError):
    """A stored file is missing, altered or unreadable. ``where`` is its path, if it is one file."""

    def __init__(self, message: str, where: str = "") -> None:
        super().__init__(message)
        self.where = where


class TooNew(Damaged):
    """A newer version of the program wrote this record. It is intact, but this version cannot read it."""


class NotFound(StorageError):
    """There is nothing with that number or name."""


class AlreadyArchived(StorageError):
    """The archive package of the case exists, and a package is never replaced."""


class Unwritable(StorageError):
    """The disk is full, read-only or gone. Nothing was recorded. ``cause`` is the system's error."""

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
    """Another process holds the file. Trying again later helps."""
