"""Proves once that a template's renderings are well formed, so that letters need not be parsed again.

Text is escaped and cannot break the XML. If each branch and each loop body of the template closes the elements that it
opens, every rendering is well formed. A template without a proof is parsed at each rendering, which is only slower.
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
"""A placeholder for a printed value, valid as text and in an attribute."""


def always_well_formed(tree: nodes.Template) -> bool:
    """Whether every path through the template gives balanced XML."""
    try:
        return _left_open(_outline(tree.body)) == ([], [])
    except _Unproven:
        return False


class _Unproven(Exception):
    pass


def _outline(body: list[nodes.Node]) -> str:
    """The XML of a block, with each inner block once and a placeholder for printed values.

    An inner block may close outer elements if it opens the same ones again: then it makes no difference to its
    surroundings how often it is repeated.
    """
    pieces: list[str] = []
    for node in body:
        if isinstance(node, nodes.Output):
            pieces += (item.data if isinstance(item, nodes.TemplateData) else _HELD for item in node.nodes)
        elif isinstance(node, nodes.If):
            for branch in (node.body, *(inner.body for inner in node.elif_), node.else_):
                pieces.append(_neutral(branch))
        elif isinstance(node, nodes.For):
            pieces += (_neutral(node.body), _neutral(node.else_))
        elif isinstance(node, nodes.AssignBlock):
            if _left_open(_outline(node.body)) != ([], []):
                raise _Unproven
        elif not isinstance(node, nodes.Assign):
            raise _Unproven
    return "".join(pieces)


def _neutral(body: list[nodes.Node]) -> str:
    """The outline of a block that leaves the open elements unchanged. Raises _Unproven otherwise."""
    xml = _outline(body)
    if "<" not in xml and ">" not in xml:
        # Text or part of an attribute's value: it opens and closes nothing, unless it holds the value's quotes.
        if '"' in xml or "'" in xml:
            raise _Unproven
        return ""
    closed, opened = _left_open(xml)
    if closed != opened[::-1]:
        raise _Unproven
    return xml


def _left_open(xml: str) -> tuple[list[str], list[str]]:
    """The elements that a piece of XML closes without opening them, and those that it leaves open."""
    closed: list[str] = []
    opened: list[str] = []
    end = 0
    for element in _ELEMENT.finditer(xml):
        _require_text(xml[end : element.start()])
        end = element.end()
        closing, name, _, empty = element.groups()
        if not closing:
            if not empty:
                opened.append(name)
        elif not opened:
            closed.append(name)
        elif opened.pop() != name:
            raise _Unproven
    _require_text(xml[end:])
    return closed, opened


def _require_text(between: str) -> None:
    """Raises _Unproven if text between elements holds a part of one."""
    if "<" in between or ">" in between:
        raise _Unproven


def tables_keep_their_columns(source: str) -> bool:
    """Whether all renderings keep the tables' columns, so that docxtpl's repair can be skipped.

    True if no tag is between cells, no span is computed, no row is wider than the grid, and an unconditional row fills
    it.
    """
    if "<w:tbl>" not in source and "<w:tbl " not in source:
        return True
    try:
        root = etree.fromstring(_declared(_JINJA.sub("\ue000", source)))
    except etree.XMLSyntaxError:
        return False
    return all(_keeps_columns(table) for table in root.iter(f"{_W}tbl"))


def _declared(source: str) -> str:
    """The source in a root element that declares its prefixes."""
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
