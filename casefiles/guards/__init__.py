"""What must hold before a step: each guard is one right or one rule, and says in plain Chinese why not."""

from casefiles.guards.rule import Guard, Moment, Refusal, guard

__all__ = ["Guard", "Moment", "Refusal", "guard"]
