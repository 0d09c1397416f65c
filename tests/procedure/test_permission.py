"""Permission: for every state and every step either the way is open or words say why not."""

from __future__ import annotations

import pytest

from casefiles.cases.case import Case
from casefiles.cases.states import State
from casefiles.office.reading.cases import every_case, read_case
from casefiles.office.reading.steps import moment_in
from casefiles.people.roles import SYSTEM, Role
from casefiles.procedure.permission import Permission, permissions, refusals
from casefiles.procedure.rule import Attempt
from casefiles.procedure.table import PROCEDURE, STEPS
from tests.builders.cases import CALENDAR, MEASURE, moment
from tests.world.staff import STAFF
from tests.world.stages import STAGES


def spoken(permission: Permission) -> bool:
    """Every refusal says what is the matter and on what ground."""
    words = [refusal.words(MEASURE) for refusal in permission.refusals]
    return all("依据：" in text and text.endswith("。") and len(text) > 12 for text in words)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("who", STAFF)
def test_every_step_is_open_or_refused_in_words(world, stage, who):
    case = world.snapshot(stage)
    at = moment(case.filings[-1].filed_at[:10], STAFF[who])

    found = permissions(case, at)

    assert [p.step for p in found] == [step for step in PROCEDURE if not step.opens_a_case]
    assert all(permission.is_open or spoken(permission) for permission in found)


def test_the_same_holds_for_every_case_of_the_demonstration(demo):
    for case in every_case(demo):
        for permission in permissions(case, moment_in(demo, SYSTEM, case), as_any_officer=True):
            assert permission.is_open or spoken(permission)


def test_a_case_that_is_not_there_yet_can_only_be_opened():
    found = permissions(Case(""), moment("2026-01-05"))

    assert {p.step.name for p in found} == {"report", "court_report"}
    assert all(p.is_open for p in found)


@pytest.mark.parametrize("step", [s for s in PROCEDURE if not s.opens_a_case], ids=lambda s: s.name)
def test_no_other_step_opens_a_case(step):
    assert not Permission(
        step, tuple(refusals(Case(""), step, moment("2026-01-05"), as_any_officer=True))
    ).is_open


@pytest.mark.parametrize("step", [s for s in PROCEDURE if s.name != "reopening"], ids=lambda s: s.name)
def test_an_archived_case_takes_nothing_more(demo, step):
    case = read_case(demo, "2026-0001")
    assert case.state == State.ARCHIVED

    [refusal] = refusals(case, step, moment("2026-10-01"), as_any_officer=True)

    assert "已归档" in refusal.reason


@pytest.mark.parametrize("step", [s for s in PROCEDURE if s.leads_from], ids=lambda s: s.name)
def test_in_a_wrong_state_a_step_names_the_states_in_which_it_may_be_taken(world, step):
    for stage in STAGES:
        case = world.snapshot(stage)
        if case.state in step.leads_from:
            continue
        found = refusals(case, step, moment("2026-03-02"), as_any_officer=True)
        assert found == [] or all(state.title in found[0].reason for state in step.leads_from)


@pytest.mark.parametrize("step", PROCEDURE, ids=lambda s: s.name)
def test_every_step_names_who_takes_it_and_on_what_ground(step):
    assert step.actors
    assert MEASURE.name(step.ground)
    assert step.guidance
    if MEASURE.place(step.ground):
        assert MEASURE.quote(step.ground)


def test_nobody_takes_a_step_that_is_not_his(world):
    case = world.snapshot("reported")
    for name, officer in STAFF.items():
        found = refusals(case, STEPS["acceptance"], moment("2026-01-06", officer))
        assert (found == []) == officer.has_any(STEPS["acceptance"].actors), name
    assert (
        "由经办人办理" in refusals(case, STEPS["acceptance"], moment("2026-01-06", STAFF["signer"]))[0].reason
    )


def test_the_administrator_of_the_program_decides_nothing():
    assert not any(Role.ADMIN in step.actors for step in PROCEDURE)


def test_the_program_itself_takes_only_what_the_day_brings_about():
    alone = {step.name for step in PROCEDURE if Role.SYSTEM in step.actors}

    assert "removal" in alone
    assert all(STEPS[name].guards for name in alone)


def test_who_clerks_never_signs_and_who_signs_never_clerks():
    for step in PROCEDURE:
        assert not {Role.CLERK, Role.SIGNER} <= set(step.actors), step.name


def test_an_archived_case_can_be_taken_up_again(demo):
    assert (
        refusals(read_case(demo, "2026-0001"), STEPS["reopening"], moment("2026-10-01"), as_any_officer=True)
        == []
    )


def test_every_state_leads_on():
    leading = {state for step in PROCEDURE for state in step.leads_from}
    served = {state for step in PROCEDURE if step.once_served for state in step.ends}

    assert set(State) - leading - served == set()


def test_every_state_is_reached_by_some_step():
    reached = {state for step in PROCEDURE for state in (*step.ends, step.once_served) if state}

    assert set(State) - reached == {State.NEW, State.DOUBTFUL}


def test_permission_asks_no_clock_and_writes_nothing(world):
    case = world.snapshot("noticed")
    at = Attempt(moment("2026-01-12").today, MEASURE, CALENDAR, STAFF["clerk"])

    assert permissions(case, at) == permissions(case, at)
