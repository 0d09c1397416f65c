"""Full-text search over past rulings, in a SQLite file that can be rebuilt at any time."""
