"""Every rule of the procedure makes a promise, and has its tests in the folder of its stage."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.procedure.guards import GUARDS, stage_of

HERE = Path(__file__).parent


@pytest.mark.parametrize("name", GUARDS)
def test_every_guard_says_what_holds_once_it_has_passed(name):
    assert GUARDS[name].promise
    assert not GUARDS[name].promise.endswith("。")


def test_every_guard_of_the_procedure_is_put_to_the_test():
    folders = {stage_of(guard) for guard in GUARDS.values()}

    assert [name for name in folders if not (HERE / name / "test_rules.py").is_file()] == []
