"""Invented lists and cases to try the program with; no name or number in them belongs to anyone."""
