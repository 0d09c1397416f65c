"""Real offices in real folders: a fresh one, a finished demonstration, and one case at every stage."""
# ruff: noqa: E402 - where the imports are found has to be said first

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

# Builders are imported by name; and tests/casefiles must not be taken for the package of that name.
sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]

from builders import Shelf, new_office
from hypothesis import HealthCheck, settings

from casefiles.demo import Made, make_demo
from casefiles.demo.walk import Walk
from casefiles.office import Office

settings.register_profile(
    "office", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
settings.load_profile("office")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A fresh office on 5 January 2026."""
    return new_office(tmp_path / "office")


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, Made]:
    """The finished demonstration with what it tells of itself; to be read only."""
    return make_demo(tmp_path_factory.mktemp("demo") / "office")


@pytest.fixture(scope="session")
def demo(demonstration: tuple[Office, Made]) -> Office:
    """The finished demonstration's office; to be read only."""
    return demonstration[0]


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """One case at every stage."""
    return Shelf(tmp_path_factory.mktemp("shelf"))


@pytest.fixture
def at(shelf: Shelf, tmp_path: Path) -> Callable[[str], Walk]:
    """The case of the shelf at a stage, in an office of this test's own."""

    def taken(stage: str) -> Walk:
        return shelf.at(stage, tmp_path / stage)

    return taken
