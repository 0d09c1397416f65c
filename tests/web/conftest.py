"""The pages of real offices."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from people import Person, pages
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from casefiles.demo.walk import DemoClock
from casefiles.office import Office


@pytest.fixture
def app(office: Office) -> Flask:
    """The pages of a fresh office with its staff."""
    return pages(office)


@pytest.fixture
def clerk(app: Flask) -> Person:
    return Person(app, "li")


@pytest.fixture(scope="session")
def demo_app(demo: Office) -> Flask:
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
def address(demo: Office, tmp_path: Path) -> Iterator[str]:
    """The pages of a copy of the finished demonstration, served on the loopback."""
    shutil.copytree(demo.home, tmp_path / "office")
    app = pages(Office(tmp_path / "office", DemoClock(demo.today)), csrf=True)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
