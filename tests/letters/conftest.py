"""Letters of every kind, each from a case of its own branch."""

from __future__ import annotations

import pytest

from tests.letters.branches import BRANCHES, Written, court_case, letters_in
from tests.world import World


@pytest.fixture(scope="session")
def written(world: World, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Written]]:
    """Letters of every kind, by branch of the procedure."""
    home = tmp_path_factory.mktemp("letters")
    made: dict[str, list[Written]] = {}
    for branch, (stage, carry) in BRANCHES.items():
        worker = world.case_at(stage, home / branch)
        carry(worker)
        made[branch] = letters_in(worker)
    made["court"] = letters_in(court_case(home / "court"))
    return made
