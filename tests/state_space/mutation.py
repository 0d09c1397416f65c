"""Taking out each guard in turn: whether the search then comes to a state in which a right is broken."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

from tests.state_space.openings import OPENINGS
from tests.state_space.search import Violation, search
from tests.state_space.taking import Broken
from tests.without_guard import every_guard, removed


def caught(guard: str) -> str:
    """The right that is broken without the guard, with nothing hanging beside the main line; empty where none is."""
    with removed(guard):
        for opening in OPENINGS:
            try:
                search([replace(opening, at_once=0)])
            except (Violation, Broken) as violation:
                return str(violation.args[0]).splitlines()[0]
            except (KeyError, ValueError, IndexError, TypeError) as fault:
                return f"the office could not go on ({type(fault).__name__})"
    return ""


def all_caught() -> dict[str, str]:
    """Every guard with the right that is broken without it, two searches at a time."""
    names = list(every_guard())
    with ProcessPoolExecutor(2) as pool:
        return dict(zip(names, pool.map(caught, names), strict=True))
