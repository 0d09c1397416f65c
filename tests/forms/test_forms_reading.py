"""What people write is read for what it means, or refused in words; nothing else ever comes of it."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms import reading
from forms.reading import Unreadable
from forms.reading.numerals import chinese_number, write_chinese_number

FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))

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


def in_chinese(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def ways_to_write(day: date) -> list[object]:
    year, month, on = day.year, day.month, day.day
    plain = [
        f"{year}-{month}-{on}",
        f"{year}/{month:02d}/{on:02d}",
        f"{year}.{month}.{on}",
        f"{year}年{month}月{on}日",
        f"{year}年{month:02d}月{on:02d}日",
        f"{year} 年 {month} 月 {on} 日",
        f"{day:%Y%m%d}",
        f"{day:%Y-%m-%d} 00:00:00",
        f"{year}年{month}月{on}日 上午9时30分",
        f"{day:%Y-%m-%d}T08:00:00",
    ]
    return [
        *plain,
        *(text.translate(FULL_WIDTH) for text in plain[:7]),
        *(f"　{text}\u200b " for text in plain[:7]),
        f"{in_chinese(year)}年{write_chinese_number(month)}月{write_chinese_number(on)}日",
        day,
        datetime(year, month, on, 9, 30),  # noqa: DTZ001 - Excel knows no time zones
        int(f"{day:%Y%m%d}"),
    ]


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS.keys())
@given(value=ANYTHING)
def test_whatever_comes_is_read_or_refused_in_words(reader, value):
    try:
        reader(value)
        complaint = "none"
    except Unreadable as refusal:
        complaint = refusal.message
    assert complaint.strip()


@given(day=DAYS, data=st.data())
def test_a_date_reads_back_however_it_is_written(day, data):
    assert reading.read_date(data.draw(st.sampled_from(ways_to_write(day)))) == day


@given(st.integers(20_000, 73_050))
def test_a_serial_number_from_excel_is_its_day(serial):
    assert (
        reading.read_date(serial)
        == reading.read_date(serial + 0.75)
        == date(1899, 12, 30) + timedelta(serial)
    )


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("2026-2-30", "不存在"),
        ("2026年13月1日", "不存在"),
        ("26-3-5", "四位"),
        ("26年3月5日", "四位"),
        ("5/3/2026", "年份在前"),
        ("2026年3月", "缺少日"),
        ("202603", "缺少日"),
        ("2026", "只有年份"),
        ("3月5日", "缺少年份"),
        ("2026年3月5日至3月8日", "只填一个"),
        ("2026.3.5-2026.3.8", "只填一个"),
        ("1026-3-5", "不合理"),
        ("", "没有填写"),
        ("近期", "看不出"),
        (7, "数字"),
        (float("nan"), "数字"),
        (float("inf"), "数字"),
        (True, "日期"),
        (None, "日期"),
    ],
)
def test_a_date_that_is_none_is_refused_with_how_to_write_it(written, complaint):
    with pytest.raises(Unreadable, match=complaint):
        reading.read_date(written)


def test_a_date_is_written_as_official_papers_do():
    assert reading.chinese_date(date(2026, 3, 5)) == "2026年3月5日"


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
