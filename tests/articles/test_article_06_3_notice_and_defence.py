"""Article 6(3): notice before the record, defence, notice after."""

from __future__ import annotations

import pytest

from casefiles.cases import letter_kinds
from casefiles.cases.states import State
from casefiles.office.errors import Refused, Unusable
from casefiles.office.reading.steps import deadlines_of
from tests.builders.answers import (
    ANSWERS,
    DEFENCE,
    POINTS,
    UPHOLD,
    decision,
    proposal,
    restriction,
)
from tests.builders.files import letter_words


def test_the_notice_comes_before_the_meeting_and_before_the_record(world):
    steps = [filing.step for filing in world.case_at("listed").case.filings]

    assert (
        steps.index("prior_notice")
        < steps.index("submission")
        < steps.index("decision")
        < steps.index("entry")
    )


def test_the_notice_says_what_is_proposed_why_and_how_long_one_may_answer(world):
    words = letter_words(world.case_at("notice_drafted"), "prior_notice")

    for part in (
        "计量作弊",
        "一般",
        "3个月",
        "10个工作日",
        "《木垒县社会信用联合惩戒管理办法》第四条第（九）项",
    ):
        assert part in words


def test_nobody_is_passed_over_while_he_may_still_answer(world):
    worker = world.case_at("noticed").on("2026-01-26")

    with pytest.raises(Refused, match="陈述申辩期至2026年1月26日，尚未届满"):
        worker.file("defence_review", UPHOLD | {"responses": []}, "reviewer")


def test_silence_through_the_whole_period_lets_the_matter_go_on(world):
    worker = world.case_at("noticed").on("2026-01-27")

    worker.file("defence_review", UPHOLD | {"responses": []}, "reviewer")

    assert worker.case.state == State.DEFENCE_REVIEWED


def test_a_written_waiver_or_a_finished_defence_ends_the_wait(world, tmp_path):
    waived = world.case_at("noticed").file(
        "waiver", {"declared_on": "2026-01-12", "by": "周例样"}, scan="声明"
    )
    waived.file("defence_review", UPHOLD | {"responses": []}, "reviewer")

    saying = world.case_at("noticed", tmp_path / "said").on("2026-01-15")
    with pytest.raises(Unusable, match="请上传陈述申辩材料"):
        saying.file("defence", DEFENCE | {"complete": True})
    said = saying.file("defence", DEFENCE | {"complete": True}, scan="陈述申辩书")
    said.file("defence_review", UPHOLD, "reviewer")

    assert waived.case.state == said.case.state == State.DEFENCE_REVIEWED


def test_a_waiver_without_the_signed_paper_is_none(world):
    with pytest.raises(Unusable, match="放弃陈述申辩声明"):
        world.case_at("noticed").file("waiver", {"declared_on": "2026-01-12", "by": "周例样"})


def test_an_extension_moves_the_last_day(world):
    worker = world.case_at("noticed").file("extension", {"days": 5, "reason": "邮路较远。"})

    found = next(d for d in deadlines_of(worker.office, worker.case) if d.key == "defence")
    assert found.last_day.isoformat() == "2026-02-02"
    with pytest.raises(Refused, match="尚未届满"):
        worker.on("2026-01-27").file("defence_review", UPHOLD | {"responses": []}, "reviewer")


def test_every_point_of_the_defence_is_answered_with_a_reason(world):
    worker = world.case_at("defended").on("2026-01-27")

    with pytest.raises(Refused, match="还有1点没有答复") as refused:
        worker.file("defence_review", UPHOLD | {"responses": ANSWERS[:1]}, "reviewer")

    assert POINTS[1][:20] in refused.value.messages[0]


def test_a_defence_after_the_review_is_answered_too(world):
    worker = world.case_at("defence_reviewed").file("defence", DEFENCE | {"points": ["又有新证据。"]})

    assert worker.case.state == State.DEFENCE_OPEN
    with pytest.raises(Refused, match="还有1点没有答复"):
        worker.file("defence_review", UPHOLD, "reviewer")


def test_a_defence_that_convinces_drops_the_matter(world):
    worker = (
        world.case_at("defended")
        .on("2026-01-27")
        .file("defence_review", UPHOLD | {"outcome": "drop"}, "reviewer")
    )

    assert worker.case.state == State.DROPPED


def test_a_changed_proposal_is_told_anew_and_may_be_answered_anew(world):
    worker = (
        world.case_at("defended")
        .on("2026-01-27")
        .file("defence_review", UPHOLD | {"outcome": "renotice"}, "reviewer")
    )
    worker.file("prior_notice", proposal(term_months=2, restrictions=[])).letters_to_seal().serve(
        "2026-01-28"
    )

    assert worker.case.state == State.DEFENCE_OPEN
    assert worker.case.hearing.points == []
    with pytest.raises(Refused, match="尚未届满"):
        worker.on("2026-02-01").file("defence_review", UPHOLD | {"responses": []}, "reviewer")


@pytest.mark.parametrize(
    ("heavier", "words"),
    [
        ({"severity": "serious"}, "等级重于事先告知"),
        ({"term_months": 4}, "期限长于事先告知的3个月"),
        ({"restrictions": [restriction(), restriction("M5-1-01")]}, "未经事先告知"),
    ],
    ids=["class", "term", "restriction"],
)
def test_the_decision_is_never_heavier_than_the_notice(world, heavier, words):
    with pytest.raises(Refused, match=words):
        world.case_at("upheld").on("2026-02-02").file("decision", decision(**heavier))


def test_a_milder_decision_is_free(world):
    milder = decision(severity="minor", term_months=1, restrictions=[])

    case = world.case_at("upheld").on("2026-02-02").file("decision", milder).case

    assert case.state == State.DECISION_PENDING


def test_the_decision_answers_the_defence_point_by_point(world):
    words = letter_words(world.case_at("decision_drafted"), "decision")

    for row in ANSWERS:
        assert row["point"] in words
        assert row["reason"] in words


def test_the_notice_on_repair_goes_out_with_the_decision(world):
    kinds = [letter.kind for letter in world.case_at("decision_drafted").case.service.letters_of("decision")]

    assert kinds == ["decision", "repair_notice"]


def test_the_person_is_told_again_after_the_entry(world):
    worker = world.case_at("listed")

    assert worker.case.service.served(letter_kinds.ENTRY_NOTICE) is not None
    assert "2026年2月4日" in letter_words(worker, "entry_notice")
