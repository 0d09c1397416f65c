"""What can go wrong in the folders, named for what it means to the person at the screen."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from storage import messages

if TYPE_CHECKING:
    from pathlib import Path

    from storage.records import Record

_DISK_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NO_PERMISSION = {errno.EROFS, errno.EACCES, errno.EPERM}


class StorageError(Exception):
    """Anything this room refuses or fails to do; ``message`` may be shown to a person as it stands."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Conflict(StorageError):
    """Someone filed first; ``newer`` holds the records that the caller had not seen."""

    def __init__(self, newer: tuple[Record, ...] = ()) -> None:
        steps = "、".join(
            messages.CONFLICT_STEP.format(
                sequence=record.sequence,
                title=record.title,
                name=record.filed_by.get("name", ""),
                at=record.filed_at[:16].replace("T", " "),
            )
            for record in newer
        )
        super().__init__(messages.CONFLICT.format(steps=steps) if newer else messages.CONFLICT_UNSEEN)
        self.newer = newer


class Damaged(StorageError):
    """A file of the record is missing, altered or unreadable; ``where`` is its path, if it is one file."""

    def __init__(self, problem: str, where: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.where = where


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
