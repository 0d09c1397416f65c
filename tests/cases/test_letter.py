"""A letter is referred to by the filing that drafted it and its place there."""

from casefiles.cases.letter import LetterRef


def test_a_reference_names_the_drafting_filing_and_the_place():
    ref = LetterRef.of(6, 2)
    assert (ref, ref.filing, ref.position) == ("0006-2", 6, 2)


def test_a_reference_from_a_record_is_read_beyond_four_digits():
    assert LetterRef("10001-1").filing == 10001
