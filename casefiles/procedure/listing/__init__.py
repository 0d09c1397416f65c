"""Listing: entry, notices to agencies and their receipts, publication, takedown (记入、通报、公示)."""
