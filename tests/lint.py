"""`python -m tests.lint`: lint, format, types, import contract. With `--fix`, ruff corrects what it can first."""

from __future__ import annotations

import subprocess
import sys

from casefiles.bootstrap import ROOT, ensure

# import-linter is a script and no module that `-m` could run.
IMPORTS = "from importlinter.cli import lint_imports_command as check; check()"

CHECKS = {
    "ruff check": ("-m", "ruff", "check", "."),
    "ruff format": ("-m", "ruff", "format", "--check", "."),
    "mypy": ("-m", "mypy"),
    "lint-imports": ("-c", IMPORTS, "--no-logo"),
}
FIXES = {
    "ruff check": ("-m", "ruff", "check", "--fix", "."),
    "ruff format": ("-m", "ruff", "format", "."),
}


def failures(fix: bool) -> list[str]:
    """The checks that did not pass. Each is run, also after another one has failed."""
    return [
        name
        for name, arguments in (CHECKS | FIXES if fix else CHECKS).items()
        if not _passes(name, arguments)
    ]


def _passes(name: str, arguments: tuple[str, ...]) -> bool:
    print(f"== {name}", flush=True)  # noqa: T201
    return subprocess.call([sys.executable, *arguments], cwd=ROOT) == 0


if __name__ == "__main__":
    ensure("ruff", "mypy", "importlinter", tests=True)
    failed = failures(fix="--fix" in sys.argv[1:])
    sys.exit(f"not passed: {', '.join(failed)}" if failed else 0)
