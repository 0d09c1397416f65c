"""A search finds what a plain scan of the normalised texts finds, in any spelling."""

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from storage import RulingDoc, RulingSearch
from storage.ruling_search.normal_text import normal, with_origin, words

alphabet = '工资拖欠木·.．•〔〕[]（）１12 　\u200bAaÅé\u0301ßﬁ㈱𠮷\U00020bb7ㄱ가\u1100\u1161İ"*'


texts = st.text(st.sampled_from(alphabet), max_size=30)


documents = st.lists(st.tuples(texts, st.lists(texts, max_size=3)), max_size=5)


@given(documents, st.text(st.sampled_from(alphabet), max_size=4))
@example([("a", ["b"])], "ab")
@example([("", ["木发改信告〔2026〕1号"])], "[2026]1")
def test_a_search_finds_exactly_what_a_plain_scan_finds(tmp_path_factory, given_documents, query):
    rulings = RulingSearch(tmp_path_factory.mktemp("search"))
    rulings.index(
        RulingDoc(str(n), title, {str(at): text for at, text in enumerate(sections)}, {})
        for n, (title, sections) in enumerate(given_documents)
    )
    wanted = words(query)
    scanned = {
        str(n)
        for n, (title, sections) in enumerate(given_documents)
        if wanted and all(any(word in normal(text) for text in (title, *sections)) for word in wanted)
    }
    hits = rulings.search(query)
    assert {hit.id for hit in hits} == scanned
    for hit in hits:
        marked = [hit.excerpt[start:end] for start, end in hit.spans]
        assert marked
        assert all(any(word in normal(part) for word in wanted) for part in marked)


@given(st.text() | texts)
def test_normalising_twice_changes_nothing_and_the_origin_is_known(text):
    spelling = with_origin(text)
    assert spelling.text == normal(text)
    assert normal(spelling.text) == spelling.text
    for at in range(len(spelling.text)):
        start, end = spelling.original_span(at, at + 1)
        assert spelling.text[at] in normal(text[start:end])


@given(st.text(st.characters(codec="utf-8")))
def test_texts_that_differ_only_in_width_case_or_composition_are_one(text):
    for form in ("NFC", "NFD"):
        assert normal(unicodedata.normalize(form, text)) == normal(text)
