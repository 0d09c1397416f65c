"""How the tests read a letter back and make templates of their own."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import docx
from docxtpl import DocxTemplate
from lxml import etree

from doc_templates.engine.bounds import begin_turns
from doc_templates.engine.environment import LetterEnvironment
from doc_templates.engine.library import TemplateLibrary
from doc_templates.engine.rendering import Template
from doc_templates.engine.reproducible_zip import unpacked
from doc_templates.engine.values import tidied
from doc_templates.samples import SAMPLES

LIBRARY = TemplateLibrary()
LETTERS = sorted(SAMPLES)


def rendered(name: str, **changes: Any) -> bytes:
    """A shipped letter with its sample, but for these values."""
    return LIBRARY.template(name).render({**SAMPLES[name], **changes})


def text_of(letter: bytes) -> str:
    """Everything a person reads in the body, paragraph by paragraph, tables included."""
    document = docx.Document(io.BytesIO(letter))
    return "\n".join(
        "".join(t.text or "" for t in p.iter(W + "t")) for p in document.element.body.iter(W + "p")
    )


def paragraphs_of(letter: bytes) -> list[str]:
    return [line for line in text_of(letter).split("\n") if line]


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def template_of(*paragraphs: str, name: str = "试验") -> Template:
    """A template with these paragraphs."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    saved = io.BytesIO()
    document.save(saved)
    return Template(name, saved.getvalue())


def said(template: Template, context: Mapping[str, Any]) -> list[str]:
    return paragraphs_of(template.render(context))


def canonical(docx_bytes: bytes) -> dict[str, bytes]:
    """The parts, XML in canonical form."""
    return {
        name: etree.tostring(etree.fromstring(part), method="c14n")
        if name.endswith((".xml", ".rels"))
        else part
        for name, part in unpacked(docx_bytes).items()
    }


def by_docxtpl(docx: bytes, context: object) -> bytes:
    """What docxtpl itself makes of a template."""
    template = DocxTemplate(io.BytesIO(docx))
    begin_turns()
    template.render(tidied(context), LetterEnvironment(), autoescape=True)
    saved = io.BytesIO()
    template.save(saved)
    return saved.getvalue()


def assert_equal_to_docxtpl(template: Template, context: object) -> None:
    """Our letter and docxtpl's have the same parts."""
    ours = canonical(template.render(context))  # type: ignore[arg-type]
    theirs = canonical(by_docxtpl(template.docx, context))
    assert set(ours) == set(theirs)
    for name in theirs:
        assert ours[name] == theirs[name], name
