"""Verifies an office home (case folders, document numbers, archive packages) and clears what a crash left behind."""
