"""Proofs about a compiled template that spare work at every rendering.

A letter's text is escaped, so it can break neither the XML nor a table. What remains is the template's own XML: if each
branch and each loop body is balanced in itself, every rendering is well formed and need not be parsed to be sure.
"""

from __future__ import annotations

import re

from jinja2 import nodes
from lxml import etree

_ELEMENT = re.compile(r"<(/?)([\w:.-]+)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W_DECLARED = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_JINJA = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_DECLARED = re.compile(r'\sxmlns:[A-Za-z][\w-]*="[^"]*"')
_HELD = "0"
"""Stands for a value; it reads the same as text and as an attribute."""


def always_well_formed(tree: nodes.Template) -> bool:
    """Whether every path through the template yields balanced XML."""
    try:
        return _is_balanced(_outline(tree.body))
    except _Unproven:
        return False


class _Unproven(Exception):
    pass


def _outline(body: list[nodes.Node]) -> str:
    """The XML of a block, with values for what is printed and without its inner blocks, each proven by itself."""
    pieces: list[str] = []
    for node in body:
        if isinstance(node, nodes.Output):
            for item in node.nodes:
                pieces.append(item.data if isinstance(item, nodes.TemplateData) else _HELD)
        elif isinstance(node, nodes.If):
            _prove(node.body)
            _prove(node.else_)
            for branch in node.elif_:
                _prove(branch.body)
        elif isinstance(node, nodes.For):
            _prove(node.body)
            _prove(node.else_)
        elif isinstance(node, nodes.AssignBlock):
            _prove(node.body)
        elif not isinstance(node, nodes.Assign):
            raise _Unproven
    return "".join(pieces)


def _prove(body: list[nodes.Node]) -> None:
    if not _is_balanced(_outline(body)):
        raise _Unproven


def _is_balanced(xml: str) -> bool:
    """Whether all that opens closes, in order, and nothing is left half-written."""
    open_elements: list[str] = []
    end = 0
    for element in _ELEMENT.finditer(xml):
        if "<" in xml[end : element.start()]:
            return False
        end = element.end()
        closing, name, _, empty = element.groups()
        if closing:
            if not open_elements or open_elements.pop() != name:
                return False
        elif not empty:
            open_elements.append(name)
    return not open_elements and "<" not in xml[end:]


def tables_keep_their_columns(source: str) -> bool:
    """Whether no rendering can give a table more or fewer columns than its grid, so docxtpl's repair has no work.

    True when no tag stands between cells, no span is computed, no row is wider than the grid, and a row that is
    always there fills it.
    """
    if "<w:tbl>" not in source and "<w:tbl " not in source:
        return True
    try:
        root = etree.fromstring(_declared(_JINJA.sub("\ue000", source)))
    except etree.XMLSyntaxError:
        return False
    return all(_keeps_columns(table) for table in root.iter(f"{_W}tbl"))


def _declared(source: str) -> str:
    """The source under a root that declares the prefixes it uses."""
    prefixes = set(re.findall(r"[</\s]([A-Za-z][\w-]*):[\w-]+", source)) - {"w", "xml", "xmlns"}
    others = " ".join(f'xmlns:{prefix}="urn:{prefix}"' for prefix in sorted(prefixes))
    bare = _DECLARED.sub("", source)
    return f"<root {_W_DECLARED} {others}>{bare}</root>"


def _keeps_columns(table: etree._Element) -> bool:
    grid = table.find(f"{_W}tblGrid")
    columns = 0 if grid is None else len(grid.findall(f"{_W}gridCol"))
    certain = False
    tagged = bool((table.text or "").strip()) or (grid is not None and bool((grid.tail or "").strip()))
    for row in table.iter(f"{_W}tr"):
        cells = row.findall(f"{_W}tc")
        if (row.text or "").strip() or any((child.tail or "").strip() for child in row):
            return False
        spans = [cell.find(f"{_W}tcPr/{_W}gridSpan") for cell in cells]
        try:
            width = sum(1 if span is None else int(span.get(f"{_W}val") or "") for span in spans)
        except ValueError:
            return False
        if len(cells) > columns or width > columns:
            return False
        if row.getparent() is table:
            certain = certain or (width == columns and not tagged)
            tagged = tagged or bool((row.tail or "").strip())
    return certain
