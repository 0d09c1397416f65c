"""Document numbers, names, telephones and amounts are read into the one form that each has."""

from __future__ import annotations

from decimal import Decimal

import pytest

from forms import reading
from forms.reading import Unreadable


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("木人罚(2023)24号", "木人罚〔2023〕24号"),
        ("木人罚[2023]２４号", "木人罚〔2023〕24号"),
        ("木人罚【2023】 24 号", "木人罚〔2023〕24号"),
        ("木人罚（２０２３）24号", "木人罚〔2023〕24号"),
        ("（2023）木环罚字第24号", "〔2023〕木环罚字第24号"),
        ("(2024)新2328执459号", "（2024）新2328执459号"),
        ("〔2024〕新2328执459号", "（2024）新2328执459号"),
        ("（2015）木民初字第24号", "（2015）木民初字第24号"),
        ("（2025）最高法执监12号", "（2025）最高法执监12号"),
        ("无", ""),
        ("/", ""),
        (None, ""),
    ],
)
def test_the_year_of_a_paper_stands_in_its_own_brackets(written, number):
    assert reading.read_document_number(written) == number
    assert reading.read_document_number(number) == number


@pytest.mark.parametrize("dot", "·．•・‧∙･⋅.")
def test_every_middle_dot_of_a_name_becomes_the_same(dot):
    assert reading.read_name(f" 阿依示 {dot} 例别克 ") == "阿依示·例别克"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("　孙例三", "孙例三"),
        ("孙 例", "孙例"),
        ("John  Smith", "John Smith"),
        ("孙\u200b例\u202e", "孙例"),
        ("𠮷例", "𠮷例"),
    ],
)
def test_a_name_loses_what_is_not_part_of_it(written, name):
    assert reading.read_name(written) == name


@pytest.mark.parametrize(
    "written", ["孙", "孙3", "<b>孙</b>", "孙（曾用名李）", "{{孙}}", "同上", "无", "", "例" * 51]
)
def test_what_is_no_name_is_refused(written):
    with pytest.raises(Unreadable):
        reading.read_name(written)


def test_a_long_name_of_the_minorities_is_taken_whole():
    name = "·".join(["例示样试"] * 10)
    assert reading.read_name(name) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("　木垒县甲例(集团) 有限公司 ", "木垒县甲例（集团）有限公司"),
        ("木垒县第２示例厂", "木垒县第2示例厂"),
        ("Example Trading Co", "Example Trading Co"),
    ],
)
def test_an_organisation_has_one_way_to_be_written(written, name):
    assert reading.read_organisation_name(written) == name


@pytest.mark.parametrize("written", ["<script>", "12345", "无", "=A1", "甲"])
def test_what_is_no_organisation_is_refused(written):
    with pytest.raises(Unreadable):
        reading.read_organisation_name(written)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("０９９４－４８８１４４９", "0994-4881449"),
        ("(0994)4881449", "0994-4881449"),
        ("0994 4881449转12", "0994-4881449转12"),
        ("+86 139 9999 9999", "13999999999"),
        (13999999999.0, "13999999999"),
        ("4881449", "4881449"),
        ("12345", "12345"),
    ],
)
def test_a_telephone_number_has_one_way_to_be_written(written, number):
    assert reading.read_phone(written) == number
    assert reading.read_phone(number) == number


@pytest.mark.parametrize(
    ("written", "yuan"),
    [
        ("64,000元", "64000.00"),
        ("６．４万元", "64000.00"),
        ("￥64,000.50", "64000.50"),
        ("1.2亿元", "120000000.00"),
        (684000.1, "684000.10"),
        (0.1 + 0.2, "0.30"),
        (500, "500.00"),
    ],
)
def test_a_sum_is_read_in_yuan(written, yuan):
    assert reading.read_amount(written) == Decimal(yuan)


@pytest.mark.parametrize(
    "written", ["12,34", "-5", "若干", "5至6万元", "0.001元", True, 1e300, float("nan"), "9" * 20]
)
def test_a_sum_that_is_none_is_refused(written):
    with pytest.raises(Unreadable):
        reading.read_amount(written)
