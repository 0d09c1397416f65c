"""Rules that more than one stage asks."""
