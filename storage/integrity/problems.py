"""A problem found by a check, and how serious it is."""

from dataclasses import dataclass
from enum import StrEnum


class Harm(StrEnum):
    """How serious a problem is."""

    NOTE = "note"  # nothing is lost: clear it, or look at it some time
    REPAIR = "repair"  # someone has to act; no record or file is damaged
    DAMAGE = "damage"  # a record or a file that one names is missing or altered


@dataclass(frozen=True)
class Problem:
    """One problem: ``where`` is a path relative to what was checked (with "/"), ``what`` says it in Chinese."""

    where: str
    what: str
    harm: Harm
