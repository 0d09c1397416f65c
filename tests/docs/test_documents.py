"""What the documents name exists: files, tests, and the pages that they lead to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.measure_coverage import PAGE, every_test

ROOT = PAGE.parent.parent
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))

#: Pages whose word for what is done where, and what tests it, has to be true; the first two promise the most.
PAGES = ("security", "threat-model", "architecture", "letters", "performance")
PROMISING = [*(ROOT / "docs" / f"{name}.md" for name in PAGES), *DECISIONS]
#: Every file and folder of the program and its tests, each with a leading slash.
ROOMS = ("casefiles", "forms", "doc_templates", "storage", "tests", "benchmarks")
FILES = [
    "/" + path.relative_to(ROOT).as_posix()
    for room in ROOMS
    for path in (ROOT / room, *(ROOT / room).rglob("*"))
]
#: Named in pages, but found in an office's home.
FOLDERS_OF_A_HOME = {"index/"}
EVERY_PAGE = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


def named(page: Path, pattern: str) -> set[str]:
    return set(re.findall(pattern, page.read_text(encoding="utf-8")))


@pytest.mark.parametrize("page", PROMISING, ids=lambda page: page.stem)
def test_every_test_that_a_page_names_exists(page):
    assert named(page, r"`(test_\w+)`") - every_test().keys() == set()


@pytest.mark.parametrize("page", PROMISING, ids=lambda page: page.stem)
def test_every_file_that_a_page_names_exists(page):
    """A page may leave out the folders that it is about: `web/steps.py`, `hearing/steps.py`."""
    names = named(page, r"`((?:\w+/)+(?:\w+\.(?:py|txt))?)`") - FOLDERS_OF_A_HOME

    assert [name for name in names if not any(file.endswith("/" + name.rstrip("/")) for file in FILES)] == []


def test_the_security_pages_name_many_of_each():
    for page in PROMISING[:2]:
        assert len(named(page, r"`(test_\w+)`")) > 30
        assert len(named(page, r"`([\w/]+\.py)`")) > 15


@pytest.mark.parametrize("page", EVERY_PAGE, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_of_a_page_leads_somewhere(page):
    links = named(page, r"\]\(([^)\s#:]+)(?:#[^)]*)?\)")

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_each_decision_is_listed_short_and_of_the_same_form():
    listed = named(ROOT / "docs" / "decisions" / "README.md", r"\[\d{4}\]\((\S+)\)")
    headings = ["## Context", "## Decision", "## Consequences", "## Alternatives weighed"]

    assert listed == {page.name for page in DECISIONS}
    for page in DECISIONS:
        lines = page.read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if line.startswith("## ")] == headings
        assert len(lines) <= 60


def test_security_and_threat_model_number_what_is_open_alike():
    model = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")
    open_ones = set(re.findall(r"^(\d+)\. ", model.split("## What is not guarded today")[1], re.MULTILINE))
    met = (ROOT / "docs" / "security.md").read_text(encoding="utf-8").split("## Not met")[1]
    named_ones = {n for group in re.findall(r"\(([\d,\s]+)\)", met) for n in re.findall(r"\d+", group)}

    assert len(open_ones) > 20
    assert named_ones - open_ones == set()


PATTERNS = re.findall(
    r"^## (?:An?) (\w+)\n.*?```diff\n(.*?)^```",
    (ROOT / "docs" / "patterns.md").read_text(encoding="utf-8"),
    re.DOTALL | re.MULTILINE,
)


@pytest.mark.parametrize("diff", [diff for _, diff in PATTERNS], ids=[name for name, _ in PATTERNS])
def test_each_diff_of_the_patterns_still_fits_the_code(diff):
    """What a hunk keeps or takes away stands in its file, line after line; a new file is not there yet."""
    for file in re.split(r"^(?=--- |\+\+\+ )", diff, flags=re.MULTILINE)[1:]:
        head, *lines = file.splitlines()
        path = ROOT / head.split()[1]
        if head.startswith("+++"):
            assert not path.exists()
            continue
        text = "\n" + path.read_text(encoding="utf-8")
        for hunk in "\n".join(lines).split("\n@@"):
            before = [line[1:] for line in hunk.splitlines()[1:] if not line.startswith("+")]
            assert "\n" + "\n".join(before) in text, f"{path.name}: {before}"


def test_the_patterns_are_six_and_short():
    assert [name for name, _ in PATTERNS] == ["step", "rule", "field", "letter", "period", "page"]
    for _, diff in PATTERNS:
        assert len(re.findall(r"^[+-](?![+-]{2} )", diff, re.MULTILINE)) <= 40
