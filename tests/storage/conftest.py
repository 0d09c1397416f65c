"""A real office home on a real disk for each test."""

from pathlib import Path

import pytest
from hypothesis import settings

from storage import CaseFolder, CaseStore

# A disk may take its time; that is no failure.
settings.register_profile("disk", deadline=None)
settings.load_profile("disk")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "办公室 office"


@pytest.fixture
def store(home: Path) -> CaseStore:
    home.mkdir()
    return CaseStore(home)


@pytest.fixture
def case(store: CaseStore) -> CaseFolder:
    return store.new_case(2026)
