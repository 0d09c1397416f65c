"""Article 6(4): a decision that is stayed: everything stops, everyone told is asked to pause, and goes on only when told."""

from __future__ import annotations

from datetime import date

import pytest

from casefiles.cases.letter import LetterStatus
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.office.errors import Refused
from casefiles.office.reading.agencies import outbox_of
from casefiles.procedure.deadlines import deadline
from tests.articles.reviews import PUSH, REVIEW, ended, is_public, ordered, refs, reviewed
from tests.world.stages import TERM_END


def test_a_stay_takes_the_listing_off_the_register_and_asks_every_agency_to_pause(world):
    worker = reviewed(world.case_at("published"))
    assert is_public(worker)

    ordered(worker, "stay", "2026-03-03")

    assert not is_public(worker)
    asked = [(x.agency, x.title) for x in worker.case.letters if x.kind == "stay_notice"]
    assert asked == [("finance", "停止执行通知函"), ("market", "停止执行通知函")]
    with pytest.raises(Refused, match="停止执行"):
        worker.file("push", PUSH)


def test_an_agency_that_pauses_says_so_and_is_waited_for(world):
    worker = (
        ordered(reviewed(world.case_at("published")), "stay", "2026-03-03")
        .letters_to_seal()
        .serve("2026-03-03")
    )
    worker.file("receipt", {"agency": "finance", "action": "paused", "acted_on": "2026-03-03"})

    rows = {x.agency: x.answer for x in outbox_of(worker.office) if x.title == "停止执行通知函"}
    assert rows == {"finance": "paused", "market": ""}
    awaited = deadline(worker.case, "stay_receipts", worker.office.measure, worker.office.calendar)
    assert awaited is not None
    assert awaited.last_day == date(2026, 3, 6)
    assert not awaited.met


def test_an_upheld_decision_goes_on_only_when_the_agencies_are_told_and_is_not_prolonged(world):
    worker = (
        ordered(reviewed(world.case_at("published")), "stay", "2026-03-03")
        .letters_to_seal()
        .serve("2026-03-03")
    )
    ended(worker, "upheld", "2026-03-20")
    owed = deadline(worker.case, "resumption", worker.office.measure, worker.office.calendar)
    assert owed is not None
    assert not owed.met

    ordered(worker, "resume", "2026-03-23").letters_to_seal().serve("2026-03-23")

    assert worker.case.remedies.asked_to_pause == []
    assert worker.case.listing.last_day == TERM_END
    assert not is_public(worker), "shown again only by a new approval"
    told = {x.agency for x in worker.case.letters if x.kind == "resumption_notice" and x.served_on}
    assert told == {"finance", "market"}


def test_a_letter_to_go_on_never_leaves_while_another_stay_stands(world):
    worker = (
        ordered(reviewed(world.case_at("published")), "stay", "2026-03-03")
        .letters_to_seal()
        .serve("2026-03-03")
    )
    ordered(worker, "resume", "2026-03-05").letters_to_seal()
    ready = refs(worker, "resumption_notice")
    assert ready

    worker.file(
        "proceeding", REVIEW | {"kind": "suit", "number": "例行初1号", "received_on": "2026-03-05"}, scan="书"
    )
    ordered(worker, "stay", "2026-03-05")

    assert {worker.case.service.letter(ref).status for ref in ready} == {LetterStatus.SUPERSEDED}
    assert {x.agency for x in worker.case.letters if x.kind == "stay_notice"} == {"finance", "market"}
    assert sorted(worker.case.remedies.asked_to_pause) == ["finance", "market"]


def test_a_stay_is_asked_for_though_a_removal_is_only_drafted_and_stands_when_that_is_given_back(world):
    worker = world.case_at("published").on("2026-05-06")
    asked = {"received_on": "2026-05-06", "performed": True, "pledged": True, "materials": ["申请表"]}
    worker.file("repair_application", asked, scan="申请")
    worker.file("repair_decision", {"outcome": "grant", "reasons": ["理由。"]}, "reviewer")
    worker.file("proceeding", REVIEW | {"received_on": "2026-05-06"}, scan="通知书")
    ordered(worker, "stay", "2026-05-06")

    drafts = refs(worker, "repair_decision")
    worker.file(
        StepName.LETTER_REVIEW, {"letters": drafts, "outcome": "return", "remarks": "再改。"}, "deputy"
    )

    assert worker.case.state == State.LISTED
    assert sorted(worker.case.remedies.asked_to_pause) == ["finance", "market"]


def test_whoever_hears_of_the_end_is_not_asked_to_pause_as_well(world):
    worker = ordered(reviewed(world.case_at("published")), "stay", "2026-03-03")
    worker.file(
        "annulment", {"reasons": ["依据已撤销。"], "proof": "例撤〔2026〕1号"}, "reviewer", scan="根据"
    )
    assert refs(worker, "stay_notice")

    worker._act(StepName.LETTER_REVIEW, {"outcome": "pass"}, "deputy")._act(
        StepName.LETTER_SIGN, {}, "signer"
    )

    assert not refs(worker, "stay_notice")


def test_nothing_is_let_go_on_that_was_not_stayed(world):
    with pytest.raises(Refused, match="没有停止执行"):
        ordered(reviewed(world.case_at("published")), "resume", "2026-03-03")


def test_whoever_was_not_told_is_not_asked_to_pause(world):
    worker = reviewed(world.case_at("listed"))

    ordered(worker, "stay", "2026-03-03")

    assert not [x for x in worker.case.letters if x.kind == "stay_notice"]
