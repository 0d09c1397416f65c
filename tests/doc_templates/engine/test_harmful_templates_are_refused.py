"""A template file that means harm, or is merely broken, is refused before anything reads it closely."""

import io
import time
import zipfile

import pytest

from doc_templates.engine.faults import TemplateFault
from doc_templates.engine.library import SHIPPED
from doc_templates.engine.rendering import Template
from doc_templates.engine.reproducible_zip import packed, unpacked
from tests.doc_templates.letter_reading import template_of

GOOD = unpacked((SHIPPED / "decision.docx").read_bytes())


def with_part(name: str, content: bytes) -> bytes:
    return packed({**GOOD, name: content})


def with_document(old: bytes, new: bytes) -> bytes:
    assert old in GOOD["word/document.xml"]
    return with_part("word/document.xml", GOOD["word/document.xml"].replace(old, new, 1))


EXTERNAL = b'<Relationship Id="rId77" Type="%s" Target="%s" TargetMode="External"/></Relationships>'
OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.mark.parametrize(
    "docx",
    [
        pytest.param(
            with_document(b"<w:document", b'<!DOCTYPE x [<!ENTITY a "b">]><w:document'), id="entity"
        ),
        pytest.param(with_part("word/vbaProject.bin", b"x"), id="macro"),
        pytest.param(with_part("word/embeddings/oleObject1.bin", b"x"), id="embedded object"),
        pytest.param(
            with_part(
                "word/_rels/settings.xml.rels",
                b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                + EXTERNAL % (OFFICE + b"/attachedTemplate", b"http://invalid.example/x.dotm"),
            ),
            id="attached template",
        ),
        pytest.param(
            with_part(
                "word/_rels/document.xml.rels",
                GOOD["word/_rels/document.xml.rels"].replace(
                    b"</Relationships>", EXTERNAL % (OFFICE + b"/image", b"file:///etc/passwd")
                ),
            ),
            id="linked picture",
        ),
        pytest.param(with_part("word/big.xml", b"<a>" + b" " * 5_000_000 + b"</a>"), id="huge part"),
        pytest.param(packed({**GOOD, **{f"word/p{n}.xml": b"<a/>" for n in range(600)}}), id="many parts"),
        pytest.param(packed({f"a{n}": b"\0" * 9_000_000 for n in range(8)}), id="bomb"),
        pytest.param(with_part("word/document.xml", b"<w:document"), id="cut off"),
        pytest.param(with_part("word/document.xml", b"<a/>"), id="no document"),
        pytest.param(packed({"word/document.xml": GOOD["word/document.xml"]}), id="no content types"),
        pytest.param(with_part("[Content_Types].xml", b"<a/>"), id="empty content types"),
        pytest.param(with_part("_rels/.rels", b"<a/>"), id="no relationships"),
        pytest.param(with_part("word/styles.xml", b"not xml"), id="broken styles"),
        pytest.param(packed({}), id="empty archive"),
    ],
)
def test_a_harmful_or_broken_file_is_refused(docx: bytes) -> None:
    with pytest.raises(TemplateFault):
        Template("坏", docx).render({})


def test_a_link_to_a_page_is_allowed() -> None:
    relationships = GOOD["word/_rels/document.xml.rels"].replace(
        b"</Relationships>", EXTERNAL % (OFFICE + b"/hyperlink", b"https://invalid.example/")
    )
    assert Template("好", with_part("word/_rels/document.xml.rels", relationships))


@pytest.mark.parametrize(
    "text",
    [
        "{{" * 4000,
        "{%" * 4000,
        "{#" * 4000,
        "{{ a }}" * 6000,
        "{{" + "a" * 5000 + "}}",
        "{" * 50_000,
        "{% vm %" * 3000,
    ],
)
def test_braces_without_end_take_no_time(text: str) -> None:
    start = time.monotonic()
    with pytest.raises(TemplateFault):
        template_of(text).render({})
    assert time.monotonic() - start < 10


def test_an_encrypted_part_is_a_fault() -> None:
    content = bytearray((SHIPPED / "decision.docx").read_bytes())
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        offset = archive.infolist()[0].header_offset
    content[offset + 6] |= 1
    directory = content.rindex(b"PK\x01\x02")
    content[directory + 8] |= 1
    with pytest.raises(TemplateFault):
        Template("密", bytes(content))


def test_many_loops_over_long_lists_end() -> None:
    loops = "".join(f"{{% for 项{n} in 表 %}}" for n in range(6)) + "甲" + "{% endfor %}" * 6
    with pytest.raises(TemplateFault, match="循环次数"):
        template_of(loops).render({"表": list(range(40))})


def test_a_long_value_repeated_ends() -> None:
    with pytest.raises(TemplateFault, match="上限"):
        template_of("{% for 甲 in range(9999) %}{{ 值 }}{% endfor %}").render({"值": "长" * 50_000})


@pytest.mark.parametrize(
    "text",
    [
        "{% for a in 表 %}" * 30 + "{% endfor %}" * 30,
        "{{ " + "(" * 900 + "值" + ")" * 900 + " }}",
        "{{ " + "-" * 1900 + "1 }}",
        "{{ " + "[" * 900 + "]" * 900 + " }}",
        "{% if " + "not " * 450 + "值 %}甲{% endif %}",
        "{{ 值" + ".a" * 900 + " }}",
        "{{ 值" + "|upper" * 300 + " }}",
    ],
)
def test_what_nests_too_deep_is_refused(text: str) -> None:
    start = time.monotonic()
    with pytest.raises(TemplateFault):
        template_of(text).render({"表": []})
    assert time.monotonic() - start < 5
