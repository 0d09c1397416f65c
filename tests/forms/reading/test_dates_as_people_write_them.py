"""A date is read however it is written, or refused with how to write it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms import reading
from forms.reading import Unreadable
from forms.reading.numerals import write_chinese_number

FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


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
