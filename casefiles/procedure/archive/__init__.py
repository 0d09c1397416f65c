"""The file: further evidence, closing, reopening (归档)."""
