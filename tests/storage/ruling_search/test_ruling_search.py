"""A search finds exactly the rulings that contain the words, however they are written, and shows where."""

import pytest

from storage import RulingDoc, RulingSearch
from tests.storage.ruling_search.builders import found


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("工资", "123"),
        ("资", "123"),
        ("拖欠", "13"),
        ("艾力·买买提", "1"),
        ("艾力.买买提", "1"),
        ("艾力•买买提", "1"),
        ("艾力．买买提", "1"),
        ("艾力‧买买提", "1"),
        ("力·买", "1"),
        ("木发改信决〔2026〕1号", "1"),
        ("木发改信决[2026]1号", "1"),
        ("木发改信决（2026）1号", "1"),
        ("木发改信决【２０２６】１号", "1"),
        ("［2026］", "12"),
        ("(2026)12", "2"),
        ("木发改信决 〔2026〕 12 号", "2"),
        ("12万", "1"),
        ("𠮷", "1"),
        ("吉", ""),
        ("（七）", "1"),
        ("。", "1"),
        ("工资 证据", "2"),
        ("证据　工资", "2"),
        ("同案依据", ""),
        ("工资 没有", ""),
        ("", ""),
        (" \u200b ", ""),
    ],
)
def test_a_query_finds_exactly_what_contains_it(rulings, query, ids):
    assert found(rulings, query) == set(ids)


@pytest.mark.parametrize(
    "query",
    [
        '"',
        '""',
        "'",
        "*",
        "工*",
        "工资 OR 证据",
        "NOT 工资",
        "NEAR(工 资)",
        "title:工资",
        "^工资",
        "-工资",
        "a\x00b",
        ";--",
        "(",
    ],
)
def test_search_syntax_in_a_query_is_only_text(rulings, query):
    assert found(rulings, query) == ({"1", "2"} if query == "(" else set())


def test_a_query_of_thousands_of_words_is_answered(rulings):
    assert found(rulings, " ".join(chr(0x4E00 + n) for n in range(3_000))) == set()
    assert found(rulings, "工资 " * 3_000) == {"1", "2", "3"}
    assert found(rulings, "工" * 20_000) == set()


def test_facets_narrow_the_search(rulings):
    assert found(rulings, "工资", filters={"item": "8"}) == {"1", "2"}
    assert found(rulings, "工资", filters={"item": "7", "year": "2026"}) == {"1"}
    assert found(rulings, "工资", filters={"item": "' OR 1=1"}) == set()


def test_a_match_in_the_title_comes_first(rulings):
    assert rulings.search("拖欠")[0].id == "3"


def test_rulings_with_the_words_side_by_side_come_first(home):
    rulings = RulingSearch(home)
    rulings.index(
        [
            RulingDoc("apart", "", {"事实": "工资已经被拖欠"}, {}),
            RulingDoc("together", "", {"事实": "是拖欠工资行为"}, {}),
            *(RulingDoc(f"other{n}", "", {"事实": "其他情形"}, {}) for n in range(8)),
        ]
    )
    assert [hit.id for hit in rulings.search("拖欠 工资")] == ["together", "apart"]


def test_no_more_than_asked_for_are_returned(rulings):
    assert len(rulings.search("工资", k=2)) == 2
    assert rulings.search("工资", k=0) == []


def test_a_hit_shows_the_original_text_and_where_it_matched(rulings):
    (hit,) = rulings.search("12万 买买提")
    assert (hit.section, hit.title, hit.facets) == (
        "事实",
        "木发改信决〔2026〕1号",
        {"item": ["7", "8"], "year": "2026"},
    )
    assert [hit.excerpt[start:end] for start, end in hit.spans] == ["买买提", "１２万"]


def test_a_hit_in_the_title_alone_shows_the_title(rulings):
    (hit,) = rulings.search("(2026)1号")
    assert (hit.section, hit.excerpt) == ("", "木发改信决〔2026〕1号")
    assert hit.spans == hit.title_spans == ((5, 13),)


def test_a_long_text_is_shown_around_the_first_match(home):
    rulings = RulingSearch(home)
    rulings.index([RulingDoc("1", "", {"事实": "前" * 500 + "拖 欠" + "后" * 500 + "拖欠"}, {})])
    (hit,) = rulings.search("拖欠")
    assert len(hit.excerpt) <= 200
    assert [hit.excerpt[start:end] for start, end in hit.spans] == ["拖 欠"]


def test_any_characters_can_be_indexed(home):
    odd = "\x00\ud800\U0010ffff\ufffe"
    rulings = RulingSearch(home)
    rulings.index([RulingDoc(odd, odd, {odd: odd}, {odd: odd})])
    (hit,) = rulings.search("\U0010ffff", filters={odd: odd})
    assert (hit.id, hit.title, hit.facets) == (odd, odd, {odd: odd})
