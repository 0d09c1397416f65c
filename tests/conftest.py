"""Real offices in real folders: a fresh one, a finished demonstration, and one case at every stage."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, settings

from casefiles.cli import main
from casefiles.office.context import OfficeContext
from casefiles.office.opening import open_office
from tests.world import World
from tests.world.clock import ManualClock
from tests.world.offices import new_office

# Commands are read as on a wide screen, whatever terminal the tests run in.
os.environ["COLUMNS"] = "300"

settings.register_profile(
    "office", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
settings.load_profile("office")


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Words for what pytest would only number: `adopted_empty` instead of `blank0`."""
    if isinstance(val, dict):
        parts = [_in_words(key, value) for key, value in val.items()]
    elif isinstance(val, list | tuple):
        parts = [_in_words("", value) for value in val]
    else:
        return None
    words = ",".join(part for part in parts if part)[:60]
    return words or (None if val else f"no_{argname}")


def _in_words(name: object, value: object) -> str:
    # Ids are arguments of commands, too: no spaces, and ASCII only.
    said = str(value) if isinstance(value, str | int | float) else ""
    if value in ("", None, [], {}, ()):
        said = "empty"
    word = said if re.fullmatch(r"[\w.+-]{1,30}", said, re.ASCII) else ""
    return "_".join(part for part in (str(name), word) if part and re.fullmatch(r"[\w.+-]+", part, re.ASCII))


@pytest.fixture
def office(tmp_path: Path) -> OfficeContext:
    """A fresh office on 5 January 2026."""
    return new_office(tmp_path / "office")


@pytest.fixture(scope="session")
def demonstrated(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """The demonstration as its command makes it: what it said, and as `home` where it lies."""
    folder = tmp_path_factory.mktemp("demo") / "office"
    made = CliRunner().invoke(main, ["demo", str(folder), "--no-serve"], env={"COLUMNS": "300"})
    assert made.exit_code == 0, made.output
    made.home = folder
    return made


@pytest.fixture(scope="session")
def demo(demonstrated: Result) -> OfficeContext:
    """The finished demonstration's office on 1 December 2026; to be read only."""
    return open_office(demonstrated.home, ManualClock(date(2026, 12, 1)))


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Offices with one case, at every stage."""
    return World(tmp_path_factory.mktemp("world"))
