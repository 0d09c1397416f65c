"""Article 1: what the Measure is for. The software carries all twelve articles in their own words."""

from __future__ import annotations

import re

import pytest

from casefiles.law.ground import Place
from tests.articles.measure_text import ARTICLES
from tests.builders.cases import MEASURE


def without_spaces(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_the_measure_has_twelve_articles():
    assert [found.number for found in MEASURE.articles] == list(range(1, 13))
    assert [MEASURE.article(n).title for n in (1, 10, 11, 12)] == ["第一条", "第十条", "第十一条", "第十二条"]


@pytest.mark.parametrize("number", ARTICLES)
def test_each_article_stands_in_its_own_words(number):
    assert without_spaces(MEASURE.article(number).text) == without_spaces(ARTICLES[number])


def test_the_measure_names_itself_its_number_and_who_issued_it():
    assert MEASURE.title == "木垒县社会信用联合惩戒管理办法"
    assert MEASURE.number == "木政办规〔2021〕3号"
    assert MEASURE.issuer == "木垒哈萨克自治县人民政府办公室"
    assert MEASURE.title in MEASURE.quote(Place(1))


@pytest.mark.parametrize(("number", "count"), [(4, 11), (5, 3), (6, 4), (7, 4)])
def test_the_items_of_an_article_are_all_there_in_order(number, count):
    assert [item.number for item in MEASURE.article(number).items] == list(range(1, count + 1))


def test_articles_without_items_have_none():
    assert not any(MEASURE.article(n).items for n in (1, 2, 3, 8, 9, 10, 11, 12))


def test_list_marks_are_kept_as_they_were_printed():
    marks = [item.mark for item in MEASURE.article(4).items]

    assert marks == ["（一）", "（二）", *(f"({n})" for n in ("三", "四", "五", "六", "七", "八", "九", "十", "十一"))]  # fmt: skip
    assert [item.mark for item in MEASURE.article(7).items] == ["（一）", "（二）", "（三）", "（四）"]


def test_a_slip_of_the_print_is_quoted_and_put_right_only_in_the_label():
    assert "恶意不覆行合约" in MEASURE.quote(Place(4, 9))
    assert MEASURE.behaviours["A4-09-13"].label == "恶意不履行合约"
    assert any("覆行" in oddity.text for oddity in MEASURE.oddities)


def test_every_oddity_of_the_print_points_to_an_article():
    assert {oddity.article for oddity in MEASURE.oddities} >= {2, 4, 5, 6, 7, 10}


def test_a_ground_is_cited_with_the_measure_and_quoted_in_its_words():
    assert MEASURE.cite(Place(4, 9)) == "《木垒县社会信用联合惩戒管理办法》第四条第（九）项"
    assert MEASURE.quote(Place(6, 1)).startswith("收集信息:各部门")
