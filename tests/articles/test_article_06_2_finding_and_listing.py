"""Article 6(2): verification, finding, meeting, listing, and information of the agencies."""

from __future__ import annotations

import pytest

from casefiles.cases.states import State
from casefiles.office.errors import Refused, Unacceptable, Unusable
from casefiles.office.reading.cases import files_of
from tests.builders.answers import (
    DEFENCE,
    MEETING,
    POINTS,
    UPHOLD,
    decision,
)
from tests.builders.files import letter_words, words_of


def test_verification_states_facts_evidence_and_that_the_instrument_stands(world):
    with pytest.raises(Unacceptable) as refused:
        world.case_at("accepted").file("verification", {"behaviours": ["A4-09-14"]})

    assert {"facts", "findings", "instrument_verified", "elements"} <= set(refused.value.errors)


def test_a_finding_that_does_not_stand_ends_with_a_letter_of_non_recognition(world):
    worker = world.case_at("verified").file("non_recognition", {"reasons": ["证据不足。"]})

    words = letter_words(worker, "non_recognition")
    worker.letters_to_seal().serve("2026-01-09")

    assert "证据不足。" in words
    assert worker.case.state == State.NOT_RECOGNISED


def test_the_matter_goes_to_the_executive_meeting_with_the_defence_and_its_answers(world):
    worker = world.case_at("defence_reviewed").on("2026-01-28").file("submission", {"summary": "情况综述。"})

    words = letter_words(worker, "submission")

    assert "木垒哈萨克自治县人民政府" in words
    assert "以书面方式提出陈述申辩意见2点" in words
    assert "采纳（含部分采纳）1点" in words


def test_no_decision_without_the_meetings_minutes(world):
    worker = world.case_at("submitted").on("2026-01-30")

    with pytest.raises(Unusable, match="会议纪要摘录"):
        worker.file("meeting", MEETING)
    with pytest.raises(Refused, match="会议已定"):
        worker.file("decision", decision())


@pytest.mark.parametrize(("outcome", "state"), [("refused", State.DROPPED), ("sent_back", State.ACCEPTED)])
def test_a_meeting_that_does_not_agree_leads_to_no_decision(world, outcome, state):
    worker = (
        world.case_at("submitted")
        .on("2026-01-30")
        .file("meeting", MEETING | {"outcome": outcome}, scan="纪要")
    )

    assert worker.case.state == state
    with pytest.raises(Refused):
        worker.file("decision", decision())


def test_a_listing_comes_only_after_the_decision_was_served(world):
    worker = world.case_at("decision_drafted")

    with pytest.raises(Refused, match="认定决定书待送达"):
        worker.file("entry", {"entered_on": "2026-02-02", "checked_by": "马协办"})


def test_an_entry_is_not_dated_before_the_service(world):
    with pytest.raises(Refused, match="早于决定书送达日"):
        world.case_at("decision_served").file("entry", {"entered_on": "2026-02-02", "checked_by": "马协办"})


def test_each_agency_is_told_by_a_letter_of_its_own(world):
    case = world.case_at("informed").case

    told = [letter.addressee for letter in case.letters if letter.kind == "agency_notice"]
    assert told == ["县财政局", "县市场监督管理局"]
    assert case.listing.informed_agencies == ["finance", "market"]


def test_acceptance_inquiry_review_and_oral_defence_leave_their_papers(world):
    worker = world.case_at("noticed")
    oral = DEFENCE | {"manner": "oral", "by": "周例样", "interpreter": "努例"}
    worker.on("2026-01-15").file("defence", oral)
    worker.on("2026-01-27").file("defence_review", UPHOLD, "reviewer")

    papers = {ref.title: ref for ref in files_of(worker.office, worker.case) if ref.kind == "paper"}

    assert {
        "受理（立案）审批表",
        "核查报告",
        "法制审核意见书",
        "陈述申辩笔录",
        "陈述申辩意见复核表",
    } <= papers.keys()
    record = words_of(worker.office.store.folder(worker.number).read_file(papers["陈述申辩笔录"].path))
    assert all(point in record for point in POINTS)
    assert "翻译：努例" in record


def test_a_written_defence_speaks_for_itself(world):
    worker = world.case_at("defended")

    assert "陈述申辩笔录" not in [ref.title for ref in files_of(worker.office, worker.case)]
