"""Article 6: what holds when things come together: letters of one filing, a public notice, an objection and a push."""

from __future__ import annotations

from datetime import date

import pytest

from casefiles.cases import letter_kinds
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.demo.walk import Walk
from casefiles.office.errors import Refused, Unacceptable
from casefiles.office.reading.steps import steps_called_for, turns_in
from casefiles.people.roles import Role
from casefiles.procedure.deadlines import deadline
from casefiles.procedure.letter_life.rules import letters_ready_for
from tests.articles.reviews import PUSH, annul, change, ended, is_public, ordered, reviewed
from tests.builders import (
    DEFENCE,
    OBJECTION,
    UPHOLD,
    decision,
    letter_words,
    proposal,
    restriction,
    result,
)

WAIVED = {"declared_on": "2026-01-16", "by": "周例样"}
ENTRY = {"entered_on": "2026-02-04", "checked_by": "马协办", "agencies": ["finance", "market"]}


def announced(walk: Walk, on: str) -> Walk:
    """Three attempts fail, then every sealed letter to the person is served by public notice."""
    sealed = letters_ready_for(walk.case, StepName.LETTER_SERVE)
    for day, method in ((on, "direct"), (on, "postal"), (_next(on), "direct")):
        tried = {
            "letter": sealed[0].ref,
            "method": method,
            "tried_on": day,
            "place": "住所",
            "reason": "无人",
        }
        walk.on(day).file("service_attempt", tried)
    return walk.serve(_next(on), "public_notice")


def _next(day: str) -> str:
    return date.fromordinal(date.fromisoformat(day).toordinal() + 1).isoformat()


def due(walk: Walk, key: str) -> date:
    found = deadline(walk.case, key, walk.office.measure, walk.office.calendar)
    assert found is not None, key
    assert not found.met
    return found.last_day


# --- what was drafted together ---


def test_one_of_two_letters_is_never_signed_alone(at):
    walk = at("decision_drafted")
    refs = [letter.ref for letter in walk.case.service.letters_of("decision")]
    walk.file("letter_review", {"letters": refs, "outcome": "pass"}, "reviewer")

    for alone in refs:
        with pytest.raises(Refused, match="一并签发"):
            walk.file("letter_sign", {"letters": [alone]}, "signer")


def test_an_agency_is_not_let_go_by_an_end_that_nobody_signed(at):
    walk = annul(at("informed"), "2026-03-03")
    refs = [letter.ref for letter in walk.case.service.letters_of("annulment")]
    walk.file("letter_review", {"letters": refs, "outcome": "pass"}, "deputy")
    lifts = [x.ref for x in walk.case.letters if x.kind == "lift_notice"]

    with pytest.raises(Refused, match="一并签发"):
        walk.file("letter_sign", {"letters": lifts}, "signer")


def test_an_objection_is_upheld_in_every_letter_or_in_none(at):
    walk = at("objected")
    walk.file("objection_result", result(walk.case.sequence, "annul"), "deputy").letters_to_seal()
    told = next(x for x in walk.case.letters if x.kind == "objection_result")
    service = {
        "letters": [told.ref],
        "method": "direct",
        "served_on": "2026-03-02",
        "place": "住所",
        "servers": ["李经办", "马协办"],
        "receiver": "周例样",
    }

    with pytest.raises(Refused, match=r"撤销认定决定书.*一并送达"):
        walk.file("letter_serve", service, scan="回证")


def test_a_decision_is_signed_only_while_it_may_still_be_made(at):
    walk = at("decision_drafted")
    refs = [letter.ref for letter in walk.case.service.letters_of("decision")]
    walk.file("letter_review", {"letters": refs, "outcome": "pass"}, "reviewer")
    settings = walk.office.home / "office.toml"
    kept = settings.read_text(encoding="utf-8")
    if "norm.confirmed_by" in kept:
        settings.write_text(kept[: kept.index('[policies."norm.confirmed_by"]')], encoding="utf-8")
        walk.office = type(walk.office)(walk.office.home, walk.clock)

    with pytest.raises(Refused, match="尚未登记继续有效的确认文件"):
        walk.on("2026-11-13").file("letter_sign", {"letters": refs}, "signer")


# --- served by public notice ---


def test_agencies_hear_of_an_entry_only_once_the_public_notice_of_it_has_run(at):
    walk = at("decision_served").on("2026-02-04").file("entry", ENTRY).letters_to_seal()
    announced(walk, "2026-02-04")
    told = walk.case.service.served(letter_kinds.ENTRY_NOTICE)
    assert told.sent_on == date(2026, 2, 5)
    assert told.served_on > date(2026, 3, 6)

    with pytest.raises(Refused, match="方视为送达"):
        walk.on("2026-03-06").file("push", PUSH)
    walk.on(told.served_on.isoformat()).file("push", PUSH)


@pytest.mark.parametrize("step", ["defence", "waiver"])
def test_whoever_answers_a_public_notice_early_is_heard(at, step):
    walk = at("notice_drafted").letters_to_seal()
    announced(walk, "2026-01-12")
    assert walk.case.hearing.notice_served_on > date(2026, 2, 10)

    answers = (
        DEFENCE | {"received_on": "2026-01-15"}
        if step == "defence"
        else WAIVED | {"declared_on": "2026-01-15"}
    )
    walk.on("2026-01-15").file(step, answers, scan="材料")

    assert walk.case.latest(step) is not None


def test_an_objection_is_open_until_the_public_notice_of_its_result_has_run(at):
    walk = at("objected").letters_to_seal().serve("2026-03-02")
    objection = walk.case.remedies.open_objections[0].sequence
    walk.file("objection_result", result(objection, "reject"), "deputy").letters_to_seal()
    announced(walk, "2026-03-02")

    assert walk.case.remedies.contested(date(2026, 3, 20))
    assert not walk.case.remedies.contested(walk.case.service.served(letter_kinds.OBJECTION_RESULT).served_on)


@pytest.mark.parametrize("method", ["public_notice", "exchange"])
def test_a_public_notice_is_no_attempt_at_another_service(at, method):
    walk = at("decision_drafted").letters_to_seal().on("2026-02-03")
    ref = walk.case.service.letters_of("decision")[0].ref
    tried = {"letter": ref, "tried_on": "2026-02-03", "place": "住所", "reason": "无人"}

    with pytest.raises(Unacceptable):
        walk.file("service_attempt", tried | {"method": method})
    with pytest.raises(Refused, match="早于该文书用印之日"):
        walk.file("service_attempt", tried | {"method": "direct", "tried_on": "2026-01-20"})


# --- an objection holds what is new ---


def test_nobody_new_hears_of_what_is_contested(at):
    walk = at("listed").on("2026-02-05").file("objection", OBJECTION | {"received_on": "2026-02-05"})

    with pytest.raises(Refused, match="异议尚未处理完毕"):
        walk.file("push", PUSH)


def test_a_notice_drafted_before_the_objection_stays_here_too(at):
    walk = at("listed").on("2026-02-05").file("push", PUSH).letters_to_seal()
    walk.file("objection", OBJECTION | {"received_on": "2026-02-05"})

    with pytest.raises(Refused, match="异议尚未处理完毕"):
        walk.serve("2026-02-05")


def test_a_publication_that_was_objected_to_before_its_first_day_does_not_begin(at):
    walk = at("informed").on("2026-02-25")
    walk.file(
        "publication",
        {"channels": ["木垒县政府网站"], "published_on": "2026-03-20", "privacy_checked": True},
        "signer",
    )
    walk.on("2026-03-02").file("objection", OBJECTION)

    walk.on("2026-03-20")
    assert not is_public(walk)


def test_an_objection_that_needs_the_source_has_its_longer_period(at):
    walk = at("informed").on("2026-03-02").file("objection", OBJECTION | {"asks_source": True})

    assert due(walk, "objection") == date(2026, 3, 11)
    assert "7个工作日" in letter_words(walk, "objection_receipt")


# --- what the meeting and the person are told ---


def test_the_meeting_hears_of_the_defence_though_the_hearing_was_given_up(at):
    walk = at("noticed").on("2026-01-15").file("defence", DEFENCE | {"hearing": True})
    walk.on("2026-01-16").file("waiver", WAIVED, scan="撤回听证要求")
    walk.on("2026-01-27").file("defence_review", UPHOLD, "reviewer")
    walk.on("2026-01-28").file("submission", {"summary": "综述。"})

    words = letter_words(walk, "submission")
    assert "提出陈述申辩意见2点" in words
    assert "放弃陈述申辩" not in words


def test_a_decision_says_when_and_how_the_answer_was_given_up(at):
    walk = at("noticed").on("2026-01-15").file("waiver", WAIVED | {"declared_on": "2026-01-15"}, scan="声明")
    walk.file("defence_review", UPHOLD | {"responses": []}, "reviewer")
    walk.on("2026-01-16").file("submission", {"summary": "综述。"}).letters_to_seal().serve("2026-01-16")
    meeting = {"session": "第1次政府常务会议", "held_on": "2026-01-19", "minutes_number": "例纪〔2026〕1号"}
    walk.on("2026-01-19").file("meeting", meeting | {"outcome": "upheld"}, scan="纪要")
    walk.file("decision", decision())

    assert "于2026年1月15日以书面方式明确表示放弃陈述申辩" in letter_words(walk, "decision")


def test_the_last_defence_says_whether_all_was_said(at):
    walk = at("noticed").on("2026-01-15").file("defence", DEFENCE | {"complete": True}, scan="申辩书")
    walk.on("2026-01-16").file("defence", DEFENCE | {"received_on": "2026-01-16", "points": ["还有一点。"]})

    with pytest.raises(Refused, match="尚未届满"):
        walk.file("defence_review", UPHOLD, "reviewer")


def test_a_defence_is_taken_in_until_the_meeting(at):
    walk = at("submitted").on("2026-01-29")
    walk.file("defence", DEFENCE | {"received_on": "2026-01-29", "points": ["新的一点。"]})

    assert walk.case.state == State.DEFENCE_OPEN


@pytest.mark.parametrize(
    ("heavier", "words"),
    [
        ({"severity": "serious", "term_months": 3}, "等级重于原告知"),
        ({"term_months": 4}, "期限长于原告知的3个月"),
        ({"restrictions": [restriction(), restriction("M5-1-01")]}, "原告知没有的"),
    ],
    ids=["class", "term", "restriction"],
)
def test_who_answered_is_not_told_of_anything_heavier(at, heavier, words):
    walk = (
        at("defended").on("2026-01-27").file("defence_review", UPHOLD | {"outcome": "renotice"}, "reviewer")
    )

    with pytest.raises(Refused, match=words):
        walk.file("prior_notice", proposal(**heavier))


def test_one_measure_of_two_agencies_is_decided_as_it_was_told(at):
    both = [restriction(agency="县财政局"), restriction(agency="县市场监督管理局")]
    walk = at("legally_reviewed").on("2026-01-09").file("prior_notice", proposal(restrictions=both))
    walk.letters_to_seal().serve("2026-01-12").on("2026-01-13").file(
        "waiver", WAIVED | {"declared_on": "2026-01-13"}, scan="声明"
    )
    walk.file("defence_review", UPHOLD | {"responses": []}, "reviewer")
    walk.file("submission", {"summary": "综述。"}).letters_to_seal().serve("2026-01-13")
    meeting = {"session": "第1次政府常务会议", "held_on": "2026-01-14", "minutes_number": "例纪〔2026〕1号"}
    walk.on("2026-01-14").file("meeting", meeting | {"outcome": "upheld"}, scan="纪要")

    walk.file("decision", decision(restrictions=both))
    assert walk.case.state == State.DECISION_PENDING


# --- entry, agencies, whose turn ---


def test_what_was_corrected_before_the_entry_is_entered_as_corrected(at):
    walk = at("decision_served").on("2026-02-04")
    walk.file(
        "rectification",
        {"corrections": [change("term_end", "2026-03-01")], "no_heavier": True},
        "reviewer",
        scan="更正的根据",
    )
    with pytest.raises(Refused, match="更正通知书尚未签发"):
        walk.file("entry", ENTRY)

    walk.letters_by_others("2026-02-04").file("entry", ENTRY)

    assert "2026年3月1日" in letter_words(walk, "entry_notice")
    assert "2026年5月1日" not in letter_words(walk, "entry_notice")
    walk.letters_to_seal().serve("2026-02-05").file("push", PUSH)
    assert "3个月" not in letter_words(walk, "agency_notice", "finance")


def test_no_agency_is_written_to_twice(at):
    walk = at("listed").on("2026-02-05").file("push", PUSH)

    with pytest.raises(Refused, match="都已通报"):
        walk.file("push", PUSH)


def test_what_waits_to_be_signed_or_served_has_a_day(at):
    walk = at("objected")
    walk.file("objection_result", result(walk.case.sequence, "reject"), "deputy")

    assert due(walk, "letters") == date(2026, 3, 11)


def test_until_the_decision_and_the_entry_there_is_always_a_day(at):
    for stage in ("accepted", "verified", "noticed", "submitted", "upheld"):
        assert due(at(stage), "decision") == date(2026, 4, 7)
    assert due(at("decision_served"), "entry") == date(2026, 2, 12)


def test_a_lift_that_the_office_has_not_sent_is_the_offices_turn(at):
    walk = annul(at("informed"), "2026-03-03")

    assert due(walk, "letters_at_once") == date(2026, 3, 6)
    assert deadline(walk.case, "lift", walk.office.measure, walk.office.calendar) is None
    assert Role.AGENCY not in turns_in(walk.office, walk.case)


def test_who_is_dissolved_after_the_end_of_the_listing_need_not_be_served(at):
    walk = (
        at("informed").on("2026-05-06").file("performance", {"performed_on": "2026-05-05", "proof": "凭证。"})
    )
    walk.file("removal", {})
    gone = {"ground": "dissolution", "reasons": ["已注销。"], "proof": "注销登记"}

    walk.file("termination", gone, "reviewer", scan="证明")

    assert walk.case.state == State.TERMINATION_PENDING
    assert walk.case.service.letters_of("termination")[0].addressee == walk.case.report.department


# --- what came before, what comes late ---


@pytest.mark.parametrize("step", ["objection", "stay"])
def test_what_had_reached_an_agency_before_is_registered_as_of_its_day_and_its_end_is_told(at, step):
    walk = at("listed").on("2026-02-05").file("push", PUSH).letters_to_seal().on("2026-02-09")
    if step == "objection":
        walk.file("objection", OBJECTION | {"received_on": "2026-02-09"})
    else:
        ordered(reviewed(walk, "2026-02-09"), "stay", "2026-02-09")
    with pytest.raises(Refused, match="按实际送达的日期登记"):
        walk.serve("2026-02-09")

    walk.on("2026-02-10")._serve(
        [x.ref for x in letters_ready_for(walk.case, StepName.LETTER_SERVE) if x.kind == "agency_notice"],
        "2026-02-06",
        "exchange",
        {"receiver": "收文室"},
    )
    annul(walk, "2026-02-11")

    assert {x.agency for x in walk.case.letters if x.kind == "lift_notice"} == {"finance", "market"}


def two_agencies(finance: int, market: int) -> list[dict[str, object]]:
    return [
        restriction(agency="县财政局", months=finance),
        restriction(agency="县市场监督管理局", months=market),
    ]


def upheld_with(walk: Walk, rows: list[dict[str, object]]) -> Walk:
    walk.on("2026-01-09").file("prior_notice", proposal(restrictions=rows))
    walk.letters_to_seal().serve("2026-01-12").on("2026-01-13")
    walk.file("waiver", WAIVED | {"declared_on": "2026-01-13"}, scan="声明")
    walk.file("defence_review", UPHOLD | {"responses": []}, "reviewer")
    walk.file("submission", {"summary": "综述。"}).letters_to_seal().serve("2026-01-13")
    meeting = {"session": "第1次政府常务会议", "held_on": "2026-01-14", "minutes_number": "例纪〔2026〕1号"}
    return walk.on("2026-01-14").file("meeting", meeting | {"outcome": "upheld"}, scan="纪要")


def test_each_agency_s_months_are_bounded_by_its_own_that_were_told(at):
    walk = upheld_with(at("legally_reviewed"), two_agencies(1, 3))

    with pytest.raises(Refused, match="长于事先告知的1个月"):
        walk.file("decision", decision(restrictions=two_agencies(3, 3)))
    walk.file("decision", decision(restrictions=two_agencies(1, 3)))


def test_a_measure_of_two_agencies_that_is_put_right_reaches_both(at):
    walk = upheld_with(at("legally_reviewed"), two_agencies(3, 3))
    walk.file("decision", decision(restrictions=two_agencies(3, 3))).letters_to_seal().serve("2026-01-15")
    walk.file("entry", ENTRY | {"entered_on": "2026-01-15"}).letters_to_seal().serve("2026-01-15")
    walk.file("push", PUSH).letters_to_seal().serve("2026-01-15")

    rows = {"corrections": [change("restriction:M5-1-05", "0")], "no_heavier": True}
    walk.on("2026-01-16").file("rectification", rows, "reviewer", scan="根据")

    assert [x.agency for x in walk.case.letters if x.kind == "correction"] == ["", "finance", "market"]


def test_what_a_review_organ_changed_is_not_shown_as_it_was_while_its_letters_are_drafted_anew(at):
    walk = reviewed(at("published"))
    ended(walk, "changed", "2026-03-20", corrections=[change("term_end", "2026-03-25")])
    own = [x.ref for x in walk.case.letters if x.kind == "correction" and not x.agency]
    walk.file("letter_review", {"letters": own, "outcome": "return", "remarks": "再改。"}, "reviewer")

    assert walk.case.remedies.owes_a_change
    assert not is_public(walk)


def test_a_hearing_asked_for_after_a_waiver_is_held(at):
    walk = at("noticed").on("2026-01-13").file("waiver", WAIVED | {"declared_on": "2026-01-13"}, scan="声明")
    said = DEFENCE | {"received_on": "2026-01-15", "hearing": True}
    walk.on("2026-01-15").file("defence", said)

    with pytest.raises(Refused, match=r"尚未举行|尚未届满"):
        walk.file("defence_review", UPHOLD, "reviewer")
    assert [step.name for step in steps_called_for(walk.office, walk.case)] == ["hearing_notice"]


def test_an_announcement_of_a_hearing_that_will_not_be_is_void(at):
    walk = at("noticed").on("2026-01-15").file("defence", DEFENCE | {"hearing": True})
    hearing = {
        "held_on": "2026-01-28",
        "at_time": "10时",
        "place": "会议室",
        "chair": "陈审核",
        "recorder": "钱法制",
        "is_public": True,
    }
    walk.file("hearing_notice", hearing).letters_to_seal()
    walk.on("2026-01-16").file("waiver", WAIVED, scan="撤回听证要求")

    assert not [x for x in walk.case.letters if x.kind == "hearing_notice" and x.is_underway]


def test_the_same_findings_again_open_no_heavier_notice(at):
    walk = (
        at("defended").on("2026-01-27").file("defence_review", UPHOLD | {"outcome": "renotice"}, "reviewer")
    )
    walk.file("further_inquiry", {"reason": "再核。"})
    walk.file("verification", walk.case.latest("verification").answers)
    walk.file("legal_review", {"outcome": "pass", "opinion": "同意。"}, "legal")

    with pytest.raises(Refused, match="长于原告知"):
        walk.file("prior_notice", proposal(term_months=4))


def test_somebody_is_waited_for_wherever_a_decision_is_due(at):
    dropped = at("defended").on("2026-01-27").file("defence_review", UPHOLD | {"outcome": "drop"}, "reviewer")
    assert turns_in(dropped.office, dropped.case) == [Role.CLERK]
    assert [step.name for step in steps_called_for(dropped.office, dropped.case)] == ["non_recognition"]
    assert due(at("decision_drafted"), "decision") == date(2026, 4, 7)


def test_no_agency_is_left_out_of_the_day_by_which_it_hears(at):
    walk = at("listed").on("2026-02-05").file("push", PUSH)
    rows = {"corrections": [change("address", "示例路9号")], "no_heavier": True}
    walk.file("rectification", rows, "reviewer", scan="根据").letters_by_others("2026-02-06")

    assert due(walk, "push") == date(2026, 2, 9)
    assert turns_in(walk.office, walk.case) == [Role.CLERK]
