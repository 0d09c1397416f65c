"""The search: breadth first from every opening, each state once, every right asserted after every act."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from itertools import repeat

from casefiles.cases.case import Case
from tests.rights import assert_rights
from tests.rights_of_acts import assert_act
from tests.state_space.abstraction import Key, Situation, key
from tests.state_space.bounds import fits
from tests.state_space.openings import OPENINGS, Opening
from tests.state_space.taking import Broken, moves, onward, opened


@dataclass
class Visited:
    """What the search saw: each state with the situation that stands for it, every way from state to state."""

    situations: dict[Key, Situation] = field(default_factory=dict)
    came: dict[Key, tuple[Key, str]] = field(default_factory=dict)
    edges: dict[Key, list[tuple[str, Key]]] = field(default_factory=dict)
    steps: Counter[str] = field(default_factory=Counter)
    acts: int = 0
    cut: int = 0

    @property
    def transitions(self) -> int:
        return sum(len(ways) for ways in self.edges.values())

    @property
    def states(self) -> Counter[str]:
        return Counter(situation.case.state.value for situation in self.situations.values())

    def path(self, end: Key) -> list[str]:
        """The steps that led there first."""
        steps: list[str] = []
        while end in self.came:
            end, label = self.came[end]
            steps.append(label)
        return steps[::-1]


class Violation(AssertionError):
    """A right that is broken in a reachable state, with the shortest way there."""

    @classmethod
    def of(cls, right: str, path: Sequence[str], case: Case, today: date) -> Violation:
        return cls(f"{right}\n  on {today}, “{case.state.value}”, after: " + " → ".join(path))


def search(openings: Sequence[Opening] = OPENINGS, more: int = 0) -> Visited:
    """Visit every state; raises Violation at the first right that is broken. `more` may hang over a case than else."""
    visited = Visited()
    for opening in openings:
        _search_from(opening, visited, opening.at_once + more)
    return visited


def search_in_parallel(more: int = 0) -> Visited:
    """The same with one process a processor, the largest openings first."""
    order = sorted(OPENINGS, key=lambda opening: -opening.at_once)
    with ProcessPoolExecutor() as pool:
        parts = list(pool.map(search, [[opening] for opening in order], repeat(more)))
    whole = Visited()
    for part in parts:
        whole.situations |= part.situations
        whole.came |= part.came
        whole.edges |= part.edges
        whole.steps += part.steps
        whole.acts += part.acts
        whole.cut += part.cut
    return whole


def _search_from(opening: Opening, visited: Visited, at_once: int) -> None:
    start = opened(opening)
    first = key(start)
    visited.situations[first] = start
    visited.steps[opening.step] += 1
    ahead: deque[Key] = deque([first])
    while ahead:
        here = ahead.popleft()
        visited.edges[here] = ways = []
        for label, situation in _checked(visited, here):
            if not fits(situation.case, at_once):
                visited.cut += 1
                continue
            there = key(situation)
            ways.append((label, there))
            if there not in visited.situations:
                visited.situations[there] = situation
                visited.came[there] = (here, label)
                ahead.append(there)


def _checked(visited: Visited, here: Key) -> Iterator[tuple[str, Situation]]:
    """The ways on from a state to where letters rest again, after each act of which every right is asserted."""
    path = visited.path(here)
    for label, then in _asserted(visited, path, visited.situations[here], moves(visited.situations[here])):
        rushing = [((label,), then)]
        while rushing:
            labels, situation = rushing.pop()
            following = onward(situation)
            visited.steps[labels[-1].split()[0]] += 1
            if not following:
                yield " → ".join(labels), situation
            for one, later in _asserted(visited, [*path, *labels], situation, iter(following)):
                rushing.append(((*labels, one), later))


def _asserted(
    visited: Visited, path: list[str], situation: Situation, ways: Iterator[tuple[str, Situation]]
) -> Iterator[tuple[str, Situation]]:
    label, then = "", situation
    try:
        for label, then in ways:
            if then.case is not situation.case:
                assert_act(situation.case, then.case)
            assert_rights(then.case, then.today)
            visited.acts += 1
            yield label, then
    except Broken as broken:
        raise Violation.of(broken.args[0], path, broken.args[1], situation.today) from broken
    except AssertionError as broken:
        right = _innermost(broken)
        raise Violation.of(f"{right}: {broken}", [*path, label], then.case, then.today) from broken


def _innermost(error: BaseException) -> str:
    """The name of the right that was being asserted."""
    trace, names = error.__traceback__, []
    while trace:
        if "tests/rights" in trace.tb_frame.f_code.co_filename:
            names.append(trace.tb_frame.f_code.co_name)
        trace = trace.tb_next
    return next((name for name in names if not name.startswith("assert_")), "")
