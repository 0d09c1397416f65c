"""Checks of letters and templates: the layout of GB/T 9704-2012, unknown variables, broken tags."""
