"""Rows of a form: labels with values in a grid of four columns."""

from __future__ import annotations

from doc_templates.drafting.shared.paper import Cell, form_row

Styles = tuple[str, str]
"""The style of labels and the style of values."""
FORM: Styles = ("表格居中", "表格文字")
LABEL, TEXT = FORM
NARROW, WIDE = 200, 300
WIDTHS = (NARROW, WIDE, NARROW, WIDE)
"""The columns: label, value, label, value."""
SIGNED = "签名：　　　　　　　　　　年　　月　　日"
"""The place for a signature."""


def pair(first: tuple[str, str], second: tuple[str, str], height: int, styles: Styles = FORM) -> str:
    """A row of two labels with values."""
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
    """A row of one label with a wide value."""
    label, text = styles
    return form_row((Cell(name, NARROW, label), Cell(value, 1000 - NARROW, text, across=3)), height)


def opinion(name: str, words: str, height: int = 1080) -> str:
    """A row for an officer's opinion and signature."""
    return form_row(
        (Cell(name, NARROW, LABEL), Cell((words, "", SIGNED), 1000 - NARROW, TEXT, across=3)), height
    )
