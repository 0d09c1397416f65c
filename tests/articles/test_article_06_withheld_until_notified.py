"""Article 6(3), 6(4): what is held back while the person has not been told, and until an objection is answered."""

from __future__ import annotations

import pytest

from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.office.errors import Refused, Unusable
from casefiles.office.reading.register import published
from tests.articles.reviews import PUSH, annul, ended, refs, reviewed
from tests.builders.answers import MEETING, OBJECTION, PUBLICATION, UPHOLD, decision, restriction, result
from tests.builders.files import letter_words

# --- the person hears of the entry before anybody else (6(3)) ---


def test_agencies_and_the_public_hear_of_the_entry_after_the_person_has(world):
    worker = world.case_at("decision_served").on("2026-02-04")
    told = {"agencies": ["market"]}
    worker.file("entry", {"entered_on": "2026-02-04", "checked_by": "马协办"} | told)
    worker.letters_to_seal()

    with pytest.raises(Refused, match="记入告知书尚未送达当事人"):
        worker.file("push", PUSH)
    with pytest.raises(Refused, match="记入告知书尚未送达当事人"):
        worker.on("2026-02-25").file("publication", PUBLICATION, "signer")

    worker.serve("2026-02-25").file("push", PUSH)
    assert refs(worker, "agency_notice")


def test_the_entry_notice_names_everyone_who_will_hear(world):
    assert "县财政局、县市场监督管理局" in letter_words(world.case_at("listed"), "entry_notice")


def test_whom_the_person_was_not_told_of_hears_nothing_before_the_person_does(world):
    worker = world.case_at("listed").on("2026-02-05")
    further = {"agencies": ["trading_centre"], "purpose": "依法使用。"}
    told = {"agencies": ["finance"], "purpose": "依法使用。"}
    worker.file("push", told).letters_to_seal().serve("2026-02-05")

    with pytest.raises(Refused, match="没有告知当事人将通报"):
        worker.file("push", further)
    worker.file(
        "recipients", {"agencies": ["trading_centre"], "reasons": ["招标投标须核对。"]}
    ).letters_to_seal()
    with pytest.raises(Refused, match="没有告知当事人将通报"):
        worker.file("push", further)

    worker.serve("2026-02-06").file("push", further)
    assert refs(worker, "agency_notice")


# --- what the review of the defence reduced is what the meeting and the decision hold to (6(2), 6(3)) ---


def test_what_the_review_reduced_is_submitted_and_bounds_the_decision(world):
    worker = (
        world.case_at("defended")
        .on("2026-01-27")
        .file("defence_review", UPHOLD | {"term_months": 2}, "reviewer")
    )
    worker.on("2026-01-28").file("submission", {"summary": worker.case.facts_found})
    assert "记入信用记录2个月" in letter_words(worker, "submission")
    worker.letters_to_seal().serve("2026-01-29")
    worker.on("2026-01-30").file("meeting", MEETING, scan="会议纪要摘录")

    rows = [restriction(months=2)]
    with pytest.raises(Refused, match="长于申辩复核从轻后的2个月"):
        worker.on("2026-02-02").file("decision", decision())
    worker.file("decision", decision(term_months=2, restrictions=rows))
    assert worker.case.ruling.decided.term_months == 2


def test_no_review_of_a_defence_makes_it_heavier(world):
    with pytest.raises(Refused, match="复核后的期限长于事先告知的3个月"):
        world.case_at("defended").on("2026-01-27").file(
            "defence_review", UPHOLD | {"term_months": 6}, "reviewer"
        )


# --- an objection protects until its result is served (6(4)) ---


def test_an_objection_protects_until_its_result_is_served(world):
    worker = world.case_at("informed").on("2026-03-02").file("objection", OBJECTION)
    objection = worker.case.remedies.open_objections[0].sequence
    worker.letters_to_seal().serve("2026-03-02")
    worker.file("objection_result", result(objection, "reject"), "reviewer")
    later = PUBLICATION | {"published_on": "2026-03-03"}

    with pytest.raises(Refused, match="结果尚未送达"):
        worker.on("2026-03-03").file("publication", later, "signer")

    worker.letters_by_others("2026-03-03").file("publication", later, "signer")
    assert [row.mark for row in published(worker.office)] == [""]


def test_an_objection_that_is_taken_back_comes_with_the_paper_that_says_so(world):
    worker = world.case_at("informed").on("2026-03-02").file("objection", OBJECTION)
    answers = result(worker.case.remedies.open_objections[0].sequence, "withdrawn")

    with pytest.raises(Unusable, match="撤回异议的书面材料"):
        worker.file("objection_result", answers, "reviewer")
    worker.file("objection_result", answers, "reviewer", scan="撤回异议申请书")

    assert worker.case.remedies.contested(worker.office.today) == []


def test_one_answer_leaves_the_other_objections_letters_alone(world):
    worker = (
        world.case_at("informed").on("2026-03-02").file("objection", OBJECTION).file("objection", OBJECTION)
    )
    first, second = (one.sequence for one in worker.case.remedies.open_objections)
    worker.file("objection_result", result(first, "correct"), "reviewer")
    drafted = refs(worker, "correction")

    worker.file("objection_result", result(second, "reject"), "reviewer")

    assert refs(worker, "correction") == drafted
    assert worker.case.remedies.has_unsigned_correction


# --- who is let go may still go to court; what was given back decides nothing ---


def test_a_suit_goes_on_after_the_office_has_annulled_and_the_file_waits_for_it(world):
    worker = reviewed(world.case_at("listed"))
    annul(worker, "2026-03-03").letters_by_others("2026-03-04")

    with pytest.raises(Refused, match="复议、诉讼尚未了结"):
        worker.file("archive", {"retention": "永久", "inspector": "马协办"})
    with pytest.raises(Refused, match="确认违法，不必再撤销"):
        ended(worker, "revoked", "2026-03-20")
    ended(worker, "declared", "2026-03-20").file("archive", {"retention": "永久", "inspector": "马协办"})

    assert worker.case.outcome == "已撤销"


def test_what_waited_for_its_service_waits_again_once_a_termination_was_given_back(world):
    worker = world.case_at("notice_drafted")
    dead = {"ground": "dissolution", "reasons": ["据称死亡。"], "proof": "证明"}
    worker.file("termination", dead, "reviewer", scan="证明")
    letters = refs(worker, "termination")
    worker.file(
        StepName.LETTER_REVIEW, {"letters": letters, "outcome": "return", "remarks": "同名同姓。"}, "deputy"
    )

    worker.letters_to_seal().serve("2026-01-12")

    assert worker.case.state == State.DEFENCE_OPEN


def test_a_fallen_instrument_undoes_what_is_over_too(world):
    worker = world.case_at("informed").on("2026-05-06")
    worker.file("expiry", {"refer_to": "县市场监督管理局", "unmet": "罚款未缴。"})
    worker.letters_to_seal().serve("2026-05-06")
    assert worker.case.state == State.EXPIRED
    worker.file("performance", {"performed_on": "2026-05-06", "proof": "缴款凭证。"})

    annul(worker, "2026-05-07").letters_by_others("2026-05-07")

    assert worker.case.state == State.ANNULLED


def test_what_is_unmet_is_sent_even_to_the_department_that_reported_it(world):
    worker = world.case_at("informed").on("2026-05-06")
    worker.file("expiry", {"refer_to": "县市场监督管理局", "unmet": "罚款未缴。"})

    [sent] = [x for x in worker.case.letters if x.kind == "expiry_referral"]
    assert sent.addressee == "县市场监督管理局"
