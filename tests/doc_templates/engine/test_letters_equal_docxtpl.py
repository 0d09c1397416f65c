"""Our letters equal docxtpl's, part by part, XML compared canonically."""

import pytest

from doc_templates.samples import SAMPLES
from tests.doc_templates.letter_reading import LETTERS, LIBRARY, assert_equal_to_docxtpl


@pytest.mark.parametrize("name", LETTERS)
def test_a_shipped_letter_equals_docxtpls(name: str) -> None:
    assert_equal_to_docxtpl(LIBRARY.template(name), SAMPLES[name])
