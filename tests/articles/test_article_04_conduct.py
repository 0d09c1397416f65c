"""Article 4: eleven items of conduct, each behaviour in them with a code and a footing of its own."""

from __future__ import annotations

from collections import Counter

import pytest

from casefiles.cases.states import State
from casefiles.office.errors import Refused, Unacceptable
from casefiles.office.reading.cases import files_of
from casefiles.procedure.shared.standing import behaviours_are_usable
from casefiles.procedure.table import STEPS
from tests.builders.answers import proposal
from tests.builders.cases import MEASURE, moment, reported
from tests.builders.files import letter_words, words_of
from tests.builders.reports import REPORTS, enterprise, person
from tests.world.courses import accepted_and_verified
from tests.world.offices import opened


def kinds_of(item: int) -> Counter[str]:
    return Counter(behaviour.kind for behaviour in MEASURE.behaviours_of(item))


def test_item_7_has_thirteen_behaviours_and_a_rest():
    found = kinds_of(7)

    assert found["conduct"] + found["result"] == 13
    assert found["rest"] == 1


def test_item_8_has_six_papers_and_a_rest_in_two_contexts_and_two_results():
    found = kinds_of(8)

    assert (found["conduct"], found["rest"], found["result"]) == (6 * 2, 1 * 2, 2)


def test_item_9_has_twenty_six_behaviours_and_a_rest():
    assert kinds_of(9) == {"conduct": 26, "rest": 1}


def test_every_item_has_a_label_and_at_least_one_behaviour():
    assert set(MEASURE.item_labels) == set(range(1, 12))
    assert all(MEASURE.behaviours_of(item) for item in range(1, 12))


def test_codes_are_unique_and_tell_their_item():
    codes = [behaviour.code for behaviour in MEASURE.behaviours.values()]

    assert len(codes) == len(set(codes))
    assert all(b.code.startswith(f"A4-{b.item:02d}") for b in MEASURE.behaviours.values())


def test_labels_are_unique_so_that_a_letter_names_one_behaviour_only():
    labels = Counter(behaviour.label for behaviour in MEASURE.behaviours.values())

    assert max(labels.values()) == 1


@pytest.mark.parametrize(
    ("code", "standing"),
    [
        ("A4-01a", "court"),
        ("A4-02d", "court"),
        ("A4-03", "court"),
        ("A4-04a", "department"),
        ("A4-07-04c", "result"),
        ("A4-07-06", "negligence"),
        ("A4-07-99", "open"),
        ("A4-08-R1", "result"),
        ("A4-09-05b", "private_debt"),
        ("A4-09-09", "department"),
        ("A4-09-13", "private_debt"),
        ("A4-09-21", "sealed"),
        ("A4-10a", "court"),
        ("A4-10b", "department"),
        ("A4-11", "open"),
    ],
)
def test_each_behaviour_stands_where_the_higher_norms_put_it(code, standing):
    assert MEASURE.behaviours[code].standing.key == standing


def test_no_behaviour_is_hidden_and_each_that_is_off_says_why_and_what_opens_it():
    for behaviour in MEASURE.behaviours.values():
        if not behaviour.standing.usable:
            assert behaviour.standing.opens, behaviour.code
            assert behaviour.standing.norm, behaviour.code


def judged(codes: list[str]):
    """What the rule on usable behaviours says of a report that names these."""
    item = MEASURE.behaviours[codes[0]].item
    case = reported(enterprise(behaviours=codes, item=item))
    assert behaviours_are_usable in STEPS["acceptance"].guards
    return behaviours_are_usable(case, moment("2026-01-06"))


@pytest.mark.parametrize(
    "code", [b.code for b in MEASURE.behaviours.values() if b.standing.key == "department"]
)
def test_conduct_that_a_department_has_decided_on_may_be_accepted(code):
    assert judged([code]) is None


@pytest.mark.parametrize(
    "code", [b.code for b in MEASURE.behaviours.values() if b.standing.key not in ("department", "result")]
)
def test_conduct_that_is_off_or_the_courts_is_refused_with_the_norm(code):
    behaviour = MEASURE.behaviours[code]

    refusal = judged([code])

    assert refusal is not None
    assert behaviour.standing.norm in refusal.reason
    assert refusal.ground == behaviour.ground


@pytest.mark.parametrize("code", ["A4-07-04c", "A4-08-R1", "A4-08-R2"])
def test_a_result_alone_is_no_conduct(code):
    refusal = judged([code])

    assert "不能单独构成失信行为" in refusal.reason


def test_a_result_beside_its_conduct_is_taken():
    assert judged(["A4-08-06P", "A4-08-R1"]) is None


def test_a_doubt_at_the_report_says_what_would_open_a_behaviour(office):
    case = opened(office, enterprise(behaviours=["A4-09-05b"])).case

    [doubt] = case.opening.facts["doubts"]
    assert case.state == State.DOUBTFUL
    assert MEASURE.behaviours["A4-09-05b"].standing.opens in doubt["message"]


def test_a_behaviour_of_another_item_is_refused_at_verification(world):
    worker = world.case_at("accepted")

    with pytest.raises(Unacceptable, match="具体情形"):
        worker.file(
            "verification",
            {
                "behaviours": ["A4-04a"],
                "facts": "甲",
                "findings": ["乙——丙"],
                "instrument_verified": "丁",
                "elements": "戊",
            },
        )


@pytest.mark.parametrize(
    ("item", "words", "codes"),
    [
        (9, "拖欠农民工工资", ["A4-09-09"]),
        (9, "围标串标", ["A4-09-18a", "A4-09-18b"]),
        (8, "提供虚假发票骗取政府专项资金", ["A4-08-06P"]),
        (4, "食品", ["A4-04a"]),
    ],
)
def test_a_departments_own_words_name_the_behaviour(item, words, codes):
    assert [behaviour.code for behaviour in MEASURE.behaviours_in(item, words)] == codes


def test_words_that_name_nothing_choose_nothing():
    assert MEASURE.behaviours_in(9, "情节恶劣") == []


@pytest.mark.parametrize("report", REPORTS.values())
def test_conduct_of_any_respondent_falls_under_the_same_items(office, report):
    assert opened(office, report()).case.item == 9


def test_a_finding_without_an_effective_instrument_is_refused(office):
    worker = opened(office, enterprise(instrument_effective="no"))

    with pytest.raises(Refused, match="依据文书尚未生效"):
        worker.file("acceptance", {"co_clerk": "马协办", "no_conflict": True})


def test_a_case_holds_behaviours_of_more_than_one_item_and_its_letters_cite_each(office):
    worker = opened(office, enterprise(other_items=["8"], behaviours=["A4-09-14", "A4-08-06P"]))
    accepted_and_verified(worker, ("2026-01-06", "2026-01-07", "2026-01-08"))
    worker.on("2026-01-09").file("prior_notice", proposal())

    assert worker.case.items == (9, 8)
    words = letter_words(worker, "prior_notice")
    assert "第四条第（九）项、第（八）项" in words
    assert "计量作弊" in words
    assert "虚假发票" in words


def test_what_only_an_employer_can_do_is_not_held_against_a_person(office):
    worker = opened(office, person(behaviours=["A4-09-08"]))

    with pytest.raises(Refused, match="只适用于用人单位"):
        worker.file("acceptance", {"co_clerk": "马协办", "no_conflict": True})


def test_an_exception_is_said_again_in_every_paper_that_rests_on_it(office):
    worker = opened(office, enterprise(behaviours=["A4-09-14", "A4-09-05b"]))
    if worker.case.state == State.DOUBTFUL:
        worker.file("doubt_decision", {"outcome": "take", "reason": "收下。"})
    worker.file(
        "override",
        {"subject": "A4-09-05b", "basis": "《某某法》第一条", "reason": "已有生效判决。"},
        "signer",
        scan="依据",
    )
    accepted_and_verified(worker, ("2026-01-06", "2026-01-07", "2026-01-08"))
    worker.on("2026-01-09").file("prior_notice", proposal())

    assert "例外决定：“无正当理由拖欠物业费”" in letter_words(worker, "prior_notice")
    papers = [ref for ref in files_of(office, worker.case) if ref.title in ("核查报告", "法制审核意见书")]
    for ref in papers:
        words = words_of(office.store.folder(worker.number).read_file(ref.path))
        assert "例外决定" in words, ref.title
    assert len(papers) == 2
