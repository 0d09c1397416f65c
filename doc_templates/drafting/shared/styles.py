"""The named styles of the letters, written as styles.xml and fontTable.xml.

All formatting is in styles, so that a clerk can change a whole letter by changing a style in Word or WPS.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

from doc_templates import gbt9704 as gb

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style; lengths in twips, size in half-points."""

    name: str
    face: str = gb.FACE_BODY
    size: int = gb.SIZE_THIRD
    pitch: int = gb.LINE_PITCH
    align: str = "both"
    first_line: int = 0
    """In hundredths of a character, as Word counts 首行缩进."""
    left: int = 0
    right: int = 0
    before: int = 0
    after: int = 0
    keep_next: bool = False
    keep_lines: bool = False
    level: int | None = None
    colour: str = ""
    scale: int = 100
    tabs: tuple[tuple[str, int], ...] = ()
    border: str = ""
    on_grid: bool = True
    new_page: bool = False


BODY = Style("公文正文", first_line=200)
TITLE = Style(
    "公文标题", gb.FACE_TITLE, gb.SIZE_SECOND, gb.TITLE_PITCH, "center", on_grid=False, keep_next=True
)
TABLE = Style("表格文字", size=gb.SIZE_SMALL_FOURTH, pitch=gb.TABLE_PITCH, align="left", on_grid=False)
_SIGNATURE = Style("发文机关署名", align="center", left=gb.PAGE.text_width - 4800, before=868, keep_next=True)
_MARK = Style(
    "发文机关标志",
    gb.FACE_TITLE,
    72,
    880,
    "center",
    before=gb.MARK_TOP,
    colour=gb.RED,
    scale=72,
    on_grid=False,
)
_RED_RULE = f'<w:bottom w:val="single" w:sz="12" w:space="{gb.RULE_GAP_POINTS}" w:color="{gb.RED}"/>'
_FIRST_DOUBLE = (
    f'<w:bottom w:val="thickThinSmallGap" w:sz="24" w:space="{gb.RULE_GAP_POINTS}" w:color="{gb.RED}"/>'
)
_SECOND_DOUBLE = f'<w:bottom w:val="thinThickSmallGap" w:sz="24" w:space="0" w:color="{gb.RED}"/>'
_IMPRINT_RULES = "".join(
    f'<w:{edge} w:val="single" w:sz="8" w:space="1" w:color="000000"/>' for edge in ("top", "bottom")
)

STYLES: tuple[Style, ...] = (
    BODY,
    TITLE,
    replace(TITLE, name="文书机关"),
    replace(TITLE, name="文书名称", after=200),
    replace(TITLE, name="表单标题", after=160),
    Style("发文字号", align="center", after=280, keep_next=True),
    Style("空行", keep_next=True),
    Style("主送机关", align="left", keep_next=True),
    Style("当事人信息", align="left", left=640),
    Style("一级标题", gb.FACE_FIRST_LEVEL, first_line=200, align="left", keep_next=True, level=0),
    Style("二级标题", gb.FACE_SECOND_LEVEL, first_line=200, align="left", keep_next=True, level=1),
    Style("三级标题", first_line=200, align="left", keep_next=True, level=2),
    replace(BODY, name="正文与下段同页", keep_next=True),
    Style("附件说明", align="left", left=640, before=gb.LINE_PITCH, keep_next=True),
    Style("附件续项", align="left", left=1600, keep_next=True),
    Style("附件标识", gb.FACE_FIRST_LEVEL, align="left", keep_next=True, new_page=True),
    replace(TITLE, name="附件标题", before=gb.LINE_PITCH, after=gb.LINE_PITCH),
    _SIGNATURE,
    replace(_SIGNATURE, name="成文日期", before=0),
    replace(_SIGNATURE, name="长署名", left=gb.PAGE.text_width - 6400),
    replace(_SIGNATURE, name="长署名日期", left=gb.PAGE.text_width - 6400, before=0),
    Style("附注", align="left", first_line=200, keep_lines=True),
    _MARK,
    Style(
        "上行发文字号",
        align="left",
        before=2 * gb.LINE_PITCH,
        tabs=(("left", gb.CHARACTER), ("right", gb.PAGE.text_width - gb.CHARACTER)),
        border=_RED_RULE,
        on_grid=False,
    ),
    replace(TITLE, name="上行标题首行", before=2 * gb.LINE_PITCH),
    replace(
        _MARK,
        name="信函机关标志",
        before=0,
        left=gb.LETTER_RULE_LEFT,
        right=gb.LETTER_RULE_RIGHT,
        border=_FIRST_DOUBLE,
    ),
    Style("信函发文字号", align="right", before=280),
    Style(
        "信函下双线",
        pitch=200,
        size=2,
        left=gb.LETTER_RULE_LEFT,
        right=gb.LETTER_RULE_RIGHT,
        border=_SECOND_DOUBLE,
        on_grid=False,
    ),
    replace(TITLE, name="信函标题首行", before=2 * gb.LINE_PITCH),
    Style(
        "版记印发",
        size=gb.SIZE_FOURTH,
        pitch=520,
        align="left",
        tabs=(("left", 280), ("right", gb.PAGE.text_width - 280)),
        border=_IMPRINT_RULES,
        on_grid=False,
    ),
    TABLE,
    replace(TABLE, name="表格居中", align="center"),
    replace(TABLE, name="表格表头", face=gb.FACE_FIRST_LEVEL, align="center", keep_next=True),
    replace(TABLE, name="表格小字", size=gb.SIZE_FIFTH, pitch=320),
    replace(
        TABLE,
        name="表格小字表头",
        face=gb.FACE_FIRST_LEVEL,
        size=gb.SIZE_FIFTH,
        pitch=320,
        align="center",
        keep_next=True,
    ),
    replace(TABLE, name="表格小字居中", size=gb.SIZE_FIFTH, pitch=320, align="center"),
    replace(TABLE, name="表格落款", align="right"),
    replace(TABLE, name="表后间隔", pitch=240, size=12),
    Style("封面字段", size=gb.SIZE_FOURTH, pitch=480, align="left", on_grid=False),
    Style("封面标签", size=gb.SIZE_FOURTH, pitch=480, align="center", on_grid=False),
    Style("封面题名", gb.FACE_TITLE, gb.SIZE_SECOND, 720, "center", on_grid=False, before=120),
    replace(BODY, name="笔录文字"),
    Style("笔录签名", align="left"),
    Style("笔录结尾", align="left", keep_next=True),
    Style("封面间隔", pitch=480, on_grid=False),
    Style("封面副题", align="center", after=360, on_grid=False),
    Style("备考文字", align="left", size=gb.SIZE_FOURTH, pitch=520, on_grid=False),
    Style("奇数页码", gb.FACE_PAGE_NUMBER, gb.SIZE_FOURTH, 360, "right", right=280, on_grid=False),
    Style("偶数页码", gb.FACE_PAGE_NUMBER, gb.SIZE_FOURTH, 360, "left", left=280, on_grid=False),
    Style(
        "信函奇数页码", gb.FACE_PAGE_NUMBER, gb.SIZE_FOURTH, 360, "right", right=280, after=283, on_grid=False
    ),
    Style(
        "信函偶数页码", gb.FACE_PAGE_NUMBER, gb.SIZE_FOURTH, 360, "left", left=280, after=283, on_grid=False
    ),
    Style(
        "页脚签名",
        size=gb.SIZE_SMALL_FOURTH,
        pitch=360,
        align="left",
        tabs=(("right", gb.PAGE.text_width),),
        on_grid=False,
    ),
)

NAME_STYLE = "姓名"
"""The character style of names: 仿宋 has characters that 仿宋_GB2312 lacks (𠮷, 㛃)."""
KAI_STYLE = "楷体字"
"""The character style of the signer's name in a 上行文 (7.2.6)."""


def style_id(name: str) -> str:
    """The XML id of a style: ASCII, derived from its place in the list."""
    if name == NAME_STYLE:
        return "C01"
    if name == KAI_STYLE:
        return "C02"
    for position, style in enumerate(STYLES, start=1):
        if style.name == name:
            return f"P{position:02d}"
    raise KeyError(name)


def _fonts(face: str) -> str:
    latin = gb.FACE_PAGE_NUMBER if face == gb.FACE_PAGE_NUMBER else gb.FACE_LATIN
    return f'<w:rFonts w:hint="eastAsia" w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{face}" w:cs="{gb.FACE_LATIN}"/>'


def _paragraph_style(style: Style) -> str:
    indent = []
    if style.left:
        indent.append(f'w:left="{style.left}"')
    if style.right:
        indent.append(f'w:right="{style.right}"')
    if style.first_line:
        indent.append(
            f'w:firstLineChars="{style.first_line}" w:firstLine="{style.first_line * style.size // 10}"'
        )
    tabs = "".join(f'<w:tab w:val="{kind}" w:pos="{position}"/>' for kind, position in style.tabs)
    return "".join(
        (
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(style.name)}">',
            f'<w:name w:val="{style.name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>',
            "<w:keepNext/>" if style.keep_next else "",
            "<w:keepLines/>" if style.keep_next or style.keep_lines else "",
            "<w:pageBreakBefore/>" if style.new_page else "",
            f"<w:pBdr>{style.border}</w:pBdr>" if style.border else "",
            f"<w:tabs>{tabs}</w:tabs>" if tabs else "",
            "" if style.on_grid else '<w:snapToGrid w:val="0"/>',
            f'<w:spacing w:before="{style.before}" w:after="{style.after}" '
            f'w:line="{style.pitch}" w:lineRule="exact"/>',
            f"<w:ind {' '.join(indent)}/>" if indent else "",
            f'<w:jc w:val="{style.align}"/>',
            f'<w:outlineLvl w:val="{style.level}"/>' if style.level is not None else "",
            f"</w:pPr><w:rPr>{_fonts(style.face)}",
            f'<w:color w:val="{style.colour}"/>' if style.colour else "",
            f'<w:spacing w:val="{gb.BODY_SPACING}"/>' if style.size == gb.SIZE_THIRD else "",
            f'<w:w w:val="{style.scale}"/>' if style.scale != 100 else "",
            f'<w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/></w:rPr></w:style>',
        )
    )


def _character_style(name: str, face: str) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        f"<w:qFormat/><w:rPr>{_fonts(face)}</w:rPr></w:style>"
    )


def styles_xml() -> str:
    """The content of styles.xml."""
    return "".join(
        (
            f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(gb.FACE_BODY)}",
            f'<w:sz w:val="{gb.SIZE_THIRD}"/><w:szCs w:val="{gb.SIZE_THIRD}"/>',
            '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>',
            "<w:pPrDefault/></w:docDefaults>",
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>',
            f'<w:pPr><w:widowControl w:val="0"/><w:spacing w:line="{gb.LINE_PITCH}" w:lineRule="exact"/>',
            '<w:jc w:val="both"/></w:pPr>',
            # LibreOffice computes the grid's character width from this size, not from the defaults above.
            f'<w:rPr><w:sz w:val="{gb.SIZE_THIRD}"/><w:szCs w:val="{gb.SIZE_THIRD}"/></w:rPr></w:style>',
            '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">',
            '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
            '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>',
            '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>',
            '<w:top w:w="45" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="45" w:type="dxa"/>',
            '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
            '<w:style w:type="table" w:customStyle="1" w:styleId="Grid"><w:name w:val="公文表格"/>',
            '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>',
            *(
                f'<w:{edge} w:val="single" w:sz="{weight}" w:space="0" w:color="000000"/>'
                for edge, weight in (
                    ("top", 8),
                    ("left", 8),
                    ("bottom", 8),
                    ("right", 8),
                    ("insideH", 4),
                    ("insideV", 4),
                )
            ),
            "</w:tblBorders></w:tblPr></w:style>",
            _character_style(NAME_STYLE, gb.FACE_NAME),
            _character_style(KAI_STYLE, gb.FACE_SECOND_LEVEL),
            *(_paragraph_style(style) for style in STYLES),
            "</w:styles>",
        )
    )


def font_table_xml() -> str:
    """The content of fontTable.xml: each font with its substitutes."""
    faces = "".join(
        f'<w:font w:name="{escape(face)}"><w:altName w:val="{escape(fallbacks)}"/><w:charset w:val="86"/>'
        '<w:family w:val="modern"/><w:pitch w:val="variable"/></w:font>'
        for face, fallbacks in gb.FALLBACKS.items()
    )
    latin = f'<w:font w:name="{gb.FACE_LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/></w:font>'
    return f"<w:fonts {NAMESPACES}>{faces}{latin}</w:fonts>"
