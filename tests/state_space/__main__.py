"""Search every state, print what was visited, and on request write that part of docs/procedure.md."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from casefiles.cases.states import State
from casefiles.procedure.table import PROCEDURE
from tests.procedure_page import STATE_SPACE, write
from tests.rights import RIGHTS
from tests.rights_of_acts import RIGHTS_IN_ACTS
from tests.state_space.ends import (
    dead_ends,
    listed_for_ever,
    states_never_reached,
    steps_never_taken,
    undecided_for_ever,
)
from tests.state_space.mutation import all_caught
from tests.state_space.openings import OPENINGS
from tests.state_space.search import Visited, search_in_parallel

OF_THE_WHOLE = {
    "every file can be closed": dead_ends,
    "nobody stays listed for ever: days, duties and letters alone bring the end": listed_for_ever,
    "every case can be decided one way or the other": undecided_for_ever,
}


def table(head: str, rows: Iterable[str]) -> str:
    return "\n".join([head, "|" + "---|" * (head.count("|") - 1), *rows])


def report(visited: Visited) -> str:
    """What was visited, and what held in all of it."""
    steps = table("| step | taken |", (f"| `{s.name}` | {visited.steps[s.name]} |" for s in PROCEDURE))
    states = table("| state | abstract states |", (f"| {State(name).title} `{name}` | {count} |" for name, count in sorted(visited.states.items())))  # fmt: skip
    rights = table("| right | source | asserted as |", (f"| {one.promise} | {one.source} | `{one.name}` |" for one in (*RIGHTS, *RIGHTS_IN_ACTS)))  # fmt: skip
    graph = "\n".join(f"- {words}: {_verdict(found(visited))}" for words, found in OF_THE_WHOLE.items())
    return (
        f"From {len(OPENINGS)} kinds of opening ({'、'.join(one.name for one in OPENINGS)}) breadth first: "
        f"**{len(visited.situations)} states, {visited.transitions} transitions, {visited.acts} acts**, after each of which "
        f"every right below was asserted; {visited.cut} ways led beyond the bound. Which cases count as the same state "
        f"is said in `tests/state_space/abstraction.py`, how much may hang over a case at once in `bounds.py`.\n\n"
        f"Steps never taken: {_named(steps_never_taken(visited))}. States never reached: "
        f"{_named(states_never_reached(visited))}.\n\n{graph}\n\n{rights}\n\n{steps}\n\n{states}"
    )


def _verdict(found: list[object]) -> str:
    return "holds" if not found else f"**broken in {len(found)} states**"


def _named(names: set[str]) -> str:
    return "、".join(sorted(names)) or "none"


def mutation() -> str:
    """Each guard, and what the search finds without it."""
    rows = (f"| `{name}` | {right or 'nothing: the tests of its stage alone keep it'} |" for name, right in all_caught().items())  # fmt: skip
    return table("| without the guard | the search finds |", rows)


def main() -> None:
    visited = search_in_parallel(more=1 if "--deep" in sys.argv else 0)
    text = report(visited)
    if "--mutate" in sys.argv:
        text += f"\n\n{mutation()}"
    sys.stdout.write(text + "\n")
    if "--write" in sys.argv:
        write(STATE_SPACE, text)
    broken = any(found(visited) for found in OF_THE_WHOLE.values())
    if broken or steps_never_taken(visited) or states_never_reached(visited):
        raise SystemExit("the procedure does not keep what it promises")


if __name__ == "__main__":
    main()
