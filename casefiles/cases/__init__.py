"""What happened: a case as its filed records tell it."""
