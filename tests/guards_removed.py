"""Remove every guard in turn, run the tests, and write down which of them noticed.

    python -m tests.guards_removed          prints the table
    python -m tests.guards_removed --write  also writes docs/procedure.md

A guard whose removal no test notices makes the command fail.
"""

from __future__ import annotations

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.procedure_page import GUARDS, write
from tests.without_guard import every_guard

ROOT = Path(__file__).resolve().parent.parent
QUICK = (
    *sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("tests/procedure/*/test_rules.py")),
    "tests/procedure/inquiry/test_recusal.py",
)
SLOW = (
    "tests/articles",
    "tests/procedure/test_paths_to_a_listing.py",
    "tests/procedure/test_random_walks.py",
)
FAILED = re.compile(r"^FAILED (\S+?)(?: - .*)?$", re.MULTILINE)


def noticed_by(name: str) -> list[str]:
    """The tests that fail without the guard: first those written for it, then, if none does, all others by article."""
    for paths in (QUICK, SLOW):
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "--no-cov",
            "-p",
            "no:cacheprovider",
            "-p",
            "tests.without_guard",
        ]
        run = subprocess.run(
            [*command, f"--without-guard={name}", "--maxfail=3", *paths],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        found = FAILED.findall(run.stdout)
        if found:
            return found
        if run.returncode not in (0, 1):
            raise SystemExit(
                f"pytest ended with {run.returncode} without {name}:\n{run.stdout[-2000:]}{run.stderr[-2000:]}"
            )
    return []


def main() -> None:
    guards = every_guard()
    with ThreadPoolExecutor(2) as pool:
        noticed = dict(zip(guards, pool.map(noticed_by, guards), strict=True))
    rows = ["| 规则 | 保证 | 去掉后失败的测试 |", "|---|---|---|"]
    for name, tests in noticed.items():
        shown = "<br>".join(f"`{test.removeprefix('tests/')}`" for test in tests) or "**没有测试发现**"
        rows.append(f"| `{name}` | {guards[name][0].promise} | {shown} |")
    table = "\n".join(rows)
    sys.stdout.write(table + "\n")
    if "--write" in sys.argv:
        write(GUARDS, f"Each guard was taken out in turn; these tests then failed.\n\n{table}")
    if not all(noticed.values()):
        raise SystemExit("a guard can be removed without a test noticing")


if __name__ == "__main__":
    main()
