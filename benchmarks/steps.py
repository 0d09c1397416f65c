"""What filing a step costs: against the floor of the same disk, and as the office grows.

    python benchmarks/steps.py [--quick]

The floor writes and fsyncs the same bytes on the same disk in the same run. Prints medians, ratios and the fitted
exponent of the cost against the number of cases (0 is flat). Not a timed test.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from casefiles.demo.run import OFFICE
from casefiles.demo.samples.numbers import credit_code
from casefiles.demo.walk import CHINA, STAFF, DemoClock
from casefiles.office.context import OfficeContext
from casefiles.office.filing.take_step import take_step
from casefiles.office.opening import open_office
from casefiles.office.settings.home import found_home
from casefiles.office.upkeep.entries import index_entry
from casefiles.procedure.fold import fold
from storage import Record

ROUNDS = 45
REPORT = {
    "department": "县人力资源和社会保障局",
    "respondent_kind": "enterprise",
    "name": "木垒县例样建筑有限公司",
    "identity_number": "91999999MA00000079",
    "representative": "钱样例",
    "item": 9,
    "behaviours": ["A4-09-09"],
    "conduct_date": "2025-03-31",
    "facts": "拖欠农民工工资，经责令限期支付后逾期仍未支付。",
    "instrument_name": "行政处理决定书",
    "instrument_number": "例人社监处〔2025〕8号",
    "instrument_issuer": "县人力资源和社会保障局",
    "instrument_date": "2025-06-15",
    "evidence": ["工资表", "决定书及送达回证"],
}


def median_seconds(act: Callable[[int], None], rounds: int) -> float:
    spent = []
    for number in range(rounds):
        begun = time.perf_counter()
        act(number)
        spent.append(time.perf_counter() - begun)
    return statistics.median(spent)


def floor(folder: Path, data: bytes, rounds: int, *, durable: bool) -> float:
    """The disk's own price: the bytes written and fsynced; with `durable` also under a final name, its folder fsynced."""

    def write(number: int) -> None:
        path = folder / f"floor-{number}"
        with path.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if durable:
            path.rename(folder / f"kept-{number}")
            descriptor = os.open(folder, os.O_RDONLY)
            os.fsync(descriptor)
            os.close(descriptor)

    folder.mkdir(parents=True, exist_ok=True)
    return median_seconds(write, rounds)


def office_with(cases: int, home: Path) -> OfficeContext:
    """An office of so many cases, their folders laid without waiting for the disk."""
    found_home(home, OFFICE)
    clock = DemoClock(date(2026, 1, 5))
    office = open_office(home, clock)
    first = take_step(office, None, "report", REPORT, STAFF["clerk"])
    model = office.store.folder(first.number).records()[0]

    def numbers() -> list[str]:
        return [f"2026-{serial:04d}" for serial in range(2, cases + 1)]

    def laid(number: str) -> tuple[str, dict[str, object]]:
        own = {
            "name": f"木垒县例样{number[5:]}号有限公司",
            "identity_number": credit_code(f"{int(number[5:]):06d}"),
        }
        record: Record = replace(model, case=number, answers={**model.answers, **own})
        folder = home / "cases" / "2026" / number / "records"
        folder.mkdir(parents=True)
        (folder / "0001.json").write_bytes(record.to_bytes())
        return number, index_entry(
            fold(number, [record]), office.measure, office.calendar, office.secret, office.today
        )

    entry = index_entry(first, office.measure, office.calendar, office.secret, office.today)
    office.index.rebuild([(first.number, entry), *(laid(number) for number in numbers())])
    return open_office(home, clock)


def exponent(points: list[tuple[int, float]]) -> float:
    """The slope of log cost against log size."""
    xs = [math.log(size) for size, _ in points]
    ys = [math.log(cost) for _, cost in points]
    mx, my = statistics.mean(xs), statistics.mean(ys)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / sum((x - mx) ** 2 for x in xs)


def measure(cases: int, base: Path, rounds: int) -> dict[str, float]:
    """Median seconds of each act in an office of `cases` cases."""
    home = base / f"office-{cases}"
    office = office_with(cases, home)
    opening = open_office(home, office.clock)
    begun = time.perf_counter()
    opening.index.find(limit=1)
    opened = time.perf_counter() - begun

    def small_step(number: int) -> None:
        take_step(
            office,
            f"2026-{number + 2:04d}",
            "acceptance",
            {"co_clerk": "马协办", "no_conflict": True},
            STAFF["clerk"],
        )

    def opening_step(number: int) -> None:
        given = {
            **REPORT,
            "instrument_number": f"例人社监处〔2025〕{1000 + number}号",
            "conduct_date": _day(number),
        }
        take_step(office, None, "report", given, STAFF["clerk"])

    def letter_step(number: int) -> None:
        take_step(
            office,
            f"2026-{number + rounds + 2:04d}",
            "refusal",
            {"reason_kind": "no_instrument", "reasons": ["没有生效文书。"]},
            STAFF["clerk"],
        )

    found = {
        "small": median_seconds(small_step, rounds),
        "letter": median_seconds(letter_step, rounds),
        "open": median_seconds(opening_step, 12),
        "find": median_seconds(
            lambda n: _drop(office.index.find(equal={"state": "reported"}, limit=50)), rounds
        ),
        "index opened": opened,
    }
    last = (home / "cases/2026/2026-0002/records/0002.json").read_bytes()
    found["floor"] = floor(home / "floor", last, rounds, durable=False)
    found["durable floor"] = floor(home / "floor", last, rounds, durable=True)
    shutil.rmtree(home)
    return found


def _drop(_: object) -> None:
    return None


def _day(number: int) -> str:
    return (datetime(2025, 1, 1, tzinfo=CHINA) + timedelta(days=number)).date().isoformat()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="only 100 and 1,000 cases")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON too")
    options = parser.parse_args()
    sizes = [100, 1000] if options.quick else [100, 1000, 10_000, 100_000]
    print(
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores; medians in ms"
    )
    heads = (
        "cases",
        "floor",
        "durable floor",
        "small step",
        "÷ floor",
        "÷ durable",
        "new case",
        "with letter",
        "find 50",
        "open index",
    )
    print("  ".join(f"{head:>13}" for head in heads))
    rows: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCHMARK_DIR")) as folder:
        for size in sizes:
            row = rows[size] = measure(size, Path(folder), ROUNDS)
            cells = (
                f"{size:,}",
                *(f"{row[key] * 1000:.2f}" for key in ("floor", "durable floor", "small")),
                f"{row['small'] / row['floor']:.2f}×",
                f"{row['small'] / row['durable floor']:.2f}×",
                *(f"{row[key] * 1000:.2f}" for key in ("open", "letter", "find", "index opened")),
            )
            print("  ".join(f"{cell:>13}" for cell in cells), flush=True)
    for key, title in (
        ("small", "small step"),
        ("open", "new case"),
        ("letter", "step with a letter"),
        ("find", "find 50 by state"),
    ):
        print(f"exponent of {title}: {exponent([(size, row[key]) for size, row in rows.items()]):+.3f}")
    if options.json:
        json.dump(rows, sys.stdout)


if __name__ == "__main__":
    main()
