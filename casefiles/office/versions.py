"""The versions that each record of this office says it was made under."""

from __future__ import annotations

from casefiles import __version__
from casefiles.law.measure import Measure
from storage import Versions


def versions_at_work(measure: Measure) -> Versions:
    """This program's version, and the office's Measure pack with its own."""
    return Versions(__version__, measure.id, measure.version)
