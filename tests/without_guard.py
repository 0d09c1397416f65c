"""A pytest plugin that takes one guard out of the procedure, to see whether a test notices.

python -m pytest -p tests.without_guard --without-guard answer_period_is_over tests/procedure
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from importlib import import_module

import pytest

import casefiles.procedure
from casefiles.cases.case import Case
from casefiles.procedure.rule import Attempt, Guard
from casefiles.procedure.table import PROCEDURE


def every_guard() -> dict[str, list[Guard]]:
    """Every guard of the procedure by name; those that every step asks are among them."""
    found: dict[str, list[Guard]] = {}
    modules = [
        import_module(module.name)
        for module in pkgutil.walk_packages(casefiles.procedure.__path__, "casefiles.procedure.")
    ]
    everywhere = [value for module in modules for value in vars(module).values() if isinstance(value, Guard)]
    for one in (*(one for step in PROCEDURE for one in (*step.guards, *step.checks)), *everywhere):
        if not any(one is known for known in found.setdefault(one.name, [])):
            found[one.name].append(one)
    return found


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--without-guard", default="", help="the guard that lets everything pass")


def pytest_configure(config: pytest.Config) -> None:
    name = config.getoption("--without-guard")
    if name:
        take_out(name)


def take_out(name: str) -> None:
    """Let everything pass the guard, wherever it stands, for good."""
    for one in every_guard()[name]:
        object.__setattr__(one, "check", _letting_pass(one))


def _letting_pass(one: Guard) -> Callable[[Case, Attempt], None]:
    # It keeps the name of its module, by which the tests know the stage of a guard.
    @wraps(one.check)
    def passing(case: Case, at: Attempt) -> None:
        return None

    return passing


@contextmanager
def removed(name: str) -> Iterator[None]:
    """Let everything pass the guard for a while."""
    kept = [(one, one.check) for one in every_guard()[name]]
    take_out(name)
    try:
        yield
    finally:
        for one, check in kept:
            object.__setattr__(one, "check", check)
