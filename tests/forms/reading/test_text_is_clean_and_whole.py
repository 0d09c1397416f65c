"""Text is cleaned and never cut; any value at all is read or refused in words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms import reading
from forms.reading import Unreadable

ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(min_value=10**300, max_value=10**400),
    st.floats(),
    st.decimals(),
    st.dates(),
    st.datetimes(),
    st.timedeltas(),
    st.binary(max_size=20),
    st.text(alphabet=st.characters(), max_size=60),
    st.text(alphabet="0123456789-/.年月日〇一二三四五六七八九十第条项（）()〔〕 :TX万元,，;；", max_size=25),
    st.lists(st.text(max_size=3), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)
READERS = {
    "text": lambda value: reading.read_text(value, longest=50),
    "line": lambda value: reading.read_line(value, longest=50),
    "date": reading.read_date,
    "item": reading.read_item,
    "document_number": reading.read_document_number,
    "name": reading.read_name,
    "organisation": reading.read_organisation_name,
    "phone": reading.read_phone,
    "amount": reading.read_amount,
    "lines": lambda value: reading.read_lines(value, longest=50, most=5),
}


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS.keys())
@given(value=ANYTHING)
def test_whatever_comes_is_read_or_refused_in_words(reader, value):
    try:
        reader(value)
        complaint = "none"
    except Unreadable as refusal:
        complaint = refusal.message
    assert complaint.strip()


def test_a_list_may_be_numbered_on_one_line_or_stand_on_several():
    assert reading.read_lines("1.现场笔录；2.决定书复印件", longest=99, most=9) == [
        "现场笔录",
        "决定书复印件",
    ]
    assert reading.read_lines("现场笔录\r\n\n决定书；附页", longest=99, most=9) == [
        "现场笔录",
        "决定书；附页",
    ]
    assert reading.read_lines("3.5吨钢材发票", longest=99, most=9) == ["3.5吨钢材发票"]
    assert reading.read_lines(None, longest=99, most=9) == []
    with pytest.raises(Unreadable, match="最多1条"):
        reading.read_lines("甲\n乙", longest=99, most=1)


@given(st.text(alphabet=st.characters(), max_size=200))
def test_text_is_clean_and_reads_back_as_itself(written):
    text = reading.read_text(written, longest=1000)
    assert reading.read_text(text, longest=1000) == text
    assert text == text.strip() == unicodedata.normalize("NFC", text)
    assert not {unicodedata.category(character) for character in text.replace("\n", "")} & {"Cc", "Cf", "Cs"}
    text.encode()


def test_text_keeps_its_line_breaks_and_is_never_cut():
    assert reading.read_text("　一\r\n二\r三 \u2028四\u202e\ud800\ufeff", longest=20) == "一\n二\n三 \n四"
    with pytest.raises(Unreadable, match="共20,001字，超过上限20,000字"):
        reading.read_text("例" * 20_001, longest=20_000)


def test_a_placeholder_is_nothing_written():
    assert all(
        map(
            reading.is_placeholder,
            ["同上", "同 前。", "/", "／", "无", "—", "——", "-", "", "　", "\u200b", "N/A"],
        )
    )
    assert not any(map(reading.is_placeholder, ["无证照经营", "同上述事实一致", "一", "0"]))
