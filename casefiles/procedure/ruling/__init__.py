"""Ruling: submission, executive meeting, decision (请示、审议、决定)."""
