"""Every title makes a file name that Windows, macOS and Linux accept, and that a clerk can read."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from storage.names import file_name, is_filed_name, is_safe, safe_extension, safe_title

RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
hostile = st.text(
    st.sampled_from('告知书Aa0 .\\/:*?"<>|%~\u202e\u200b\x00\n\ud800𠮷é') | st.characters(), max_size=120
)


@given(hostile)
@example("CON")
@example("con.txt")
@example("..")
@example("字" * 300)
@example("\u202egnp.exe")
def test_any_title_makes_a_safe_name(title):
    name = safe_title(title)
    assert 0 < len(name) <= 80
    assert len(name.encode()) <= 200
    assert not set(name) & set('\\/:*?"<>|%')
    assert all(character.isprintable() or ord(character) > 0xE000 for character in name)
    assert name == name.strip(". ")
    assert name.split(".")[0].rstrip().lower() not in RESERVED


@given(hostile)
def test_a_safe_name_stays_as_it_is(title):
    assert is_safe(safe_title(title))


@given(hostile, st.integers(1, 99_999), hostile, st.integers(1, 9_999))
def test_a_whole_file_name_is_short_enough_and_recognised_as_filed(title, sequence, extension, copy):
    name = file_name(sequence, title, extension, copy=copy)
    assert len(name.encode()) <= 200
    assert is_filed_name(name)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("失信行为认定事先告知书", "失信行为认定事先告知书"),
        ("木发改信告〔2026〕1号", "木发改信告〔2026〕1号"),
        ("回证 1/2：《送达》", "回证 1_2：《送达》"),
        ("  a\n\tb  ", "a b"),
        ("艾力·买买提𠮷", "艾力·买买提𠮷"),
        ("\u202e", "文件"),
        ("../../etc", "_.._etc"),
        ("NUL", "_NUL"),
        ("com¹.txt", "_com¹.txt"),
        ("a\U000e0fffb", "a_b"),
    ],
)
def test_chinese_is_kept_and_the_dangerous_is_not(title, name):
    assert safe_title(title) == name


@pytest.mark.parametrize(
    ("given", "kept"), [("docx", "docx"), (".PDF", "pdf"), ("", "bin"), ("a/b", "bin"), ("表", "bin")]
)
def test_an_extension_is_lower_case_letters_and_digits(given, kept):
    assert safe_extension(given) == kept


def test_a_second_file_of_the_same_title_gets_another_name():
    assert file_name(4, "告知书", "docx", copy=2) == "0004-告知书-2.docx"
