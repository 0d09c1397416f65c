"""Checks a docx against GB/T 9704-2012. Each departure states the figure found and the figure required."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from doc_templates import gbt9704 as gb
from doc_templates.check.document import Document, Paragraph, W, number

_MILLIMETRE = 1440 / 25.4
_TOLERANCE = round(_MILLIMETRE)
"""1 mm (5.2.1)."""
_FACES = {
    gb.FACE_BODY: ("仿宋", "FangSong"),
    gb.FACE_TITLE: ("小标宋",),
    gb.FACE_FIRST_LEVEL: ("黑体", "SimHei"),
    gb.FACE_SECOND_LEVEL: ("楷体", "KaiTi"),
    gb.FACE_PAGE_NUMBER: ("宋体", "SimSun"),
}

_WRONG_BRACKET = re.compile(r"[\[(（【［]\s*(?:19|20)\d\d\s*[\])）】］]\s*第?\s*\d+\s*号")
_WITH_DI = re.compile(r"〔(?:19|20)\d\d〕\s*第\s*\d+\s*号")
_LEADING_ZERO = re.compile(r"〔(?:19|20)\d\d〕\s*0\d*\s*号")
_SHORT_YEAR = re.compile(r"〔\d\d〕\s*\d+\s*号")
_ZERO_DATE = re.compile(r"\d{4}年(?:0\d月(?:\d{1,2}日)?|\d{1,2}月0\d日)")
_CHINESE_DATE = re.compile(
    r"[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
_DASHED_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Departure:
    """One departure from the standard."""

    what: str
    found: str
    required: str
    clause: str
    where: str = ""
    """The text of the paragraph, if the departure is in one."""

    def __str__(self) -> str:
        where = f"（“{self.where[:30]}”）" if self.where else ""
        return f"{self.what}{where}：现为{self.found}，应为{self.required}（{self.clause}）"


def check_layout(docx: bytes) -> list[Departure]:
    """The departures of a letter or template from the standard.

    Of a form (more text in tables than outside) only page, document numbers and dates are checked: the standard does not
    cover forms.
    """
    document = Document(docx)
    departures = [*_pages(document), *_numbers(document), *_dates(document)]
    if not document.is_form:
        departures += [*_letterhead(document), *_titles(document), *_bodies(document), *_wording(document)]
        departures += _page_numbers(document)
    return departures


def _pages(document: Document) -> Iterator[Departure]:
    for section in document.sections:
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        if size is None or margins is None:
            yield Departure("页面设置", "未设置", "A4", "5.1")
            continue
        width, height = sorted((number(size, "w"), number(size, "h")))
        page = gb.PAGE
        yield from _length("纸张宽度", width, page.width, "5.1")
        yield from _length("纸张高度", height, page.height, "5.1")
        if number(size, "w") > number(size, "h"):
            continue
        top, left = abs(number(margins, "top")), number(margins, "left") + number(margins, "gutter")
        yield from _length("天头（上边距）", top, page.top, "5.2.1")
        yield from _length("订口（左边距）", left, page.left, "5.2.1")
        yield from _length("版心宽度", width - left - number(margins, "right"), page.text_width, "5.2.1")
        text_height = height - top - abs(number(margins, "bottom"))
        yield from _length("版心高度", text_height, page.height - page.top - page.bottom, "5.2.1")
        yield from _grid(section.find(f"{W}docGrid"), text_height)


def _grid(grid: etree._Element | None, text_height: int) -> Iterator[Departure]:
    if grid is None or grid.get(f"{W}type") not in ("lines", "linesAndChars"):
        yield Departure("文档网格", "未设置", "每页22行、每行28字", "5.2.3")
        return
    pitch = number(grid, "linePitch")
    lines = text_height // pitch if pitch else 0
    if lines != gb.LINES_PER_PAGE:
        yield Departure("每页行数", f"{lines}行", f"{gb.LINES_PER_PAGE}行", "5.2.3")


def _length(what: str, found: int, required: int, clause: str) -> Iterator[Departure]:
    if abs(found - required) > _TOLERANCE:
        yield Departure(what, _millimetres(found), _millimetres(required), clause)


def _millimetres(twips: int) -> str:
    return f"{twips / _MILLIMETRE:.1f}毫米"


def _letterhead(document: Document) -> Iterator[Departure]:
    """The red mark of an official document, and of one in letter form."""
    for mark in document.outside_tables:
        if not mark.is_red or not mark.text:
            continue
        yield from _face(mark, "发文机关标志字体", gb.FACE_TITLE, "7.2.4")
        yield from _length("发文机关标志上边缘至版心上边缘", mark.before, gb.MARK_TOP, "7.2.4")
        if not mark.is_centred:
            yield Departure("发文机关标志", "未居中", "居中", "7.2.4", mark.text)
    for mark in document.first_page_marks:
        yield from _face(mark, "发文机关标志字体", gb.FACE_TITLE, "10.1")
        distance = number(document.sections[0].find(f"{W}pgMar"), "header") + mark.before
        yield from _length("发文机关标志上边缘至上页边", distance, gb.LETTER_MARK_TOP, "10.1")
        rule = gb.PAGE.text_width - mark.left - mark.right
        yield from _length("红色双线长度", rule, round(170 * _MILLIMETRE), "10.1")


def _wording(document: Document) -> Iterator[Departure]:
    """The standard's rules on words and punctuation."""
    for paragraph in document.outside_tables:
        text = paragraph.text
        if "此页无正文" in text:
            yield Departure("此页无正文", text, "调整行距、字距，使正文与署名同页", "7.3.5.5", text)
        if text.endswith(":") and not paragraph.is_centred:
            yield Departure("冒号", "半角“:”", "全角“：”", "7.3.2", text)
        if text.startswith("附件：") and text[-1] in "。；，、":
            yield Departure("附件名称后的标点", f"“{text[-1]}”", "不加标点", "7.3.4", text)
        if text.startswith(("一.", "二.", "三.", "四.", "五.")):
            yield Departure("结构层次序数", text[:2], f"{text[0]}、", "7.3.3", text)
        if text.startswith(("（一）、", "（二）、", "（三）、", "（四）、")):
            yield Departure("结构层次序数", text[:4], text[:3], "7.3.3", text)


def _titles(document: Document) -> Iterator[Departure]:
    titles = [item for item in document.outside_tables if item.is_title]
    if not titles:
        yield Departure("标题", "没有居中的二号标题", "二号小标宋体，居中", "7.3.1")
    for title in titles:
        yield from _face(title, "标题字体", gb.FACE_TITLE, "7.3.1")
        if title.size != gb.SIZE_SECOND:
            yield Departure("标题字号", _points(title.size), "22磅（二号）", "7.3.1", title.text)


def _bodies(document: Document) -> Iterator[Departure]:
    for paragraph in document.outside_tables:
        if (
            not paragraph.text
            or paragraph.is_centred
            or paragraph.is_red
            or paragraph.is_framed
            or paragraph.is_note
        ):
            continue
        if paragraph.is_long:
            yield from _face(paragraph, "正文字体", gb.FACE_BODY, "5.2.2")
            yield from _density(document, paragraph)
        elif re.match(r"[一二三四五六七八九十]+、", paragraph.text):
            yield from _face(paragraph, "一级标题字体", gb.FACE_FIRST_LEVEL, "7.3.3")
        elif re.match(r"（[一二三四五六七八九十]+）", paragraph.text):
            yield from _face(paragraph, "二级标题字体", gb.FACE_SECOND_LEVEL, "7.3.3")
        if paragraph.size != gb.SIZE_THIRD:
            yield Departure("正文字号", _points(paragraph.size), "16磅（三号）", "5.2.2", paragraph.text)


def _density(document: Document, paragraph: Paragraph) -> Iterator[Departure]:
    """Characters in a line and lines on a page (5.2.3)."""
    characters = gb.PAGE.text_width / document.character_pitch(paragraph)
    if not gb.CHARACTERS_PER_LINE - 0.05 <= characters < gb.CHARACTERS_PER_LINE + 1:
        yield Departure("每行字数", f"{characters:.1f}字", "28字", "5.2.3", paragraph.text)
    if not 555 <= paragraph.pitch <= 580:
        yield Departure("正文行距", _pitch(paragraph), "固定值28—28.95磅", "5.2.3", paragraph.text)


def _pitch(paragraph: Paragraph) -> str:
    return f"固定值{paragraph.pitch / 20:g}磅" if paragraph.pitch else "非固定值"


def _face(paragraph: Paragraph, what: str, face: str, clause: str) -> Iterator[Departure]:
    if not any(known in paragraph.face for known in _FACES[face]):
        yield Departure(what, paragraph.face or "未设置", face, clause, paragraph.text)


def _points(half_points: int) -> str:
    return f"{half_points / 2:g}磅"


def _numbers(document: Document) -> Iterator[Departure]:
    for text in document.texts:
        for pattern, what, required in (
            (_WRONG_BRACKET, "发文字号括号", "六角括号〔〕，不加“第”"),
            (_WITH_DI, "发文字号", "序号前不加“第”"),
            (_LEADING_ZERO, "发文字号", "序号不编虚位（1不编为001）"),
            (_SHORT_YEAR, "发文字号年份", "四位年份"),
        ):
            for found in pattern.findall(text):
                yield Departure(what, found, required, "7.2.5", text)


def _dates(document: Document) -> Iterator[Departure]:
    for text in document.texts:
        for pattern, required in (
            (_ZERO_DATE, "月、日不编虚位（1不编为01）"),
            (_CHINESE_DATE, "用阿拉伯数字标全年、月、日"),
            (_DASHED_DATE, "用阿拉伯数字标全年、月、日"),
        ):
            for found in pattern.findall(text):
                yield Departure("日期", found, required, "7.3.5.4", text)


def _page_numbers(document: Document) -> Iterator[Departure]:
    footers = document.page_number_paragraphs
    kinds = {kind for kind, _ in footers}
    if "default" not in kinds or (document.has_even_and_odd and "even" not in kinds):
        yield Departure("页码", "没有页码", "四号半角宋体数字，左右各一条一字线", "7.5")
        return
    if not document.has_even_and_odd:
        yield Departure("页码位置", "奇偶页相同", "单页码居右空一字，双页码居左空一字", "7.5")
    for kind, footer in footers:
        if footer.text.count("—") != 2:
            yield Departure("页码一字线", footer.text, "— 1 —", "7.5")
        if footer.size != gb.SIZE_FOURTH:
            yield Departure("页码字号", _points(footer.size), "14磅（四号）", "7.5")
        yield from _face(footer, "页码字体", gb.FACE_PAGE_NUMBER, "7.5")
        side, indent = ("right", footer.right) if kind == "default" else ("left", footer.left)
        if footer.align != side or not 200 <= indent <= 360:
            found = f"{footer.align}，缩进{indent / 20:g}磅"
            yield Departure("页码位置", found, "单页码居右空一字，双页码居左空一字（14磅）", "7.5")
