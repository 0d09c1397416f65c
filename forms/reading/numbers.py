"""Parses document numbers, telephone numbers and amounts of money into one spelling."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from forms.reading.text import Unreadable, as_written, compatible, half_width, is_placeholder, read_text

_YEAR_IN_BRACKETS = re.compile(
    r"[(（\[［【〔〖﹝<＜〈《「{｛]\s*((?:19|20|21)\d\d)\s*[)）\]］】〕〗﹞>＞〉》」}｝]"
)
# Court cases: （year）court, type, serial 号; before 2016 （year）court, type 字第 serial 号.
_COURT_CASE = re.compile(
    r"(?:(?:最高法|[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新兵军]\d{0,4})[\u4e00-\u9fff]{1,6}\d+号"
    r"|[\u4e00-\u9fff]{1,8}(?:民|刑|行|执|赔|破|商|知)[\u4e00-\u9fff]{0,3}字第\d+号).*"
)
_LOCAL_NUMBER = r"\d{7,8}"
_PHONE = re.compile(
    rf"1[3-9]\d{{9}}|0\d{{2,3}}{_LOCAL_NUMBER}|[48]00\d{{7}}|{_LOCAL_NUMBER}|1\d{{4}}|9\d{{4,5}}"
)
_AREA_CODE = re.compile(r"(010|02\d|0[3-9]\d\d)(\d{7,8})")
_SUM = re.compile(
    r"(?:人民币|RMB|CNY|[¥￥])?(\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?)(万亿|亿|千万|百万|万|千|百)?(?:元|圆|块)?(?:整|正|人民币)?"
)
_SCALES = {"百": 2, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
_MOST_YUAN = Decimal(10) ** 13


def read_document_number(value: object) -> str:
    """Parse a document number; "" for a placeholder (无, /). Raises Unreadable.

    Official documents have the year in 〔〕 (GB/T 9704-2012, 7.2.5), court cases in （）.
    """
    text = half_width("".join(read_text(value, longest=200).split()))
    if is_placeholder(text):
        return ""
    if len(text) > 100:
        raise Unreadable(f"文号有{len(text)}个字，太长；请只填文号，如“木发改〔2026〕1号”")
    year = _YEAR_IN_BRACKETS.match(text)
    if year and _COURT_CASE.fullmatch(text[year.end() :]):
        return f"（{year[1]}）{text[year.end() :]}"
    return _YEAR_IN_BRACKETS.sub(r"〔\1〕", text, count=1)


def read_phone(value: object) -> str:
    """Parse a telephone number into 13900000000, 0994-4800000 or 0994-4800000转1."""
    how = "请填手机号码，或带区号的座机号码，如“0994-4800000”"
    text = re.sub(r"[\s\-—–‐()/.]", "", compatible(read_text(as_written(value), longest=100)))
    text = re.sub(r"^(?:\+|00)86(?=[01])", "", text)
    number, extension = (*re.split(r"转|ext|#|分机", text, maxsplit=1, flags=re.IGNORECASE), "")[:2]
    if (
        not number.isascii()
        or not _PHONE.fullmatch(number)
        or not re.fullmatch(r"\d{0,6}", extension, re.ASCII)
    ):
        raise Unreadable(f"看不出是电话号码；{how}")
    landline = _AREA_CODE.fullmatch(number)
    return (f"{landline[1]}-{landline[2]}" if landline else number) + (f"转{extension}" if extension else "")


def read_amount(value: object) -> Decimal:
    """Parse an amount of money in yuan, to the fen. Reads 元, 万元, thousands separators and ¥."""
    how = "请写成“64000元”或“6.4万元”"
    if isinstance(value, float):
        value = Decimal(repr(value))
        if value.is_finite() and abs(value) < _MOST_YUAN:
            # Excel stores 0.30000000000000004 where it shows 0.30.
            value = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    text = "".join(compatible(read_text(value, longest=100)).split())
    found = _SUM.fullmatch(text)
    if not found or not text.isprintable():
        raise Unreadable(f"看不出是多少钱；{how}")
    yuan = Decimal(found[1].replace(",", "")).scaleb(_SCALES.get(found[2] or "", 0))
    if yuan > _MOST_YUAN:
        raise Unreadable("金额过大，请核对单位是“元”还是“万元”")
    if yuan != yuan.quantize(Decimal("0.01")):
        raise Unreadable("金额最多精确到分（两位小数），请核对")
    return yuan.quantize(Decimal("0.01"))
