"""A letter is drafted and sampled in the module of the same stage."""

from __future__ import annotations

import pytest

from doc_templates import build
from doc_templates import samples as all_samples

STAGES = {stage.__name__.rpartition(".")[2]: stage for stage in build.STAGES}


@pytest.mark.parametrize("name", STAGES)
def test_the_samples_of_a_stage_are_of_the_letters_drafted_for_it(name: str) -> None:
    assert set(getattr(all_samples, name).SAMPLES) == set(STAGES[name].DESIGNS)
