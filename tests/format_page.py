"""docs/format.md: its last part, the answers of each step, made from the forms: `python -m tests.format_page --write`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from wtforms import FieldList, FormField

from casefiles.procedure.table import PROCEDURE
from forms.base import OfficeForm, Vocabulary
from forms.delegation import DelegationEndForm, DelegationForm
from forms.interpretation import InterpretationForm

PAGE = Path(__file__).resolve().parent.parent / "docs" / "format.md"
TITLE = "## Answers, by step"
BESIDE: dict[str, tuple[str, type[OfficeForm]]] = {
    "interpretation": ("解释", InterpretationForm),
    "delegation": ("代理", DelegationForm),
    "delegation_end": ("终止代理", DelegationEndForm),
}
_NOTHING = Vocabulary(date(2026, 1, 5))


def answers_table() -> str:
    """Every step with the keys of its answers and their labels; the rows of a list in brackets."""
    forms = {step.name: (step.title, step.form) for step in PROCEDURE} | BESIDE
    lines = ["| step | 步骤 | answers |", "|---|---|---|"]
    shown: dict[type[OfficeForm], str] = {}
    for name, (title, form) in forms.items():
        keys = f"as `{shown[form]}`" if form in shown else "；".join(_keys(form))
        lines.append(f"| `{name}` | {title} | {keys} |")
        shown.setdefault(form, name)
    return "\n".join(lines)


def answer_keys(form: type[OfficeForm]) -> set[str]:
    """The keys that a form's fields give."""
    return set(form(_NOTHING)._fields)


def _keys(form: type[OfficeForm]) -> Iterator[str]:
    for name, field in form(_NOTHING)._fields.items():
        label = str(field.label.text).replace("|", "/")
        yield f"`{name}` {label}{_row_keys(field)}"


def _row_keys(field: object) -> str:
    if not isinstance(field, FieldList):
        return ""
    entry = field.append_entry()
    if not isinstance(entry, FormField):
        return ""
    return f"（{'、'.join(f'`{name}` {one.label.text}' for name, one in entry.form._fields.items())}）"


def page() -> str:
    """The page as it should be: what is written by hand, and the table as the forms are now."""
    by_hand = PAGE.read_text(encoding="utf-8").partition(TITLE)[0]
    return f"{by_hand}{TITLE}\n\n{answers_table()}\n"


if __name__ == "__main__" and "--write" in sys.argv:
    PAGE.write_text(page(), encoding="utf-8")
