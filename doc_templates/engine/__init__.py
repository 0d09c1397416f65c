"""Turns a Word template and a context into a letter: opening, compiling, rendering, batches."""
