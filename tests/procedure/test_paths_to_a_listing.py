"""The graph of states and steps: what every way to a listing passes through."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from casefiles.cases.states import State
from casefiles.office.errors import Unacceptable
from casefiles.procedure.table import PROCEDURE
from tests.builders.reports import court_debtor
from tests.world.offices import opened

Edge = tuple[State, State, str]


def edges() -> list[Edge]:
    """Every way from state to state that the step table allows, whatever its guards say."""
    found: list[Edge] = []
    for step in PROCEDURE:
        starts = step.leads_from or tuple(s for s in State if s not in (State.NEW, State.ARCHIVED))
        found += [(start, end, step.name) for start in starts for end in step.ends]
        if step.opens_a_case:
            found.append((State.NEW, State.DOUBTFUL, step.name))
        if step.once_served:
            found += [(end, step.once_served, f"{step.name} served") for end in step.ends]
    return found


def reachable(start: State, ways: Iterable[Edge]) -> set[State]:
    ways = list(ways)
    found, ahead = {start}, [start]
    while ahead:
        here = ahead.pop()
        for end in {end for begin, end, _ in ways if begin == here} - found:
            found.add(end)
            ahead.append(end)
    return found


ON_THE_WAY = (
    State.REPORTED,
    State.ACCEPTED,
    State.VERIFIED,
    State.LEGALLY_REVIEWED,
    State.NOTICE_PENDING,
    State.DEFENCE_OPEN,
    State.DEFENCE_REVIEWED,
    State.SUBMISSION_PENDING,
    State.SUBMITTED,
    State.MEETING_UPHELD,
    State.DECISION_PENDING,
    State.DECISION_SERVED,
)
STEPS_ON_THE_WAY = (
    "acceptance",
    "verification",
    "legal_review",
    "prior_notice",
    "prior_notice served",
    "defence_review",
    "submission",
    "submission served",
    "meeting",
    "decision",
    "decision served",
    "entry",
)
OVER = (State.REMOVED, State.ANNULLED, State.NOT_RECOGNISED, State.REFUSED, State.WITHDRAWN, State.RETURNED)


def test_a_case_can_be_listed_at_all():
    assert State.LISTED in reachable(State.NEW, edges())


@pytest.mark.parametrize("state", ON_THE_WAY)
def test_nobody_is_listed_without_passing_through(state):
    ways = [(a, b, name) for a, b, name in edges() if state not in (a, b)]

    assert State.LISTED not in reachable(State.NEW, ways)


@pytest.mark.parametrize("step", STEPS_ON_THE_WAY)
def test_nobody_is_listed_without_the_step(step):
    ways = [way for way in edges() if way[2] != step]

    assert State.LISTED not in reachable(State.NEW, ways)


@pytest.mark.parametrize("state", [s for s in State if s.value.startswith("court")])
def test_the_court_track_never_leads_to_the_countys_listing(state):
    assert State.LISTED not in reachable(state, edges())


@pytest.mark.parametrize("state", OVER)
def test_what_is_over_never_becomes_a_listing_again(state):
    assert State.LISTED not in reachable(state, edges())


@pytest.mark.parametrize("state", [s for s in State if s != State.ARCHIVED])
def test_no_state_is_a_dead_end(state):
    assert State.ARCHIVED in reachable(state, edges())


def test_a_doubtful_court_entry_cannot_be_taken_onto_the_countys_track(office):
    worker = opened(office, court_debtor(instrument_number=None), "court_report")

    with pytest.raises(Unacceptable, match="不在可选范围内"):
        worker.file("doubt_decision", {"outcome": "take", "reason": "收下。"})


def test_only_the_entry_lists():
    assert {name for _, end, name in edges() if end == State.LISTED} == {"entry"}
