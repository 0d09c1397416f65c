"""Merges letters of one template into one file for printing; each begins on an odd page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from doc_templates.engine.reproducible_zip import packed, unpacked

_BODY = "word/document.xml"
_SECTION = re.compile(r"<w:sectPr\b(?:[^>]*/>|.*?</w:sectPr>)(?=\s*</w:body>)", re.DOTALL)
_START = '<w:pgNumType w:start="1"/>'
_BEFORE_NUMBERING = re.compile(
    r"(<w:pgMar\b[^>]*/>(?:<w:paperSrc\b[^>]*/>)?(?:<w:pgBorders\b.*?</w:pgBorders>)?"
    r"(?:<w:lnNumType\b[^>]*/>)?)",
    re.DOTALL,
)


class NotAlike(Exception):
    """Raised for letters that cannot be merged; the message is shown to the user."""


def merged(letters: Iterable[bytes]) -> bytes:
    """One docx with all letters in order; page numbers restart with each.

    The letters must come from one template, as in a batch: they share all parts except the body. Raises NotAlike.
    """
    first: dict[str, bytes] = {}
    bodies: list[str] = []
    head = tail = section = ""
    for letter in letters:
        parts = unpacked(letter)
        document = parts.pop(_BODY).decode()
        start, end = document.index("<w:body>") + len("<w:body>"), document.rindex("</w:body>")
        found = _SECTION.search(document, start)
        if found is None:
            raise NotAlike("文书没有页面设置，无法合并打印。请逐份打印。")
        if not bodies:
            first, head, tail, section = parts, document[:start], document[end:], _restarted(found.group())
        elif parts != first:
            raise NotAlike("各份文书的页眉、页脚或者样式不同，无法合并打印。请逐份打印。")
        bodies.append(document[start : found.start()])
    if not bodies:
        raise NotAlike("没有可以合并的文书。")
    ending = f'<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/>{section}</w:pPr></w:p>'
    content = ending.join(bodies)
    return packed({**first, _BODY: f"{head}{content}{section}{tail}".encode()})


def _restarted(section: str) -> str:
    """The section properties, with the first page odd and numbered 1."""
    section = re.sub(r"<w:type\b[^>]*/>|<w:pgNumType\b[^>]*/>", "", section)
    section = re.sub(r"(<w:pgSz\b)", r'<w:type w:val="oddPage"/>\1', section, count=1)
    return _BEFORE_NUMBERING.sub(rf"\1{_START}", section, count=1)
