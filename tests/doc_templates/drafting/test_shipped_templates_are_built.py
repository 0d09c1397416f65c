"""The committed templates are what the generator makes."""

from doc_templates.build import DESIGNS, LETTERS
from doc_templates.engine.library import TemplateLibrary
from doc_templates.engine.reproducible_zip import unpacked
from doc_templates.samples import SAMPLES


def test_each_committed_template_is_what_the_generator_makes() -> None:
    for name, design in DESIGNS.items():
        committed = unpacked((LETTERS / f"{name}.docx").read_bytes())
        made = unpacked(design.docx())
        assert list(committed) == list(made), name
        assert committed == made, f"{name}: run python -m doc_templates.build"


def test_the_generator_makes_the_same_bytes_every_time() -> None:
    assert [design.docx() for design in DESIGNS.values()] == [design.docx() for design in DESIGNS.values()]


def test_every_letter_has_a_template_and_a_sample() -> None:
    assert set(DESIGNS) == set(SAMPLES) == set(TemplateLibrary().names())
