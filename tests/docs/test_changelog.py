"""The changelog and its fragments: one change, one plain line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FRAGMENTS = sorted(path for path in (ROOT / "changelog.d").iterdir() if not path.name.startswith("."))
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
KINDS = ("added", "changed", "fixed", "removed")
LONGEST = 160


def not_one_plain_line(line: str) -> str:
    """What is wrong with a change's line; empty when nothing is."""
    if "\n" in line:
        return "has more than one line"
    if not line.endswith("."):
        return "does not end with a full stop"
    return f"is longer than {LONGEST} characters" if len(line) > LONGEST else ""


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=lambda path: path.name)
def test_a_fragment_is_one_change_of_a_known_kind(fragment):
    assert re.fullmatch(rf"\+[a-z0-9-]+\.({'|'.join(KINDS)})\.md", fragment.name)
    assert not_one_plain_line(fragment.read_text(encoding="utf-8").strip()) == ""


def test_each_change_in_the_changelog_is_one_line():
    changes = [line for line in CHANGELOG.splitlines() if line.startswith("- ")]

    assert len(changes) > 50
    assert [line for line in changes if not_one_plain_line(line)] == []


def test_the_days_of_the_changelog_run_backwards():
    days = re.findall(r"^## (\d{4}-\d{2}-\d{2})$", CHANGELOG, re.MULTILINE)

    assert days == sorted(set(days), reverse=True)
    assert len(days) == CHANGELOG.count("\n## ")


def test_a_line_of_another_form_is_named():
    assert not_one_plain_line("Two.\nLines.") == "has more than one line"
    assert not_one_plain_line("No stop") == "does not end with a full stop"
    assert not_one_plain_line("x" * LONGEST + ".") == "is longer than 160 characters"
