"""Article 6(2): entry, agencies, and whose turn it is."""

from __future__ import annotations

from datetime import date

import pytest

from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.office.errors import Refused
from casefiles.office.reading.steps import turns_in
from casefiles.people.roles import Role
from casefiles.procedure.deadlines import deadline
from casefiles.procedure.letter_life.rules import letters_ready_for
from tests.articles.course_of_article_06 import ENTRY, WAIVED, due
from tests.articles.reviews import PUSH, annul, change, ended, is_public, ordered, reviewed
from tests.builders.answers import OBJECTION, UPHOLD, decision, proposal, restriction, result
from tests.builders.files import letter_words
from tests.world.case_worker import CaseWorker


def test_what_was_corrected_before_the_entry_is_entered_as_corrected(world):
    worker = world.case_at("decision_served").on("2026-02-04")
    worker.file(
        "rectification",
        {"corrections": [change("term_end", "2026-03-01")], "no_heavier": True},
        "reviewer",
        scan="更正的根据",
    )
    with pytest.raises(Refused, match="更正通知书尚未签发"):
        worker.file("entry", ENTRY)

    worker.letters_by_others("2026-02-04").file("entry", ENTRY)

    assert "2026年3月1日" in letter_words(worker, "entry_notice")
    assert "2026年5月1日" not in letter_words(worker, "entry_notice")
    worker.letters_to_seal().serve("2026-02-05").file("push", PUSH)
    assert "3个月" not in letter_words(worker, "agency_notice", "finance")


def test_no_agency_is_written_to_twice(world):
    worker = world.case_at("listed").on("2026-02-05").file("push", PUSH)

    with pytest.raises(Refused, match="都已通报"):
        worker.file("push", PUSH)


def test_what_waits_to_be_signed_or_served_has_a_day(world):
    worker = world.case_at("objected")
    worker.file("objection_result", result(worker.case.sequence, "reject"), "deputy")

    assert due(worker, "letters") == date(2026, 3, 11)


def test_until_the_decision_and_the_entry_there_is_always_a_day(world):
    for stage in ("accepted", "verified", "noticed", "submitted", "upheld"):
        assert due(world.case_at(stage), "decision") == date(2026, 4, 7)
    assert due(world.case_at("decision_served"), "entry") == date(2026, 2, 12)


def test_a_lift_that_the_office_has_not_sent_is_the_offices_turn(world):
    worker = annul(world.case_at("informed"), "2026-03-03")

    assert due(worker, "letters_at_once") == date(2026, 3, 6)
    assert deadline(worker.case, "lift", worker.office.measure, worker.office.calendar) is None
    assert Role.AGENCY not in turns_in(worker.office, worker.case)


def test_who_is_dissolved_after_the_end_of_the_listing_need_not_be_served(world):
    worker = (
        world.case_at("informed")
        .on("2026-05-06")
        .file("performance", {"performed_on": "2026-05-05", "proof": "凭证。"})
    )
    worker.file("removal", {})
    gone = {"ground": "dissolution", "reasons": ["已注销。"], "proof": "注销登记"}

    worker.file("termination", gone, "reviewer", scan="证明")

    assert worker.case.state == State.TERMINATION_PENDING
    assert worker.case.service.letters_of("termination")[0].addressee == worker.case.report.department


@pytest.mark.parametrize("step", ["objection", "stay"])
def test_what_had_reached_an_agency_before_is_registered_as_of_its_day_and_its_end_is_told(world, step):
    worker = world.case_at("listed").on("2026-02-05").file("push", PUSH).letters_to_seal().on("2026-02-09")
    if step == "objection":
        worker.file("objection", OBJECTION | {"received_on": "2026-02-09"})
    else:
        ordered(reviewed(worker, "2026-02-09"), "stay", "2026-02-09")
    with pytest.raises(Refused, match="按实际送达的日期登记"):
        worker.serve("2026-02-09")

    worker.on("2026-02-10")._serve(
        [x.ref for x in letters_ready_for(worker.case, StepName.LETTER_SERVE) if x.kind == "agency_notice"],
        "2026-02-06",
        "exchange",
        {"receiver": "收文室"},
    )
    annul(worker, "2026-02-11")

    assert {x.agency for x in worker.case.letters if x.kind == "lift_notice"} == {"finance", "market"}


def two_agencies(finance: int, market: int) -> list[dict[str, object]]:
    return [
        restriction(agency="县财政局", months=finance),
        restriction(agency="县市场监督管理局", months=market),
    ]


def upheld_with(worker: CaseWorker, rows: list[dict[str, object]]) -> CaseWorker:
    worker.on("2026-01-09").file("prior_notice", proposal(restrictions=rows))
    worker.letters_to_seal().serve("2026-01-12").on("2026-01-13")
    worker.file("waiver", WAIVED | {"declared_on": "2026-01-13"}, scan="声明")
    worker.file("defence_review", UPHOLD | {"responses": []}, "reviewer")
    worker.file("submission", {"summary": "综述。"}).letters_to_seal().serve("2026-01-13")
    meeting = {"session": "第1次政府常务会议", "held_on": "2026-01-14", "minutes_number": "例纪〔2026〕1号"}
    return worker.on("2026-01-14").file("meeting", meeting | {"outcome": "upheld"}, scan="纪要")


def test_each_agency_s_months_are_bounded_by_its_own_that_were_told(world):
    worker = upheld_with(world.case_at("legally_reviewed"), two_agencies(1, 3))

    with pytest.raises(Refused, match="长于事先告知的1个月"):
        worker.file("decision", decision(restrictions=two_agencies(3, 3)))
    worker.file("decision", decision(restrictions=two_agencies(1, 3)))


def test_a_measure_of_two_agencies_that_is_put_right_reaches_both(world):
    worker = upheld_with(world.case_at("legally_reviewed"), two_agencies(3, 3))
    worker.file("decision", decision(restrictions=two_agencies(3, 3))).letters_to_seal().serve("2026-01-15")
    worker.file("entry", ENTRY | {"entered_on": "2026-01-15"}).letters_to_seal().serve("2026-01-15")
    worker.file("push", PUSH).letters_to_seal().serve("2026-01-15")

    rows = {"corrections": [change("restriction:M5-1-05", "0")], "no_heavier": True}
    worker.on("2026-01-16").file("rectification", rows, "reviewer", scan="根据")

    assert [x.agency for x in worker.case.letters if x.kind == "correction"] == ["", "finance", "market"]


def test_what_a_review_organ_changed_is_not_shown_as_it_was_while_its_letters_are_drafted_anew(world):
    worker = reviewed(world.case_at("published"))
    ended(worker, "changed", "2026-03-20", corrections=[change("term_end", "2026-03-25")])
    own = [x.ref for x in worker.case.letters if x.kind == "correction" and not x.agency]
    worker.file("letter_review", {"letters": own, "outcome": "return", "remarks": "再改。"}, "reviewer")

    assert worker.case.remedies.owes_a_change
    assert not is_public(worker)


def test_no_agency_is_left_out_of_the_day_by_which_it_hears(world):
    worker = world.case_at("listed").on("2026-02-05").file("push", PUSH)
    rows = {"corrections": [change("address", "示例路9号")], "no_heavier": True}
    worker.file("rectification", rows, "reviewer", scan="根据").letters_by_others("2026-02-06")

    assert due(worker, "push") == date(2026, 2, 9)
    assert turns_in(worker.office, worker.case) == [Role.CLERK]
