"""What the office is told about its own template before it is used."""

import io
from pathlib import Path

import docx
import pytest

from doc_templates.check.template_check import Finding, Kind, check_template, passes
from doc_templates.engine.faults import TemplateFault
from doc_templates.engine.library import SHIPPED, TemplateLibrary
from doc_templates.samples import SAMPLES
from tests.doc_templates.letter_reading import LETTERS, LIBRARY, W


def findings(*paragraphs: str, letter: str = "decision") -> list[Finding]:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    saved = io.BytesIO()
    document.save(saved)
    return check_template(
        saved.getvalue(), letter, SAMPLES[letter], (SHIPPED / f"{letter}.docx").read_bytes()
    )


def of(kind: Kind, found: list[Finding]) -> list[Finding]:
    return [finding for finding in found if finding.kind is kind]


@pytest.mark.parametrize("name", LETTERS)
def test_nothing_is_found_in_a_shipped_template(name: str) -> None:
    template = LIBRARY.template(name).docx
    assert check_template(template, name, SAMPLES[name], template) == []


@pytest.mark.parametrize(
    ("text", "variable"),
    [
        ("认定{{ 当事人.名城 }}", "当事人.名城"),
        ("认定{{ 当世人.名称 }}", "当世人"),
        ("{% for 项 in 措施 %}{{ 项.期线 }}{% endfor %}", "措施.期线"),
        ("{% if 公示.是不 %}甲{% endif %}", "公示.是不"),
        ("{% for 项 in 措失 %}甲{% endfor %}", "措失"),
        ("{% set 甲 = 等及 %}{{ 甲 }}", "等及"),
        ("{{ 证据[0].来员 }}", "证据.来员"),
        ("{{ 事实|join(分隔) }}", "分隔"),
    ],
)
def test_an_unknown_variable_is_named_with_its_place(text: str, variable: str) -> None:
    unknown = of(Kind.UNKNOWN, findings("第一段", text))
    assert [variable in finding.message for finding in unknown] == [True]
    assert unknown[0].place == text
    assert not passes(unknown)


def test_known_variables_are_not_reported() -> None:
    found = findings(
        "{%p for 项 in 措施 %}",
        "{{ loop.index }}{{ 项.名称 }}{{ 项['期限'] }}",
        "{%p endfor %}",
        "{% for 段 in 事实 if 段 %}{{ 段|upper }}{% else %}{{ 等级 }}{% endfor %}{% for 甲 in range(3) %}{{ 甲 }}{% endfor %}",
        "{% set 称 = 当事人.名称 %}{{ 称 }}{% set 乙 %}{{ 等级 }}{% endset %}{{ 乙 }}",
        "{% for 甲, 乙 in 复议|dictsort %}{{ 甲 }}{{ 乙 }}{% endfor %}{% if 等级 %}{% elif 情形 %}{% endif %}",
    )
    assert of(Kind.UNKNOWN, found) == []


def test_a_variable_that_the_shipped_letter_prints_and_this_one_does_not_is_mentioned() -> None:
    unused = [finding.message for finding in of(Kind.UNUSED, findings("{{ 文号 }}"))]
    assert any("“复议.期限”" in message for message in unused)
    assert not any("“文号”" in message for message in unused)


@pytest.mark.parametrize("text", ["｛｛ 文号 ｝｝", "{ { 文号 } }", "{文号}", "{ % if 甲 % }"])
def test_braces_that_would_be_printed_are_pointed_out(text: str) -> None:
    suspects = of(Kind.SUSPECT, findings("好", text))
    assert suspects
    assert suspects[0].place == text


def test_a_broken_tag_is_the_only_thing_that_matters() -> None:
    found = findings("好", "坏{{ 文号 | }}")
    assert found[0].kind is Kind.FAULT
    assert "坏" in found[0].place
    assert "模板错误" in str(found[0])


def test_layout_departures_are_listed() -> None:
    assert any("天头" in finding.message for finding in of(Kind.LAYOUT, findings("{{ 文号 }}")))


def test_a_tag_that_word_has_split_is_whole_to_the_check() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for piece in ("{", "{ 当事人", ".名城 }", "}"):
        paragraph.add_run(piece)
    assert len(list(document.element.body.iter(f"{W}r"))) == 4
    saved = io.BytesIO()
    document.save(saved)
    unknown = of(Kind.UNKNOWN, check_template(saved.getvalue(), "decision", SAMPLES["decision"]))
    assert "当事人.名城" in unknown[0].message


def test_export_gives_the_office_a_copy_once(tmp_path: Path) -> None:
    library = TemplateLibrary(tmp_path / "templates")
    copy = library.export("decision")
    assert copy.read_bytes() == (SHIPPED / "decision.docx").read_bytes()
    assert library.is_own("decision")
    with pytest.raises(TemplateFault, match="未作改动"):
        library.export("decision")
    with pytest.raises(TemplateFault, match="没有名为"):
        library.export("../decision")
    with pytest.raises(TemplateFault, match="没有设置"):
        TemplateLibrary().export("decision")
