"""Packs the body of a letter into a .docx: headers, page numbers, settings, relationships."""

from __future__ import annotations

from enum import Enum

from doc_templates import gbt9704 as gb
from doc_templates.drafting.shared.paper import paragraph, run
from doc_templates.drafting.shared.styles import NAMESPACES, font_table_xml, style_id, styles_xml
from doc_templates.engine.reproducible_zip import packed

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


class PageStyle(Enum):
    """What pages carry besides the text."""

    PAPER = "enforcement letter or upward document: numbered pages"
    LETTER = "信函格式: red double lines on the first page, which has no number"
    RECORD = "笔录: numbered pages, a place to sign on each"
    SHEET = "file paper of one page or one table: no page number"


def docx(body: str, title: str, page_style: PageStyle) -> bytes:
    """The complete .docx."""
    stories = _stories(page_style)
    parts = {
        "[Content_Types].xml": _content_types(stories),
        "_rels/.rels": _relationships(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{_OFFICE}/extended-properties", "docProps/app.xml"),
        ),
        "docProps/core.xml": _core(title),
        "docProps/app.xml": (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
        ),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}{_section(page_style, stories)}</w:body></w:document>",
        "word/styles.xml": styles_xml(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": font_table_xml(),
        **{f"word/{name}.xml": xml for name, (_, xml) in stories.items()},
        "word/_rels/document.xml.rels": _relationships(
            (f"{_OFFICE}/styles", "styles.xml"),
            (f"{_OFFICE}/settings", "settings.xml"),
            (f"{_OFFICE}/fontTable", "fontTable.xml"),
            *((f"{_OFFICE}/{name[:6]}", f"{name}.xml") for name in stories),
        ),
    }
    return packed({name: (_DECLARATION + xml).encode() for name, xml in parts.items()})


def _stories(page_style: PageStyle) -> dict[str, tuple[str, str]]:
    """Headers and footers by part name, as (kind, XML)."""
    if page_style is PageStyle.SHEET:
        return {}
    if page_style is PageStyle.LETTER:
        mark = paragraph("{{ 机关.名称 }}", "信函机关标志")
        return {
            "header1": ("first", _story("hdr", mark)),
            "header2": ("default", _story("hdr", paragraph("", "表后间隔"))),
            "header3": ("even", _story("hdr", paragraph("", "表后间隔"))),
            "footer1": ("first", _story("ftr", paragraph("", "信函下双线"))),
            "footer2": ("default", _story("ftr", _page_number("信函奇数页码"))),
            "footer3": ("even", _story("ftr", _page_number("信函偶数页码"))),
        }
    above = ""
    if page_style is PageStyle.RECORD:
        line = paragraph("当事人（代理人）签名或者捺印：　　　　　　　　记录人签名：\t共", "页脚签名")
        above = line.removesuffix("</w:p>") + _field("NUMPAGES") + run("页") + "</w:p>"
    return {
        "footer1": ("default", _story("ftr", above + _page_number("奇数页码"))),
        "footer2": ("even", _story("ftr", above + _page_number("偶数页码"))),
    }


def _story(root: str, content: str) -> str:
    return f"<w:{root} {NAMESPACES}>{content}</w:{root}>"


def _page_number(style: str) -> str:
    """— 1 — (7.5)."""
    number = f"{run('— ')}{_field('PAGE')}{run(' —')}"
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr>{number}</w:p>'


def _field(code: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _section(page_style: PageStyle, stories: dict[str, tuple[str, str]]) -> str:
    references = "".join(
        f'<w:{name[:6]}Reference w:type="{kind}" r:id="rId{position}"/>'
        for position, (name, (kind, _)) in enumerate(stories.items(), start=4)
    )
    letter = page_style is PageStyle.LETTER
    header = gb.LETTER_MARK_TOP if letter else 851
    footer = gb.LETTER_RULE_BOTTOM if letter else gb.FOOTER_DISTANCE
    if page_style is PageStyle.RECORD:
        footer = 1134
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{gb.PAGE.width}" w:h="{gb.PAGE.height}"/>'
        f'<w:pgMar w:top="{gb.PAGE.top}" w:right="{gb.PAGE.right}" w:bottom="{gb.PAGE.bottom}" '
        f'w:left="{gb.PAGE.left}" w:header="{header}" w:footer="{footer}" w:gutter="0"/>'
        f"{'<w:titlePg/>' if letter else ''}"
        f'<w:docGrid w:type="lines" w:linePitch="{gb.LINE_PITCH}"/>'
        "</w:sectPr>"
    )


def _settings() -> str:
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:evenAndOddHeaders/>'
        '<w:drawingGridVerticalSpacing w:val="579"/><w:characterSpacingControl w:val="compressPunctuation"/>'
        "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
        "<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def _core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:subject/><dc:creator/><dc:description/><dc:identifier/><dc:language/>"
        "</cp:coreProperties>"
    )


def _relationships(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{position}" Type="{kind}" Target="{target}"/>'
        for position, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _content_types(stories: dict[str, tuple[str, str]]) -> str:
    kinds = {
        "document": "document.main",
        "styles": "styles",
        "settings": "settings",
        "fontTable": "fontTable",
    }
    kinds |= {name: name[:6] for name in stories}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
        f"{overrides}</Types>"
    )
