"""What leaves the office: the public register, and what agencies were told and answered. Pure: no I/O, no clock."""
