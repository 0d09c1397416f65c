"""The table of the Measure's sentences is whole, and the page made from it is the one in docs/."""

from casefiles.office.settings.packs import shipped_measure
from tests.measure_coverage import PAGE, page, problems

MEASURE = shipped_measure("mulei-2021-3")


def test_every_sentence_of_the_measure_is_carried_by_a_test_that_exists():
    assert problems(MEASURE) == []


def test_the_page_in_docs_is_the_one_that_the_table_makes():
    assert PAGE.read_text(encoding="utf-8") == page(MEASURE)
