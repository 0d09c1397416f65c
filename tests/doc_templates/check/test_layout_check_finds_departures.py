"""The layout check finds what it is shown."""

import re

import pytest

from doc_templates.check.layout import check_layout
from doc_templates.engine.reproducible_zip import packed, unpacked
from tests.doc_templates.letter_reading import rendered


def changed(part: str, pattern: str, replacement: str, letter: str = "decision") -> bytes:
    parts = unpacked(rendered(letter))
    text = parts[part].decode()
    assert re.search(pattern, text), pattern
    parts[part] = re.sub(pattern, replacement, text).encode()
    return packed(parts)


@pytest.mark.parametrize(
    ("part", "pattern", "replacement", "what"),
    [
        ("word/document.xml", r'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"', "纸张宽度"),
        ("word/document.xml", r'w:top="2098"', 'w:top="1440"', "天头"),
        ("word/document.xml", r'w:left="1587"', 'w:left="1800"', "订口"),
        ("word/document.xml", r'w:linePitch="579"', 'w:linePitch="312"', "每页行数"),
        ("word/document.xml", r"<w:docGrid[^>]*/>", "", "文档网格"),
        ("word/document.xml", "〔2026〕1号", "[2026]1号", "发文字号括号"),
        ("word/document.xml", "〔2026〕1号", "〔2026〕第1号", "发文字号"),
        ("word/document.xml", "〔2026〕1号", "〔2026〕001号", "发文字号"),
        ("word/document.xml", "2026年12月10日", "2026年12月08日", "日期"),
        ("word/document.xml", "2026年12月10日", "二〇二六年十二月十日", "日期"),
        ("word/document.xml", "2026年12月10日", "2026-12-10", "日期"),
        ("word/styles.xml", "仿宋_GB2312", "宋体", "正文字体"),
        ("word/styles.xml", "方正小标宋简体", "宋体", "标题字体"),
        ("word/styles.xml", "黑体", "宋体", "一级标题字体"),
        ("word/styles.xml", "楷体_GB2312", "宋体", "二级标题字体"),
        ("word/styles.xml", r'<w:sz w:val="32"/>', '<w:sz w:val="28"/>', "正文字号"),
        ("word/styles.xml", r'<w:sz w:val="44"/>', '<w:sz w:val="36"/>', "标题字号"),
        ("word/styles.xml", r'w:line="579"', 'w:line="480"', "正文行距"),
        ("word/styles.xml", r'<w:spacing w:val="-5"/>', "", "每行字数"),
        ("word/footer1.xml", "—", "-", "页码一字线"),
        ("word/footer1.xml", "PAGE", "DATE", "页码"),
        ("word/settings.xml", "<w:evenAndOddHeaders/>", "", "页码位置"),
    ],
)
def test_a_departure_is_found_and_named(part: str, pattern: str, replacement: str, what: str) -> None:
    departures = check_layout(changed(part, pattern, replacement))
    assert any(departure.what.startswith(what) for departure in departures), departures
    assert all(departure.found and departure.required and departure.clause for departure in departures)
    assert "应为" in str(departures[0])


def test_a_court_case_number_in_round_brackets_is_no_departure() -> None:
    assert check_layout(changed("word/document.xml", "木政阅〔2026〕20号", "（2026）新9999执1号")) == []


@pytest.mark.parametrize(
    ("letter", "part", "pattern", "replacement", "what"),
    [
        ("submission", "word/styles.xml", 'w:before="1984"', 'w:before="400"', "发文机关标志上边缘"),
        ("submission", "word/document.xml", "妥否，请批示。", "（此页无正文）", "此页无正文"),
        ("submission", "word/document.xml", "人民政府：", "人民政府:", "冒号"),
        ("submission", "word/document.xml", "1.核查报告", "1.核查报告；", "附件名称"),
        ("submission", "word/document.xml", "一、查明", "一.查明", "结构层次序数"),
        ("decision", "word/document.xml", "（一）异议", "（一）、异议", "结构层次序数"),
        (
            "agency_notice",
            "word/document.xml",
            'w:header="1701"',
            'w:header="851"',
            "发文机关标志上边缘至上页边",
        ),
        ("agency_notice", "word/styles.xml", 'w:left="-453"', 'w:left="0"', "红色双线长度"),
        ("agency_notice", "word/styles.xml", "方正小标宋简体", "宋体", "发文机关标志字体"),
    ],
)
def test_a_departure_of_letterhead_or_wording_is_found(
    letter: str, part: str, pattern: str, replacement: str, what: str
) -> None:
    departures = check_layout(changed(part, pattern, replacement, letter))
    assert any(departure.what.startswith(what) for departure in departures), departures
