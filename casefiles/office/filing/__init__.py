"""Taking a step of a case: its form, its choices, its drafts, its record."""
