"""The pages of the office, derived from the step table: read, ask the office, show."""
