"""The office at work: the use cases that put the procedure, the forms, the letters and the folders together."""

from casefiles.office.errors import Refused, Unusable
from casefiles.office.office import Office

__all__ = ["Office", "Refused", "Unusable"]
