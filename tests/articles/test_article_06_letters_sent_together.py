"""Article 6: what holds when things come together: letters of one filing, a public notice, an objection and a push."""

from __future__ import annotations

from datetime import date

import pytest

from casefiles.cases import letter_kinds
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.office.errors import Refused, Unacceptable
from casefiles.office.opening import open_office
from casefiles.office.reading.steps import steps_called_for, turns_in
from casefiles.people.roles import Role
from casefiles.procedure.deadlines import deadline
from casefiles.procedure.letter_life.rules import letters_ready_for
from tests.articles.reviews import PUSH, annul, change, ended, is_public, ordered, reviewed
from tests.builders.answers import DEFENCE, OBJECTION, UPHOLD, decision, proposal, restriction, result
from tests.builders.files import letter_words
from tests.world.case_worker import CaseWorker

WAIVED = {"declared_on": "2026-01-16", "by": "周例样"}
ENTRY = {"entered_on": "2026-02-04", "checked_by": "马协办", "agencies": ["finance", "market"]}


def announced(worker: CaseWorker, on: str) -> CaseWorker:
    """Three attempts fail, then every sealed letter to the person is served by public notice."""
    sealed = letters_ready_for(worker.case, StepName.LETTER_SERVE)
    for day, method in ((on, "direct"), (on, "postal"), (_next(on), "direct")):
        tried = {
            "letter": sealed[0].ref,
            "method": method,
            "tried_on": day,
            "place": "住所",
            "reason": "无人",
        }
        worker.on(day).file("service_attempt", tried)
    return worker.serve(_next(on), "public_notice")


def _next(day: str) -> str:
    return date.fromordinal(date.fromisoformat(day).toordinal() + 1).isoformat()


def due(worker: CaseWorker, key: str) -> date:
    found = deadline(worker.case, key, worker.office.measure, worker.office.calendar)
    assert found is not None, key
    assert not found.met
    return found.last_day


# --- what was drafted together ---


def test_one_of_two_letters_is_never_signed_alone(world):
    worker = world.case_at("decision_drafted")
    refs = [letter.ref for letter in worker.case.service.letters_of("decision")]
    worker.file("letter_review", {"letters": refs, "outcome": "pass"}, "reviewer")

    for alone in refs:
        with pytest.raises(Refused, match="一并签发"):
            worker.file("letter_sign", {"letters": [alone]}, "signer")


def test_an_agency_is_not_let_go_by_an_end_that_nobody_signed(world):
    worker = annul(world.case_at("informed"), "2026-03-03")
    refs = [letter.ref for letter in worker.case.service.letters_of("annulment")]
    worker.file("letter_review", {"letters": refs, "outcome": "pass"}, "deputy")
    lifts = [x.ref for x in worker.case.letters if x.kind == "lift_notice"]

    with pytest.raises(Refused, match="一并签发"):
        worker.file("letter_sign", {"letters": lifts}, "signer")


def test_an_objection_is_upheld_in_every_letter_or_in_none(world):
    worker = world.case_at("objected")
    worker.file("objection_result", result(worker.case.sequence, "annul"), "deputy").letters_to_seal()
    told = next(x for x in worker.case.letters if x.kind == "objection_result")
    service = {
        "letters": [told.ref],
        "method": "direct",
        "served_on": "2026-03-02",
        "place": "住所",
        "servers": ["李经办", "马协办"],
        "receiver": "周例样",
    }

    with pytest.raises(Refused, match=r"撤销认定决定书.*一并送达"):
        worker.file("letter_serve", service, scan="回证")


def test_a_decision_is_signed_only_while_it_may_still_be_made(world):
    worker = world.case_at("decision_drafted")
    refs = [letter.ref for letter in worker.case.service.letters_of("decision")]
    worker.file("letter_review", {"letters": refs, "outcome": "pass"}, "reviewer")
    settings = worker.office.home / "office.toml"
    kept = settings.read_text(encoding="utf-8")
    if "norm.confirmed_by" in kept:
        settings.write_text(kept[: kept.index('[policies."norm.confirmed_by"]')], encoding="utf-8")
        worker.office = open_office(worker.office.home, worker.clock)

    with pytest.raises(Refused, match="尚未登记继续有效的确认文件"):
        worker.on("2026-11-13").file("letter_sign", {"letters": refs}, "signer")


# --- served by public notice ---


def test_agencies_hear_of_an_entry_only_once_the_public_notice_of_it_has_run(world):
    worker = world.case_at("decision_served").on("2026-02-04").file("entry", ENTRY).letters_to_seal()
    announced(worker, "2026-02-04")
    told = worker.case.service.served(letter_kinds.ENTRY_NOTICE)
    assert told.sent_on == date(2026, 2, 5)
    assert told.served_on > date(2026, 3, 6)

    with pytest.raises(Refused, match="方视为送达"):
        worker.on("2026-03-06").file("push", PUSH)
    worker.on(told.served_on.isoformat()).file("push", PUSH)


@pytest.mark.parametrize("step", ["defence", "waiver"])
def test_whoever_answers_a_public_notice_early_is_heard(world, step):
    worker = world.case_at("notice_drafted").letters_to_seal()
    announced(worker, "2026-01-12")
    assert worker.case.hearing.notice_served_on > date(2026, 2, 10)

    answers = (
        DEFENCE | {"received_on": "2026-01-15"}
        if step == "defence"
        else WAIVED | {"declared_on": "2026-01-15"}
    )
    worker.on("2026-01-15").file(step, answers, scan="材料")

    assert worker.case.latest(step) is not None


def test_an_objection_is_open_until_the_public_notice_of_its_result_has_run(world):
    worker = world.case_at("objected").letters_to_seal().serve("2026-03-02")
    objection = worker.case.remedies.open_objections[0].sequence
    worker.file("objection_result", result(objection, "reject"), "deputy").letters_to_seal()
    announced(worker, "2026-03-02")

    assert worker.case.remedies.contested(date(2026, 3, 20))
    assert not worker.case.remedies.contested(
        worker.case.service.served(letter_kinds.OBJECTION_RESULT).served_on
    )


@pytest.mark.parametrize("method", ["public_notice", "exchange"])
def test_a_public_notice_is_no_attempt_at_another_service(world, method):
    worker = world.case_at("decision_drafted").letters_to_seal().on("2026-02-03")
    ref = worker.case.service.letters_of("decision")[0].ref
    tried = {"letter": ref, "tried_on": "2026-02-03", "place": "住所", "reason": "无人"}

    with pytest.raises(Unacceptable):
        worker.file("service_attempt", tried | {"method": method})
    with pytest.raises(Refused, match="早于该文书用印之日"):
        worker.file("service_attempt", tried | {"method": "direct", "tried_on": "2026-01-20"})


# --- an objection holds what is new ---


def test_nobody_new_hears_of_what_is_contested(world):
    worker = (
        world.case_at("listed").on("2026-02-05").file("objection", OBJECTION | {"received_on": "2026-02-05"})
    )

    with pytest.raises(Refused, match="异议尚未处理完毕"):
        worker.file("push", PUSH)


def test_a_notice_drafted_before_the_objection_stays_here_too(world):
    worker = world.case_at("listed").on("2026-02-05").file("push", PUSH).letters_to_seal()
    worker.file("objection", OBJECTION | {"received_on": "2026-02-05"})

    with pytest.raises(Refused, match="异议尚未处理完毕"):
        worker.serve("2026-02-05")


def test_a_publication_that_was_objected_to_before_its_first_day_does_not_begin(world):
    worker = world.case_at("informed").on("2026-02-25")
    worker.file(
        "publication",
        {"channels": ["木垒县政府网站"], "published_on": "2026-03-20", "privacy_checked": True},
        "signer",
    )
    worker.on("2026-03-02").file("objection", OBJECTION)

    worker.on("2026-03-20")
    assert not is_public(worker)


def test_an_objection_that_needs_the_source_has_its_longer_period(world):
    worker = world.case_at("informed").on("2026-03-02").file("objection", OBJECTION | {"asks_source": True})

    assert due(worker, "objection") == date(2026, 3, 11)
    assert "7个工作日" in letter_words(worker, "objection_receipt")


# --- what the meeting and the person are told ---


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


# --- entry, agencies, whose turn ---


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


# --- what came before, what comes late ---


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


def test_no_agency_is_left_out_of_the_day_by_which_it_hears(world):
    worker = world.case_at("listed").on("2026-02-05").file("push", PUSH)
    rows = {"corrections": [change("address", "示例路9号")], "no_heavier": True}
    worker.file("rectification", rows, "reviewer", scan="根据").letters_by_others("2026-02-06")

    assert due(worker, "push") == date(2026, 2, 9)
    assert turns_in(worker.office, worker.case) == [Role.CLERK]
