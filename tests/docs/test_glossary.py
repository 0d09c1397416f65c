"""docs/glossary.md has a line for each name that the procedure uses, with the title that users see, and no other line."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest

from casefiles.cases.letter import LetterStatus
from casefiles.cases.letter_kinds import BLANK_TITLES, LETTER_KINDS, PAPER_TITLES
from casefiles.cases.states import State
from casefiles.law.kinds import RespondentKind, Severity
from casefiles.people.roles import Role
from casefiles.procedure.deadlines import RULES
from casefiles.procedure.step import Step
from casefiles.procedure.table import PROCEDURE

ROOT = Path(__file__).parents[2]
ROOMS = ("casefiles", "forms", "doc_templates", "storage")
PAGE = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")

#: What each table must hold: identifier → 中文. A table is known by the identifier of its first line.
LISTED = {
    "steps": {step.name: step.title for step in PROCEDURE},
    "states": {state.value: state.title for state in State},
    "letters": {kind.name: kind.title for kind in LETTER_KINDS.values()},
    "papers": PAPER_TITLES,
    "blank forms": BLANK_TITLES,
    "roles": {role.value: role.title for role in Role},
    "life of a letter": {status.value: status.title for status in LetterStatus},
    "kinds of respondent": {kind.value: kind.title for kind in RespondentKind},
    "classes": {severity.value: severity.title for severity in Severity},
    "deadlines": {rule.key: rule.title for rule in RULES},
}


def tables() -> list[list[list[str]]]:
    """Each table of the page as rows of cells, without its head."""
    found = re.findall(r"^\|---.*\n((?:\|.*\n)+)", PAGE, re.MULTILINE)
    return [
        [[cell.strip() for cell in row.strip("|").split("|")] for row in body.splitlines()] for body in found
    ]


TABLES = tables()
BY_FIRST = {rows[0][0].strip("`"): rows for rows in TABLES}
TERMS = [
    rows for rows in TABLES if not any(rows is BY_FIRST.get(next(iter(names))) for names in LISTED.values())
]


def identifiers_of_the_code() -> set[str]:
    """Names of modules, of whatever they define or use, and words that are keys: `"conduct_date"`."""
    found = set()
    for path in (path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        found.add(path.parent.name if path.stem == "__init__" else path.stem)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = (getattr(node, kind, None) for kind in ("id", "attr", "name", "arg", "value"))
            found.update(name for name in named if isinstance(name, str) and name.isidentifier())
    return found


@pytest.mark.parametrize("group", LISTED)
def test_every_name_has_its_line_with_its_title_and_nothing_is_stale(group):
    names = LISTED[group]
    rows = BY_FIRST[next(iter(names))]

    assert {row[0].strip("`"): row[1] for row in rows} == names
    assert len(rows) == len(names)


def test_the_stage_of_every_step_is_the_folder_that_declares_it():
    for name, _, _, stage in BY_FIRST[PROCEDURE[0].name]:
        declared = vars(import_module(f"casefiles.procedure.{stage}.steps")).values()
        assert any(isinstance(step, Step) and f"`{step.name}`" == name for step in declared)


def test_every_identifier_among_the_terms_exists_in_the_code():
    named = {name for rows in TERMS for row in rows for name in re.findall(r"`(\w+)`", row[0])}

    assert len(named) > 60
    assert named - identifiers_of_the_code() == set()


def test_no_line_of_the_page_is_without_a_meaning():
    assert [row for rows in TABLES for row in rows if not all(row) or len(row) < 3] == []


def test_one_word_is_explained_in_one_line():
    rows = [row for rows in TERMS for row in rows]
    named = [name for row in rows for name in re.findall(r"`(\w+)`", row[0])]

    assert [name for name in set(named) if named.count(name) > 1] == []
