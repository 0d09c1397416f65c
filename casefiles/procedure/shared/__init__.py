"""Rules that more than one stage uses."""
