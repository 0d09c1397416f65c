"""Refuses template files that are too large or refer to anything outside themselves, before they are parsed."""

from __future__ import annotations

import io
import re
import zipfile

from doc_templates.engine import faults
from doc_templates.engine.faults import TemplateFault

MAX_FILE = 16 * 1024 * 1024
MAX_UNPACKED = 64 * 1024 * 1024
MAX_STORY = 4 * 1024 * 1024
"""Bytes of one XML part: a hundred pages of text."""
MAX_PARTS = 500
MAX_TAGS = 5_000
MAX_TAG = 2_000
"""Characters between the braces of one tag."""

_EXTERNAL = re.compile(rb"<Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE)
_ALLOWED_EXTERNAL = b"/hyperlink"
_FORBIDDEN_PARTS = ("vbaproject", "vbadata", "activex", "oleobject", "/afchunk")


def refuse_hostile(docx: bytes, name: str) -> None:
    """Raise TemplateFault unless the file is a docx within the limits and without external references."""
    if len(docx) > MAX_FILE:
        raise TemplateFault(name, faults.too_much("模板文件的大小"))
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
                raise TemplateFault(name, faults.too_much("模板解压后的大小"))
            if (
                "word/document.xml" not in archive.namelist()
                and "[Content_Types].xml" not in archive.namelist()
            ):
                raise TemplateFault(name, faults.unreadable())
            for entry in entries:
                _check_part(entry, archive, name)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise TemplateFault(name, faults.unreadable()) from error


def _check_part(entry: zipfile.ZipInfo, archive: zipfile.ZipFile, name: str) -> None:
    lowered = entry.filename.lower()
    if any(part in lowered for part in _FORBIDDEN_PARTS):
        raise TemplateFault(name, faults.forbidden("宏、控件或者嵌入对象"))
    if not lowered.endswith((".xml", ".rels")):
        return
    if entry.file_size > MAX_STORY:
        raise TemplateFault(name, faults.too_much("模板正文的大小"))
    content = archive.read(entry)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise TemplateFault(name, faults.forbidden("外部实体（DOCTYPE）"))
    if lowered.endswith(".rels"):
        for found in _EXTERNAL.findall(content):
            if _ALLOWED_EXTERNAL not in found:
                raise TemplateFault(name, faults.forbidden("指向文件之外的链接"))
    elif lowered.startswith("word/"):
        _check_tags(content, name)


def _check_tags(content: bytes, name: str) -> None:
    """Limit tags and their lengths, because docxtpl's expressions take quadratic time on an unclosed tag."""
    text = re.sub(rb"<[^>]*>", b"", content)
    if text.count(b"{{") + text.count(b"{%") + text.count(b"{#") > MAX_TAGS:
        raise TemplateFault(name, faults.too_much("模板标记的个数"))
    for opening, closing in ((b"{{", b"}}"), (b"{%", b"%}"), (b"{#", b"#}")):
        place = text.find(opening)
        while place >= 0:
            end = text.find(closing, place)
            if end < 0 or end - place > MAX_TAG:
                shown = text[place : place + 60].decode("utf-8", "replace")
                raise TemplateFault(name, faults.broken_tag("标记没有结束"), shown)
            place = text.find(opening, end)
