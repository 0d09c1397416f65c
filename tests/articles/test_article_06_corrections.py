"""Article 6(4): what is put right: never heavier, signed before it goes out, and told to whomever it concerns."""

from __future__ import annotations

from datetime import date

import pytest

from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.office.errors import Refused, Unacceptable
from casefiles.office.reading.register import published
from casefiles.office.upkeep.due import run_due
from casefiles.procedure.deadlines import deadline
from tests.articles.reviews import PUSH, change, ended, is_public, refs, reviewed
from tests.builders.answers import small_proposal
from tests.builders.files import letter_words
from tests.builders.reports import enterprise
from tests.world.case_worker import CaseWorker
from tests.world.courses import days_from, to_the_decision
from tests.world.offices import new_office, opened

# --- being put right: neither version goes out before it is signed (6(4)) ---


def put_right(worker: CaseWorker, field: str, value: str) -> CaseWorker:
    rows = [{"field": field, "value": value, "reason": "登记时误写"}]
    return worker.file(
        "rectification", {"corrections": rows, "no_heavier": True}, "reviewer", scan="更正的根据"
    )


def test_what_is_put_right_is_shown_again_once_the_correction_is_signed(world):
    worker = put_right(world.case_at("published").on("2026-03-02"), "name", "木垒县例样贸易有限公司")
    assert not is_public(worker)
    with pytest.raises(Refused, match="更正通知书尚未签发"):
        worker.file("push", PUSH)

    worker._act(StepName.LETTER_REVIEW, {"outcome": "pass"}, "deputy")._act(
        StepName.LETTER_SIGN, {}, "signer"
    )

    assert is_public(worker)
    assert [row.name for row in published(worker.office)] == ["木垒县例样贸易有限公司"]


def test_a_correction_is_to_reach_the_person_within_three_working_days(world):
    worker = put_right(world.case_at("published").on("2026-03-02"), "address", "示例路9号")

    due = deadline(worker.case, "correction_service", worker.office.measure, worker.office.calendar)
    assert due is not None
    assert due.last_day == date(2026, 3, 5)
    assert "第四十八条" in due.source


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("term_end", "2026-05-02", "期满日晚于"),
        ("severity", "严重", "等级重于"),
        ("restriction:M5-1-05", "4", "措施期限长于"),
    ],
)
def test_no_correction_is_heavier(world, field, value, why):
    with pytest.raises(Refused, match=why):
        put_right(world.case_at("informed").on("2026-03-02"), field, value)


def test_no_correction_takes_a_performed_duty_back(world):
    worker = world.case_at("informed").on("2026-03-02")
    worker.file("performance", {"performed_on": "2026-03-01", "proof": "凭证。"})

    with pytest.raises(Refused, match="现为已履行，不能改为“未履行”"):
        put_right(worker, "performance", "未履行")


def test_no_correction_puts_the_conduct_before_what_could_still_be_found(world):
    with pytest.raises(Refused, match="已逾2年追溯时限"):
        put_right(world.case_at("informed").on("2026-03-02"), "conduct_date", "2022-01-05")


def test_no_correction_ends_the_term_before_it_began(world):
    with pytest.raises(Refused, match="早于起算日"):
        put_right(world.case_at("informed").on("2026-03-02"), "term_end", "2025-01-05")


def test_a_class_lowered_before_the_entry_brings_the_term_within_its_bound(tmp_path):
    worker = opened(new_office(tmp_path / "office"), enterprise())
    day = days_from("2026-01-06")
    to_the_decision(worker, day, small_proposal("M5-1-05", "县财政局") | {"term_months": 12})

    with pytest.raises(Refused, match="轻微失信的记入期限不超过3个月"):
        put_right(worker.on(day(29)), "severity", "轻微")


def test_a_correction_is_signed_before_the_next_is_made(world):
    worker = put_right(world.case_at("informed").on("2026-03-02"), "term_end", "2026-04-20")

    with pytest.raises(Refused, match="上一份更正通知书尚未签发"):
        put_right(worker, "term_end", "2026-04-10")


def test_no_listing_ends_by_a_correction_that_nobody_has_signed(world):
    worker = world.case_at("informed").on("2026-03-02")
    rows = [change("term_end", "2026-03-01"), change("performance", "已履行")]
    worker.file("rectification", {"corrections": rows, "no_heavier": True}, "reviewer", scan="更正的根据")

    assert run_due(worker.office) == []
    worker._act(StepName.LETTER_REVIEW, {"outcome": "pass"}, "deputy")._act(
        StepName.LETTER_SIGN, {}, "signer"
    )
    assert [case.number for case in run_due(worker.office)] == [worker.number]


def test_what_was_given_back_is_not_shown_again_by_itself(world):
    worker = put_right(world.case_at("published").on("2026-03-02"), "name", "木垒县例样贸易有限公司")
    letters = refs(worker, "correction")[:1]
    worker.file(
        StepName.LETTER_REVIEW, {"letters": letters, "outcome": "return", "remarks": "再改。"}, "deputy"
    )

    assert worker.case.respondent.name == "木垒县例样商贸有限公司"
    assert not is_public(worker)


def test_a_death_that_was_none_is_put_right(world):
    worker = world.case_at("listed").on("2026-03-02")
    dead = {"ground": "dissolution", "reasons": ["据称死亡。"], "proof": "证明"}
    worker.file("termination", dead, "reviewer", scan="证明")
    letters = refs(worker, "termination")

    worker.file(
        StepName.LETTER_REVIEW, {"letters": letters, "outcome": "return", "remarks": "同名同姓。"}, "deputy"
    )

    assert worker.case.state == State.LISTED


@pytest.mark.parametrize(
    ("field", "value"),
    [("severity", "很重"), ("restriction:M5-1-05", "三"), ("performance", "大概"), ("term_end", "下月")],
)
def test_a_correction_that_says_nothing_is_sent_back_as_typed(world, field, value):
    with pytest.raises(Unacceptable) as refused:
        put_right(world.case_at("informed").on("2026-03-02"), field, value)

    assert value in str(refused.value)


def test_a_class_that_is_lowered_is_not_shown_any_more(world):
    worker = put_right(world.case_at("published").on("2026-03-02"), "severity", "轻微")
    worker._act(StepName.LETTER_REVIEW, {"outcome": "pass"}, "deputy")._act(
        StepName.LETTER_SIGN, {}, "signer"
    )

    assert worker.case.ruling.severity.title == "轻微"
    assert not is_public(worker)


# --- changed on review: carried out with the outcome itself (6(4), 行政复议法 63) ---


def test_what_the_review_organ_changes_is_changed_with_the_outcome(world):
    worker = reviewed(world.case_at("published"))

    ended(
        worker,
        "changed",
        "2026-03-20",
        corrections=[change("term_end", "2026-04-01"), change("restriction:M5-1-05", "0")],
    )

    assert worker.case.listing.last_day == date(2026, 4, 1)
    assert worker.case.ruling.restrictions == ()
    told = {x.agency for x in worker.case.letters if x.kind == "correction"}
    assert told == {"", "finance", "market"}
    words = letter_words(worker, "correction", "finance")
    assert "停止采取" in words
    assert "2026年4月1日" in words


def test_an_agency_reads_nothing_of_another_agency_s_measures(world):
    worker = reviewed(world.case_at("published"))
    rows = [change("term_end", "2026-04-01"), change("restriction:M5-1-05", "0")]
    ended(worker, "changed", "2026-03-20", corrections=rows)

    assert "停止采取" in letter_words(worker, "correction", "finance")
    assert "停止采取" not in letter_words(worker, "correction", "market")
    assert "2026年4月1日" in letter_words(worker, "correction", "market")


def test_an_agency_without_a_part_in_what_is_put_right_is_sent_nothing(world):
    worker = reviewed(world.case_at("published"))

    ended(worker, "changed", "2026-03-20", corrections=[change("restriction:M5-1-05", "0")])

    assert [x.agency for x in worker.case.letters if x.kind == "correction"] == ["", "finance"]


def test_the_letters_of_a_changed_decision_name_who_changed_it(world):
    worker = reviewed(world.case_at("published"))
    ended(worker, "changed", "2026-03-20", corrections=[change("term_end", "2026-04-01")])

    for agency in ("", "finance"):
        words = letter_words(worker, "correction", agency)
        assert "根据木垒县人民政府于2026年3月20日对行政复议案件作出的例政复决〔2026〕1号" in words
        assert "有误" not in words
    assert "行政诉讼" in letter_words(worker, "correction")


def test_a_revoked_decision_is_annulled_in_the_name_of_who_revoked_it(world):
    worker = ended(reviewed(world.case_at("listed")), "revoked", "2026-03-20")

    words = letter_words(worker, "annulment")
    assert (
        "根据木垒县人民政府于2026年3月20日对行政复议案件作出的例政复决〔2026〕1号，本机关决定予以撤销"
        in words
    )


def test_a_changed_decision_says_what_was_changed(world):
    with pytest.raises(Unacceptable, match="逐项填写变更内容"):
        ended(reviewed(world.case_at("published")), "changed", "2026-03-20")


def test_no_review_makes_it_heavier(world):
    with pytest.raises(Refused, match="期满日晚于"):
        ended(
            reviewed(world.case_at("published")),
            "changed",
            "2026-03-20",
            corrections=[change("term_end", "2030-01-01")],
        )
