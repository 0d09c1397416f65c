"""Article 6(3), 6(4): what is held back while the person has not been told, while it is reviewed, while it is put right."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from builders import (
    CLERK,
    MEETING,
    OBJECTION,
    PUBLICATION,
    SCAN,
    TERM_END,
    UPHOLD,
    decision,
    enterprise,
    letter_words,
    new_office,
    opened,
    person,
    restriction,
    result,
)

from casefiles.deadlines import deadline
from casefiles.demo.stories import small_proposal
from casefiles.demo.turns import days_from, to_the_decision, to_the_listing
from casefiles.demo.walk import DemoClock, Walk
from casefiles.letter_in_case import LetterStatus
from casefiles.letters import LetterAct
from casefiles.office import Office, joining
from casefiles.office.errors import Refused, Unacceptable, Unusable
from casefiles.register import is_shown
from casefiles.states import State

PUSH = {"agencies": ["finance", "market"], "purpose": "依法使用。"}
REVIEW = {
    "kind": "review",
    "body": "木垒县人民政府",
    "number": "例政复〔2026〕1号",
    "received_on": "2026-03-02",
}


EVIDENCE = {"received_on": "2026-03-09", "title": "补充材料", "source": "来源"}


def is_public(walk: Walk) -> bool:
    return is_shown(walk.case, walk.office.measure, walk.office.today)


def reviewed(walk: Walk) -> Walk:
    """The person has asked for reconsideration."""
    return walk.on("2026-03-02").file("proceeding", REVIEW, scan="通知书")


def ordered(walk: Walk, outcome: str, on: str) -> Walk:
    """The review organ stays the decision, or lets it go on."""
    order = {
        "proceeding": str(walk.case.every("proceeding")[-1].sequence),
        "outcome": outcome,
        "ordered_by": "木垒县人民政府",
        "number": "停止执行决定书（例政复停〔2026〕1号）",
        "ordered_on": on,
    }
    return walk.on(on).file("stay", order, scan="决定书")


def ended(walk: Walk, outcome: str, on: str, **more: object) -> Walk:
    answers = {
        "proceeding": str(walk.case.open_proceedings[0].sequence),
        "number": "例政复决〔2026〕1号",
        "decided_on": on,
        "outcome": outcome,
        "reasons": ["要点。"],
        **more,
    }
    return walk.on(on).file("proceeding_outcome", answers, scan="行政复议决定书")


def change(field: str, value: str) -> dict[str, str]:
    return {"field": field, "value": value, "reason": "行政复议决定变更"}


def refs(walk: Walk, kind: str) -> list[str]:
    return [x.ref for x in walk.case.letters if x.kind == kind and x.is_underway]


# --- the person hears of the entry before anybody else (6(3)) ---


def test_agencies_and_the_public_hear_of_the_entry_after_the_person_has(at):
    walk = at("decision_served").on("2026-02-04")
    told = {"agencies": ["market"]}
    walk.file("entry", {"entered_on": "2026-02-04", "checked_by": "马协办"} | told)
    walk.letters_to_seal()

    with pytest.raises(Refused, match="记入告知书尚未送达当事人"):
        walk.file("push", PUSH)
    with pytest.raises(Refused, match="记入告知书尚未送达当事人"):
        walk.on("2026-02-25").file("publication", PUBLICATION, "signer")

    walk.serve("2026-02-25").file("push", PUSH)
    assert refs(walk, "agency_notice")


def test_the_entry_notice_names_everyone_who_will_hear(at):
    assert "县财政局、县市场监督管理局" in letter_words(at("listed"), "entry_notice")


def test_whom_the_person_was_not_told_of_hears_nothing_before_the_person_does(at):
    walk = at("listed").on("2026-02-05")
    further = {"agencies": ["trading_centre"], "purpose": "依法使用。"}
    told = {"agencies": ["finance"], "purpose": "依法使用。"}
    walk.file("push", told).letters_to_seal().serve("2026-02-05")

    with pytest.raises(Refused, match="没有告知当事人将通报"):
        walk.file("push", further)
    walk.file(
        "recipients", {"agencies": ["trading_centre"], "reasons": ["招标投标须核对。"]}
    ).letters_to_seal()
    with pytest.raises(Refused, match="没有告知当事人将通报"):
        walk.file("push", further)

    walk.serve("2026-02-06").file("push", further)
    assert refs(walk, "agency_notice")


# --- what the review of the defence reduced is what the meeting and the decision hold to (6(2), 6(3)) ---


def test_what_the_review_reduced_is_submitted_and_bounds_the_decision(at):
    walk = at("defended").on("2026-01-27").file("defence_review", UPHOLD | {"term_months": 2}, "reviewer")
    walk.on("2026-01-28").file("submission", {"summary": walk.case.facts_found})
    assert "记入信用记录2个月" in letter_words(walk, "submission")
    walk.letters_to_seal().serve("2026-01-29")
    walk.on("2026-01-30").file("meeting", MEETING, scan="会议纪要摘录")

    rows = [restriction(months=2)]
    with pytest.raises(Refused, match="长于申辩复核从轻后的2个月"):
        walk.on("2026-02-02").file("decision", decision())
    walk.file("decision", decision(term_months=2, restrictions=rows))
    assert walk.case.decided["term_months"] == 2


def test_no_review_of_a_defence_makes_it_heavier(at):
    with pytest.raises(Refused, match="复核后的期限长于事先告知的3个月"):
        at("defended").on("2026-01-27").file("defence_review", UPHOLD | {"term_months": 6}, "reviewer")


# --- stayed: everything stops, and everyone told is asked to pause (6(4)) ---


def test_a_stay_takes_the_listing_off_the_register_and_asks_every_agency_to_pause(at):
    walk = reviewed(at("published"))
    assert is_public(walk)

    ordered(walk, "stay", "2026-03-03")

    assert not is_public(walk)
    asked = [(x.agency, x.title) for x in walk.case.letters if x.kind == "stay_notice"]
    assert asked == [("finance", "停止执行通知函"), ("market", "停止执行通知函")]
    with pytest.raises(Refused, match="停止执行"):
        walk.file("push", PUSH)


def test_an_agency_that_pauses_says_so_and_is_waited_for(at):
    walk = ordered(reviewed(at("published")), "stay", "2026-03-03").letters_to_seal().serve("2026-03-03")
    walk.file("receipt", {"agency": "finance", "action": "paused", "acted_on": "2026-03-03"})

    rows = {x.agency: x.answer for x in walk.office.outbox() if x.title == "停止执行通知函"}
    assert rows == {"finance": "paused", "market": ""}
    awaited = deadline(walk.case, "stay_receipts", walk.office.measure, walk.office.calendar)
    assert awaited is not None
    assert awaited.last_day == date(2026, 3, 6)
    assert not awaited.met


def test_an_upheld_decision_goes_on_only_when_the_agencies_are_told_and_is_not_prolonged(at):
    walk = ordered(reviewed(at("published")), "stay", "2026-03-03").letters_to_seal().serve("2026-03-03")
    ended(walk, "upheld", "2026-03-20")
    owed = deadline(walk.case, "resumption", walk.office.measure, walk.office.calendar)
    assert owed is not None
    assert not owed.met

    ordered(walk, "resume", "2026-03-23").letters_to_seal().serve("2026-03-23")

    assert walk.case.asked_to_pause == []
    assert walk.case.last_day == TERM_END
    assert not is_public(walk), "shown again only by a new approval"
    told = {x.agency for x in walk.case.letters if x.kind == "resumption_notice" and x.served_on}
    assert told == {"finance", "market"}


def test_a_letter_to_go_on_never_leaves_while_another_stay_stands(at):
    walk = ordered(reviewed(at("published")), "stay", "2026-03-03").letters_to_seal().serve("2026-03-03")
    ordered(walk, "resume", "2026-03-05").letters_to_seal()
    ready = refs(walk, "resumption_notice")
    assert ready

    walk.file(
        "proceeding", REVIEW | {"kind": "suit", "number": "例行初1号", "received_on": "2026-03-05"}, scan="书"
    )
    ordered(walk, "stay", "2026-03-05")

    assert {walk.case.letter(ref).status for ref in ready} == {LetterStatus.SUPERSEDED}
    assert {x.agency for x in walk.case.letters if x.kind == "stay_notice"} == {"finance", "market"}
    assert sorted(walk.case.asked_to_pause) == ["finance", "market"]


def test_a_stay_is_asked_for_though_a_removal_is_only_drafted_and_stands_when_that_is_given_back(at):
    walk = at("published").on("2026-05-06")
    asked = {"received_on": "2026-05-06", "performed": True, "pledged": True, "materials": ["申请表"]}
    walk.file("repair_application", asked, scan="申请")
    walk.file("repair_decision", {"outcome": "grant", "reasons": ["理由。"]}, "reviewer")
    walk.file("proceeding", REVIEW | {"received_on": "2026-05-06"}, scan="通知书")
    ordered(walk, "stay", "2026-05-06")

    drafts = refs(walk, "repair_decision")
    walk.file(LetterAct.REVIEW, {"letters": drafts, "outcome": "return", "remarks": "再改。"}, "deputy")

    assert walk.case.state == State.LISTED
    assert sorted(walk.case.asked_to_pause) == ["finance", "market"]


def test_whoever_hears_of_the_end_is_not_asked_to_pause_as_well(at):
    walk = ordered(reviewed(at("published")), "stay", "2026-03-03")
    walk.file("annulment", {"reasons": ["依据已撤销。"], "proof": "例撤〔2026〕1号"}, "reviewer", scan="根据")
    assert refs(walk, "stay_notice")

    walk._act(LetterAct.REVIEW, {"outcome": "pass"}, "deputy")._act(LetterAct.SIGN, {}, "signer")

    assert not refs(walk, "stay_notice")


def test_nothing_is_let_go_on_that_was_not_stayed(at):
    with pytest.raises(Refused, match="没有停止执行"):
        ordered(reviewed(at("published")), "resume", "2026-03-03")


def test_whoever_was_not_told_is_not_asked_to_pause(at):
    walk = reviewed(at("listed"))

    ordered(walk, "stay", "2026-03-03")

    assert not [x for x in walk.case.letters if x.kind == "stay_notice"]


# --- being put right: neither version goes out before it is signed (6(4)) ---


def put_right(walk: Walk, field: str, value: str) -> Walk:
    rows = [{"field": field, "value": value, "reason": "登记时误写"}]
    return walk.file("rectification", {"corrections": rows, "no_heavier": True}, "reviewer")


def test_what_is_put_right_is_shown_again_once_the_correction_is_signed(at):
    walk = put_right(at("published").on("2026-03-02"), "name", "木垒县例样贸易有限公司")
    assert not is_public(walk)
    with pytest.raises(Refused, match="更正通知书尚未签发"):
        walk.file("push", PUSH)

    walk._act(LetterAct.REVIEW, {"outcome": "pass"}, "deputy")._act(LetterAct.SIGN, {}, "signer")

    assert is_public(walk)
    assert [row.name for row in walk.office.register()] == ["木垒县例样贸易有限公司"]


def test_a_correction_is_to_reach_the_person_within_three_working_days(at):
    walk = put_right(at("published").on("2026-03-02"), "address", "示例路9号")

    due = deadline(walk.case, "correction_service", walk.office.measure, walk.office.calendar)
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
def test_no_correction_is_heavier(at, field, value, why):
    with pytest.raises(Refused, match=why):
        put_right(at("informed").on("2026-03-02"), field, value)


def test_no_correction_takes_a_performed_duty_back(at):
    walk = at("informed").on("2026-03-02")
    walk.file("performance", {"performed_on": "2026-03-01", "proof": "凭证。"})

    with pytest.raises(Refused, match="现为已履行，不能改为“未履行”"):
        put_right(walk, "performance", "未履行")


def test_no_correction_puts_the_conduct_before_what_could_still_be_found(at):
    with pytest.raises(Refused, match="已逾2年追溯时限"):
        put_right(at("informed").on("2026-03-02"), "conduct_date", "2022-01-05")


def test_no_correction_ends_the_term_before_it_began(at):
    with pytest.raises(Refused, match="早于起算日"):
        put_right(at("informed").on("2026-03-02"), "term_end", "2025-01-05")


def test_a_class_lowered_before_the_entry_brings_the_term_within_its_bound(tmp_path):
    walk = opened(new_office(tmp_path / "office"), enterprise())
    day = days_from("2026-01-06")
    to_the_decision(walk, day, small_proposal("M5-1-05", "县财政局") | {"term_months": 12})

    with pytest.raises(Refused, match="轻微失信的记入期限不超过3个月"):
        put_right(walk.on(day(29)), "severity", "轻微")


def test_a_correction_is_signed_before_the_next_is_made(at):
    walk = put_right(at("informed").on("2026-03-02"), "term_end", "2026-04-20")

    with pytest.raises(Refused, match="上一份更正通知书尚未签发"):
        put_right(walk, "term_end", "2026-04-10")


def test_no_listing_ends_by_a_correction_that_nobody_has_signed(at):
    walk = at("informed").on("2026-03-02")
    rows = [change("term_end", "2026-03-01"), change("performance", "已履行")]
    walk.file("rectification", {"corrections": rows, "no_heavier": True}, "reviewer")

    assert walk.office.run_due() == []
    walk._act(LetterAct.REVIEW, {"outcome": "pass"}, "deputy")._act(LetterAct.SIGN, {}, "signer")
    assert [case.number for case in walk.office.run_due()] == [walk.number]


def test_what_was_given_back_is_not_shown_again_by_itself(at):
    walk = put_right(at("published").on("2026-03-02"), "name", "木垒县例样贸易有限公司")
    letters = refs(walk, "correction")[:1]
    walk.file(LetterAct.REVIEW, {"letters": letters, "outcome": "return", "remarks": "再改。"}, "deputy")

    assert walk.case.respondent.name == "木垒县例样商贸有限公司"
    assert not is_public(walk)


# --- an objection protects until its result is served (6(4)) ---


def test_an_objection_protects_until_its_result_is_served(at):
    walk = at("informed").on("2026-03-02").file("objection", OBJECTION)
    objection = walk.case.open_objections[0].sequence
    walk.letters_to_seal().serve("2026-03-02")
    walk.file("objection_result", result(objection, "reject"), "reviewer")
    later = PUBLICATION | {"published_on": "2026-03-03"}

    with pytest.raises(Refused, match="结果尚未送达"):
        walk.on("2026-03-03").file("publication", later, "signer")

    walk.letters_by_others("2026-03-03").file("publication", later, "signer")
    assert [row.mark for row in walk.office.register()] == [""]


def test_an_objection_that_is_taken_back_comes_with_the_paper_that_says_so(at):
    walk = at("informed").on("2026-03-02").file("objection", OBJECTION)
    answers = result(walk.case.open_objections[0].sequence, "withdrawn")

    with pytest.raises(Unusable, match="撤回异议的书面材料"):
        walk.file("objection_result", answers, "reviewer")
    walk.file("objection_result", answers, "reviewer", scan="撤回异议申请书")

    assert walk.case.contested == []


def test_one_answer_leaves_the_other_objections_letters_alone(at):
    walk = at("informed").on("2026-03-02").file("objection", OBJECTION).file("objection", OBJECTION)
    first, second = (one.sequence for one in walk.case.open_objections)
    walk.file("objection_result", result(first, "correct"), "reviewer")
    drafted = refs(walk, "correction")

    walk.file("objection_result", result(second, "reject"), "reviewer")

    assert refs(walk, "correction") == drafted
    assert walk.case.has_unsigned_correction


# --- who is let go may still go to court; what was given back decides nothing ---


def test_a_suit_goes_on_after_the_office_has_annulled_and_the_file_waits_for_it(at):
    walk = reviewed(at("listed"))
    annul(walk, "2026-03-03").letters_by_others("2026-03-04")

    with pytest.raises(Refused, match="复议、诉讼尚未了结"):
        walk.file("archive", {"retention": "永久", "inspector": "马协办"})
    with pytest.raises(Refused, match="确认违法，不必再撤销"):
        ended(walk, "revoked", "2026-03-20")
    ended(walk, "declared", "2026-03-20").file("archive", {"retention": "永久", "inspector": "马协办"})

    assert walk.case.outcome == "已撤销"


def test_a_death_that_was_none_is_put_right(at):
    walk = at("listed").on("2026-03-02")
    dead = {"ground": "death", "reasons": ["据称死亡。"], "proof": "证明"}
    walk.file("termination", dead, "reviewer", scan="证明")
    letters = refs(walk, "termination")

    walk.file(LetterAct.REVIEW, {"letters": letters, "outcome": "return", "remarks": "同名同姓。"}, "deputy")

    assert walk.case.state == State.LISTED


def test_what_waited_for_its_service_waits_again_once_a_termination_was_given_back(at):
    walk = at("notice_drafted")
    dead = {"ground": "death", "reasons": ["据称死亡。"], "proof": "证明"}
    walk.file("termination", dead, "reviewer", scan="证明")
    letters = refs(walk, "termination")
    walk.file(LetterAct.REVIEW, {"letters": letters, "outcome": "return", "remarks": "同名同姓。"}, "deputy")

    walk.letters_to_seal().serve("2026-01-12")

    assert walk.case.state == State.DEFENCE_OPEN


def test_a_fallen_instrument_undoes_what_is_over_too(at):
    walk = at("informed").on("2026-05-06")
    walk.file("expiry", {"refer_to": "县市场监督管理局", "unmet": "罚款未缴。"})
    walk.letters_to_seal().serve("2026-05-06")
    assert walk.case.state == State.EXPIRED
    walk.file("performance", {"performed_on": "2026-05-06", "proof": "缴款凭证。"})

    annul(walk, "2026-05-07").letters_by_others("2026-05-07")

    assert walk.case.state == State.ANNULLED


def test_what_is_unmet_is_sent_even_to_the_department_that_reported_it(at):
    walk = at("informed").on("2026-05-06")
    walk.file("expiry", {"refer_to": "县市场监督管理局", "unmet": "罚款未缴。"})

    [sent] = [x for x in walk.case.letters if x.kind == "expiry_referral"]
    assert sent.addressee == "县市场监督管理局"


@pytest.mark.parametrize(
    ("field", "value"),
    [("severity", "很重"), ("restriction:M5-1-05", "三"), ("performance", "大概"), ("term_end", "下月")],
)
def test_a_correction_that_says_nothing_is_sent_back_as_typed(at, field, value):
    with pytest.raises(Unacceptable) as refused:
        put_right(at("informed").on("2026-03-02"), field, value)

    assert value in str(refused.value)


def test_a_class_that_is_lowered_is_not_shown_any_more(at):
    walk = put_right(at("published").on("2026-03-02"), "severity", "轻微")
    walk._act(LetterAct.REVIEW, {"outcome": "pass"}, "deputy")._act(LetterAct.SIGN, {}, "signer")

    assert walk.case.severity.title == "轻微"
    assert not is_public(walk)


# --- changed on review: carried out with the outcome itself (6(4), 行政复议法 63) ---


def test_what_the_review_organ_changes_is_changed_with_the_outcome(at):
    walk = reviewed(at("published"))

    ended(
        walk,
        "changed",
        "2026-03-20",
        corrections=[change("term_end", "2026-04-01"), change("restriction:M5-1-05", "0")],
    )

    assert walk.case.last_day == date(2026, 4, 1)
    assert [row["code"] for row in walk.case.decided["restrictions"]] == []
    told = {x.agency for x in walk.case.letters if x.kind == "correction"}
    assert told == {"", "finance", "market"}
    words = letter_words(walk, "correction", "finance")
    assert "停止采取" in words
    assert "2026年4月1日" in words


def test_an_agency_reads_nothing_of_another_agency_s_measures(at):
    walk = reviewed(at("published"))
    rows = [change("term_end", "2026-04-01"), change("restriction:M5-1-05", "0")]
    ended(walk, "changed", "2026-03-20", corrections=rows)

    assert "停止采取" in letter_words(walk, "correction", "finance")
    assert "停止采取" not in letter_words(walk, "correction", "market")
    assert "2026年4月1日" in letter_words(walk, "correction", "market")


def test_the_letters_of_a_changed_decision_name_who_changed_it(at):
    walk = reviewed(at("published"))
    ended(walk, "changed", "2026-03-20", corrections=[change("term_end", "2026-04-01")])

    for agency in ("", "finance"):
        words = letter_words(walk, "correction", agency)
        assert "根据木垒县人民政府于2026年3月20日对行政复议案件作出的例政复决〔2026〕1号" in words
        assert "有误" not in words
    assert "行政诉讼" in letter_words(walk, "correction")


def test_a_revoked_decision_is_annulled_in_the_name_of_who_revoked_it(at):
    walk = ended(reviewed(at("listed")), "revoked", "2026-03-20")

    words = letter_words(walk, "annulment")
    assert (
        "根据木垒县人民政府于2026年3月20日对行政复议案件作出的例政复决〔2026〕1号，本机关决定予以撤销"
        in words
    )


def test_a_changed_decision_says_what_was_changed(at):
    with pytest.raises(Unacceptable, match="逐项填写变更内容"):
        ended(reviewed(at("published")), "changed", "2026-03-20")


def test_no_review_makes_it_heavier(at):
    with pytest.raises(Refused, match="期满日晚于"):
        ended(
            reviewed(at("published")), "changed", "2026-03-20", corrections=[change("term_end", "2030-01-01")]
        )


# --- the unit's case falls: so does what rests on it (2, 6(4)) ---


@pytest.fixture
def family(tmp_path: Path) -> tuple[Walk, Walk]:
    """A unit and its representative, each listed by a case of its own; the market authority knows of both."""
    office = new_office(tmp_path / "office")
    unit = opened(office, enterprise())
    report = person(related_case=unit.number, relation="linked_representative")
    linked = opened(office, report)
    day = days_from("2026-01-06")
    to_the_listing(unit, day, small_proposal("M5-1-05", "县市场监督管理局"), "market", 1)
    to_the_listing(linked, day, small_proposal("M5-3-03", "县市场监督管理局"), "market", 2)
    return unit, linked


def annul(unit: Walk, on: str) -> Walk:
    return unit.on(on).file(
        "annulment", {"reasons": ["依据已撤销。"], "proof": "例撤〔2026〕1号"}, "reviewer", scan="根据"
    )


def test_the_unit_s_annulment_is_written_into_the_linked_person_s_case_the_same_day(family):
    unit, linked = family

    annul(unit, "2026-03-02")

    told = linked.case.filings[-1]
    assert (told.step, told.answers["outcome"], told.filed_by["id"]) == ("unit_case", "fallen", "system")
    with pytest.raises(Refused, match="关联人员的认定失去依据"):
        linked.file("push", PUSH)
    due = deadline(linked.case, "unit_case", linked.office.measure, linked.office.calendar)
    assert due is not None
    assert due.last_day == date(2026, 3, 5)


def test_an_annulment_that_is_given_back_is_written_there_too(family):
    unit, linked = family
    unit.on("2026-03-02").file(
        "objection",
        {"received_on": "2026-03-02", "by": "周例样", "matters": ["有误。"], "grounds": ["不同。"]},
    )
    unit.file(
        "objection_result",
        {
            "objection": str(unit.case.open_objections[0].sequence),
            "checks": ["核对。"],
            "outcome": "annul",
            "reasons": ["理由。"],
        },
        "reviewer",
    )
    assert linked.case.unit_has_fallen

    letters = [x.ref for x in unit.case.letters if x.kind == "annulment"]
    unit.file(LetterAct.REVIEW, {"letters": letters, "outcome": "return", "remarks": "再改。"}, "deputy")

    assert unit.case.state == State.LISTED
    assert not linked.case.unit_has_fallen


def test_the_daily_run_tells_whoever_was_not_told(family, monkeypatch):
    """The disk fails between the two records; the next morning the linked case hears of it."""
    unit, linked = family

    def fails(*given: object) -> None:
        raise OSError("the disk is gone")

    with monkeypatch.context() as cut:
        cut.setattr(joining, "tell_the_linked", fails)
        annul(unit, "2026-03-02")
    assert not linked.case.unit_has_fallen

    Office(unit.office.home, DemoClock(date(2026, 3, 3))).run_due()

    assert linked.case.unit_has_fallen
    linked.on("2026-03-04").file(
        "annulment", {"reasons": ["单位已撤销。"], "proof": "单位的撤销决定书"}, "reviewer", scan="根据"
    )
    assert linked.case.state == State.ANNULMENT_PENDING


def test_a_linked_person_is_told_for_whom_and_on_what_ground_and_that_nothing_is_shown(family):
    unit, linked = family

    for kind in ("prior_notice", "decision"):
        words = letter_words(linked, kind)
        assert "你系木垒县例样商贸有限公司的法定代表人。" in words
        assert "影响债务履行的直接责任人。”" in words
        assert "本次失信信息不予公示。" in words
    number = unit.case.signed_letter("decision").number
    assert f"本机关《失信行为认定决定书》（{number}）认定" in letter_words(linked, "decision")
    assert "本次失信信息不予公示。" in letter_words(linked, "entry_notice")


def test_a_linked_person_is_not_decided_on_before_the_unit(tmp_path):
    office = new_office(tmp_path / "office")
    unit = opened(office, enterprise())
    linked = opened(office, person(related_case=unit.number, relation="linked_representative"))

    with pytest.raises(Refused, match="关联人员不能先行认定"):
        to_the_decision(linked, days_from("2026-01-06"), small_proposal("M5-3-03", "县市场监督管理局"))


def test_whom_a_court_lists_with_a_unit_is_not_decided_on_here(tmp_path):
    office = new_office(tmp_path / "office")
    debtor = enterprise(
        item=10, behaviours=[], instrument_name="失信决定书", instrument_issuer="木垒县人民法院"
    )
    unit = opened(office, debtor, "court_report")
    linked = opened(office, person(related_case=unit.number, relation="linked_representative"))

    with pytest.raises(Refused, match="由人民法院依法决定"):
        to_the_decision(linked, days_from("2026-01-06"), small_proposal("M5-3-03", "县市场监督管理局"))


def test_the_unit_s_record_stands_though_the_linked_person_s_cannot_be_written_now(family):
    """The linked case was filed in later than this clock says: the annulment goes through, the daily run tells."""
    unit, linked = family
    linked.on("2026-03-09").file("evidence", EVIDENCE, scan="材料")
    annul(unit, "2026-03-02")
    assert unit.case.state == State.ANNULMENT_PENDING
    assert not linked.case.unit_has_fallen

    Office(unit.office.home, DemoClock(date(2026, 3, 10))).run_due()

    assert linked.case.unit_has_fallen


def test_the_unit_s_performance_is_the_linked_person_s_too(family):
    unit, linked = family

    unit.on("2026-03-02").file("performance", {"performed_on": "2026-03-01", "proof": "缴款凭证。"})

    assert linked.case.filings[-1].answers["outcome"] == "performed"
    assert linked.case.performed_on == date(2026, 3, 1)
    assert not linked.case.unit_has_fallen


def test_whose_unit_went_into_another_case_falls_with_that(tmp_path):
    office = new_office(tmp_path / "office")
    first, second = opened(office, enterprise()), opened(office, enterprise(instrument_number="例〔2025〕8号", conduct_date="2025-05-30"))  # fmt: skip
    linked = opened(office, person(related_case=second.number, relation="linked_representative"))
    second.on("2026-01-06").file("merger", {"into": first.number, "reasons": ["一并查明。"]}, "reviewer")
    day = days_from("2026-01-07")
    to_the_listing(first, day, small_proposal("M5-1-05", "县财政局"), "finance", 1)
    to_the_decision(linked, day, small_proposal("M5-3-03", "县市场监督管理局"), 2)

    annul(first, "2026-03-02")

    assert linked.case.unit_has_fallen


def test_the_reviewer_is_asked_to_undo_what_rests_on_a_fallen_unit(family):
    unit, linked = family

    annul(unit, "2026-03-02")

    assert [role.title for role in linked.office.turns(linked.case)] == ["审核人"]


def test_nobody_files_by_hand_what_became_of_the_unit(family):
    _, linked = family

    with pytest.raises(Refused):
        linked.office.file(
            linked.number, "unit_case", {"unit": "2026-0001", "outcome": "fallen"}, CLERK, uploads=[SCAN]
        )
