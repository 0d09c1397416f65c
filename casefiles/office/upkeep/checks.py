"""The check of everything in an office's home, its result kept until the next one, and the clearing of leftovers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta

from casefiles.office.accounts.access_log import log_act
from casefiles.office.accounts.delegations import every_delegation
from casefiles.office.context import OfficeContext
from casefiles.office.filing.numbering import bears_number
from casefiles.office.reading.cases import read_case
from casefiles.office.reading.interpretations import every_interpretation
from casefiles.office.upkeep.archive import ARCHIVE, missing_bags
from casefiles.outward.agencies import unknown_agencies
from casefiles.people.roles import Officer
from casefiles.procedure.fold import UnknownStep
from storage import (
    Damaged,
    Harm,
    Problem,
    TooNew,
    check_archives,
    check_cases,
    check_numbers,
    clear_orphans,
    durable,
)
from storage.names import is_filed_name

RESULT = "check.json"
UNKNOWN_AGENCY = '案卷里的单位“{0}”不在单位名录里；改了名的，请在 office.toml 的 [agencies] 该单位一行加上 formerly = ["{0}"]'
SHOWN_PROBLEMS = 200
# What is younger may belong to a filing that is still under way.
GRACE = timedelta(hours=1)
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


def check_everything(office: OfficeContext) -> Iterator[Problem]:
    """Folders, numbers, archives, indexes; and each number against the letter that bears it."""
    for part in check_parts(office):
        yield from part()


def check_parts(office: OfficeContext) -> list[Callable[[], Iterator[Problem]]]:
    """The check, part by part, for whoever shows how far it is."""
    return [
        lambda: check_cases(office.home),
        lambda: check_numbers(office.home),
        lambda: _unused_numbers(office),
        lambda: check_archives(office.home),
        lambda: _missing_bags(office),
        lambda: _broken_chains(office),
        lambda: _read_anew(office),
    ]


def _missing_bags(office: OfficeContext) -> Iterator[Problem]:
    for number in missing_bags(office):
        yield Problem(
            f"{ARCHIVE}/{number[:4]}/{number}",
            "已归档而没有归档包；运行 casefiles archive 补装",
            Harm.REPAIR,
        )


def _broken_chains(office: OfficeContext) -> Iterator[Problem]:
    """The delegations and the interpretations, where their records do not hold together."""
    chains = {"delegations": every_delegation, "interpretations": every_interpretation}
    for name, read in chains.items():
        try:
            read(office)
        except Damaged as fault:
            harm = Harm.REPAIR if isinstance(fault, TooNew) else Harm.DAMAGE
            yield Problem(f"{name}/{fault.where}".rstrip("/"), fault.message, harm)


def _read_anew(office: OfficeContext) -> Iterator[Problem]:
    """Cases that this program cannot follow, and those that the index knows otherwise. Damage is named elsewhere."""
    for number in office.store.numbers():
        try:
            case = read_case(office, number)
        except UnknownStep as fault:
            yield Problem(f"cases/{number[:4]}/{number}", str(fault), Harm.REPAIR)
        except Damaged:
            continue
        else:
            if case.filings and office.index.is_stale(number, case.sequence):
                yield Problem(f"index（{number}）", "索引落后于案卷；运行 casefiles reindex", Harm.REPAIR)
            for name in unknown_agencies(case, office.measure):
                yield Problem(f"cases/{number[:4]}/{number}", UNKNOWN_AGENCY.format(name), Harm.REPAIR)


def clear_leftovers(office: OfficeContext, by: Officer) -> tuple[int, int]:
    """Clear what a crash left behind: files that no record names, and numbers that no letter came to use (voided)."""
    now = office.clock()
    orphans = len(clear_orphans(office.home, before=(now - GRACE).isoformat()))
    unused = list(_unused(office))
    at = now.isoformat(timespec="seconds")
    for series, year, number in unused:
        office.numbers.void(series, year, number, "签发中断，文号作废", at, by.id)
    return orphans, len(unused)


def _unused(office: OfficeContext) -> Iterator[tuple[str, int, int]]:
    for series, year in list(office.numbers.series()):
        for holding in office.numbers.holders(series, year):
            if holding.void_reason is not None or not holding.holder:
                continue
            case_number, _, ref = holding.holder.partition("#")
            if not bears_number(office, case_number, ref, f"{series}〔{year}〕{holding.number}号"):
                yield series, year, holding.number


def _unused_numbers(office: OfficeContext) -> Iterator[Problem]:
    for series, year, number in _unused(office):
        yield Problem(
            f"numbers/{series}/{year}/{number:04d}",
            f"文号{series}〔{year}〕{number}号已占用而没有文书使用；运行 casefiles check --clear 作废并注明",
            Harm.REPAIR,
        )


def run_check(
    office: OfficeContext, by: Officer, progress: Callable[[int, int], None] = lambda d, t: None
) -> CheckResult:
    """Check everything and keep what was found."""
    parts = check_parts(office)
    found: list[Problem] = []
    for done, part in enumerate(parts):
        progress(done, len(parts))
        found += part()
    rows = [_row(problem) for problem in found[:SHOWN_PROBLEMS]]
    result = CheckResult(office.now, by.name, len(found), rows)
    durable.make_folder(office.home / "index")
    durable.replace(office.home / "index" / RESULT, json.dumps(asdict(result), ensure_ascii=False).encode())
    log_act(office, by, f"核对全部案卷：{len(found)}个问题", "核对")
    return result


def last_check(office: OfficeContext) -> CheckResult | None:
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
