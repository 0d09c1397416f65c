"""Article 2: whoever answers for a unit: decided on after it, told on what ground, and free when it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from casefiles.cases import letter_kinds
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.office.errors import Refused
from casefiles.office.filing import linked_cases
from casefiles.office.filing.take_step import take_step
from casefiles.office.opening import open_office
from casefiles.office.reading.steps import turns_in
from casefiles.office.upkeep.due import run_due
from casefiles.procedure.deadlines import deadline
from tests.articles.reviews import EVIDENCE, PUSH, annul
from tests.builders.answers import small_proposal
from tests.builders.files import letter_words
from tests.builders.reports import enterprise, person
from tests.builders.scans import SCAN
from tests.world.case_worker import CaseWorker
from tests.world.clock import ManualClock
from tests.world.courses import days_from, to_the_decision, to_the_listing
from tests.world.offices import new_office, opened
from tests.world.staff import CLERK


@pytest.fixture
def family(tmp_path: Path) -> tuple[CaseWorker, CaseWorker]:
    """A unit and its representative, each listed by a case of its own; the market authority knows of both."""
    office = new_office(tmp_path / "office")
    unit = opened(office, enterprise())
    report = person(related_case=unit.number, relation="linked_representative")
    linked = opened(office, report)
    day = days_from("2026-01-06")
    to_the_listing(unit, day, small_proposal("M5-1-05", "县市场监督管理局"), "market", 1)
    to_the_listing(linked, day, small_proposal("M5-3-03", "县市场监督管理局"), "market", 2)
    return unit, linked


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
            "objection": str(unit.case.remedies.open_objections[0].sequence),
            "checks": ["核对。"],
            "outcome": "annul",
            "reasons": ["理由。"],
        },
        "reviewer",
    )
    assert linked.case.unit_finding_annulled

    letters = [x.ref for x in unit.case.letters if x.kind == "annulment"]
    unit.file(
        StepName.LETTER_REVIEW, {"letters": letters, "outcome": "return", "remarks": "再改。"}, "deputy"
    )

    assert unit.case.state == State.LISTED
    assert not linked.case.unit_finding_annulled


def test_the_daily_run_tells_whoever_was_not_told(family, monkeypatch):
    """The disk fails between the two records; the next morning the linked case hears of it."""
    unit, linked = family

    def fails(*given: object) -> None:
        raise OSError("the disk is gone")

    with monkeypatch.context() as cut:
        cut.setattr(linked_cases, "tell_the_linked", fails)
        annul(unit, "2026-03-02")
    assert not linked.case.unit_finding_annulled

    run_due(open_office(unit.office.home, ManualClock(date(2026, 3, 3))))

    assert linked.case.unit_finding_annulled
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
    number = unit.case.service.signed(letter_kinds.DECISION).number
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
    assert not linked.case.unit_finding_annulled

    run_due(open_office(unit.office.home, ManualClock(date(2026, 3, 10))))

    assert linked.case.unit_finding_annulled


def test_the_unit_s_performance_is_the_linked_person_s_too(family):
    unit, linked = family

    unit.on("2026-03-02").file("performance", {"performed_on": "2026-03-01", "proof": "缴款凭证。"})

    assert linked.case.filings[-1].answers["outcome"] == "performed"
    assert linked.case.listing.performed_on == date(2026, 3, 1)
    assert not linked.case.unit_finding_annulled


def test_whose_unit_went_into_another_case_falls_with_that(tmp_path):
    office = new_office(tmp_path / "office")
    first, second = opened(office, enterprise()), opened(office, enterprise(instrument_number="例〔2025〕8号", conduct_date="2025-05-30"))  # fmt: skip
    linked = opened(office, person(related_case=second.number, relation="linked_representative"))
    second.on("2026-01-06").file("merger", {"into": first.number, "reasons": ["一并查明。"]}, "reviewer")
    day = days_from("2026-01-07")
    to_the_listing(first, day, small_proposal("M5-1-05", "县财政局"), "finance", 1)
    to_the_decision(linked, day, small_proposal("M5-3-03", "县市场监督管理局"), 2)

    annul(first, "2026-03-02")

    assert linked.case.unit_finding_annulled


def test_the_reviewer_is_asked_to_undo_what_rests_on_a_fallen_unit(family):
    unit, linked = family

    annul(unit, "2026-03-02")

    assert [role.title for role in turns_in(linked.office, linked.case)] == ["审核人"]


def test_nobody_files_by_hand_what_became_of_the_unit(family):
    _, linked = family

    with pytest.raises(Refused):
        take_step(
            linked.office,
            linked.number,
            "unit_case",
            {"unit": "2026-0001", "outcome": "fallen"},
            CLERK,
            uploads=[SCAN],
        )
