"""What is proven once about a template holds for every value that it is ever filled with."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from doc_templates.engine.environment import LetterEnvironment
from doc_templates.engine.reproducible_zip import unpacked
from doc_templates.engine.well_formed import always_well_formed, tables_keep_their_columns
from doc_templates.samples import SAMPLES
from tests.doc_templates.letter_reading import LETTERS, LIBRARY

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NASTY = st.text(st.sampled_from("<>&\"'{}%#]]>\n\t\x07𠮷·甲\x00\ufffe/w:p= "), max_size=12) | st.text(
    max_size=12
)


def is_proven(source: str) -> bool:
    return always_well_formed(LetterEnvironment().parse(source))


@pytest.mark.parametrize(
    "source",
    [
        "<a>{{ b }}</a>",
        "<a>{% if b %}<c/>{% elif d %}<e></e>{% else %}f{% endif %}</a>",
        "{% for b in c %}<a>{{ b }}</a>{% else %}<d/>{% endfor %}",
        '<a b="{{ c }}"/>',
        '<a b="{% if c %}d{% else %}e{% endif %}">f</a>',
        "{% set a %}<b/>{% endset %}{% set c = 1 %}<d/>",
        "<p><r>a{% if b %}c</r><r>{{ d }}</r><r>e{% endif %}f</r></p>",
        "<p><r>{% for b in c %}</r><r>{{ b }}</r><r>{% else %}</r><r>{% endfor %}</r></p>",
        "<a><!-- < --></a>".replace("<!-- < -->", ""),
    ],
)
def test_a_balanced_template_is_proven(source: str) -> None:
    assert is_proven(source)


@pytest.mark.parametrize(
    "source",
    [
        "<a>{{ b }}",
        "<a></b>",
        "</a>",
        "{% if b %}<a>{% endif %}</a>",
        "{% for b in c %}<a>{% endfor %}</a>",
        "{% if b %}{% else %}<a>{% endif %}",
        "{% if b %}{% elif c %}<a>{% endif %}",
        "{% set a %}<b>{% endset %}",
        "{% set a %}</b><b>{% endset %}<b></b>",
        "<p>{% if b %}</r><r>{% endif %}</p>",
        '<a b="c{% if d %}"/>{% endif %}',
        '<a b="{% if c %}" {% endif %}"/>',
        '<a b="{% if c %}d"/><e f="{% endif %}g"/>',
        '<a b="{% if c %}d"><e></e><f g="{% endif %}h"/></a>',
        "<p><r>{% if b %}</r></p><r><p>{% endif %}</r></p>",
        "{% if b %}</a><a>{% endif %}<a></a>",
        "<a{{ b }}<",
        "{% with a = 1 %}<b/>{% endwith %}",
    ],
)
def test_what_may_become_unbalanced_is_not(source: str) -> None:
    assert not is_proven(source)


def table(rows: str, columns: int = 2) -> str:
    return f"<w:body {W}><w:tbl><w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid>{rows}</w:tbl></w:body>"


CELL = "<w:tc><w:p/></w:tc>"
ROW = f"<w:tr>{CELL}{CELL}</w:tr>"


@pytest.mark.parametrize(
    ("source", "keeps"),
    [
        ("<w:body/>", True),
        (table(ROW), True),
        (table(ROW + "{% for a in b %}" + ROW + "{% endfor %}"), True),
        (table(f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc></w:tr>{ROW}'), True),
        (table("{% for a in b %}" + ROW + "{% endfor %}"), False),
        (table(ROW, columns=3), False),
        (table(ROW, columns=1), False),
        (table(f"<w:tr>{CELL}{{% if a %}}{CELL}{{% endif %}}</w:tr>"), False),
        (table(f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="{{{{ a }}}}"/></w:tcPr></w:tc>{CELL}</w:tr>'), False),
        (table("<w:tr>"), False),
        (table(f'<mc:x/>{ROW}<w:p w14:paraId="1"/>'), True),
    ],
)
def test_a_table_is_proven_only_when_no_value_can_change_its_columns(source: str, keeps: bool) -> None:
    assert tables_keep_their_columns(source) is keeps


def test_every_shipped_template_is_proven() -> None:
    for name in LETTERS:
        for story in LIBRARY.template(name)._compiled.stories:
            assert story.well_formed, name
            assert story.tables_fixed, name


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_a_letter_is_filled_with_its_xml_is_whole(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(LETTERS))

    def filled(value: Any) -> Any:
        if isinstance(value, str):
            return data.draw(NASTY)
        if isinstance(value, dict):
            return {key: filled(item) for key, item in value.items()}
        if isinstance(value, list):
            return [filled(item) for item in value[: data.draw(st.integers(0, 2))]]
        return data.draw(st.booleans()) if isinstance(value, bool) else value

    letter = LIBRARY.template(name).render({key: filled(value) for key, value in SAMPLES[name].items()})
    for part, content in unpacked(letter).items():
        if part.endswith((".xml", ".rels")):
            etree.fromstring(content)
