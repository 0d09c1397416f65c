"""What keeps an office whole: indexes, archives, backups, checks, the daily run."""
