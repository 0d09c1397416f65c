"""Inquiry: verification, exceptions, suspension, legal review (核查、法制审核)."""
