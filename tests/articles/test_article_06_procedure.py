"""Article 6: information, finding, notice before and after the record, objection; each step with its letter."""

from __future__ import annotations

from datetime import date

import pytest

from casefiles.cases import letter_kinds
from casefiles.cases.states import State
from casefiles.office.errors import Refused, Unacceptable, Unusable
from casefiles.office.filing.take_step import take_step
from casefiles.office.reading.agencies import outbox_of
from casefiles.office.reading.cases import files_of
from casefiles.office.reading.register import published
from casefiles.office.reading.steps import deadlines_of
from tests.builders.answers import (
    ANSWERS,
    DEFENCE,
    MEETING,
    OBJECTION,
    POINTS,
    UPHOLD,
    decision,
    proposal,
    restriction,
    result,
)
from tests.builders.files import letter_words, words_of
from tests.builders.reports import enterprise
from tests.builders.scans import SCAN
from tests.world.offices import opened
from tests.world.staff import DEPARTMENT

# --- (1) information ---


def test_a_department_reports_and_its_report_is_registered(office):
    case = take_step(office, None, "report", enterprise(), DEPARTMENT, uploads=[SCAN])

    assert case.state == State.REPORTED
    assert case.opening.filed_by["role"] == "department"
    assert case.opening.files[0].path.startswith("evidence/")


def test_what_is_missing_is_asked_for_and_added_to_the_report(office):
    worker = opened(office, enterprise(address=None))
    worker.file("supplement_request", {"missing": ["当事人住所"]})
    assert worker.case.state == State.SUPPLEMENT_PENDING

    worker.file("supplement", {"address": "木垒县示例路7号", "note": "补正住所。"})

    assert worker.case.state == State.REPORTED
    assert worker.case.report.answers["address"] == "木垒县示例路7号"
    assert worker.case.report.facts == enterprise()["facts"]


def test_a_second_supplement_keeps_what_the_first_one_added(office):
    worker = opened(office, enterprise(address=None, representative=None))
    worker.file("supplement_request", {"missing": ["法定代表人"]})
    worker.file("supplement", {"representative": "周例样", "note": "补正法定代表人。"})
    worker.file("supplement_request", {"missing": ["住所"]})

    worker.file("supplement", {"address": "木垒县示例路7号", "note": "补正住所。"})

    assert worker.case.respondent.representative == "周例样"
    assert worker.case.respondent.address == "木垒县示例路7号"


def test_a_department_may_withdraw_until_the_person_has_been_told(world):
    worker = world.case_at("verified")

    worker.file("withdrawal", {"reason": "报送有误。"})

    assert worker.case.state == State.WITHDRAWN
    with pytest.raises(Refused, match="事先告知书待送达"):
        world.case_at("notice_drafted").file("withdrawal", {"reason": "报送有误。"})


# --- (2) verification and finding, meeting, listing, information of the agencies ---


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


# --- (3) notice before, defence, notice after ---


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


# --- (4) objection ---


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


# --- every paper of the inquiry is in the file ---


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


# --- review and suit: the office answers in time ---


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
