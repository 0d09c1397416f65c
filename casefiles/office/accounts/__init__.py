"""Who may sign in, who stands in for whom, and the log of who looked at what."""
