"""Intake: reports, supplements, acceptance or refusal (受理)."""
