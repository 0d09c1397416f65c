"""The words of a letter, for a screen that cannot show Word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from doc_templates.engine.reproducible_zip import unpacked

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass(frozen=True)
class Block:
    """A paragraph, or a table with its rows of cells."""

    text: str = ""
    rows: Sequence[Sequence[str]] = ()


def blocks(docx: bytes) -> list[Block]:
    """Every paragraph and table of the body in order; empty paragraphs are left out."""
    body = etree.fromstring(unpacked(docx)["word/document.xml"], _PARSER).find(f"{W}body")
    found = []
    for part in () if body is None else body:
        if part.tag == f"{W}tbl":
            found.append(Block(rows=[_cells(row) for row in part.iter(f"{W}tr")]))
        elif part.tag == f"{W}p" and (text := _text(part)).strip():
            found.append(Block(text))
    return found


def letter_words(docx: bytes) -> str:
    """All the words of a letter, a line for each paragraph and each row."""
    lines = []
    for block in blocks(docx):
        lines += ["　".join(row) for row in block.rows] if block.rows else [block.text]
    return "\n".join(lines)


def _cells(row: etree._Element) -> list[str]:
    return ["\n".join(_text(part) for part in cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc")]


def _text(paragraph: etree._Element) -> str:
    breaks = {f"{W}br": "\n", f"{W}tab": "　"}
    return "".join(
        part.text or "" if part.tag == f"{W}t" else breaks.get(str(part.tag), "") for part in paragraph.iter()
    )
