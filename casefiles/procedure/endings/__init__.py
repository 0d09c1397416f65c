"""Endings: performance, repair, removal, expiry, termination (履行、修复、移出、届满、终止)."""
