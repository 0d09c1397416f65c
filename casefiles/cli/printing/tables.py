"""A table for the terminal."""

from __future__ import annotations

from rich.table import Table


def table_of(title: str, *headings: str) -> Table:
    """An empty table whose long cells wrap."""
    table = Table(title=title or None, title_justify="left")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table
