"""How commands show things: tables and plain lines, in Chinese."""

from casefiles.cli.printing.case import case_as_json, print_case, print_steps
from casefiles.cli.printing.lists import (
    print_cases,
    print_hits,
    print_interpretations,
    print_outbox,
    print_register,
    print_year,
)
from casefiles.cli.printing.upkeep import (
    cleared,
    print_findings,
    print_intake,
    print_problems,
    print_templates,
)

__all__ = [
    "case_as_json",
    "cleared",
    "print_case",
    "print_cases",
    "print_findings",
    "print_hits",
    "print_intake",
    "print_interpretations",
    "print_outbox",
    "print_problems",
    "print_register",
    "print_steps",
    "print_templates",
    "print_year",
]
