"""The pages of real offices."""

from __future__ import annotations

import pytest
from flask import Flask
from people import Person, pages

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
