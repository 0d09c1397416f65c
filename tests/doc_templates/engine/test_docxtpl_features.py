"""docxtpl's features, each in a template of its own: the parts of the result equal docxtpl's."""

import io
import logging
import struct
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph

from doc_templates.engine.bounds import begin_turns
from doc_templates.engine.environment import LetterEnvironment
from doc_templates.engine.faults import TemplateFault
from doc_templates.engine.rendering import Template
from doc_templates.engine.reproducible_zip import packed, unpacked
from doc_templates.engine.values import Picture, Subdocument
from tests.doc_templates.letter_reading import assert_equal_to_docxtpl, canonical

ROWS = [{"名称": f"措施{n}", "期限": f"{n}年"} for n in range(1, 4)]


def png(width: int = 4) -> bytes:
    """A small grey picture."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, width, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\x80" * width) * width)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def saved(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def drawn(draw: Callable[[Document], Any]) -> Template:
    document = docx.Document()
    draw(document)
    return Template("试验", saved(document))


def paragraphs(*texts: str) -> Callable[[Document], None]:
    def draw(document: Document) -> None:
        for text in texts:
            document.add_paragraph(text)

    return draw


def table(*rows: tuple[str, ...]) -> Callable[[Document], None]:
    def draw(document: Document) -> None:
        grid = document.add_table(rows=len(rows), cols=max(map(len, rows)))
        for row, texts in zip(grid.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=False):
                cell.text = text

    return draw


def split_by_word(document: Document) -> None:
    """A tag that Word has cut into several runs."""
    paragraph = document.add_paragraph()
    for piece in ("前{", "{ 名", "称 }", "} 中 {%", " if 真 %}是{% end", "if %}后"):
        paragraph.add_run(piece).bold = True


def headers_and_footers(document: Document) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "页眉{{ 名称 }}"
    section.footer.paragraphs[0].text = "页脚{% for 项 in 措施 %}{{ 项.名称 }}{% endfor %}"
    section.first_page_header.paragraphs[0].text = "首页{{ 名称 }}"
    section.first_page_footer.paragraphs[0].text = "没有变量"
    document.add_paragraph("{{ 名称 }}")


def static_drawing(document: Document) -> None:
    document.add_paragraph("{{ 名称 }}")
    document.add_picture(io.BytesIO(png()), width=Mm(10))
    document.add_picture(io.BytesIO(png(5)), width=Mm(10))


def nested_table(document: Document) -> None:
    outer = document.add_table(rows=3, cols=2)
    outer.rows[0].cells[0].text = "{%tr for 项 in 措施 %}"
    outer.rows[1].cells[0].text = "{{ 项.名称 }}"
    inner = outer.rows[1].cells[1].add_table(rows=1, cols=3)
    for cell, text in zip(
        inner.rows[0].cells, ("甲", "{{ 项.期限 }}", "{% if loop.last %}末{% endif %}"), strict=True
    ):
        cell.text = text
    outer.rows[2].cells[0].text = "{%tr endfor %}"


def text_box(document: Document) -> None:
    """A paragraph inside a paragraph, as Word's text boxes are."""
    paragraph = document.add_paragraph("前{{ 名称 }}")
    box = (
        '<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>框{{ 名称 }}</w:t></w:r>'
        "</w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    paragraph.add_run()._r.append(parse_xml(box))
    document.add_paragraph("后")


def tabs_and_breaks(document: Document) -> None:
    run = document.add_paragraph().add_run("甲\t{{ 名称 }}\t乙")
    run.add_break()
    document.add_paragraph("  空格 {{ 名称 }}  空格  ")


FEATURES: dict[str, Callable[[Document], Any]] = {
    "text": paragraphs(
        "甲{{ 名称 }}乙", "{{ 措施[0].名称 }}", "{{ 措施[0]['期限'] }}", "{{ 数 + 1 }}", "{{ 名称|length }}"
    ),
    "quotes": paragraphs(
        "{% if 名称 == “示例” %}是{% else %}否{% endif %}", "{% if 数 < 3 and 数 > 1 %}二{% endif %}"
    ),
    "paragraph loop": paragraphs(
        "{%p for 项 in 措施 %}", "{{ loop.index }}.{{ 项.名称 }}", "{%p endfor %}", "完"
    ),
    "paragraph choice": paragraphs(
        "{%p if 真 %}", "真", "{%p else %}", "假", "{%p endif %}", "{#p 说明 #}", "完"
    ),
    "nested": paragraphs(
        "{%p for 项 in 措施 %}",
        "{%p if loop.first %}",
        "首{{ 项.名称 }}",
        "{%p endif %}",
        "{%p endfor %}",
        "完",
    ),
    "set": paragraphs(
        "{%p set 称 = '你' if 真 else '你单位' %}",
        "{{ 称 }}好",
        "{% set 块 %}甲<{{ 名称 }}>{% endset %}{{ 块 }}",
    ),
    "white space": paragraphs("甲 {%- if 真 %} 乙 {%- endif %}", "丙{% if 真 -%}", "丁{% endif %}"),
    "escaped braces": paragraphs("{_{ 名称 }_}和{_% if %_}和{{ 名称 }}"),
    "split tags": split_by_word,
    "row loop": table(
        ("名称", "期限"), ("{%tr for 项 in 措施 %}",), ("{{ 项.名称 }}", "{{ 项.期限 }}"), ("{%tr endfor %}",)
    ),
    "only a loop": table(
        ("{%tr for 项 in 措施 %}", ""), ("{{ 项.名称 }}", "{{ 项.期限 }}"), ("{%tr endfor %}", "")
    ),
    "empty loop": table(
        ("{%tr for 项 in 空表 %}", ""), ("{{ 项.名称 }}", "{{ 项.期限 }}"), ("{%tr endfor %}", "")
    ),
    "column loop": table(
        ("{%tc for 项 in 措施 %}", "{{ 项.名称 }}", "{%tc endfor %}"),
        ("{%tc for 项 in 措施 %}", "{{ 项.期限 }}", "{%tc endfor %}"),
    ),
    "column choice": table(("甲", "{%tc if 真 %}", "乙", "{%tc endif %}")),
    "column span": table(("{% colspan 数 %}{{ 名称 }}", "乙"), ("丙", "丁")),
    "cell colour": table(("{% cellbg 颜色 %}{{ 名称 }}", "乙"), ("丙", "丁")),
    "merged down": table(
        ("{%tr for 项 in 措施 %}", ""), ("{% vm %}{{ 名称 }}", "{{ 项.名称 }}"), ("{%tr endfor %}", "")
    ),
    "merged across": table(
        ("{%tc for 项 in 措施 %}", "{% hm %}{{ 名称 }}", "{%tc endfor %}"), ("甲", "乙", "丙")
    ),
    "rich text": paragraphs("前{{r 丰富 }}后", "{%r if 真 %}{{r 丰富 }}{%r endif %}"),
    "rich paragraph": paragraphs("{{p 丰富段 }}", "完"),
    "listing": paragraphs("前{{ 清单 }}后"),
    "headers and footers": headers_and_footers,
    "static drawing": static_drawing,
    "nested table": nested_table,
    "text box": text_box,
    "tabs and breaks": tabs_and_breaks,
    "row choice": table(
        ("甲", "乙"),
        ("{%tr if 真 %}", ""),
        ("真", "真"),
        ("{%tr else %}", ""),
        ("假", "假"),
        ("{%tr endif %}", ""),
    ),
    "row comment": table(("甲", "乙"), ("{#tr 说明 #}", ""), ("{{ 名称 }}", "丁")),
    "fewer cells": table(
        ("甲", "{%tc if not 真 %}", "乙", "{%tc endif %}"), ("丙", "{%tc if not 真 %}", "丁", "{%tc endif %}")
    ),
    "loop in a cell": table(
        ("{% for 项 in 措施 %}{{ 项.名称 }}{% if not loop.last %}、{% endif %}{% endfor %}", "乙")
    ),
    "filters": paragraphs(
        "{{ 措施|map(attribute='名称')|join('、') }}",
        "{{ 名称|upper|replace('<', '《') }}",
        "{{ 名称|default('无') }}",
    ),
    "loop else": paragraphs("{%p for 项 in 空表 %}", "{{ 项 }}", "{%p else %}", "没有", "{%p endfor %}"),
    "empty": paragraphs(),
}


def context() -> dict[str, Any]:
    rich = RichText("粗体&", bold=True)
    rich.add("红色", color="FF0000", size=32)
    return {
        "名称": "示例<&>\"'",
        "措施": ROWS,
        "空表": [],
        "数": 2,
        "真": True,
        "颜色": "FF0000",
        "丰富": rich,
        "丰富段": RichTextParagraph(rich),
        "清单": Listing("一\n二\t三\a四\f五<&>"),
    }


@pytest.mark.parametrize("feature", FEATURES)
def test_a_feature_renders_as_docxtpl_renders_it(feature: str) -> None:
    assert_equal_to_docxtpl(drawn(FEATURES[feature]), context())


def test_tags_in_properties_are_left_to_docxtpl_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    document = docx.Document()
    document.core_properties.title = "关于{{ 名称 }}"
    document.add_paragraph("{{ 名称 }}")
    template = Template("试验", saved(document))
    with caplog.at_level(logging.INFO):
        assert_equal_to_docxtpl(template, context())
    assert "rendered by docxtpl" in caplog.text
    letter = docx.Document(io.BytesIO(template.render(context())))
    assert letter.core_properties.title.startswith("关于示例")


def test_footnotes_are_rendered() -> None:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = docx.Document()
    document.add_paragraph("{{ 名称 }}")
    parts = unpacked(saved(document))
    parts["word/footnotes.xml"] = (
        f'<w:footnotes xmlns:w="{word}"><w:footnote w:id="1"><w:p><w:r><w:t>注{{{{ 名称 }}}}</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    ).encode()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        b'wordprocessingml.footnotes+xml"/></Types>',
    )
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"'
        b' Target="footnotes.xml"/></Relationships>',
    )
    template = Template("试验", packed(parts))
    assert_equal_to_docxtpl(template, context())
    assert "注示例".encode() in unpacked(template.render(context()))["word/footnotes.xml"]


def test_a_picture_is_set_as_docxtpl_sets_it() -> None:
    template = drawn(paragraphs("前{{ 图 }}后", "{{ 名称 }}"))
    ours = canonical(template.render({**context(), "图": Picture(png(), 20)}))
    peer = DocxTemplate(io.BytesIO(template.docx))
    begin_turns()
    peer.render(
        {**context(), "图": InlineImage(peer, io.BytesIO(png()), width=Mm(20))}, LetterEnvironment(), True
    )
    buffer = io.BytesIO()
    peer.save(buffer)
    assert ours == canonical(buffer.getvalue())


def test_a_subdocument_is_set_where_its_tag_stands() -> None:
    inner = docx.Document()
    inner.add_paragraph("附页内容")
    template = drawn(paragraphs("前", "{{p 附页 }}", "后"))
    if find_spec("docxcompose") is None:
        with pytest.raises(TemplateFault, match="docxcompose"):
            template.render({"附页": Subdocument(saved(inner))})
        return
    letter = template.render({"附页": Subdocument(saved(inner))})
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(letter)).paragraphs]
    assert [text for text in texts if text] == ["前", "附页内容", "后"]
    assert letter == template.render({"附页": Subdocument(saved(inner))})


@pytest.mark.parametrize("source", [b"", b"not a picture"])
def test_a_picture_that_cannot_be_read_is_a_fault(source: bytes) -> None:
    with pytest.raises(TemplateFault, match="图片"):
        drawn(paragraphs("{{ 图 }}")).render({"图": Picture(source, 20)})


def test_a_result_that_would_not_open_is_a_fault() -> None:
    template = drawn(table(("{%tr if 真 %}", ""), ("甲", "乙"), ("{%tr endif %}", "")))
    assert template.render({"真": True})
    with pytest.raises(TemplateFault):
        drawn(paragraphs("{%p if 真 %}", "甲", "{% endif %}乙")).render({"真": False})


def test_threads_share_a_template() -> None:
    template = drawn(static_drawing)
    alone = template.render(context())
    with ThreadPoolExecutor(8) as pool:
        letters = list(pool.map(lambda number: template.render({**context(), "数": number}), range(200)))
    assert set(letters) == {alone}
