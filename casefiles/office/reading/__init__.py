"""Reading cases, lists, letters, rulings and figures; nothing is filed here but interpretations."""
