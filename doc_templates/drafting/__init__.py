"""How the shipped templates are made: styles, page dress and the text of every letter."""
