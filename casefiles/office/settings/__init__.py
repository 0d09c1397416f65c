"""The office's home and its settings: read, shown as forms, previewed, saved."""
