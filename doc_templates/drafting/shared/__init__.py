"""What the letters of all stages are drafted with: paper, styles, clauses, tables, the .docx package."""
