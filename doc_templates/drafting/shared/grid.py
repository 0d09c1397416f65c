"""The grid of a form: a label and its value, twice in a row or once across it."""

from __future__ import annotations

from doc_templates.drafting.shared.paper import Cell, form_row

Styles = tuple[str, str]
"""Style of a form's labels, style of its values."""
FORM: Styles = ("表格居中", "表格文字")
LABEL, TEXT = FORM
NARROW, WIDE = 200, 300
WIDTHS = (NARROW, WIDE, NARROW, WIDE)
"""Label, value, label, value."""
SIGNED = "签名：　　　　　　　　　　年　　月　　日"
"""Where somebody signs in a form."""


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


def opinion(name: str, words: str, height: int = 1080) -> str:
    """Who says what, with room to sign."""
    return form_row(
        (Cell(name, NARROW, LABEL), Cell((words, "", SIGNED), 1000 - NARROW, TEXT, across=3)), height
    )
