"""The grid of a form: a label and its value, twice in a row or once across it."""

from __future__ import annotations

from doc_templates.drafting.paper import Cell, form_row

Styles = tuple[str, str]
"""Style of a form's labels, style of its values."""
FORM: Styles = ("表格居中", "表格文字")
LABEL, TEXT = FORM
NARROW, WIDE = 200, 300
WIDTHS = (NARROW, WIDE, NARROW, WIDE)
"""Label, value, label, value."""


def pair(first: tuple[str, str], second: tuple[str, str], height: int, styles: Styles = FORM) -> str:
    """Two labels, each with its value."""
    label, text = styles
    return form_row(
        (
            Cell(first[0], NARROW, label),
            Cell(first[1], WIDE, text),
            Cell(second[0], NARROW, label),
            Cell(second[1], WIDE, text),
        ),
        height,
    )


def line(name: str, value: str, height: int, styles: Styles = FORM) -> str:
    """A label and a value as wide as the form."""
    label, text = styles
    return form_row((Cell(name, NARROW, label), Cell(value, 1000 - NARROW, text, across=3)), height)
