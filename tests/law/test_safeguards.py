"""What is stated as fixed is so: each statement of `casefiles.law.safeguards` is shown on a case."""

from __future__ import annotations

import pytest

from casefiles.cases.case import Case
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.law.safeguards import SAFEGUARDS
from casefiles.office.context import OfficeContext
from casefiles.office.reading.cases import every_case
from casefiles.procedure.permission import refusals
from casefiles.procedure.table import STEPS
from tests.builders.answers import DEFENCE
from tests.builders.cases import MEASURE, moment
from tests.builders.files import letter_words
from tests.builders.reports import minor
from tests.world import World
from tests.world.offices import opened
from tests.world.staff import STAFF

ACCEPTED = {"co_clerk": "马协办", "no_conflict": True}


def is_refused(case: Case, step: StepName, day: str) -> bool:
    found = refusals(case, STEPS[step], moment(day, STAFF["clerk"]), as_any_officer=True)
    return bool(found)


def test_a_defence_may_be_made_by_word_of_mouth(world: World) -> None:
    worker = world.case_at("noticed")

    assert "口头陈述，由工作人员制作笔录" in letter_words(worker, "prior_notice")
    worker.on("2026-01-15").file("defence", DEFENCE | {"manner": "oral", "interpreter": ""})
    assert "陈述申辩笔录" in [file.title for file in worker.case.filings[-1].files]


def test_nothing_is_announced_or_decided_without_legal_review(world: World) -> None:
    assert is_refused(world.snapshot("verified"), StepName.PRIOR_NOTICE, "2026-01-09")
    assert not is_refused(world.snapshot("legally_reviewed"), StepName.PRIOR_NOTICE, "2026-01-09")
    assert State.VERIFIED not in STEPS[StepName.PRIOR_NOTICE].leads_from


@pytest.mark.parametrize("stage", ["noticed", "defended", "defence_reviewed", "submitted"])
def test_nothing_is_decided_without_the_meeting(world: World, stage: str) -> None:
    assert is_refused(world.snapshot(stage), StepName.DECISION, "2026-02-02")
    assert not is_refused(world.snapshot("upheld"), StepName.DECISION, "2026-02-02")


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
    worker = opened(office, minor())

    assert is_refused(worker.case, StepName.ACCEPTANCE, "2026-01-06")


def test_every_statement_has_a_ground_that_can_be_named() -> None:
    for one in SAFEGUARDS.values():
        assert MEASURE.name(one.ground)
        assert one.words
