"""Parses names of persons and organisations into one spelling."""

from __future__ import annotations

import re
import unicodedata

from forms.reading.text import Unreadable, half_width, is_placeholder, read_text

_DOTS = re.compile(r"\s*[·．•・‧∙･⋅ꞏ᛫●]\s*")
_CJK = "\u2e80-\u2fdf\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_DOT_BETWEEN_CJK = re.compile(rf"(?<=[{_CJK}])\s*[.·]+\s*(?=[{_CJK}])")
_SPACE_BESIDE_CJK = re.compile(rf"(?<=[{_CJK}（）()·])\s+|\s+(?=[{_CJK}（）()·])")


def read_name(value: object) -> str:
    """Parse a person's name: one kind of middle dot, no spaces between Chinese characters, 2 to 50 characters."""
    name = _DOTS.sub("·", " ".join(half_width(read_text(value, longest=200)).split()))
    name = _SPACE_BESIDE_CJK.sub("", _DOT_BETWEEN_CJK.sub("·", name))
    name = re.sub("·+", "·", name).strip("· ")
    if is_placeholder(name):
        raise Unreadable("请填写姓名全称")
    wrong = next((character for character in name if not _may_stand_in_a_name(character)), None)
    if wrong is not None:
        raise Unreadable(f"姓名中不应有“{wrong}”；请只填姓名，说明写在备注里")
    if not 2 <= len(name) <= 50:
        raise Unreadable(f"姓名应为2至50个字，现为{len(name)}个字")
    return name


def _may_stand_in_a_name(character: str) -> bool:
    if character in "·〇 -'’.":
        return True
    category = unicodedata.category(character)
    # Python's Unicode tables may lack recent ideographs, but people have them in their names.
    return category[0] in "LM" or category == "Co" or ord(character) >= 0x20000


def read_organisation_name(value: object) -> str:
    """Parse an organisation's name: full-width brackets, no spaces between Chinese characters."""
    name = half_width(" ".join(read_text(value, longest=400).split())).replace("(", "（").replace(")", "）")
    name = _SPACE_BESIDE_CJK.sub("", name)
    if is_placeholder(name):
        raise Unreadable("请填写单位全称")
    wrong = next((character for character in name if character in '<>{}=|\\^`"%$#@!?？！;；'), None)
    if wrong is not None:
        raise Unreadable(f"单位名称中不应有“{wrong}”；请填写证照上的全称")
    if not any(unicodedata.category(character)[0] == "L" or ord(character) >= 0x20000 for character in name):
        raise Unreadable("单位名称中没有文字；请填写证照上的全称")
    if not 2 <= len(name) <= 200:
        raise Unreadable(f"单位名称应为2至200个字，现为{len(name)}个字")
    return name
