"""Letters as Word files: written, read, compared, and the templates that they are made from."""
