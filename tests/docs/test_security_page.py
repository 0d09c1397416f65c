"""docs/security.md names only files and tests that exist."""

import re

from tests.measure_coverage import PAGE, every_test

ROOT = PAGE.parent.parent
TEXT = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")


def test_every_test_that_the_security_page_names_exists():
    named = set(re.findall(r"`(test_\w+)`", TEXT))

    assert len(named) > 30
    assert named - every_test().keys() == set()


def test_every_file_that_the_security_page_names_exists():
    named = set(re.findall(r"`([\w/]+\.(?:py|txt))`", TEXT))

    assert len(named) > 15
    assert [name for name in named if not (ROOT / name).is_file()] == []
