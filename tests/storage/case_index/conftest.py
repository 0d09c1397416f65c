"""An empty index for each test."""

import pytest

from tests.storage.case_index.builders import opened


@pytest.fixture
def index(home):
    index = opened(home)
    index.rebuild([])
    return index
