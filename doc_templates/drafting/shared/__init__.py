"""Shared parts of the letters: paper, styles, clauses, tables, reply slips, the .docx package."""
