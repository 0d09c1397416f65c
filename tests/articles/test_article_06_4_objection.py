"""Article 6(4): objection, review and suit, each answered in time."""

from __future__ import annotations

from datetime import date

import pytest

from casefiles.cases.states import State
from casefiles.office.errors import Refused
from casefiles.office.reading.agencies import outbox_of
from casefiles.office.reading.register import published
from casefiles.office.reading.steps import deadlines_of
from tests.builders.answers import (
    OBJECTION,
    result,
)
from tests.builders.files import letter_words


def test_an_objection_is_marked_at_once_and_pauses_publication(world):
    worker = world.case_at("published")
    assert published(worker.office)[0].mark == ""

    worker.on("2026-03-02").file("objection", OBJECTION)

    assert "异议" in published(worker.office)[0].mark
    with pytest.raises(Refused, match="异议尚未处理完毕"):
        worker.file("publication", {"channels": ["木垒县政府网站"], "published_on": "2026-03-02", "privacy_checked": True}, "signer")  # fmt: skip


def objection_of(worker) -> int:
    return worker.case.remedies.open_objections[0].sequence


def test_an_error_is_put_right_and_everyone_who_was_told_is_told_again(world):
    worker = world.case_at("objected")

    worker.file("objection_result", result(objection_of(worker), "correct"), "reviewer")

    assert worker.case.respondent.address == "木垒县示例路9号"
    assert [(x.kind, x.agency) for x in worker.case.service.letters_of("objection_result")] == [
        ("objection_result", ""),
        ("correction", ""),
        ("correction", "finance"),
        ("correction", "market"),
    ]
    assert worker.case.state == State.LISTED


def test_a_record_that_was_wrong_is_annulled_and_leaves_the_register_at_once(world):
    worker = world.case_at("objected")

    worker.file("objection_result", result(objection_of(worker), "annul"), "reviewer")

    assert published(worker.office) == []
    assert [(x.kind, x.agency) for x in worker.case.service.letters_of("objection_result")] == [
        ("objection_result", ""),
        ("annulment", ""),
        ("lift_notice", "finance"),
        ("lift_notice", "market"),
    ]
    worker.letters_by_others("2026-03-03")
    assert worker.case.state == State.ANNULLED


def test_an_objection_that_fails_is_answered_with_reasons_and_remedies(world):
    worker = world.case_at("objected")

    worker.file("objection_result", result(objection_of(worker), "reject"), "reviewer")

    words = letter_words(worker, "objection_result")
    assert "理由如核查所述。" in words
    assert "60日" in words
    assert "6个月" in words
    assert worker.case.remedies.open_objections == []


def test_an_objection_is_heard_before_and_after_the_record(world, tmp_path):
    for number, stage in enumerate(("decision_served", "listed", "published")):
        worker = world.case_at(stage, tmp_path / str(number))
        worker.file("objection", OBJECTION | {"received_on": worker.office.today.isoformat()})

        assert len(worker.case.remedies.open_objections) == 1


def test_a_correction_never_lengthens_the_listing(world):
    worker = world.case_at("objected")
    longer = [{"field": "term_end", "value": "2026-05-02", "reason": "更正"}]

    with pytest.raises(Refused, match="更正不得加重"):
        worker.file(
            "objection_result", result(objection_of(worker), "correct", corrections=longer), "reviewer"
        )


def test_the_answer_to_an_objection_that_its_reviewer_gave_back_can_be_drafted_again(world):
    worker = world.case_at("objected")
    objection = objection_of(worker)
    worker.file("objection_result", result(objection, "reject"), "reviewer")
    drafted = [letter.ref for letter in worker.case.service.letters_of("objection_result")]
    worker.file("letter_review", {"letters": drafted, "outcome": "return", "remarks": "理由不足。"}, "deputy")

    worker.file("objection_result", result(objection, "reject", reasons=["理由已经补足。"]), "reviewer")

    assert "理由已经补足。" in letter_words(worker, "objection_result")


def test_a_correction_is_answered_by_every_agency_that_had_the_entry(world):
    worker = world.case_at("objected")
    worker.file(
        "objection_result", result(worker.case.remedies.open_objections[0].sequence, "correct"), "reviewer"
    )
    worker.letters_by_others("2026-03-03")
    asked = [row for row in outbox_of(worker.office) if row.title == "更正通知书"]
    assert {row.agency for row in asked} == {"finance", "market"}
    assert not any(row.answer for row in asked)

    worker.file("receipt", {"agency": "finance", "action": "corrected", "acted_on": "2026-03-03"})

    answered = {row.agency: row.answer for row in outbox_of(worker.office) if row.title == "更正通知书"}
    assert answered == {"finance": "corrected", "market": ""}


@pytest.mark.parametrize(("kind", "last"), [("review", date(2026, 3, 2)), ("suit", date(2026, 2, 25))])
def test_the_answer_to_a_review_or_a_suit_is_due_by_law(world, kind, last):
    worker = world.case_at("listed")
    asked = {
        "kind": kind,
        "body": "某机关",
        "number": "例〔2026〕1号",
        "received_on": "2026-02-10",
    }
    worker.on("2026-02-10").file("proceeding", asked, scan="通知书")

    due = next(d for d in deadlines_of(worker.office, worker.case) if d.key == f"{kind}_reply")

    assert due.last_day == last
    assert "法》" in due.source
