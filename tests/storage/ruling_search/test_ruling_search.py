"""A search finds exactly the texts that contain the words, however they are written, and shows where."""

import errno
import sqlite3
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from storage import Busy, Damaged, RulingDoc, RulingSearch, Unwritable
from storage.ruling_search import ruling_file
from storage.ruling_search.normal_text import normal, with_origin, words

FACTS = "艾力·买买提于2021年拖欠农民工工资１２万元。𠮷祥公司同案。"


@pytest.fixture
def rulings(home):
    rulings = RulingSearch(home)
    rulings.rebuild(
        [
            RulingDoc(
                "1",
                "木发改信决〔2026〕1号",
                {"事实": FACTS, "理由": "依据第四条第（七）项"},
                {"item": ["7", "8"], "year": "2026"},
            ),
            RulingDoc(
                "2",
                "木发改信决〔2026〕12号",
                {"事实": "某公司拒不支付工资", "理由": "证据不足"},
                {"item": "8", "year": "2026"},
            ),
            RulingDoc("3", "拖欠工资认定", {"事实": "无", "理由": ""}, {"year": "2025"}),
        ]
    )
    return rulings


def found(rulings, query, **options):
    return {hit.id for hit in rulings.search(query, **options)}


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


def test_words_that_stand_together_come_first(home):
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


def test_a_text_indexed_again_replaces_the_earlier_one(rulings):
    rulings.index([RulingDoc("1", "新", {"事实": "撤销"}, {})])
    assert found(rulings, "艾力") == set()
    assert found(rulings, "撤销") == {"1"}
    assert found(rulings, "工资", filters={"item": "8"}) == {"2"}
    rulings.remove(["1", "unknown"])
    assert found(rulings, "撤销") == set()


def test_an_index_that_is_not_there_finds_nothing_and_says_so(home, rulings):
    other = RulingSearch(home)
    assert not other.needs_rebuild
    rulings.clear()
    rulings.clear()
    rulings.remove(["1"])
    assert other.needs_rebuild
    assert other.search("工资") == []
    other.index([RulingDoc("9", "工资", {}, {})])
    assert found(rulings, "工资") == {"9"}
    assert other.needs_rebuild


def test_a_rebuild_replaces_everything_and_keeps_what_is_added_meanwhile(home, rulings):
    other = RulingSearch(home)

    def read_slowly():
        yield RulingDoc("1", "工资", {}, {})
        assert found(rulings, "工资") == {"1", "2", "3"}
        other.index([RulingDoc("9", "新近工资", {}, {"item": ["7"]}), RulingDoc("1", "新近工资", {}, {})])

    rulings.rebuild(read_slowly())
    assert found(rulings, "工资") == {"1", "9"}
    assert found(rulings, "新近") == {"1", "9"}
    assert found(rulings, "新近", filters={"item": "7"}) == {"9"}
    assert not other.needs_rebuild
    assert [path.name for path in (home / "index").iterdir()] == ["search.sqlite"]


def test_a_rebuild_that_fails_leaves_the_old_index(home, rulings):
    def documents():
        yield RulingDoc("1", "工资", {}, {})
        raise RuntimeError("a case cannot be read")

    with pytest.raises(RuntimeError):
        rulings.rebuild(documents())
    assert found(rulings, "工资") == {"1", "2", "3"}
    assert [path.name for path in (home / "index").iterdir()] == ["search.sqlite"]


def test_a_rebuild_that_cannot_be_put_in_place_is_explained(home, rulings, monkeypatch):
    def refuse(*_):
        raise PermissionError(errno.EACCES, "open in another program")

    monkeypatch.setattr(type(home), "replace", refuse)
    with pytest.raises(Unwritable, match="没有写入权限"):
        rulings.rebuild([])
    assert found(rulings, "工资") == {"1", "2", "3"}


def test_an_indexing_that_fails_leaves_the_index_as_it_was(rulings):
    def documents():
        yield RulingDoc("9", "工资", {}, {})
        raise RuntimeError("a case cannot be read")

    with pytest.raises(RuntimeError):
        rulings.index(documents())
    assert found(rulings, "工资") == {"1", "2", "3"}


@pytest.mark.parametrize("damage", ["garbage", "truncated", "other version", "other tables"])
def test_a_damaged_index_asks_for_a_rebuild(home, rulings, damage):
    path = home / "index" / "search.sqlite"
    if damage == "garbage":
        path.write_bytes(b"no database at all" * 500)
    elif damage == "truncated":
        path.write_bytes(path.read_bytes()[:5_000])
    else:
        with sqlite3.connect(path) as database:
            database.execute("DROP TABLE facet" if damage == "other tables" else "PRAGMA user_version = 99")
    with pytest.raises(Damaged, match="casefiles reindex"):
        rulings.search("工资", filters={"item": "8"})
    rulings.rebuild([RulingDoc("1", "工资", {}, {})])
    assert found(rulings, "工资") == {"1"}


def test_an_empty_file_is_an_index_not_yet_made(home):
    (home / "index").mkdir(parents=True)
    (home / "index" / "search.sqlite").touch()
    rulings = RulingSearch(home)
    assert rulings.needs_rebuild
    assert rulings.search("工资") == []


def test_a_search_during_the_writing_of_another_process_waits_or_says_so(home, rulings, monkeypatch):
    monkeypatch.setattr(ruling_file, "_BUSY_AFTER_SECONDS", 0.01)
    writer = sqlite3.connect(home / "index" / "search.sqlite", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    assert found(rulings, "拖欠") == {"1", "3"}
    with pytest.raises(Busy, match="请稍后重试"):
        rulings.index([RulingDoc("9", "工资", {}, {})])
    writer.close()


@pytest.mark.parametrize("code", [sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR])
def test_a_disk_that_refuses_is_explained(rulings, monkeypatch, code):
    error = sqlite3.OperationalError("refused")
    error.sqlite_errorcode = code

    def refuse(*_, **__):
        raise error

    monkeypatch.setattr(sqlite3, "connect", refuse)
    with pytest.raises(Unwritable):
        rulings.index([])


def test_a_file_that_cannot_be_removed_is_explained(home, rulings):
    rulings.clear()
    (home / "index" / "search.sqlite").mkdir()
    with pytest.raises(Unwritable):
        rulings.clear()


def test_any_characters_can_be_kept(home):
    odd = "\x00\ud800\U0010ffff\ufffe"
    rulings = RulingSearch(home)
    rulings.index([RulingDoc(odd, odd, {odd: odd}, {odd: odd})])
    (hit,) = rulings.search("\U0010ffff", filters={odd: odd})
    assert (hit.id, hit.title, hit.facets) == (odd, odd, {odd: odd})


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
def test_the_normal_spelling_is_settled_and_knows_its_origin(text):
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
