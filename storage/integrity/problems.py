"""What a check found: where, what, and how much harm it does."""

from dataclasses import dataclass
from enum import StrEnum


class Harm(StrEnum):
    """How much a problem matters."""

    NOTE = "note"  # nothing is lost; can be tidied up or looked at
    REPAIR = "repair"  # something has to be put right, the record itself is whole
    DAMAGE = "damage"  # part of the record is missing or altered


@dataclass(frozen=True)
class Problem:
    """``where`` is a path relative to what was checked, with forward slashes; ``what`` is plain Chinese."""

    where: str
    what: str
    harm: Harm
