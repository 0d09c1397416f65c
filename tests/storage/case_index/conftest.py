"""An empty index for each test."""

import pytest
from index_builders import opened


@pytest.fixture
def index(home):
    index = opened(home)
    index.rebuild([])
    return index
