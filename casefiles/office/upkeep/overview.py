"""What an administrator wants to know of the system at a glance."""

from __future__ import annotations

import shutil
from dataclasses import dataclass

from casefiles import __version__
from casefiles.office.context import OfficeContext
from casefiles.office.errors import Unusable
from casefiles.office.upkeep.backup import Backup, backup_warning, backups
from casefiles.office.upkeep.checks import CheckResult, last_check

LITTLE_SPACE = 2 * 1024**3


@dataclass(frozen=True)
class Overview:
    """The system today."""

    accounts_open: int
    accounts_closed: int
    last_backup: Backup | None
    backup_warning: str
    last_check: CheckResult | None
    free: int
    size: int
    version: str
    settings_fault: str

    @property
    def little_space(self) -> bool:
        return self.free < LITTLE_SPACE


def overview(office: OfficeContext) -> Overview:
    """The system at a glance; reads no case."""
    everyone = office.accounts.everyone()
    closed = sum(office.accounts.is_disabled(one.id) for one in everyone)
    disk = shutil.disk_usage(office.home)
    return Overview(
        len(everyone) - closed,
        closed,
        _last_backup(office),
        backup_warning(office),
        last_check(office),
        disk.free,
        disk.total,
        __version__,
        office.settings.fault,
    )


def _last_backup(office: OfficeContext) -> Backup | None:
    try:
        return next((one for one in backups(office) if one.verified), None)
    except Unusable:
        return None
