"""A county's pack: its Measure as data, what the data must be, and how it is read."""

from casefiles.law.pack.faults import Fault
from casefiles.law.pack.reading import BadPack, read_measure

__all__ = ["BadPack", "Fault", "read_measure"]
