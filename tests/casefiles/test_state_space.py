"""Every right over every state that the procedure can reach: the search of `tests/state_space`, and what it found."""

from __future__ import annotations

import pytest
from builders import CLERK, MEETING, REVIEWER, moment, reported, then, enterprise, court_debtor

from casefiles.case import Case, LetterStatus, State
from casefiles.demo.walk import STAFF
from casefiles.folding import TELLS
from casefiles.office.errors import Refused
from casefiles.permission import refusals
from casefiles.procedure import STEPS
from tests.state_space.ends import (
    dead_ends,
    listed_for_ever,
    states_never_reached,
    steps_never_taken,
    undecided_for_ever,
)
from tests.state_space.openings import OPENINGS, FIRST_DAY, vocabulary
from tests.state_space.search import Violation, Visited, search, search_in_parallel
from tests.without_guard import removed


@pytest.fixture(scope="module")
def visited() -> Visited:
    """Every state, each asserted to keep every right: a Violation ends the search with the way to it."""
    return search_in_parallel()


def test_every_right_holds_in_every_reachable_state(visited):
    assert len(visited.worlds) > 2000
    assert visited.acts > 20000


def test_the_search_takes_every_step_and_comes_to_every_state(visited):
    assert steps_never_taken(visited) == set()
    assert states_never_reached(visited) == set()


def test_from_every_reachable_state_the_file_can_be_closed(visited):
    assert [visited.path(at) for at in dead_ends(visited)] == []


def test_nobody_stays_listed_for_ever(visited):
    """Days, duties and letters alone bring the end; no grace of the office and no suit of the person is needed."""
    assert [visited.path(at) for at in listed_for_ever(visited)] == []


def test_every_case_can_be_decided_one_way_or_the_other(visited):
    assert [visited.path(at) for at in undecided_for_ever(visited)] == []


@pytest.mark.parametrize(
    "guard", ["answer_period_is_over", "decision_is_no_heavier_than_the_notice", "a_case_keeps_its_track"]
)
def test_the_search_notices_a_right_that_can_be_skipped(guard):
    """The search itself can fail: without the guard it comes to a state in which a right is broken."""
    first = [OPENINGS[-1] if guard == "a_case_keeps_its_track" else OPENINGS[2]]
    with removed(guard), pytest.raises(Violation):
        search(first)
