"""What the Measure says, and how days are counted. Pure: no I/O, no clock."""
