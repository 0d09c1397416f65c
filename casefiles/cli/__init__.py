"""The command line: the office's use cases by hand or in a script."""

from casefiles.cli import cases, inspection, law, letters, outward, upkeep, work, year
from casefiles.cli.shell import main, run

__all__ = ["cases", "inspection", "law", "letters", "main", "outward", "run", "upkeep", "work", "year"]
