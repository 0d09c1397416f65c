"""An item of the article is read however it is cited, or refused with how many there are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms import reading
from forms.reading import Unreadable
from forms.reading.numerals import chinese_number, write_chinese_number

FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


@given(st.integers(1, 11), st.data())
def test_an_item_reads_back_however_it_is_cited(number, data):
    chinese = write_chinese_number(number)
    ways = [
        number,
        float(number),
        str(number),
        chinese,
        f"({chinese})",
        f"（{chinese}）",
        f"（{number}）",
        f"第{chinese}项",
        f"第（{chinese}）项",
        f"第四条第（{chinese}）项",
        f"第4条第{number}项",
        f"第四条第{chinese}项".replace("第", " 第 "),
        f"第4条第{number}项".translate(FULL_WIDTH),
        f"（{chinese}）拖欠农民工工资",
        f"第{chinese}项：拖欠农民工工资",
    ]
    assert reading.read_item(data.draw(st.sampled_from(ways))) == number


@pytest.mark.parametrize("written", ["十二", "第四条第（十二）项", 12, "0", 99, -1])
def test_an_item_that_the_article_does_not_have_is_refused_with_how_many_it_has(written):
    with pytest.raises(Unreadable, match="第四条共有11项" if written != -1 else "共有11项"):
        reading.read_item(written)


@pytest.mark.parametrize("written", ["第五条第（一）项", "第5条第1项", "第十条第一项"])
def test_an_item_of_another_article_is_refused(written):
    with pytest.raises(Unreadable, match="失信行为列在第四条"):
        reading.read_item(written)


@pytest.mark.parametrize("written", ["第四条第七、八项", "（七）、（八）", "七、八", "第七项、第九项"])
def test_two_items_on_one_line_are_refused(written):
    with pytest.raises(Unreadable, match="一行只能填一项"):
        reading.read_item(written)


@pytest.mark.parametrize("written", ["5元", "5.5", 5.5, "五金店", "", None, True, "（五"])
def test_what_only_looks_like_an_item_is_refused(written):
    with pytest.raises(Unreadable, match="项"):
        reading.read_item(written)


@given(st.integers(0, 99))
def test_chinese_numbers_read_back(number):
    assert chinese_number(write_chinese_number(number)) == number
