"""The table of higher norms is whole, and the page made from it is the one in docs/."""

from tests.higher_norms import PAGE, page, problems


def test_every_place_where_a_higher_norm_binds_the_measure_is_held_by_a_test_that_exists():
    assert problems() == []


def test_the_page_in_docs_is_the_one_that_the_table_makes():
    assert PAGE.read_text(encoding="utf-8") == page()
