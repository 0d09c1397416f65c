"""The pages of real offices."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, sync_playwright

from casefiles.office.context import OfficeContext
from casefiles.office.opening import open_office
from tests.web.browser.people_at_browsers import Running
from tests.web.people import Person, pages
from tests.world.clock import ManualClock


@pytest.fixture
def app(office: OfficeContext) -> Flask:
    """The pages of a fresh office with its staff."""
    return pages(office)


@pytest.fixture
def clerk(app: Flask) -> Person:
    return Person(app, "li")


@pytest.fixture(scope="session")
def demo_app(demo: OfficeContext) -> Flask:
    """The pages of the finished demonstration; to be read only."""
    return pages(demo)


FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium")
    assert program, "this test needs Debian's chromium; .ci/run installs it"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def served(demo: OfficeContext, tmp_path: Path) -> Iterator[Running]:
    """A copy of the finished demonstration, served on the loopback."""
    shutil.copytree(demo.home, tmp_path / "office")
    with Running(open_office(tmp_path / "office", ManualClock(demo.today))) as running:
        yield running


@pytest.fixture
def address(served: Running) -> str:
    """Where the pages of the copy are served."""
    return served.address
