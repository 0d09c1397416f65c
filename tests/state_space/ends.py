"""What holds of the whole graph of states: nobody is caught in one, and nobody stays listed for ever."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from casefiles.cases.states import State
from casefiles.procedure.table import PROCEDURE
from tests.state_space.abstraction import Key
from tests.state_space.search import Visited

#: What the office may do of grace, or the person must ask for: nobody's way to a decision may hang on it.
GRACE = {"termination", "rectification", "withdrawal", "objection", "repair_application", "repair_decision"}
#: What brings an end by itself: days pass, the duty is met or not, letters go their way, agencies answer.
BY_ITSELF = {
    "time", "removal", "expiry", "performance", "receipt", "takedown", "archive",
    "letter_review", "letter_sign", "letter_seal", "letter_serve", "information_reply",
}  # fmt: skip
#: Where a case is decided, one way or the other.
OVER = {state for state in State if state.is_end or state.value.endswith("_pending")} | {State.ARCHIVED}
OVER -= {State.SUPPLEMENT_PENDING, State.NOTICE_PENDING, State.SUBMISSION_PENDING, State.DECISION_PENDING}


def comes_to(visited: Visited, ends: Iterable[Key], may: Callable[[str], bool]) -> set[Key]:
    """The states from which one of `ends` can be reached by the steps that `may` names."""
    back: dict[Key, set[Key]] = defaultdict(set)
    for here, ways in visited.edges.items():
        for label, there in ways:
            if all(may(one.split()[0]) for one in label.split(" → ")):
                back[there].add(here)
    found = set(ends)
    ahead = list(found)
    while ahead:
        for here in back[ahead.pop()] - found:
            found.add(here)
            ahead.append(here)
    return found


def in_state(visited: Visited, *states: State) -> set[Key]:
    return {at for at, situation in visited.situations.items() if situation.case.state in states}


def dead_ends(visited: Visited) -> list[Key]:
    """States from which no file is ever closed."""
    closed = in_state(visited, State.ARCHIVED)
    ending = comes_to(visited, closed, lambda step: True)
    return [at for at in visited.situations if at not in ending]


def listed_for_ever(visited: Visited) -> list[Key]:
    """Listings that only grace, an objection or a suit would end: days and duties alone do not."""
    over = {
        at
        for at, situation in visited.situations.items()
        if situation.case.state in (State.REMOVED, State.EXPIRED) and at in visited.edges
    }
    ending = comes_to(visited, over, lambda step: step in BY_ITSELF)
    return [at for at in in_state(visited, State.LISTED) if at not in ending]


def undecided_for_ever(visited: Visited) -> list[Key]:
    """Cases on their way that only grace would end: neither a decision nor its refusal can be reached."""
    ends = {at for at, situation in visited.situations.items() if situation.case.state in OVER}
    ending = comes_to(visited, ends, lambda step: step not in GRACE)
    return [at for at in visited.situations if at not in ending]


def steps_never_taken(visited: Visited) -> set[str]:
    """Steps that lead to no state within the bound; those that open a case lead to the first ones."""
    taken = {
        one.split()[0] for ways in visited.edges.values() for label, _ in ways for one in label.split(" → ")
    }
    return {step.name for step in PROCEDURE if not step.opens_a_case} - taken


def states_never_reached(visited: Visited) -> set[str]:
    return {state.value for state in State if state != State.NEW} - visited.states.keys()
