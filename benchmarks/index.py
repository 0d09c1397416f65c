"""What the case index costs as an office grows, beside TinyDB as shipped: ``python benchmarks/index.py [--quick]``.

Each figure is the median of many single operations in this one run; compare the ratios and the exponents, not
the milliseconds, which are this machine's. An exponent of 0 is a cost that does not grow with the number of
cases, 1 a cost that grows as fast as they do.
"""

import argparse
import math
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import tinydb

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from storage import CaseIndex  # noqa: E402

STATES = ("已报送", "已受理", "核实中", "已告知", "申辩期", "待审议", "已决定", "已送达", "公示中", "已移出")
FIELDS = ("state", "items", "names", "ids", "department")
STOCK_IS_BEARABLE_TO = 10_000


def document(serial: int, sequence: int = 7) -> dict[str, Any]:
    """A case as the office indexes it: about 400 bytes of JSON."""
    return {
        "number": number(serial),
        "sequence": sequence,
        "state": STATES[serial * 7 % len(STATES)],
        "title": f"某某建筑劳务有限公司{serial}拖欠农民工工资一案",
        "items": ["7", "8"] if serial % 3 else ["5"],
        "names": [f"某某建筑劳务有限公司{serial}", f"张{serial}"],
        "ids": [f"91652328MA{serial:08d}"],
        "department": ("县人力资源和社会保障局", "县市场监督管理局", "县人民法院")[serial % 3],
        "updated": f"2026-{serial % 12 + 1:02d}-{serial % 28 + 1:02d}T10:00:00+08:00",
        "deadline": f"2026-{serial % 12 + 1:02d}-28",
        "clerk": "zhang",
    }


def number(serial: int) -> str:
    return f"2026-{serial:04d}"


def spread(size: int, times: int) -> Iterator[int]:
    """Cases from all over the office, in no order."""
    return (1 + n * 7_919 % size for n in range(times))


def median_cost(act: Callable[[int], object], serials: Iterator[int]) -> float:
    """The median of single calls, in milliseconds."""
    costs = []
    for serial in serials:
        begun = time.perf_counter()
        act(serial)
        costs.append((time.perf_counter() - begun) * 1_000)
    return statistics.median(costs)


def measure_index(home: Path, size: int, times: int) -> dict[str, float]:
    """The operations of a clerk's day on an index of that many cases."""
    index = CaseIndex(home, fields_indexed=FIELDS)
    index.rebuild((number(serial), document(serial)) for serial in range(1, size + 1))
    pages: dict[str, Callable[[int], object]] = {
        "get": lambda serial: index.get(number(serial)),
        "find by state, a page of 20": lambda serial: index.find(
            equal={"state": STATES[serial % len(STATES)]}, order_by="updated", descending=True, limit=20
        ),
        "find by name": lambda serial: index.find(equal={"names": f"张{serial}"}),
        "list, a page of 20": lambda serial: index.find(order_by="updated", offset=serial % size, limit=20),
    }
    costs = {}
    for name, act in pages.items():
        act(1)  # the first asking builds the hash index; the server pays that once
        act(2)
        costs[name] = median_cost(act, spread(size, times))
    for state in STATES:
        index.find(equal={"state": state}, order_by="updated", limit=1)
    costs["put"] = median_cost(
        lambda serial: index.put(number(serial), document(serial + 1, 8)), spread(size, times)
    )
    costs["count by state"] = median_cost(lambda _: index.count_by("state"), spread(size, times))
    costs["open in a fresh process, find"] = open_afresh(home)
    return costs


def open_afresh(home: Path) -> float:
    """What a command line spends on opening the index and asking it once, beyond starting Python."""
    script = (
        "import sys, time; from pathlib import Path; from storage import CaseIndex; begun = time.perf_counter();"
        f"index = CaseIndex(Path(sys.argv[1]), fields_indexed={FIELDS!r});"
        "index.find(equal={'state': '已受理'}, order_by='updated', limit=20);"
        "print((time.perf_counter() - begun) * 1000)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", script, str(home)], cwd=ROOT, capture_output=True, check=True)
        for _ in range(3)
    ]
    return statistics.median(float(run.stdout) for run in runs)


def measure_stock(home: Path, size: int, times: int) -> dict[str, float]:
    """The same with TinyDB's JSONStorage."""
    home.mkdir()
    with tinydb.TinyDB(home / "stock.json", encoding="utf-8", ensure_ascii=False) as database:
        database.insert_multiple(document(serial) for serial in range(1, size + 1))
        case = tinydb.Query()

        def find(condition: tinydb.queries.QueryInstance) -> object:
            database.clear_cache()  # which every put does anyhow
            return database.search(condition)

        return {
            "get": median_cost(lambda serial: database.get(doc_id=serial), spread(size, times)),
            "find by state, a page of 20": median_cost(
                lambda serial: find(case.state == STATES[serial % len(STATES)]), spread(size, times)
            ),
            "find by name": median_cost(
                lambda serial: find(case.names.any([f"张{serial}"])), spread(size, times)
            ),
            "put": median_cost(
                lambda serial: database.update(document(serial + 1, 8), doc_ids=[serial]), spread(size, times)
            ),
        }


def exponent(costs: dict[int, float]) -> float:
    """The slope of cost against size, both as logarithms, by least squares."""
    points = [(math.log(size), math.log(cost)) for size, cost in costs.items()]
    return statistics.linear_regression(*zip(*points, strict=True)).slope


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="up to 10,000 cases, fewer repetitions")
    is_quick = parser.parse_args().quick
    sizes = (100, 1_000, 10_000) if is_quick else (100, 1_000, 10_000, 100_000)
    times = 200 if is_quick else 1_000

    ours: dict[str, dict[int, float]] = {}
    stock: dict[str, dict[int, float]] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            for name, cost in measure_index(Path(folder) / "ours", size, times).items():
                ours.setdefault(name, {})[size] = cost
            if size <= STOCK_IS_BEARABLE_TO:
                for name, cost in measure_stock(Path(folder) / "stock", size, times=5).items():
                    stock.setdefault(name, {})[size] = cost
        print(f"measured {size:,} cases", file=sys.stderr)

    print(f"{'milliseconds':32}" + "".join(f"{size:>12,}" for size in sizes) + f"{'exponent':>12}")
    for name, costs in ours.items():
        print(f"{name:32}" + "".join(f"{cost:12.3f}" for cost in costs.values()) + f"{exponent(costs):12.2f}")
        if name in stock:
            shipped = stock[name]
            missing = "           –" * (len(sizes) - len(shipped))
            print(
                f"{'   TinyDB as shipped':32}"
                + "".join(f"{cost:12.3f}" for cost in shipped.values())
                + f"{missing}{exponent(shipped):12.2f}"
            )
            ratios = "".join(f"{f'{shipped[size] / costs[size]:,.0f} ×':>12}" for size in shipped)
            print(f"{'   ratio':32}{ratios}")


if __name__ == "__main__":
    main()
