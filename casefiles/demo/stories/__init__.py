"""The cases that the demonstration plays, each a function that takes one case from its report to how it ends."""
