"""The fold: a case is what its records say, in their order, and nothing else."""

from __future__ import annotations

import random

import pytest

from casefiles.cases.letter import LetterStatus
from casefiles.cases.states import State
from casefiles.office.errors import Refused
from casefiles.office.reading.cases import every_case
from casefiles.procedure.fold import UnknownStep, after, fold
from tests.builders.cases import then


def cases_of(demo):
    return list(every_case(demo))


def test_folding_twice_gives_the_same_case(demo):
    for case in cases_of(demo):
        assert fold(case.number, case.filings) == fold(case.number, case.filings) == case


def test_what_a_case_was_does_not_depend_on_what_came_later(demo):
    for case in cases_of(demo):
        growing = fold(case.number, ())
        for count, filing in enumerate(case.filings, start=1):
            growing = after(growing, filing)
            assert fold(case.number, case.filings[:count]) == growing


def test_folding_changes_nothing_that_was_there(world):
    case = world.snapshot("noticed")
    before = repr(case)

    then(case, "waiver")

    assert repr(case) == before


def test_a_record_of_an_unknown_step_is_no_case(world):
    case = world.snapshot("reported")
    odd = type("Odd", (), {"step": "score", "sequence": 2})()

    with pytest.raises(UnknownStep, match="第2号记录的步骤“score”"):
        fold(case.number, [*case.filings, odd])


def test_every_letter_lives_in_the_order_of_its_life(demo):
    for case in cases_of(demo):
        for letter in case.letters:
            acts = [letter.drafted, letter.reviewed, letter.signed, letter.sealed]
            done = [act.at for act in acts if act]
            assert done == sorted(done)
            assert all(acts[: len(done)]), letter.title
            if letter.served_on and letter.sealed:
                assert letter.served_on.isoformat() >= letter.sealed.at[:10]


def test_a_letter_bears_a_number_from_its_signature_on(demo):
    for case in cases_of(demo):
        for letter in case.letters:
            assert bool(letter.number) == bool(letter.signed)


def test_a_returned_letter_waits_for_a_new_draft_that_takes_its_place(world):
    worker = world.case_at("notice_drafted")
    [draft] = worker.case.letters
    worker.file(
        "letter_review", {"letters": [draft.ref], "outcome": "return", "remarks": "理由不足。"}, "reviewer"
    )
    assert worker.case.letters[0].status == LetterStatus.RETURNED
    assert worker.case.state == State.NOTICE_PENDING

    from tests.builders.answers import proposal

    worker.file("prior_notice", proposal(severity_reasons="理由已补足。"))

    assert [x.status for x in worker.case.letters] == [LetterStatus.RETURNED, LetterStatus.DRAFTED]
    worker.letters_to_seal().serve("2026-01-12")
    assert worker.case.state == State.DEFENCE_OPEN


def test_what_was_drafted_together_is_served_together(world):
    worker = world.case_at("decision_drafted")
    decided, repair = (letter.ref for letter in worker.case.service.letters_of("decision"))
    worker.letters_to_seal().on("2026-02-03")

    service = {
        "method": "direct",
        "served_on": "2026-02-03",
        "place": "木垒县",
        "servers": ["李经办", "马协办"],
        "receiver": "周例样",
    }
    for alone in (decided, repair):
        with pytest.raises(Refused, match="一并送达"):
            worker.file("letter_serve", service | {"letters": [alone]}, scan="回证")
    assert worker.case.state == State.DECISION_PENDING

    worker.file("letter_serve", service | {"letters": [decided, repair]}, scan="回证")
    assert worker.case.state == State.DECISION_SERVED


def test_a_submission_underway_is_void_when_a_new_defence_comes_in(world):
    from tests.builders.answers import DEFENCE

    worker = world.case_at("defence_reviewed").on("2026-01-28").file("submission", {"summary": "综述。"})

    worker.file("defence", DEFENCE | {"points": ["新证据。"]})

    assert worker.case.letters[-1].status == LetterStatus.SUPERSEDED
    assert worker.case.state == State.DEFENCE_OPEN


def test_the_order_of_the_records_matters_and_is_kept(world):
    filings = list(world.snapshot("noticed").filings)
    shuffled = filings[:]
    random.Random(1).shuffle(shuffled)  # noqa: S311 - a test

    assert fold("2026-0001", filings).state == State.DEFENCE_OPEN
    assert shuffled != filings


def test_a_doubtful_report_waits_for_its_clerk_whatever_else_it_says(world):
    opening = world.snapshot("reported").opening
    doubted = type(
        "Doubted",
        (),
        {**{n: getattr(opening, n) for n in ("sequence", "step", "title", "filed_at", "filed_by", "answers", "files")}, "facts": {"doubts": [{}]}},
    )()  # fmt: skip

    assert fold("2026-0001", [doubted]).state == State.DOUBTFUL


def test_an_earlier_rejection_does_not_complete_a_later_annulment(world):
    """A state that several steps lead to waits for the letters of the step that led to it this time."""
    from tests.builders.answers import OBJECTION, result

    worker = world.case_at("objected")
    first = worker.case.remedies.open_objections[0].sequence
    worker.file("objection_result", result(first, "reject"), "reviewer")
    worker.letters_by_others("2026-03-03")
    worker.on("2026-03-04").file("objection", OBJECTION | {"received_on": "2026-03-04"})
    second = worker.case.remedies.open_objections[0].sequence

    worker.file("objection_result", result(second, "annul"), "reviewer")

    assert worker.case.state == State.ANNULMENT_PENDING


def test_a_correction_of_the_offices_own_that_was_given_back_does_not_stand_and_can_be_drafted_again(world):
    worker = world.case_at("informed")
    corrections = [{"field": "address", "value": "木垒县示例路9号", "reason": "与执照一致"}]
    worker.file(
        "rectification", {"corrections": corrections, "no_heavier": True}, "reviewer", scan="更正的根据"
    )
    drafted = [letter.ref for letter in worker.case.service.letters_of("rectification")]
    worker.file("letter_review", {"letters": drafted[1:], "outcome": "pass"}, "deputy")

    worker.file("letter_review", {"letters": drafted[:1], "outcome": "return", "remarks": "再核。"}, "deputy")
    assert worker.case.respondent.address == "木垒县示例路2号"

    worker.file(
        "rectification", {"corrections": corrections, "no_heavier": True}, "reviewer", scan="更正的根据"
    )
    assert worker.case.respondent.address == "木垒县示例路9号"
    worker.letters_by_others("2026-02-06")
    assert not [letter for letter in worker.case.letters if letter.is_underway]
    assert [letter for letter in worker.case.letters if letter.kind == "correction" and letter.served_on]


def test_what_its_signer_gives_back_is_drafted_anew_and_reviewed_again(world):
    worker = world.case_at("notice_drafted")
    [draft] = worker.case.letters
    worker.file("letter_review", {"letters": [draft.ref], "outcome": "pass"}, "reviewer")
    worker.file("letter_decline", {"letters": [draft.ref], "remarks": "请写明改正的办法。"}, "signer")

    given_back = worker.case.service.letter(draft.ref)
    assert given_back.status == LetterStatus.RETURNED
    assert given_back.remarks == "请写明改正的办法。"
    assert worker.case.service.returned(draft.ref).filed_by["name"] == "孙签发"

    worker.file("prior_notice", dict(worker.case.ruling.proposal.answers))
    [redrafted] = worker.case.service.letters_of("prior_notice")
    assert redrafted.status == LetterStatus.DRAFTED
