"""Every right over every state that the procedure can reach: the search of `tests/state_space`, and what it found."""

from __future__ import annotations

import pytest

from casefiles.cases import letter_kinds
from casefiles.cases.letter import LetterStatus
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.office.errors import Refused
from casefiles.procedure.letter_life.rules import letters_ready_for
from casefiles.procedure.permission import refusals
from casefiles.procedure.table import STEPS
from tests.builders.answers import OBJECTION, result
from tests.builders.cases import moment
from tests.state_space.ends import (
    dead_ends,
    listed_for_ever,
    states_never_reached,
    steps_never_taken,
    undecided_for_ever,
)
from tests.state_space.openings import FIRST_DAY, OPENINGS
from tests.state_space.search import Violation, Visited, search, search_in_parallel
from tests.state_space.taking import opened
from tests.without_guard import removed
from tests.world.case_worker import CaseWorker
from tests.world.staff import CLERK

#: One process searches, once, for all of these.
pytestmark = pytest.mark.xdist_group("state space")


@pytest.fixture(scope="module")
def visited() -> Visited:
    """Every state, each asserted to keep every right: a Violation ends the search with the way to it."""
    return search_in_parallel()


def test_every_right_holds_in_every_reachable_state(visited):
    assert len(visited.situations) > 2000
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


# --- what the search found, each kept by name ---


def given_back(worker: CaseWorker, kind: str, who: str = "deputy") -> CaseWorker:
    """The reviewer gives the newest draft of a kind back."""
    refs = [x.ref for x in letters_ready_for(worker.case, StepName.LETTER_REVIEW) if x.kind == kind]
    return worker.file(
        StepName.LETTER_REVIEW, {"letters": refs[-1:], "outcome": "return", "remarks": "再改。"}, who
    )


def corrected(field: str, value: str) -> dict[str, object]:
    return {"corrections": [{"field": field, "value": value, "reason": "更正"}], "no_heavier": True}


REVOKED = {"proceeding": "", "number": "例复决〔2026〕1号", "decided_on": "2026-02-06", "outcome": "revoked", "reasons": ["要点。"]}  # fmt: skip
SUIT = {"kind": "suit", "body": "例样人民法院", "number": "例行初〔2026〕1号", "received_on": "2026-02-05"}


def test_no_correction_before_the_entry_lengthens_the_listing(world):
    worker = world.case_at("decision_served")

    with pytest.raises(Refused, match="更正不得加重"):
        worker.file("rectification", corrected("term_end", "2030-01-01"), "reviewer", scan="更正的根据")
    worker.file("rectification", corrected("term_end", "2026-04-01"), "reviewer", scan="更正的根据")
    with pytest.raises(Refused, match="更正不得加重"):
        worker.file("rectification", corrected("term_end", "2026-05-01"), "reviewer", scan="更正的根据")


def test_what_a_court_listed_never_becomes_the_countys_case():
    case = opened(OPENINGS[-1]).case
    assert case.state == State.DOUBTFUL
    assert case.is_court_track

    asked = moment(FIRST_DAY, CLERK, outcome="take", reason="收下。")
    assert [x.field for x in refusals(case, STEPS["doubt_decision"], asked)] == ["outcome"]


def test_a_revocation_whose_letter_was_given_back_is_drafted_again_and_only_as_a_revocation(world):
    worker = world.case_at("listed").on("2026-02-06").file("proceeding", SUIT, scan="通知")
    outcome = REVOKED | {"proceeding": str(worker.case.remedies.open_proceedings[0].sequence)}
    worker.file("proceeding_outcome", outcome, scan="判决")
    given_back(worker, "annulment")
    assert worker.case.state == State.ANNULMENT_PENDING

    with pytest.raises(Refused, match="只重新拟写文书"):
        worker.file("proceeding_outcome", outcome | {"outcome": "upheld"}, scan="判决")
    worker.file("proceeding_outcome", outcome, scan="判决").letters_by_others("2026-02-09")
    assert worker.case.state == State.ANNULLED


def test_a_repair_that_was_given_back_is_decided_again(world):
    worker = world.case_at("listed").on("2026-05-06")
    asked = {"received_on": "2026-05-06", "performed": True, "pledged": True, "materials": ["申请表"]}
    worker.file("repair_application", asked, scan="申请")
    worker.file("repair_decision", {"outcome": "refuse", "reasons": ["理由。"]}, "reviewer")
    given_back(worker, "repair_decision")
    worker.file("repair_decision", {"outcome": "grant", "reasons": ["理由。"]}, "reviewer")
    given_back(worker, "repair_decision")

    assert worker.case.state == State.LISTED
    worker.file("repair_decision", {"outcome": "grant", "reasons": ["理由。"]}, "reviewer")
    worker.letters_by_others("2026-05-07")
    assert worker.case.state == State.REMOVED


def test_an_annulment_that_was_given_back_decides_nothing_until_it_is_drafted_again(world):
    worker = world.case_at("listed").on("2026-03-03").file("objection", OBJECTION)
    number = worker.case.remedies.open_objections[0].sequence
    worker.file("objection_result", result(number, "annul"), "reviewer")
    given_back(worker, "objection_result")
    assert worker.case.state == State.LISTED
    assert not [x for x in worker.case.letters if x.step == "objection_result" and x.is_underway]

    again = {"reasons": ["依据已撤销。"], "proof": "例撤〔2026〕1号"}
    worker.file("annulment", again, "reviewer", scan="根据")
    given_back(worker, "annulment")
    assert worker.case.state == State.LISTED

    worker.file("annulment", again, "reviewer", scan="根据").letters_by_others("2026-03-04")
    assert worker.case.state == State.ANNULLED


def test_no_agency_is_told_what_was_found_wrong(world):
    worker = (
        world.case_at("listed")
        .on("2026-02-05")
        .file("push", {"agencies": ["finance"], "purpose": "依法使用。"})
    )
    worker.letters_to_seal().file(
        "rectification", corrected("address", "示例路9号"), "reviewer", scan="更正的根据"
    )

    [notice] = [x for x in worker.case.letters if x.kind == "agency_notice"]
    assert notice.status == LetterStatus.SUPERSEDED
    worker._act(StepName.LETTER_REVIEW, {"outcome": "pass"}, "deputy")._act(
        StepName.LETTER_SIGN, {}, "signer"
    )
    worker.file("push", {"agencies": ["finance"], "purpose": "依法使用。"})
    worker.letters_by_others("2026-02-06")
    assert worker.case.listing.informed_agencies == ["finance"]


def test_the_person_is_told_of_the_entry_though_the_notice_was_given_back_after_the_term(world):
    worker = world.case_at("decision_served").on("2026-02-04")
    worker.file("entry", {"entered_on": "2026-02-04", "checked_by": "马协办"})
    given_back(worker.on("2026-05-06"), "entry_notice")

    worker.file("entry", {"entered_on": "2026-02-04", "checked_by": "马协办"}).letters_by_others("2026-05-06")
    assert worker.case.service.served(letter_kinds.ENTRY_NOTICE) is not None
    assert worker.case.listing.last_day.isoformat() == "2026-05-01"


def test_an_error_found_after_the_removal_is_still_put_right(world):
    worker = (
        world.case_at("informed")
        .on("2026-05-06")
        .file("performance", {"performed_on": "2026-05-05", "proof": "凭证。"})
    )
    worker.file("removal", {}).letters_by_others("2026-05-06")

    worker.on("2026-05-07").file(
        "rectification", corrected("address", "示例路9号"), "reviewer", scan="更正的根据"
    )
    told = {x.agency for x in worker.case.letters if x.kind == "correction"}
    assert told == {"", "finance", "market"}


def test_a_correction_that_nobody_signed_is_void_once_the_finding_is_undone(world):
    worker = world.case_at("informed").on("2026-02-06")
    worker.file("rectification", corrected("address", "示例路8号"), "reviewer", scan="更正的根据")
    worker.file(
        "annulment", {"reasons": ["依据已撤销。"], "proof": "例撤〔2026〕1号"}, "reviewer", scan="根据"
    )

    assert not [x for x in worker.case.letters if x.step == "rectification" and x.is_underway]
    worker.letters_by_others("2026-02-09")
    assert worker.case.state == State.ANNULLED
