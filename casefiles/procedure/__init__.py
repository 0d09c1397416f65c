"""What may happen: the table of steps, and a folder for each stage with its steps, rules, letters and deadlines. Pure: no I/O, no clock."""
