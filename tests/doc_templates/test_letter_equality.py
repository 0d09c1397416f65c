"""Our letters equal docxtpl's, part by part, XML compared canonically."""

import io

import pytest
from docxtpl import DocxTemplate
from letter_reading import LETTERS, LIBRARY, canonical

from doc_templates.engine.bounds import begin_turns
from doc_templates.engine.environment import LetterEnvironment
from doc_templates.engine.rendering import Template
from doc_templates.engine.values import tidied
from doc_templates.samples import SAMPLES


def by_docxtpl(docx: bytes, context: object) -> bytes:
    template = DocxTemplate(io.BytesIO(docx))
    begin_turns()
    template.render(tidied(context), LetterEnvironment(), autoescape=True)
    saved = io.BytesIO()
    template.save(saved)
    return saved.getvalue()


def assert_equal(template: Template, context: object) -> None:
    ours = canonical(template.render(context))  # type: ignore[arg-type]
    theirs = canonical(by_docxtpl(template.docx, context))
    assert set(ours) == set(theirs)
    for name in theirs:
        assert ours[name] == theirs[name], name


@pytest.mark.parametrize("name", LETTERS)
def test_a_shipped_letter_equals_docxtpls(name: str) -> None:
    assert_equal(LIBRARY.template(name), SAMPLES[name])
