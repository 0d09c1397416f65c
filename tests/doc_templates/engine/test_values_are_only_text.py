"""A value can never be more than text, a template never more than a template, and the same gives the same."""

import io
from pathlib import Path

import docx
import pytest
from docxtpl import RichText
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from doc_templates.engine.faults import TemplateFault
from doc_templates.engine.library import SHIPPED, TemplateLibrary
from doc_templates.engine.rendering import Template
from doc_templates.samples import SAMPLES
from tests.doc_templates.letter_reading import (
    LETTERS,
    LIBRARY,
    paragraphs_of,
    rendered,
    said,
    template_of,
    text_of,
)

ATTACK = "<script>{{7*7}}{% raw %}</w:p>]]>&amp;\"'"


@pytest.mark.parametrize("name", LETTERS)
def test_the_same_template_and_context_give_the_same_bytes(name: str) -> None:
    assert rendered(name) == Template(name, (SHIPPED / f"{name}.docx").read_bytes()).render(SAMPLES[name])


def test_a_value_is_never_markup_or_template() -> None:
    for value in (ATTACK, Markup(ATTACK)):  # noqa: S704 - what must not be trusted
        assert said(template_of("{{ 值 }}"), {"值": value}) == [ATTACK]


@given(st.text())
def test_any_text_gives_a_document_that_opens(text: str) -> None:
    letter = _ECHO.render({"值": text})
    assert docx.Document(io.BytesIO(letter)).paragraphs


_ECHO = template_of("前{{ 值 }}后")


def test_control_characters_are_dropped() -> None:
    assert said(template_of("{{ 值 }}"), {"值": "甲\x00\x07\x0b\ud800\ufffe乙"}) == ["甲乙"]


def test_line_breaks_become_paragraphs_of_the_same_style() -> None:
    letter = rendered("decision", 事实=["第一段\n第二段\r\n第三段"])
    found = [
        p for p in docx.Document(io.BytesIO(letter)).paragraphs if p.text in ("第一段", "第二段", "第三段")
    ]
    assert [p.style.name for p in found] == ["公文正文"] * 3


def test_nothing_is_printed_for_none_and_words_for_truth() -> None:
    assert said(template_of("甲{{ 空 }}乙{{ 真 }}"), {"空": None, "真": True}) == ["甲乙是"]


def test_rich_text_of_docxtpl_keeps_its_form() -> None:
    letter = template_of("{{r 值 }}").render({"值": RichText("粗体", bold=True)})
    runs = docx.Document(io.BytesIO(letter)).paragraphs[0].runs
    assert any(run.bold and run.text == "粗体" for run in runs)


def test_rich_text_with_a_forbidden_character_makes_no_file() -> None:
    with pytest.raises(TemplateFault, match="结构不完整"):
        template_of("{{r 值 }}").render({"值": RichText("甲\x00乙")})


def test_a_missing_variable_is_named_with_its_paragraph() -> None:
    template = template_of(
        "第一段", "{%p for 项 in 措施 %}", "措施：{{ 项.名称 }}，{{ 项.期线 }}", "{%p endfor %}"
    )
    with pytest.raises(TemplateFault) as caught:
        template.render({"措施": [{"名称": "限制", "期限": "1年"}]})
    assert caught.value.template == "试验"
    assert caught.value.variable == "期线"
    assert "措施：" in caught.value.paragraph
    assert "期线" in str(caught.value)


def test_a_broken_tag_is_named_with_its_paragraph() -> None:
    with pytest.raises(TemplateFault, match="写法有误") as caught:
        template_of("好的", "坏的{{ 名称 | }}")
    assert "坏的" in caught.value.paragraph


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("{%p for 项 in 表 %}", "循环 for 没有对应的 endfor"),
        ("{% if 值 %}", "条件 if 没有对应的 endif"),
        ("{% endif %}", "多出了结束标记 endif"),
        ("{{ 值 | }}", "“}}”处应为变量名"),
        ("{{ }}", "花括号中没有内容"),
        ("{{ 值|漂亮 }}", "没有“漂亮”这一过滤器"),
        ("{% 如果 值 %}", "不认识的标记“如果”"),
        ("{{ 值 乙 }}", "“乙”处应为“}}”"),
        ("{% if 值 is 好 %}{% endif %}", "没有“好”这一判断"),
        ("{% include '甲' %}", "引用其他模板"),
        ("{{ 表 }}", "要用循环逐项写出"),
        ("{{ 值 + 1 }}", "无法识别"),
    ],
)
def test_what_is_wrong_with_a_tag_is_said_in_chinese(source: str, says: str) -> None:
    with pytest.raises(TemplateFault) as caught:
        template_of("好的", source).render({"值": "甲", "表": ["乙"]})
    assert says in str(caught.value)
    assert source.replace("{%p", "{%") in caught.value.paragraph.replace("{%  ", "{% ")


def test_an_unclosed_loop_is_a_fault() -> None:
    with pytest.raises(TemplateFault):
        template_of("{%p for 项 in 措施 %}", "{{ 项 }}")


@pytest.mark.parametrize(
    "source",
    [
        "{{ 值.__class__ }}",
        "{{ 值['__class__'] }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ 值.upper() }}",
        "{{ 值|attr('upper') }}",
        "{{ 表|map(attribute='__class__')|list }}",
        "{{ range.__globals__ }}",
        "{{ loop.__init__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ self.__init__ }}",
        "{{ 值|safe }}",
        "{{ 值|xmlattr }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% extends '/etc/passwd' %}",
        "{% autoescape false %}{{ 值 }}{% endautoescape %}",
        "{% macro 甲() %}{{ 甲() }}{% endmacro %}{{ 甲() }}",
        "{{ 'a' * 100000000 }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ '%1000000000d'|format(1) }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ [0] * 100000000 }}",
        "{% for 甲 in range(100000) %}{% endfor %}",
        "{% for 甲 in range(9999) %}{% for 乙 in range(9999) %}{% endfor %}{% endfor %}",
        "{{ 值|center(1000000000) }}",
        "{{ lipsum(1000000) }}",
        "{% set 甲 = 'abcdefghij' %}" + "{% set 甲 = 甲 ~ 甲 %}" * 30,
    ],
)
def test_a_hostile_template_is_refused(source: str) -> None:
    with pytest.raises(TemplateFault):
        template_of(source).render({"值": "甲", "表": ["乙"]})


def test_what_is_no_docx_is_a_fault() -> None:
    for content in (b"", b"PK", b"<html>", (SHIPPED / "decision.docx").read_bytes()[:3000]):
        with pytest.raises(TemplateFault, match="Word"):
            Template("坏", content)


def test_an_office_copy_wins_and_a_changed_file_is_read_again(tmp_path: Path) -> None:
    library = TemplateLibrary(tmp_path)
    shipped = library.template("removal")
    assert library.template("removal") is shipped
    assert not library.is_own("removal")
    own = tmp_path / "removal.docx"
    for text in ("本机关版本", "本机关的又一版本"):
        document = docx.Document()
        document.add_paragraph(text)
        document.save(str(own))
        assert paragraphs_of(library.template("removal").render({})) == [text]
    assert library.is_own("removal")


@pytest.mark.parametrize("name", ["../x", "none", "", "a/b", "DECISION"])
def test_a_name_that_is_no_letter_is_a_fault(name: str) -> None:
    with pytest.raises(TemplateFault, match="没有名为"):
        LIBRARY.template(name)


def test_ten_pages_of_facts_and_long_names_render() -> None:
    facts = ["当事人拖欠工资的事实。" * 60] * 12
    text = text_of(rendered("decision", 事实=facts))
    assert text.count("当事人拖欠工资的事实。") == 720
