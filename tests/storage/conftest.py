"""A real office home on a real disk for each test."""

from pathlib import Path

import pytest

from storage import CaseFolder, CaseStore


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
