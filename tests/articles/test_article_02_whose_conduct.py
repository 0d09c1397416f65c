"""Article 2: whose conduct. The courts' own lists are passed on, never decided here; organs have rules of their own."""

from __future__ import annotations

import pytest

from casefiles.cases.report import Report
from casefiles.cases.states import State
from casefiles.law.kinds import RespondentKind
from casefiles.office.errors import Refused
from casefiles.office.reading.cases import find_by_identity, read_case
from casefiles.procedure.permission import permissions
from casefiles.procedure.shared.court_list import is_court_matter
from casefiles.procedure.table import PROCEDURE
from tests.builders.cases import MEASURE, moment
from tests.builders.reports import REPORTS, court_debtor, minor, organisation, sole_trader, state_organ
from tests.world.offices import opened
from tests.world.staff import CLERK

COURTS = {
    "instrument_name": "失信决定书",
    "instrument_number": "（2025）例0001执1号",
    "instrument_issuer": "木垒县人民法院",
}
COURT_STATES = {State.COURT_RECEIVED, State.COURT_PASSED_ON, State.COURT_RELEASED}


def test_a_report_of_each_kind_of_respondent_is_registered(office):
    for kind, report in REPORTS.items():
        case = opened(office, report()).case

        assert case.kind == RespondentKind(kind)
        assert case.respondent.name == report()["name"]


@pytest.mark.parametrize("name", ["失信决定书", "限制消费令", "限制高消费令"])
def test_a_courts_own_paper_belongs_on_the_court_track(name):
    assert is_court_matter(Report(court_debtor(instrument_name=name)), MEASURE)


def test_a_court_judgment_about_another_item_stays_on_the_county_track():
    assert not is_court_matter(Report(court_debtor(instrument_name="刑事判决书", item=9)), MEASURE)


def test_a_departments_decision_never_belongs_on_the_court_track():
    assert not is_court_matter(Report(court_debtor(instrument_issuer="县市场监督管理局")), MEASURE)


def test_a_court_entry_is_never_decided_here(office):
    case = opened(office, court_debtor(), "court_report").case

    assert case.is_court_track
    assert case.state == State.COURT_RECEIVED
    may = [p.step for p in permissions(case, moment("2026-01-06"), as_any_officer=True) if p.is_open]
    assert {"court_pass_on", "court_release"} <= {step.name for step in may}
    assert {state for step in may for state in step.ends} <= COURT_STATES | {State.WITHDRAWN}


def test_no_step_leads_from_the_court_track_to_the_countys_own():
    for step in PROCEDURE:
        if COURT_STATES & set(step.leads_from):
            assert set(step.ends) <= COURT_STATES | {State.WITHDRAWN, State.ARCHIVED}, step.name


def test_a_court_entry_is_passed_on_word_for_word_and_released_when_the_court_releases_it(demo):
    case = read_case(demo, "2026-0004")

    assert [f.step for f in case.filings if f.step.startswith("court")] == [
        "court_report",
        "court_pass_on",
        "court_objection",
        "court_release",
    ]
    assert case.outcome == "法院名单：已解除"


def test_a_doubtful_court_entry_is_taken_as_a_court_entry(office):
    opened(office, court_debtor(), "court_report")
    worker = opened(office, court_debtor(), "court_report")
    assert worker.case.state == State.DOUBTFUL

    worker.file("doubt_decision", {"outcome": "court", "reason": "已向法院核对。"})

    assert worker.case.state == State.COURT_RECEIVED


def test_a_state_organ_is_doubted_at_the_report_and_refused_at_acceptance(office):
    worker = opened(office, state_organ())
    assert "政务失信" in worker.case.opening.facts["doubts"][0]["message"]
    worker.file("doubt_decision", {"outcome": "take", "reason": "先登记。"})

    with pytest.raises(Refused, match="机关的政务失信另有规定") as refused:
        worker.file("acceptance", {"co_clerk": "马协办", "no_conflict": True})

    assert "第二条" in refused.value.messages[0]


@pytest.mark.parametrize("report", [organisation, sole_trader])
def test_who_article_5_does_not_name_is_within_article_2_but_has_no_restriction(office, report):
    worker = opened(office, report())

    worker.file("acceptance", {"co_clerk": "马协办", "no_conflict": True})

    assert worker.case.state == State.ACCEPTED
    assert MEASURE.restrictions_for(worker.case.kind) == []


def test_a_linked_person_is_another_respondent_with_a_case_of_his_own(office):
    company = opened(office, REPORTS["enterprise"]())
    manager = opened(office, REPORTS["person"](name="周例样", instrument_number="例市监罚〔2025〕8号"))

    assert company.number != manager.number
    assert find_by_identity(office, manager.case.respondent.identity_number)[0]["number"] == manager.number


def test_the_measure_as_printed_keeps_both_paragraphs_of_the_article():
    first, second = MEASURE.article(2).paragraphs

    assert first.startswith("信用惩戒对象指")
    assert "直接责任人" in second


def test_only_a_clerk_registers_a_court_entry(office):
    step = next(step for step in PROCEDURE if step.name == "court_report")

    assert [role.value for role in step.actors] == ["clerk"]
    assert CLERK.has_any(step.actors)


@pytest.mark.parametrize("name", ["失信决定书", "限制消费令"])
def test_a_courts_own_list_reported_by_hand_is_doubted_and_never_accepted(office, name):
    worker = opened(office, court_debtor(instrument_name=name))
    assert worker.case.state == State.DOUBTFUL
    assert any("只转送、不认定" in doubt["message"] for doubt in worker.case.opening.facts["doubts"])

    worker.file("doubt_decision", {"outcome": "take", "reason": "先登记。"})
    with pytest.raises(Refused, match="另按法院名单登记"):
        worker.file("acceptance", {"co_clerk": "马协办", "no_conflict": True})


@pytest.mark.parametrize(
    "report",
    [
        {"instrument_issuer": "县市场监督管理局", "instrument_name": "行政处罚决定书"},
        {"instrument_name": "民事判决书", "item": 9},
        {"instrument_number": None},
        {"marks": ["sealed"]},
        {"birth": "minor"},
        {"conduct_date": "2020-05-06", "for_referral": True},
    ],
    ids=["no court", "no enforcement", "no number", "sealed", "minor", "before the measure"],
)
def test_the_court_track_carries_a_courts_own_list_and_nothing_else(office, report):
    given = minor(**COURTS) if report.pop("birth", None) else court_debtor(**report)
    worker = opened(office, given, "court_report")
    if worker.case.state == State.DOUBTFUL:
        with pytest.raises(Refused):
            worker.file("doubt_decision", {"outcome": "court", "reason": "已向法院核对。"})
        worker.file("doubt_decision", {"outcome": "return", "reason": "不是法院名单。"})
        assert worker.case.state == State.RETURNED
        return

    with pytest.raises(Refused, match="不转送"):
        worker.file("court_pass_on", {"agencies": ["finance"]})
    worker.file("withdrawal", {"reason": "登记有误。"})
    assert worker.case.state == State.WITHDRAWN


def test_a_court_is_known_by_its_short_name_too():
    assert is_court_matter(Report(court_debtor(instrument_issuer="昌吉州中院")), MEASURE)
