"""Checks an office's own template for faults before it is used.

Used by ``casefiles letters check NAME`` and by the page that takes a template.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from jinja2 import nodes

from doc_templates.check.document import Document
from doc_templates.check.layout import check_layout
from doc_templates.check.shapes import shape_of
from doc_templates.check.variables import Use, uses
from doc_templates.engine.compiled import Compiled, Story, compiled
from doc_templates.engine.environment import LetterEnvironment
from doc_templates.engine.faults import TemplateFault


class Kind(Enum):
    """The kind of a finding; the value is shown to the clerk."""

    FAULT = "模板错误"
    UNKNOWN = "未知变量"
    SUSPECT = "疑似写错的标记"
    UNUSED = "未使用的变量"
    LAYOUT = "版式不符"

    @property
    def stops(self) -> bool:
        """Whether letters cannot be made or would be wrong."""
        return self in (Kind.FAULT, Kind.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding about a template."""

    kind: Kind
    message: str
    place: str = ""
    """The text of the paragraph."""

    def __str__(self) -> str:
        place = f"（位置：“{self.place[:60]}”）" if self.place else ""
        return f"{self.kind.value}：{self.message}{place}"


_FULL_WIDTH = re.compile(r"｛\s*[｛%％]|[%％｝]\s*｝|\{\s+\{|\}\s+\}|\{\s+%|%\s+\}")
_SINGLE = re.compile(r"(?<![{%#])\{(?![{%#_])[^{}]{1,40}\}(?!\})")


def check_template(
    docx: bytes, name: str, sample: Mapping[str, object], reference: bytes | None = None
) -> list[Finding]:
    """The findings about a template, the most serious first.

    ``sample`` is a full context of that letter; variables missing from it are unknown. ``reference`` is the shipped
    template; variables that it prints and this one does not are reported as unused.
    """
    try:
        template = compiled(docx, name, LetterEnvironment())
    except TemplateFault as fault:
        return [Finding(Kind.FAULT, fault.reason, fault.paragraph), *_suspects(docx)]
    found = list(_uses(template, sample))
    unknown = [
        Finding(Kind.UNKNOWN, f"没有“{use.path}”这一变量。请核对变量名", use.paragraph)
        for use in found
        if use.is_unknown
    ]
    layout = [Finding(Kind.LAYOUT, str(departure)) for departure in check_layout(docx)]
    return [*unknown, *_suspects(docx), *layout, *_unused(found, name, sample, reference)]


def _unused(
    found: list[Use], name: str, sample: Mapping[str, object], reference: bytes | None
) -> list[Finding]:
    if reference is None:
        return []
    used = {use.path for use in found}
    expected = dict.fromkeys(
        use.path for use in _uses(compiled(reference, name, LetterEnvironment()), sample)
    )
    return [Finding(Kind.UNUSED, f"“{path}”在模板中没有用到") for path in expected if path not in used]


def _uses(template: Compiled, sample: Mapping[str, object]) -> Iterator[Use]:
    for story in template.stories:
        yield from uses(_tree(story), story.lines, shape_of(sample))


def _tree(story: Story) -> nodes.Template:
    return LetterEnvironment().parse("\n".join(story.lines))


def _suspects(docx: bytes) -> list[Finding]:
    """Broken tags that Jinja would print as text: full-width braces, spaces between braces, a single brace."""
    try:
        texts = Document(docx).texts
    except Exception:  # already reported as a fault
        return []
    advice = "标记应使用半角花括号并成对书写，例如 {{ 文号 }}、{%p if 条件 %}"
    return [
        Finding(Kind.SUSPECT, f"“{match.group()}”：{advice}", text)
        for text in texts
        for match in (*_FULL_WIDTH.finditer(text), *_SINGLE.finditer(text))
    ]


def passes(findings: list[Finding]) -> bool:
    """Whether letters can be made with the template."""
    return not any(finding.kind.stops for finding in findings)
