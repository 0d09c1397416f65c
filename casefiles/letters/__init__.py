"""What the letters share: the draft they are written from, common wording, corrections. Pure: no I/O, no clock."""
