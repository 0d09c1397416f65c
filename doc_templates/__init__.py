"""Word templates, what turns one into a letter, and the layout check."""
