"""What is stated as fixed is so: each statement of `casefiles.law.safeguards` is shown on a case."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from casefiles.cases.case import Case
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.demo.walk import STAFF, Walk
from casefiles.law.safeguards import SAFEGUARDS
from casefiles.office.context import OfficeContext
from casefiles.office.reading.cases import every_case
from casefiles.procedure.permission import refusals
from casefiles.procedure.table import STEPS
from tests.builders import DEFENCE, MEASURE, Shelf, letter_words, minor, moment, opened

ACCEPTED = {"co_clerk": "马协办", "no_conflict": True}


def is_refused(case: Case, step: StepName, day: str) -> bool:
    found = refusals(case, STEPS[step], moment(day, STAFF["clerk"]), as_any_officer=True)
    return bool(found)


def test_a_defence_may_be_made_by_word_of_mouth(at: Callable[[str], Walk]) -> None:
    walk = at("noticed")

    assert "口头陈述，由工作人员制作笔录" in letter_words(walk, "prior_notice")
    walk.on("2026-01-15").file("defence", DEFENCE | {"manner": "oral", "interpreter": ""})
    assert "陈述申辩笔录" in [file.title for file in walk.case.filings[-1].files]


def test_nothing_is_announced_or_decided_without_legal_review(shelf: Shelf) -> None:
    assert is_refused(shelf.case("verified"), StepName.PRIOR_NOTICE, "2026-01-09")
    assert not is_refused(shelf.case("legally_reviewed"), StepName.PRIOR_NOTICE, "2026-01-09")
    assert State.VERIFIED not in STEPS[StepName.PRIOR_NOTICE].leads_from


@pytest.mark.parametrize("stage", ["noticed", "defended", "defence_reviewed", "submitted"])
def test_nothing_is_decided_without_the_meeting(shelf: Shelf, stage: str) -> None:
    assert is_refused(shelf.case(stage), StepName.DECISION, "2026-02-02")
    assert not is_refused(shelf.case("upheld"), StepName.DECISION, "2026-02-02")


def test_the_person_and_every_agency_are_told_of_a_removal(demo: OfficeContext) -> None:
    removed = [case for case in every_case(demo) if case.latest(StepName.REMOVAL)]

    assert removed
    for case in removed:
        removal = case.latest(StepName.REMOVAL)
        assert removal is not None
        rows = removal.facts["letters"]
        assert case.respondent.name in [row["addressee"] for row in rows if not row["agency"]]
        assert {row["agency"] for row in rows if row["agency"]} == set(case.listing.informed_agencies)


def test_no_minor_is_accepted(office: OfficeContext) -> None:
    walk = opened(office, minor())

    assert is_refused(walk.case, StepName.ACCEPTANCE, "2026-01-06")


def test_every_statement_has_a_ground_that_can_be_named() -> None:
    for one in SAFEGUARDS.values():
        assert MEASURE.name(one.ground)
        assert one.words
