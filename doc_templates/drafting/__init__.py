"""The text of the shipped templates, a module for each stage of a case."""
