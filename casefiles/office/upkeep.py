"""What an administrator wants to know of the system at a glance, and the check of everything, kept until the next one."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from casefiles import __version__
from casefiles.office import archiving, backups
from casefiles.office.backups import Backup
from casefiles.office.errors import Unusable
from casefiles.people.roles import Officer
from storage import Problem, durable
from storage.names import is_filed_name

if TYPE_CHECKING:
    from casefiles.office.office import Office

RESULT = "check.json"
SHOWN_PROBLEMS = 200
LITTLE_SPACE = 2 * 1024**3
_CASE = re.compile(r"(cases/\d{4}/\d{4}-\d+)/(.+)", re.ASCII)


@dataclass(frozen=True)
class Row:
    """One thing found, with no name that a person gave to a file of a case."""

    where: str
    what: str


@dataclass(frozen=True)
class CheckResult:
    """What the last check found; `rows` are the first of `count`."""

    at: str
    by: str
    count: int
    rows: list[Row]


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


def overview(office: Office) -> Overview:
    """The system at a glance; reads no case."""
    everyone = office.accounts.everyone()
    closed = sum(office.accounts.is_disabled(one.id) for one in everyone)
    disk = shutil.disk_usage(office.home)
    return Overview(
        len(everyone) - closed,
        closed,
        _last_backup(office),
        backups.warning(office),
        last_check(office),
        disk.free,
        disk.total,
        __version__,
        office.settings_fault,
    )


def _last_backup(office: Office) -> Backup | None:
    try:
        return next((one for one in backups.backups(office) if one.verified), None)
    except Unusable:
        return None


def run_check(
    office: Office, by: Officer, progress: Callable[[int, int], None] = lambda d, t: None
) -> CheckResult:
    """Check everything and keep what was found."""
    parts = archiving.parts(office)
    found: list[Problem] = []
    for done, part in enumerate(parts):
        progress(done, len(parts))
        found += part()
    at = office.clock().isoformat(timespec="seconds")
    rows = [_row(problem) for problem in found[:SHOWN_PROBLEMS]]
    result = CheckResult(at, by.name, len(found), rows)
    durable.make_folder(office.home / "index")
    durable.replace(office.home / "index" / RESULT, json.dumps(asdict(result), ensure_ascii=False).encode())
    office.note(by, f"核对全部案卷：{len(found)}个问题", "核对")
    return result


def last_check(office: Office) -> CheckResult | None:
    """What the last check found; None when there was none, or it was cleared with the index."""
    try:
        kept = json.loads((office.home / "index" / RESULT).read_bytes())
        return CheckResult(kept["at"], kept["by"], kept["count"], [Row(**row) for row in kept["rows"]])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _row(problem: Problem) -> Row:
    """The administrator sees no case content: a file that somebody laid into a case is told of without its name."""
    inside = _CASE.fullmatch(problem.where)
    if inside is None:
        return Row(problem.where, problem.what)
    name = inside[2].rpartition("/")[2]
    if is_filed_name(name) or inside[2].startswith("records/"):
        return Row(problem.where, problem.what)
    return Row(inside[1], problem.what.replace(name, "（名称见 casefiles check）"))
