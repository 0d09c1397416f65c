"""Article 6(2), 6(3): what the meeting and the person are told of each other."""

from __future__ import annotations

from datetime import date

import pytest

from casefiles.cases.states import State
from casefiles.office.errors import Refused
from casefiles.office.reading.steps import steps_called_for, turns_in
from casefiles.people.roles import Role
from tests.articles.course_of_article_06 import WAIVED, due
from tests.builders.answers import DEFENCE, UPHOLD, decision, proposal, restriction
from tests.builders.files import letter_words


def test_the_meeting_hears_of_the_defence_though_the_hearing_was_given_up(world):
    worker = world.case_at("noticed").on("2026-01-15").file("defence", DEFENCE | {"hearing": True})
    worker.on("2026-01-16").file("waiver", WAIVED, scan="撤回听证要求")
    worker.on("2026-01-27").file("defence_review", UPHOLD, "reviewer")
    worker.on("2026-01-28").file("submission", {"summary": "综述。"})

    words = letter_words(worker, "submission")
    assert "提出陈述申辩意见2点" in words
    assert "放弃陈述申辩" not in words


def test_a_decision_says_when_and_how_the_answer_was_given_up(world):
    worker = (
        world.case_at("noticed")
        .on("2026-01-15")
        .file("waiver", WAIVED | {"declared_on": "2026-01-15"}, scan="声明")
    )
    worker.file("defence_review", UPHOLD | {"responses": []}, "reviewer")
    worker.on("2026-01-16").file("submission", {"summary": "综述。"}).letters_to_seal().serve("2026-01-16")
    meeting = {"session": "第1次政府常务会议", "held_on": "2026-01-19", "minutes_number": "例纪〔2026〕1号"}
    worker.on("2026-01-19").file("meeting", meeting | {"outcome": "upheld"}, scan="纪要")
    worker.file("decision", decision())

    assert "于2026年1月15日以书面方式明确表示放弃陈述申辩" in letter_words(worker, "decision")


def test_the_last_defence_says_whether_all_was_said(world):
    worker = (
        world.case_at("noticed").on("2026-01-15").file("defence", DEFENCE | {"complete": True}, scan="申辩书")
    )
    worker.on("2026-01-16").file("defence", DEFENCE | {"received_on": "2026-01-16", "points": ["还有一点。"]})

    with pytest.raises(Refused, match="尚未届满"):
        worker.file("defence_review", UPHOLD, "reviewer")


def test_a_defence_is_taken_in_until_the_meeting(world):
    worker = world.case_at("submitted").on("2026-01-29")
    worker.file("defence", DEFENCE | {"received_on": "2026-01-29", "points": ["新的一点。"]})

    assert worker.case.state == State.DEFENCE_OPEN


@pytest.mark.parametrize(
    ("heavier", "words"),
    [
        ({"severity": "serious", "term_months": 3}, "等级重于原告知"),
        ({"term_months": 4}, "期限长于原告知的3个月"),
        ({"restrictions": [restriction(), restriction("M5-1-01")]}, "原告知没有的"),
    ],
    ids=["class", "term", "restriction"],
)
def test_who_answered_is_not_told_of_anything_heavier(world, heavier, words):
    worker = (
        world.case_at("defended")
        .on("2026-01-27")
        .file("defence_review", UPHOLD | {"outcome": "renotice"}, "reviewer")
    )

    with pytest.raises(Refused, match=words):
        worker.file("prior_notice", proposal(**heavier))


def test_one_measure_of_two_agencies_is_decided_as_it_was_told(world):
    both = [restriction(agency="县财政局"), restriction(agency="县市场监督管理局")]
    worker = (
        world.case_at("legally_reviewed").on("2026-01-09").file("prior_notice", proposal(restrictions=both))
    )
    worker.letters_to_seal().serve("2026-01-12").on("2026-01-13").file(
        "waiver", WAIVED | {"declared_on": "2026-01-13"}, scan="声明"
    )
    worker.file("defence_review", UPHOLD | {"responses": []}, "reviewer")
    worker.file("submission", {"summary": "综述。"}).letters_to_seal().serve("2026-01-13")
    meeting = {"session": "第1次政府常务会议", "held_on": "2026-01-14", "minutes_number": "例纪〔2026〕1号"}
    worker.on("2026-01-14").file("meeting", meeting | {"outcome": "upheld"}, scan="纪要")

    worker.file("decision", decision(restrictions=both))
    assert worker.case.state == State.DECISION_PENDING


def test_a_hearing_asked_for_after_a_waiver_is_held(world):
    worker = (
        world.case_at("noticed")
        .on("2026-01-13")
        .file("waiver", WAIVED | {"declared_on": "2026-01-13"}, scan="声明")
    )
    said = DEFENCE | {"received_on": "2026-01-15", "hearing": True}
    worker.on("2026-01-15").file("defence", said)

    with pytest.raises(Refused, match=r"尚未举行|尚未届满"):
        worker.file("defence_review", UPHOLD, "reviewer")
    assert [step.name for step in steps_called_for(worker.office, worker.case)] == ["hearing_notice"]


def test_an_announcement_of_a_hearing_that_will_not_be_is_void(world):
    worker = world.case_at("noticed").on("2026-01-15").file("defence", DEFENCE | {"hearing": True})
    hearing = {
        "held_on": "2026-01-28",
        "at_time": "10时",
        "place": "会议室",
        "chair": "陈审核",
        "recorder": "钱法制",
        "is_public": True,
    }
    worker.file("hearing_notice", hearing).letters_to_seal()
    worker.on("2026-01-16").file("waiver", WAIVED, scan="撤回听证要求")

    assert not [x for x in worker.case.letters if x.kind == "hearing_notice" and x.is_underway]


def test_the_same_findings_again_open_no_heavier_notice(world):
    worker = (
        world.case_at("defended")
        .on("2026-01-27")
        .file("defence_review", UPHOLD | {"outcome": "renotice"}, "reviewer")
    )
    worker.file("further_inquiry", {"reason": "再核。"})
    worker.file("verification", worker.case.latest("verification").answers)
    worker.file("legal_review", {"outcome": "pass", "opinion": "同意。"}, "legal")

    with pytest.raises(Refused, match="长于原告知"):
        worker.file("prior_notice", proposal(term_months=4))


def test_somebody_is_waited_for_wherever_a_decision_is_due(world):
    dropped = (
        world.case_at("defended")
        .on("2026-01-27")
        .file("defence_review", UPHOLD | {"outcome": "drop"}, "reviewer")
    )
    assert turns_in(dropped.office, dropped.case) == [Role.CLERK]
    assert [step.name for step in steps_called_for(dropped.office, dropped.case)] == ["non_recognition"]
    assert due(world.case_at("decision_drafted"), "decision") == date(2026, 4, 7)
