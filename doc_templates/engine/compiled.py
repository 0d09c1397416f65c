"""Opens and compiles a template once. Parts that data cannot change are kept compressed."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from functools import cached_property

import jinja2
from docx.opc.oxml import parse_xml
from docxtpl import DocxTemplate
from jinja2.exceptions import TemplateError, TemplateSyntaxError
from lxml import etree

from doc_templates.engine import faults
from doc_templates.engine.environment import LetterEnvironment
from doc_templates.engine.faults import TemplateFault
from doc_templates.engine.hostile import refuse_hostile
from doc_templates.engine.reproducible_zip import Frozen, unpacked
from doc_templates.engine.well_formed import always_well_formed, tables_keep_their_columns

_DECLARATION = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
_TAG = re.compile(r"\{[{%#]")
_BODY = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}body"


@dataclass(frozen=True)
class Story:
    """A part of the docx that depends on data: body, header, footer or footnotes."""

    part: str
    source: str
    """Its XML as docxtpl patches it, a Jinja template."""
    before: bytes
    after: bytes
    program: jinja2.Template
    well_formed: bool
    """Whether its XML is proven to stay well formed with any text."""
    tables_fixed: bool
    """Whether its tables are proven to keep their columns."""
    is_body: bool

    @cached_property
    def lines(self) -> list[str]:
        """The source with one paragraph a line, so that Jinja's line numbers name paragraphs."""
        return by_paragraph(self.source).splitlines()


@dataclass(frozen=True)
class Compiled:
    """A compiled template."""

    name: str
    docx: bytes
    stories: tuple[Story, ...]
    static: Frozen
    properties_vary: bool
    """Whether the document properties hold tags; only docxtpl renders those."""


def by_paragraph(source: str) -> str:
    """The source with each paragraph on its own line."""
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", source.replace("\n", " "))


def paragraph_text(xml: str) -> str:
    """The visible text of a piece of XML."""
    return re.sub(r"<[^>]*>", "", xml).strip()


def compiled(docx: bytes, name: str, environment: LetterEnvironment) -> Compiled:
    """Compile a docx.

    Raises TemplateFault if it is no docx, exceeds a limit, or holds a tag that Jinja cannot parse.
    """
    refuse_hostile(docx, name)
    try:
        template = DocxTemplate(io.BytesIO(docx))
        template.render_init()
        sources = _sources(template)
        properties_vary = _settle_properties(template)
        saved = io.BytesIO()
        template.docx.save(saved)
    except (
        AttributeError,
        LookupError,
        ValueError,
        OSError,
        etree.XMLSyntaxError,
        zipfile.BadZipFile,
    ) as error:
        raise TemplateFault(name, faults.unreadable()) from error
    parts = unpacked(saved.getvalue())
    stories: list[Story] = []
    for part, source in sources.items():
        is_body = not stories
        before, after = _around_body(parts[part]) if is_body else (_DECLARATION, b"")
        if _TAG.search(source) or is_body:
            stories.append(_story(part, source, before, after, is_body, name, environment))
            del parts[part]
        else:
            parts[part] = _DECLARATION + source.encode()
    return Compiled(name, docx, tuple(stories), Frozen.of(parts), properties_vary)


def _story(
    part: str,
    source: str,
    before: bytes,
    after: bytes,
    is_body: bool,
    name: str,
    environment: LetterEnvironment,
) -> Story:
    try:
        program = environment.from_string(source)
        well_formed = always_well_formed(environment.parse(source))
    except TemplateSyntaxError as error:
        raise _broken(source, name, environment, error) from error
    except (SyntaxError, RecursionError, MemoryError) as error:
        # Jinja compiles to Python, which limits the nesting of blocks and expressions.
        raise TemplateFault(name, faults.too_much("循环、条件或者括号的嵌套层数")) from error
    return Story(
        part=part,
        source=source,
        before=before,
        after=after,
        program=program,
        well_formed=well_formed,
        tables_fixed=tables_keep_their_columns(source),
        is_body=is_body,
    )


def _broken(
    source: str, name: str, environment: LetterEnvironment, first: TemplateSyntaxError
) -> TemplateFault:
    lines = by_paragraph(source)
    detail, number = first.message or "", first.lineno
    try:
        environment.from_string(lines)
    except TemplateSyntaxError as error:
        detail, number = error.message or detail, error.lineno
    except TemplateError:
        pass
    texts = lines.splitlines()
    paragraph = paragraph_text(texts[number - 1]) if 0 < number <= len(texts) else ""
    return TemplateFault(name, faults.broken_tag(detail), paragraph)


def _sources(template: DocxTemplate) -> dict[str, str]:
    """The patched XML of each story by part name, the body first: what docxtpl would compile."""
    document = template.docx.part
    body = re.sub(r"^<w:body[^>]*>", "<w:body>", template.get_xml())
    sources = {_zip_name(document.partname): template.patch_xml(body)}
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        for _, part in template.get_headers_footers(uri):
            sources[_zip_name(part.partname)] = template.patch_xml(template.get_part_xml(part))
    for part in document.package.iter_parts():
        if part.content_type == _FOOTNOTES:
            xml = etree.tostring(parse_xml(part.blob), encoding="unicode")
            sources[_zip_name(part.partname)] = template.patch_xml(xml)
    return sources


def _zip_name(partname: str) -> str:
    return str(partname).lstrip("/")


def _settle_properties(template: DocxTemplate) -> bool:
    """Write the properties as docxtpl would after rendering. True if they hold tags and depend on data."""
    properties = template.docx.core_properties
    for name in _PROPERTIES:
        value = getattr(properties, name)
        if _TAG.search(value):
            return True
        setattr(properties, name, value)
    return False


def _around_body(document: bytes) -> tuple[bytes, bytes]:
    """The bytes before and after the body element."""
    root = etree.fromstring(document)
    body = root.find(_BODY)
    if body is None:
        raise ValueError("word/document.xml 中没有正文")
    mark = etree.Comment("body")
    body.addprevious(mark)
    root.remove(body)
    before, after = etree.tostring(root, encoding="UTF-8", standalone=True).split(b"<!--body-->", 1)
    return before, after
