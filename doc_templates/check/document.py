"""A docx as the layout check needs it: each paragraph with the font, size and line pitch that its styles give it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from doc_templates import gbt9704 as gb
from doc_templates.engine.reproducible_zip import unpacked

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAX_STYLES = 20


def number(element: etree._Element | None, attribute: str) -> int:
    """An integer attribute in Word's namespace; 0 if it is missing."""
    value = None if element is None else element.get(W + attribute)
    try:
        return int(float(value)) if value else 0
    except ValueError:
        return 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The look of a paragraph. Lengths are in twips, sizes in half-points."""

    text: str
    face: str
    size: int
    pitch: int
    """0 unless the line pitch is exact."""
    align: str
    left: int
    right: int
    before: int
    colour: str
    spacing: int
    """Added to the width of each character."""
    is_framed: bool

    @property
    def is_centred(self) -> bool:
        """Whether it is centred."""
        return self.align == "center"

    @property
    def is_red(self) -> bool:
        """Whether it is red, as in a letterhead."""
        return self.colour.upper() == gb.RED

    @property
    def is_title(self) -> bool:
        """Whether it is a title: centred and larger than body text."""
        return bool(self.text) and self.is_centred and self.size > gb.SIZE_THIRD and not self.is_red

    @property
    def is_long(self) -> bool:
        """Whether it is longer than a line, as body text is and headings are not."""
        return len(self.text) > gb.CHARACTERS_PER_LINE

    @property
    def is_note(self) -> bool:
        """Whether it is a note below a table."""
        return self.size <= gb.SIZE_FIFTH


class Document:
    """A docx, opened for measuring."""

    def __init__(self, docx: bytes) -> None:
        self._parts = unpacked(docx)
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        self._parser = parser
        self._root = etree.fromstring(self._parts["word/document.xml"], parser)
        self._styles = self._read_styles()

    @cached_property
    def sections(self) -> list[etree._Element]:
        """The section properties, in order."""
        return list(self._root.iter(f"{W}sectPr"))

    @cached_property
    def outside_tables(self) -> list[Paragraph]:
        """The paragraphs of the body outside tables."""
        body = self._root.find(f"{W}body")
        return [] if body is None else [self._paragraph(item) for item in body.findall(f"{W}p")]

    @cached_property
    def texts(self) -> list[str]:
        """The text of every paragraph, tables included."""
        return [text for text in (_text(item) for item in self._root.iter(f"{W}p")) if text]

    @cached_property
    def first_page_marks(self) -> list[Paragraph]:
        """The red paragraphs of the first page's own header (信函格式)."""
        return [
            item
            for kind, story in self._stories("header")
            if kind == "first"
            for item in map(self._paragraph, story.iter(f"{W}p"))
            if item.is_red and item.text
        ]

    @property
    def is_form(self) -> bool:
        """Whether the text outside tables is only headings and notes."""
        return not any(item.is_long and not item.is_note for item in self.outside_tables)

    @property
    def has_even_and_odd(self) -> bool:
        """Whether even and odd pages have separate footers."""
        settings = self._parts.get("word/settings.xml")
        return settings is not None and b"<w:evenAndOddHeaders" in settings

    @cached_property
    def page_number_paragraphs(self) -> list[tuple[str, Paragraph]]:
        """The kinds of footers (default, even) with their paragraphs that hold the PAGE field."""
        return [
            (kind, self._paragraph(item))
            for kind, story in self._stories("footer")
            for item in story.iter(f"{W}p")
            if _has_page_field(item)
        ]

    def _stories(self, which: str) -> Iterator[tuple[str, etree._Element]]:
        """The kind and content of the headers or footers of all sections."""
        targets = self._targets()
        for section in self.sections:
            for reference in section.findall(f"{W}{which}Reference"):
                part = targets.get(reference.get(f"{_R}id") or "", "")
                if part in self._parts:
                    kind = reference.get(f"{W}type") or "default"
                    yield kind, etree.fromstring(self._parts[part], self._parser)

    def character_pitch(self, paragraph: Paragraph) -> float:
        """The width of one character of the paragraph, including the page's character grid."""
        grid = None if not self.sections else self.sections[-1].find(f"{W}docGrid")
        added = (
            number(grid, "charSpace") / 4096 * 20
            if grid is not None and grid.get(f"{W}type") != "lines"
            else 0
        )
        return max(paragraph.size * 10 + paragraph.spacing + added, 1.0)

    def _targets(self) -> dict[str, str]:
        relationships = self._parts.get("word/_rels/document.xml.rels")
        if relationships is None:
            return {}
        root = etree.fromstring(relationships, self._parser)
        return {item.get("Id") or "": f"word/{item.get('Target')}" for item in root.iter(_RELATIONSHIP)}

    def _read_styles(self) -> dict[str, etree._Element]:
        content = self._parts.get("word/styles.xml")
        if content is None:
            return {}
        root = etree.fromstring(content, self._parser)
        styles = {item.get(f"{W}styleId") or "": item for item in root.iter(f"{W}style")}
        for item in list(styles.values()):
            if item.get(f"{W}type") == "paragraph" and item.get(f"{W}default") in ("1", "true"):
                styles[""] = item
        defaults = root.find(f"{W}docDefaults")
        if defaults is not None:
            styles["\0"] = defaults
        return styles

    def _chain(self, style_id: str) -> list[etree._Element]:
        """The style, the styles it is based on, and the document's defaults."""
        chain: list[etree._Element] = []
        style = self._styles.get(style_id, self._styles.get(""))
        while style is not None and style not in chain and len(chain) < _MAX_STYLES:
            chain.append(style)
            based_on = style.find(f"{W}basedOn")
            style = None if based_on is None else self._styles.get(based_on.get(f"{W}val") or "\1")
        if "\0" in self._styles:
            chain.append(self._styles["\0"])
        return chain

    def _paragraph(self, element: etree._Element) -> Paragraph:
        properties = element.find(f"{W}pPr")
        named = None if properties is None else properties.find(f"{W}pStyle")
        chain = self._chain("" if named is None else named.get(f"{W}val") or "")
        holders = ([] if properties is None else [properties]) + chain
        spacing = _first(holders, "spacing", "line")
        exact = _first(holders, "spacing", "lineRule")
        return Paragraph(
            text=_text(element),
            face=self._dominant(element, chain, "rFonts", "eastAsia"),
            size=int(self._dominant(element, chain, "sz", "val") or 20),
            pitch=int(spacing) if spacing and exact == "exact" else 0,
            align=_first(holders, "jc", "val") or "left",
            left=int(_first(holders, "ind", "left") or 0),
            right=int(_first(holders, "ind", "right") or 0),
            before=int(_first(holders, "spacing", "before") or 0),
            colour=self._dominant(element, chain, "color", "val"),
            spacing=int(self._dominant(element, chain, "spacing", "val") or 0),
            is_framed=any(holder.find(f".//{W}framePr") is not None for holder in holders),
        )

    def _dominant(
        self, element: etree._Element, chain: list[etree._Element], tag: str, attribute: str
    ) -> str:
        """The value of most characters of the paragraph."""
        inherited = _first(chain, tag, attribute)
        weights: Counter[str] = Counter()
        for run in element.iter(f"{W}r"):
            own = run.find(f"{W}rPr")
            value = "" if own is None else _first([own], tag, attribute)
            weights[value or inherited] += len(_text(run))
        return weights.most_common(1)[0][0] if weights else inherited


def _first(holders: list[etree._Element], tag: str, attribute: str) -> str:
    for holder in holders:
        for found in holder.iter(W + tag):
            value = found.get(W + attribute)
            if value:
                return value
    return ""


def _text(element: etree._Element) -> str:
    """The text of a paragraph or run; tabs and breaks become spaces."""
    pieces = []
    for item in element.iter(f"{W}t", f"{W}tab", f"{W}br"):
        if item.tag == f"{W}t":
            pieces.append(item.text or "")
        else:
            parent = item.getparent()
            # Tab stops in the paragraph's properties have the same element name as tabs in its text.
            pieces.append(" " if parent is not None and parent.tag == f"{W}r" else "")
    return "".join(pieces).strip()


def _has_page_field(paragraph: etree._Element) -> bool:
    codes = [item.text or "" for item in paragraph.iter(f"{W}instrText")]
    codes += [item.get(f"{W}instr") or "" for item in paragraph.iter(f"{W}fldSimple")]
    return any(code.split()[:1] == ["PAGE"] for code in codes)
