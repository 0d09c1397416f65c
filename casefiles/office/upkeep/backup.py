"""Backups of the office home: made into the folder that the settings name, listed, verified, and brought back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from casefiles import __version__
from casefiles.office.accounts.access_log import log_act
from casefiles.office.context import OfficeContext
from casefiles.office.errors import NotFound, Unusable
from casefiles.people.roles import Officer
from storage.backup import VERIFIED, make_backup, restore_backup, verify_backup

Progress = Callable[[int, int], None]
_NAME = re.compile(r"casefiles-(\d{8}T\d{6})\.zip", re.ASCII)
NO_FOLDER = "还没有定备份放在哪里：请在 office.toml 的 [backup] folder 里填写一个目录，最好在另一块盘上"


@dataclass(frozen=True)
class Backup:
    """A package as a list shows it; `verified` when it was read again and found right after it was written."""

    name: str
    made: datetime
    size: int
    verified: bool


def folder_of(office: OfficeContext) -> Path:
    """Where the settings say backups go. Raises Unusable."""
    if not office.details.backup_folder.strip():
        raise Unusable(NO_FOLDER)
    return Path(office.details.backup_folder.strip())


def back_up(
    office: OfficeContext,
    by: Officer,
    progress: Progress = lambda done, total: None,
    target: Path | None = None,
) -> Path:
    """Make one, verified after writing. Raises Unusable, StorageError."""
    at = office.clock()
    path = make_backup(
        office.home,
        target or folder_of(office),
        at=at.isoformat(timespec="seconds"),
        name=f"casefiles-{at:%Y%m%dT%H%M%S}",
        about={"office": office.details.name, "version": __version__},
        progress=progress,
    )
    log_act(office, by, f"备份 {path.name}", "备份")
    return path


def backups(office: OfficeContext) -> list[Backup]:
    """Those in the folder of the settings, the newest first. Raises Unusable where the folder cannot be read."""
    folder, zone = folder_of(office), office.clock().tzinfo
    try:
        found = {path.name: path.stat().st_size for path in folder.iterdir() if _NAME.fullmatch(path.name)}
        proven = {path.name.removesuffix(VERIFIED) for path in folder.glob(f"*{VERIFIED}")}
    except FileNotFoundError:
        return []
    except OSError as fault:
        raise Unusable(f"备份目录 {folder} 打不开（{fault.strerror}）。请检查那块盘是否接好") from fault
    return [
        Backup(
            name,
            datetime.strptime(name[10:25], "%Y%m%dT%H%M%S").replace(tzinfo=zone),
            found[name],
            name in proven,
        )
        for name in sorted(found, reverse=True)
    ]


def verify_listed(
    office: OfficeContext, name: str, progress: Progress = lambda done, total: None
) -> list[str]:
    """What is wrong with a listed backup, in words. Raises NotFound."""
    if name not in {one.name for one in backups(office)}:
        raise NotFound("备份目录里没有这一份备份，请从列表中选择")
    path = folder_of(office) / name
    done, total = 0, path.stat().st_size

    def read(count: int) -> None:
        nonlocal done
        done = min(done + count, total)
        progress(done, total)

    return [problem.what for problem in verify_backup(path, read)]


def backup_warning(office: OfficeContext) -> str:
    """What an administrator must be told about backups today; empty when the last one is young enough."""
    try:
        made = [one for one in backups(office) if one.verified]
    except Unusable as fault:
        return f"{fault}。"
    if not made:
        return "还没有一份核对过的备份：这台机器坏了，案卷就没有了。请现在备份。"
    days = (office.today - made[0].made.date()).days
    if days >= office.details.backup_warn_days:
        return (
            f"最近一次备份是{days}天前，已到提醒的天数（{office.details.backup_warn_days}天）。请现在备份。"
        )
    return ""


def restore_home(package: Path, folder: Path, progress: Progress = lambda done, total: None) -> None:
    """Make an office home from a package. Raises StorageError; nothing is left then."""
    restore_backup(package, folder, progress)
