"""Renders a template with a context into the bytes of a letter.

Syntax and behaviour are docxtpl's. The template is compiled once, so that a rendering does only what depends on data.
docxtpl itself renders what this fast path does not support: pictures, subdocuments, tags in the document properties.
"""

from __future__ import annotations

import io
import logging
import re
import time
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2.exceptions import SecurityError, TemplateError, UndefinedError
from lxml import etree

from doc_templates.engine import faults
from doc_templates.engine.bounds import TooMuch, begin_turns
from doc_templates.engine.compiled import Story, by_paragraph, compiled, paragraph_text
from doc_templates.engine.environment import LetterEnvironment
from doc_templates.engine.faults import TemplateFault
from doc_templates.engine.reproducible_zip import Entry, packed, unpacked
from doc_templates.engine.values import Picture, Subdocument, Tidy

log = logging.getLogger(__name__)

MAX_LETTER = 64 * 1024 * 1024
"""Characters of one rendered part."""
MAX_SECONDS = 60.0

_ENVIRONMENT = LetterEnvironment()
_NAMESPACE = re.compile(r'\sxmlns:[\w.-]+="[^"]*"')
_BREAKS = ("\n", "\t", "\a", "\f")
"""Characters that docxtpl turns into breaks, tabs and paragraphs."""
_ESCAPED_TAGS = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))


class Template:
    """A compiled template. Thread-safe."""

    def __init__(self, name: str, docx: bytes) -> None:
        """Compile the file. Raises TemplateFault if it cannot be a template."""
        self.name = name
        self._compiled = compiled(docx, name, _ENVIRONMENT)

    @property
    def docx(self) -> bytes:
        """The template's own file."""
        return self._compiled.docx

    def render(self, context: Mapping[str, Any]) -> bytes:
        """Render the letter. The same template and context give the same bytes.

        Raises TemplateFault if a variable is missing, a limit is exceeded, or Word could not open the result.
        """
        tidy = Tidy()
        values = tidy.mapping(context)
        reason = self._why_not_fast(tidy)
        if reason:
            log.info("template %s: rendered by docxtpl, because %s", self.name, reason)
            return self._by_docxtpl(values)
        entries = [
            Entry.of(story.part, self._part(story, values, story.well_formed and not tidy.has_rich))
            for story in self._compiled.stories
        ]
        return self._compiled.static.with_entries(entries)

    def _why_not_fast(self, tidy: Tidy) -> str:
        if self._compiled.properties_vary:
            return "the document's properties hold tags"
        if tidy.has_placed:
            return "the context holds pictures or subdocuments"
        return ""

    def _part(self, story: Story, values: dict[str, Any], is_proven: bool) -> bytes:
        xml = self._rendered(story, values)
        if story.is_body and (not story.tables_fixed or "<wp:docPr" in xml):
            return story.before + self._repaired(xml, story) + story.after
        content = story.before + xml.encode() + story.after
        if not is_proven:
            _require_well_formed(content, self.name)
        return content

    def _rendered(self, story: Story, values: dict[str, Any]) -> str:
        begin_turns()
        try:
            context = story.program.new_context(values)
            xml = _joined(story.program.root_render_func(context))
        except TooMuch as error:
            raise TemplateFault(self.name, faults.too_much(str(error))) from error
        except (TemplateError, TypeError, ValueError, ArithmeticError, AttributeError, LookupError) as error:
            raise self._located(story, values, error) from error
        if "_" in xml:
            for escaped, plain in _ESCAPED_TAGS:
                xml = xml.replace(escaped, plain)
        if any(character in xml for character in _BREAKS):
            xml = DocxTemplate(io.BytesIO()).resolve_listing(xml)
        return xml

    def _repaired(self, xml: str, story: Story) -> bytes:
        """docxtpl's repairs of the rendered body: table columns and drawing ids."""
        spaces = "".join(_NAMESPACE.findall(story.before.decode()))
        body = xml.replace("<w:body>", f"<w:body{spaces}>", 1)
        _require_well_formed(body.encode(), self.name)
        docxtpl = DocxTemplate(io.BytesIO())
        docxtpl.docx_ids_index = 1000
        tree = docxtpl.fix_tables(body)
        docxtpl.fix_docpr_ids(tree)
        return str(etree.tostring(tree, encoding="unicode")).encode()

    def _located(self, story: Story, values: dict[str, Any], error: Exception) -> TemplateFault:
        """Render again with one paragraph a line, to find the paragraph that failed."""
        lines = by_paragraph(story.source)
        begin_turns()
        number = 0
        try:
            _ENVIRONMENT.from_string(lines).render(values)
        except Exception as again:  # the error is known already, only its place is needed
            number = _line_number(again)
        texts = lines.splitlines()
        paragraph = paragraph_text(texts[number - 1]) if 0 < number <= len(texts) else ""
        return _fault(self.name, paragraph, error)

    def _by_docxtpl(self, values: dict[str, Any]) -> bytes:
        template = DocxTemplate(io.BytesIO(self._compiled.docx))
        template.render_init()
        begin_turns()
        try:
            template.render(_placed(values, template), _ENVIRONMENT, autoescape=True)
        except TooMuch as error:
            raise TemplateFault(self.name, faults.too_much(str(error))) from error
        except ModuleNotFoundError as error:
            raise TemplateFault(self.name, faults.not_installed(error.name or "")) from error
        except (
            UnrecognizedImageError,
            UnexpectedEndOfFileError,
            InvalidImageStreamError,
            FileNotFoundError,
        ) as error:
            raise TemplateFault(self.name, faults.missing_picture()) from error
        except (
            TemplateError,
            TypeError,
            ValueError,
            ArithmeticError,
            AttributeError,
            LookupError,
            OSError,
        ) as error:
            lines = list(getattr(error, "docx_context", ()))
            raise _fault(self.name, lines[3].strip() if len(lines) > 3 else "", error) from error
        saved = io.BytesIO()
        template.save(saved)
        return packed(unpacked(saved.getvalue()))


def _joined(pieces: Iterable[str]) -> str:
    """Join the pieces of a rendering. Raises TooMuch beyond the limits of size and time."""
    iterator, size, deadline = iter(pieces), 0, time.monotonic() + MAX_SECONDS
    joined: list[str] = []
    while batch := list(islice(iterator, 1024)):
        joined += batch
        size += sum(map(len, batch))
        if size > MAX_LETTER:
            raise TooMuch("文书的长度")
        if time.monotonic() > deadline:
            raise TooMuch("生成文书的时间")
    return "".join(joined)


def _require_well_formed(content: bytes, name: str) -> None:
    try:
        etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except etree.XMLSyntaxError as error:
        raise TemplateFault(name, faults.not_well_formed()) from error


def _line_number(error: BaseException) -> int:
    """The template line of an exception; Jinja names the frames of templates ``<template>``."""
    number = getattr(error, "lineno", None) or 0
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            number = trace.tb_lineno
        trace = trace.tb_next
    return number


def _fault(name: str, paragraph: str, error: Exception) -> TemplateFault:
    if isinstance(error, UndefinedError):
        variable = str(getattr(error, "variable", "") or "")
        return TemplateFault(name, faults.undefined(variable), paragraph, variable)
    if isinstance(error, SecurityError):
        return TemplateFault(name, faults.forbidden("这样的写法"), paragraph)
    return TemplateFault(name, faults.broken_tag(str(error)), paragraph)


def _placed(value: Any, template: DocxTemplate) -> Any:
    """The context with pictures and subdocuments bound to the docxtpl template."""
    if isinstance(value, dict):
        return {key: _placed(item, template) for key, item in value.items()}
    if isinstance(value, list):
        return [_placed(item, template) for item in value]
    if isinstance(value, Picture):
        return InlineImage(template, _opened(value.source), width=Mm(value.width))
    if isinstance(value, Subdocument):
        return template.new_subdoc(_opened(value.source))
    return value


def _opened(source: Path | bytes) -> io.BytesIO | str:
    return io.BytesIO(source) if isinstance(source, bytes) else str(source)
