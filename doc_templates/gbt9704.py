"""The figures of GB/T 9704-2012, for the templates and for the layout check.

Lengths are in twips (1/20 pt) unless the name says otherwise. Each figure names its clause.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and type area (5.1, 5.2.1): A4, 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm."""

    width: int = 11906
    height: int = 16838
    top: int = 2098
    left: int = 1587
    bottom: int = 1984
    right: int = 1474

    @property
    def text_width(self) -> int:
        """Width of the type area."""
        return self.width - self.left - self.right


PAGE: Final = Page()

CHARACTER: Final = 320
"""One 字: the width of a 三号 character (clause 3)."""

LINE_PITCH: Final = 579
"""28.95 pt: 22 of these fit the 225 mm of the type area (5.2.3); 29 pt do not."""

BODY_SPACING: Final = -5
"""Condenses 三号 characters so that 28 fit the 156 mm (5.2.3).

It is set in the styles and not as the page grid's w:charSpace, which programs read differently.
"""

LINES_PER_PAGE: Final = 22
CHARACTERS_PER_LINE: Final = 28

# Sizes in half-points, as w:sz counts (字号).
SIZE_SECOND: Final = 44
"""二号, titles (7.3.1)."""
SIZE_THIRD: Final = 32
"""三号, body (5.2.2)."""
SIZE_FOURTH: Final = 28
"""四号, page numbers and 版记 (7.4, 7.5)."""
SIZE_SMALL_FOURTH: Final = 24
"""小四, table text (practice)."""
SIZE_FIFTH: Final = 21
"""五号, dense tables (practice)."""

TITLE_PITCH: Final = 660
"""33 pt for a 二号 title (practice)."""

TABLE_PITCH: Final = 400
"""20 pt for 小四 table text (practice)."""

MARK_TOP: Final = 1984
"""发文机关标志: 35 mm below the top of the type area (7.2.4)."""

RULE_GAP_POINTS: Final = 11
"""版头分隔线: 4 mm below the document number (7.2.7), in whole points as w:space counts."""

FOOTER_DISTANCE: Final = 1417
"""Places the dash of an 18 pt line 7 mm below the type area (7.5)."""

LETTER_MARK_TOP: Final = 1701
"""信函格式: mark 30 mm below the paper's edge (10.1)."""

LETTER_RULE_BOTTOM: Final = 1134
"""信函格式: second double line 20 mm above the paper's edge (10.1)."""

LETTER_RULE_LEFT: Final = -453
LETTER_RULE_RIGHT: Final = -340
"""信函格式: double lines 170 mm long, centred on the paper (10.1)."""

RED: Final = "FF0000"

FACE_TITLE: Final = "方正小标宋简体"
FACE_BODY: Final = "仿宋_GB2312"
FACE_NAME: Final = "仿宋"
FACE_SECOND_LEVEL: Final = "楷体_GB2312"
FACE_FIRST_LEVEL: Final = "黑体"
FACE_PAGE_NUMBER: Final = "宋体"
FACE_LATIN: Final = "Times New Roman"

FALLBACKS: Final[dict[str, str]] = {
    FACE_TITLE: "方正小标宋_GBK,小标宋,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC",
    FACE_BODY: "仿宋,FangSong,华文仿宋,STFangsong,Noto Serif CJK SC",
    FACE_NAME: "FangSong,仿宋_GB18030,华文仿宋,Noto Serif CJK SC",
    FACE_SECOND_LEVEL: "楷体,KaiTi,华文楷体,STKaiti,Noto Serif CJK SC",
    FACE_FIRST_LEVEL: "SimHei,华文黑体,STHeiti,Noto Sans CJK SC",
    FACE_PAGE_NUMBER: "SimSun,华文宋体,STSong,Noto Serif CJK SC",
}
"""The substitutes on a machine without the font, in order (w:altName of fontTable)."""
