"""Finds the variables that a template uses, and those that a context of a given shape lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import nodes

from doc_templates.check.shapes import ANYTHING, LOOP, TEXT, Shape
from doc_templates.engine.compiled import paragraph_text

_GLOBALS = frozenset({"range", "namespace"})


@dataclass(frozen=True, slots=True)
class Use:
    """One use of one variable."""

    path: str
    """Such as 当事人.名称, 措施, 措施.期限."""
    paragraph: str
    is_unknown: bool


@dataclass(frozen=True, slots=True)
class _Name:
    """The meaning of a name in a scope: its path in the context and its shape."""

    path: str
    shape: Shape


_Scope = Mapping[str, _Name]


def uses(tree: nodes.Template, lines: list[str], context: Shape) -> Iterator[Use]:
    """All uses of variables in a template that was parsed with one paragraph a line."""
    scope = {name: _Name(name, shape) for name, shape in context.keys.items()}
    yield from _Walk(lines).block(tree.body, scope)


class _Walk:
    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def block(self, body: list[nodes.Node], scope: _Scope) -> Iterator[Use]:
        """The uses in a block of statements. A variable set in it is known to the statements after it."""
        yield from self._statements(body, dict(scope))

    def _statements(self, body: list[nodes.Node], scope: dict[str, _Name]) -> Iterator[Use]:
        for node in body:
            yield from self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: dict[str, _Name]) -> Iterator[Use]:
        if isinstance(node, nodes.For):
            yield from self._expression(node.iter, scope)
            inner = {
                **scope,
                "loop": _Name("", LOOP),
                **self._bound(node.target, self._items(node.iter, scope)),
            }
            if node.test is not None:
                yield from self._expression(node.test, inner)
            yield from self.block(node.body, inner)
            yield from self.block(node.else_, scope)
        elif isinstance(node, nodes.If):
            yield from self._expression(node.test, scope)
            for branch in (node.body, *(inner.body for inner in node.elif_), node.else_):
                yield from self._statements(branch, scope)
            for inner_if in node.elif_:
                yield from self._expression(inner_if.test, scope)
        elif isinstance(node, (nodes.Assign, nodes.AssignBlock)):
            if isinstance(node, nodes.Assign):
                yield from self._expression(node.node, scope)
            else:
                yield from self.block(node.body, scope)
            scope.update(self._bound(node.target, _Name("", ANYTHING)))
        else:
            for child in node.iter_child_nodes():
                yield from self._expression(child, scope)

    def _expression(self, node: nodes.Node, scope: _Scope) -> Iterator[Use]:
        if isinstance(node, (nodes.Name, nodes.Getattr, nodes.Getitem)):
            found = self._meaning(node, scope)
            if found is not None:
                name, is_unknown = found
                if name.path:
                    yield Use(name.path, self._paragraph(node.lineno), is_unknown)
                # The part before the last dot is used too. If it is missing, only that is reported.
                if not is_unknown and not isinstance(node, nodes.Name):
                    yield from self._expression(node.node, scope)
                return
        for child in node.iter_child_nodes():
            yield from self._expression(child, scope)

    def _meaning(self, node: nodes.Node, scope: _Scope) -> tuple[_Name, bool] | None:
        """The variable that an expression names and whether the context lacks it; None if it names none."""
        if isinstance(node, nodes.Name):
            if node.name in scope:
                return scope[node.name], False
            return (
                (_Name(node.name, ANYTHING), True)
                if node.name not in _GLOBALS
                else (_Name("", ANYTHING), False)
            )
        if isinstance(node, nodes.Getattr):
            return self._member(node.node, node.attr, scope)
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            if isinstance(node.arg.value, str):
                return self._member(node.node, node.arg.value, scope)
            return self._items(node.node, scope), False
        return None

    def _member(self, owner: nodes.Node, member: str, scope: _Scope) -> tuple[_Name, bool] | None:
        found = self._meaning(owner, scope)
        if found is None:
            return None
        name, is_unknown = found
        if is_unknown or name.shape.anything:
            return _Name(name.path, ANYTHING), is_unknown
        inner = name.shape.keys.get(member)
        path = f"{name.path}.{member}" if name.path else ""
        if inner is None:
            return _Name(path or member, ANYTHING), True
        return _Name(path, inner), False

    def _items(self, node: nodes.Node, scope: _Scope) -> _Name:
        """The meaning of the items of an expression."""
        while isinstance(node, nodes.Filter) and node.node is not None:
            node = node.node
        found = self._meaning(node, scope)
        if found is None or found[1]:
            return _Name("", ANYTHING)
        name = found[0]
        return _Name(name.path, name.shape.items if name.shape.items is not None else TEXT)

    def _bound(self, target: nodes.Node, meaning: _Name) -> dict[str, _Name]:
        if isinstance(target, nodes.Name):
            return {target.name: meaning}
        if isinstance(target, nodes.Tuple):
            return {item.name: _Name("", ANYTHING) for item in target.items if isinstance(item, nodes.Name)}
        return {}

    def _paragraph(self, line: int) -> str:
        return paragraph_text(self._lines[line - 1]) if 0 < line <= len(self._lines) else ""
