"""Who may act and who may see what. Pure: no I/O, no clock."""
