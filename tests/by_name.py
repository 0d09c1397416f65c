"""`python -m tests NAME …`: only the tests whose path or name contains one of the names, capitals or not.

A pytest plugin. What is a path below `tests/` stays one; every other word without a dash is a name.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.resolve()
ROOT = TESTS.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--named",
        action="append",
        default=[],
        metavar="NAME",
        help="only tests whose path or name contains NAME",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config, args: list[str]) -> None:
    """Turn the words that are no paths into `--named`. Only pytest knows which words are values of its options."""
    for word in early_config.known_args_namespace.file_or_dir:
        if not _is_a_path_of_tests(word):
            args[args.index(word)] = f"--named={word}"


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out, unread, the files in which no name occurs: importing all of them takes most of the time."""
    names = _names(config)
    if not names or collection_path.suffix != ".py":
        return None
    path = collection_path.relative_to(ROOT).as_posix().lower()
    text = collection_path.read_text(encoding="utf-8").lower()
    # The last part of a name such as `test_fields.py::test_a_date` is what stands in the text.
    return None if any(name in path or name.rpartition("::")[2] in text for name in names) else True


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Generator[None]:
    """Keep the named tests, and say so when there is none or when `-m` or `-k` leaves out all of them."""
    names, asked = _names(config), " or ".join(config.getoption("named"))
    if not names:
        return (yield)
    kept = [item for item in items if any(name in item.nodeid.lower() for name in names)]
    if not kept:
        raise pytest.UsageError(f"no test's path or name contains {asked}")
    found = len(kept)
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept
    yield
    if not items:
        marks = config.getoption("markexpr")
        raise pytest.UsageError(f"{found} tests are named {asked}, but -m {marks!r} or -k leaves them out")


def _names(config: pytest.Config) -> list[str]:
    return [name.lower() for name in config.getoption("named")]


def _is_a_path_of_tests(word: str) -> bool:
    # `forms` is a folder of the program, too; as a word it means the tests of that name.
    path = (ROOT / word.partition("::")[0]).resolve()
    return path.exists() and path.is_relative_to(TESTS)
