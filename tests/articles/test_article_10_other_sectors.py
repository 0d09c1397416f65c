"""Article 10: what belongs to another sector goes to its department, and is not recorded here."""

from __future__ import annotations

import pytest

from casefiles.cases.states import State
from casefiles.law.ground import Place
from casefiles.letters import wording
from casefiles.office.errors import Refused
from tests.builders.cases import MEASURE
from tests.builders.files import letter_words
from tests.world.offices import opened

ELSEWHERE = {"reason_kind": "other_sector", "reasons": ["应由行业主管部门办理。"], "refer_to": "县教育局"}


def test_a_matter_of_another_sector_is_referred_to_its_department(office):
    worker = opened(office).file("refusal", ELSEWHERE)

    words = letter_words(worker, "refusal")

    assert MEASURE.quote(Place(10)) in words
    assert "县教育局" in words
    assert worker.case.state == State.REFUSAL_PENDING


def test_what_was_referred_is_never_decided_here(office):
    worker = opened(office).file("refusal", ELSEWHERE)
    worker.letters_to_seal().serve("2026-01-06")

    with pytest.raises(Refused):
        worker.file("acceptance", {"co_clerk": "马协办", "no_conflict": True})
    assert worker.case.outcome == "不予受理"


@pytest.mark.parametrize("reason", wording.REFUSAL_REASONS)
def test_every_reason_for_a_refusal_has_its_ground(reason):
    ground = wording.refusal_ground(reason, 9)

    assert MEASURE.name(ground)


@pytest.mark.parametrize("reason", [r for r in wording.REFUSAL_REASONS if r != "before_measure"])
def test_a_refusal_for_any_other_reason_prints_the_ground_that_it_rests_on(office, reason):
    worker = opened(office).file("refusal", ELSEWHERE | {"reason_kind": reason})

    words = letter_words(worker, "refusal")

    assert MEASURE.name(wording.refusal_ground(reason, 9)) in words
    assert "None" not in words


def test_the_measure_notes_that_a_memorandum_alone_is_no_basis():
    assert any(o.article == 10 and "备忘录" in o.text for o in MEASURE.oddities)
