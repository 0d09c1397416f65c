"""The index of cases: TinyDB tables in memory, kept in an append-only log that several processes share."""
