"""Merger and split: what belongs together is decided together, nothing is lost, no behaviour is in two cases."""

from __future__ import annotations

import pytest

from casefiles.cases.states import State
from casefiles.letters import wording
from casefiles.office.errors import Refused
from casefiles.office.filing import linked_cases
from casefiles.office.filing.append import append
from casefiles.office.filing.forms import form_for
from casefiles.office.reading.cases import read_case, related_cases
from casefiles.office.reading.steps import moment_in
from casefiles.office.upkeep.checks import check_everything
from casefiles.procedure.linked.steps import MERGER, SPLIT
from casefiles.procedure.table import STEPS
from tests.builders.reports import PERSON_ID, enterprise, person
from tests.world.offices import opened
from tests.world.staff import CLERK

MERGE = {"reasons": ["同一当事人，宜一并查明。"]}
ACCEPT = {"co_clerk": "马协办", "no_conflict": True}


@pytest.fixture
def first(office):
    return opened(office).file("acceptance", ACCEPT)


@pytest.fixture
def second(office, first):
    report = enterprise(
        behaviours=["A4-09-15"],
        conduct_date="2025-07-01",
        instrument_number="例市监罚〔2025〕8号",
        facts="无证照经营。",
    )
    return opened(office, report).file(
        "evidence", {"received_on": "2026-01-05", "title": "照片", "source": "现场"}, scan="照片"
    )


def test_what_is_merged_is_looked_into_in_the_other_case(first, second):
    second.file("merger", {"into": first.number, **MERGE}, "reviewer")

    assert second.case.state == State.MERGED
    assert second.case.outcome == "已并入其他案件"
    assert first.case.behaviours == ("A4-09-14", "A4-09-15")
    brought = first.case.latest("merged_in")
    assert brought.answers["came_from"] == second.number
    assert [file.kind for file in brought.files] == ["evidence"]
    assert "无证照经营" in form_for(first.office, first.case, STEPS["verification"], CLERK).facts.data


def test_a_merger_that_was_cut_short_is_completed_by_filing_it_again(first, second, monkeypatch):
    answers = {"into": first.number, **MERGE}

    def cut(office, case, step, *rest):
        if step.name == "merger":
            raise OSError("power cut")
        return append(office, case, step, *rest)

    monkeypatch.setattr(linked_cases, "append", cut)
    with pytest.raises(OSError, match="power cut"):
        linked_cases.merge(first.office, second.case, MERGER, answers, CLERK, [])
    monkeypatch.undo()
    assert second.case.state == State.REPORTED
    assert first.case.latest("merged_in") is not None

    second.file("merger", answers, "reviewer")

    assert len(first.case.every("merged_in")) == 1
    assert second.case.state == State.MERGED
    assert list(check_everything(first.office)) == []


@pytest.mark.parametrize("into", ["2026-0099", "../2026-0001", "2026-0003"])
def test_a_case_goes_only_into_one_about_the_same_person(office, first, second, into):
    opened(office, person(identity_number=PERSON_ID))

    with pytest.raises(Refused, match=r"没有可以并入的案件|当事人不是本案当事人"):
        second.file("merger", {"into": into, **MERGE}, "reviewer")

    assert second.case.state == State.REPORTED


def test_a_case_does_not_go_into_itself(first):
    with pytest.raises(Refused, match="没有可以并入的案件"):
        first.file("merger", {"into": first.number, **MERGE}, "reviewer")


def test_nobody_writes_into_another_case_by_hand(first):
    for who in ("clerk", "reviewer", "signer"):
        with pytest.raises(Refused, match=r"不单独办理|由系统办理"):
            first.file("merged_in", {"came_from": "2026-0002", "reasons": ["并案"]}, who)


def test_a_split_opens_a_case_of_its_own_and_leaves_the_rest(office):
    worker = opened(office, enterprise(behaviours=["A4-09-14", "A4-09-15"]))
    worker.file("evidence", {"received_on": "2026-01-05", "title": "照片", "source": "现场"}, scan="照片")

    worker.file("split", {"behaviours": ["A4-09-15"], "facts": "无证照经营。", "reasons": ["分开办理。"]})

    assert worker.case.behaviours == ("A4-09-14",)
    (entry,) = related_cases(office, worker.number)
    part = read_case(office, entry["number"])
    assert worker.case.latest("split").facts["new_case"] == part.number
    assert part.behaviours == ("A4-09-15",)
    assert part.state == State.REPORTED
    assert part.facts_found == "无证照经营。"
    assert [file.kind for file in part.opening.files] == ["evidence"]
    assert list(check_everything(office)) == []


def test_a_split_that_was_cut_short_opens_no_second_case(office, monkeypatch):
    worker = opened(office, enterprise(behaviours=["A4-09-14", "A4-09-15"]))
    answers = {"behaviours": ["A4-09-15"], "facts": "无证照经营。", "reasons": ["分开办理。"]}

    def cut(office, case, step, *rest):
        if step.name == "split":
            raise OSError("power cut")
        return append(office, case, step, *rest)

    monkeypatch.setattr(linked_cases, "append", cut)
    with pytest.raises(OSError, match="power cut"):
        linked_cases.split(office, worker.case, SPLIT, answers, CLERK, [])
    monkeypatch.undo()

    worker.file("split", answers)

    assert len(related_cases(office, worker.number)) == 1
    assert list(check_everything(office)) == []


@pytest.mark.parametrize("chosen", [["A4-09-14", "A4-09-15"], ["A4-09-14"]])
def test_a_split_leaves_something_on_both_sides(office, chosen):
    worker = opened(office, enterprise(behaviours=chosen))

    with pytest.raises(Refused, match=r"不能分案|至少留下一种|不能把全部"):
        worker.file("split", {"behaviours": chosen, "facts": "事实。", "reasons": ["分案。"]})


def test_what_was_split_off_does_not_come_back_by_verification(office):
    worker = opened(office, enterprise(behaviours=["A4-09-14", "A4-09-15"])).file("acceptance", ACCEPT)
    worker.file("split", {"behaviours": ["A4-09-15"], "facts": "无证照经营。", "reasons": ["分开办理。"]})
    found = {
        "facts": "属实。",
        "findings": ["笔录——属实"],
        "instrument_verified": "已核实。",
        "elements": "符合。",
    }

    with pytest.raises(Refused, match="已经分案"):
        worker.file("verification", {"behaviours": ["A4-09-14", "A4-09-15"], **found})


@pytest.mark.parametrize(
    ("report", "words"),
    [
        ({"conduct_date": "2020-01-01", "for_referral": True}, "早于本办法施行日"),
        ({"marks": ["sealed"]}, "封存"),
        ({"instrument_number": None}, "没有依据文书"),
        ({"instrument_effective": "no"}, "尚未生效"),
        ({"instrument_issuer": "木垒县某物业有限公司"}, "不是有权机关"),
        ({"instrument_name": "治安管理处罚决定书"}, "封存"),
        ({"instrument_issuer": "木垒县人民法院", "instrument_name": "失信决定书"}, "只转送、不认定"),
    ],
    ids=[
        "before the measure",
        "sealed",
        "no instrument",
        "not effective",
        "no authority",
        "public security",
        "a court's",
    ],
)
def test_what_could_not_be_accepted_is_not_merged_either(office, first, report, words):
    given = {
        "behaviours": ["A4-09-15"],
        "conduct_date": "2025-07-01",
        "instrument_number": "例市监罚〔2025〕8号",
    }
    worker = opened(office, enterprise(**given | report))
    if worker.case.state == State.DOUBTFUL:
        worker.file("doubt_decision", {"outcome": "take", "reason": "先登记。"})

    with pytest.raises(Refused, match=words):
        worker.file("merger", {"into": first.number, **MERGE}, "reviewer")


def test_a_doubt_is_decided_before_the_case_goes_anywhere(office, first):
    worker = opened(office, enterprise(behaviours=["A4-09-15"], instrument_number="例市监罚〔2025〕7号"))
    assert worker.case.state == State.DOUBTFUL

    with pytest.raises(Refused, match="待核定"):
        worker.file("merger", {"into": first.number, **MERGE}, "reviewer")


def test_what_protects_the_person_goes_into_the_other_case_too(office, first):
    report = enterprise(
        behaviours=["A4-09-15"],
        conduct_date="2025-07-01",
        instrument_name="责令改正决定书",
        instrument_number="例市监责〔2025〕8号",
        marks=["privacy"],
        listed_until="2026-02-10",
    )
    second = opened(office, report)
    office.accounts.add(CLERK.id, CLERK.name, CLERK.roles, "a good pass phrase")
    second.file(
        "recusal",
        {"officer": CLERK.id, "asked_by": "例样", "reason": "亲属。", "outcome": "approve"},
        "signer",
    )

    second.file("merger", {"into": first.number, **MERGE}, "reviewer")

    case = first.case
    assert case.report.marks == ("privacy",)
    assert case.report.listed_until == "2026-02-10"
    assert not case.listing.may_be_published
    assert [one["文号"] for one in wording.instruments(case)] == [
        "例市监罚〔2025〕7号",
        "例市监责〔2025〕8号",
    ]
    assert case.recused.keys() == {CLERK.id}


def test_who_stays_away_from_a_case_stays_away_from_what_is_split_off(office):
    worker = opened(office, enterprise(behaviours=["A4-09-14", "A4-09-15"])).file("acceptance", ACCEPT)
    office.accounts.add("ma", "马协办", CLERK.roles, "a good pass phrase")
    worker.file(
        "recusal", {"officer": "ma", "asked_by": "例样", "reason": "亲属。", "outcome": "approve"}, "signer"
    )
    worker.file("split", {"behaviours": ["A4-09-15"], "facts": "无证照经营。", "reasons": ["另有证据。"]})

    child = read_case(office, worker.case.latest("split").facts["new_case"])
    assert child.recused.keys() == {"ma"}


def test_a_linked_persons_case_is_neither_split_nor_merged_with_one_of_their_own(office):
    unit = opened(office)
    linked = opened(
        office,
        person(behaviours=["A4-09-14", "A4-09-15"], related_case=unit.number, relation="linked_principal"),
    )
    own = opened(
        office,
        person(behaviours=["A4-09-15"], conduct_date="2025-06-02", instrument_number="例市监罚〔2025〕9号"),
    )

    with pytest.raises(Refused, match="不能分案"):
        linked.file("split", {"behaviours": ["A4-09-15"], "facts": "无证照经营。", "reasons": ["另有证据。"]})
    with pytest.raises(Refused, match="关联人员"):
        linked.file("merger", {"into": own.number, **MERGE}, "reviewer")
    with pytest.raises(Refused, match="关联人员"):
        own.file("merger", {"into": linked.number, **MERGE}, "reviewer")


def test_what_came_from_another_case_is_split_off_with_its_own_instrument(first, second):
    second.file("merger", {"into": first.number, **MERGE}, "reviewer")
    second.file("archive", {"retention": "30年", "inspector": "马协办"})

    first.file("split", {"behaviours": ["A4-09-15"], "facts": "无证照经营。", "reasons": ["另有证据。"]})

    child = read_case(first.office, first.case.latest("split").facts["new_case"])
    assert child.report.instrument.number == "例市监罚〔2025〕8号"
    assert child.report.answers["conduct_date"] == "2025-07-01"
    assert child.state == State.REPORTED


def test_a_unit_that_went_from_case_to_case_is_still_found(office):
    given = {
        "behaviours": ["A4-09-15"],
        "conduct_date": "2025-07-01",
        "instrument_number": "例市监罚〔2025〕8号",
    }
    last = {
        "behaviours": ["A4-09-14"],
        "conduct_date": "2025-08-01",
        "instrument_number": "例市监罚〔2025〕9号",
    }
    a, b, c = (opened(office, enterprise(**more)) for more in ({}, given, last))
    linked = opened(office, person(related_case=a.number, relation="linked_principal"))

    a.file("merger", {"into": b.number, **MERGE}, "reviewer")
    b.file("merger", {"into": c.number, **MERGE}, "reviewer")

    assert moment_in(office, CLERK, linked.case).others[a.number].number == c.number
