from __future__ import annotations

import pytest

from casefiles.office.context import OfficeContext
from tests.another_county.retold import second_demonstration


@pytest.fixture(scope="session")
def second(tmp_path_factory: pytest.TempPathFactory) -> OfficeContext:
    """The second county's office after its demonstration; to be read only."""
    office, _ = second_demonstration().make_demo(tmp_path_factory.mktemp("second") / "office")
    return office
