"""What the rooms of the program may know of each other, beyond what the import contracts say."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest

from casefiles.office.context import OfficeContext

ROOT = Path(__file__).parents[2]
PACKAGES = ("casefiles", "forms", "doc_templates", "storage")
#: What pages and commands may read of an office directly; everything else is a store, to be asked by a use case.
OPEN_TO_PAGES = {"clock", "secret", "settings", "details", "measure", "calendar"}
STORES = {field.name for field in fields(OfficeContext)} - OPEN_TO_PAGES

Graph = dict[str, set[str]]


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the program by its name."""
    found = {}
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def imported(tree: ast.Module) -> Iterator[str]:
    """Every module that a module names in an import, wherever it stands, and what it takes from it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{one.name}" for one in node.names)


def imports() -> Graph:
    """Which modules each module imports, for type checking only, too."""
    known = modules()

    def module_of(name: str) -> str:
        return name if name in known else name.rpartition(".")[0]

    return {
        name: {one for target in imported(tree) if (one := module_of(target)) in known and one != name}
        for name, tree in known.items()
    }


def rings(graph: Graph) -> list[list[str]]:
    """The groups of modules that import each other in a circle (strongly connected, after Tarjan)."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        order[name] = lowest[name] = len(order)
        stack.append(name)
        for other in sorted(graph[name]):
            if other not in order:
                visit(other)
                lowest[name] = min(lowest[name], lowest[other])
            elif other in stack:
                lowest[name] = min(lowest[name], order[other])
        if lowest[name] == order[name]:
            ring = stack[stack.index(name) :]
            del stack[stack.index(name) :]
            found.append(sorted(ring))

    for name in sorted(graph):
        if name not in order:
            visit(name)
    return [ring for ring in found if len(ring) > 1]


def test_a_ring_is_found_where_there_is_one() -> None:
    assert rings({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c"]]
    assert rings({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert rings(imports()) == []


def test_no_use_case_knows_the_office_by_its_type_alone() -> None:
    """What must be imported for type checking only hides a ring."""
    hidden = [
        name
        for name, tree in modules().items()
        if name.startswith("casefiles.office") and "typing.TYPE_CHECKING" in imported(tree)
    ]
    assert hidden == []


def is_an_office(node: ast.expr) -> bool:
    """Whether the expression stands for an office: office, office(), self.office, opened(home)."""
    if isinstance(node, ast.Call):
        return is_an_office(node.func) or getattr(node.func, "id", "") in (
            "opened",
            "open_office",
            "up_to_date",
        )
    return getattr(node, "id", getattr(node, "attr", "")).removeprefix("_") == "office"


def test_the_check_of_stores_sees_every_way_to_an_office() -> None:
    ways = ("office", "office()", "self.office", "self._office", "opened(home)", "page.office")
    assert all(is_an_office(ast.parse(way, mode="eval").body) for way in ways)
    assert {"store", "index", "accounts", "log", "writer", "home"} <= STORES


@pytest.mark.parametrize("room", ["web", "cli", "demo"])
def test_pages_commands_and_the_demonstration_reach_into_no_store(room: str) -> None:
    """They ask a use case by its name; who keeps what where is the office's affair."""
    reached = [
        f"{name}: {ast.unparse(node)}"
        for name, tree in modules().items()
        if name.startswith(f"casefiles.{room}")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in STORES and is_an_office(node.value)
    ]
    assert reached == []
