"""Article 3: nothing before the Measure took effect is recorded; it goes to the department in charge."""

from __future__ import annotations

from datetime import date

import pytest

from casefiles.cases.states import State
from casefiles.law.ground import Place, Provision
from casefiles.office.errors import Refused, Unacceptable
from casefiles.procedure.permission import refusals
from casefiles.procedure.table import STEPS
from tests.builders.cases import MEASURE, moment
from tests.builders.files import letter_words
from tests.builders.reports import enterprise
from tests.world.offices import opened

BEFORE = {
    "reason_kind": "before_measure",
    "reasons": ["行为早于办法施行日。"],
    "refer_to": "县市场监督管理局",
}


def test_the_measure_is_in_force_since_12_november_2021():
    assert MEASURE.effective == date(2021, 11, 12)


def test_conduct_on_the_last_day_before_the_measure_is_not_registered(office):
    with pytest.raises(Unacceptable) as refused:
        opened(office, enterprise(conduct_date="2021-11-11"))

    [message] = refused.value.errors["conduct_date"]
    assert "2021年11月12日" in message
    assert MEASURE.quote(Place(3)) in message


def test_conduct_on_the_first_day_of_the_measure_is_registered_and_accepted(office):
    worker = opened(office, enterprise(conduct_date="2021-11-12", instrument_date="2022-03-01"))

    worker.file("acceptance", {"co_clerk": "马协办", "no_conflict": True})

    assert worker.case.state == State.ACCEPTED


def test_earlier_conduct_registered_for_referral_is_never_accepted(office):
    worker = opened(office, enterprise(conduct_date="2021-11-11", for_referral=True))

    with pytest.raises(Refused, match="早于本办法施行日2021年11月12日") as refused:
        worker.file("acceptance", {"co_clerk": "马协办", "no_conflict": True})

    assert MEASURE.quote(Place(3)) in refused.value.messages[0]


@pytest.mark.parametrize("step", ["acceptance", "verification", "decision"])
def test_the_rule_is_asked_again_at_every_step_that_builds_on_it(step):
    names = {guard.name for guard in STEPS[step].guards}

    assert "conduct_is_after_the_measure_took_effect" in names


def test_the_refusal_letter_quotes_the_article_and_names_where_the_matter_goes(office):
    worker = opened(office, enterprise(conduct_date="2021-06-01", for_referral=True))
    worker.file("refusal", BEFORE)

    words = letter_words(worker, "refusal")

    assert MEASURE.quote(Place(3)) in words
    assert MEASURE.cite(Place(3)) in words
    assert "县市场监督管理局" in words


def test_later_conduct_is_not_refused_on_the_ground_of_article_3(office):
    worker = opened(office)

    with pytest.raises(Refused, match="不能以此为由"):
        worker.file("refusal", BEFORE)


def test_a_refusal_is_done_when_the_department_has_its_letter(office):
    worker = opened(office, enterprise(conduct_date="2021-06-01", for_referral=True))
    worker.file("refusal", BEFORE)
    assert worker.case.state == State.REFUSAL_PENDING

    worker.letters_to_seal().serve("2026-01-06")

    assert worker.case.state == State.REFUSED


def test_what_counts_is_the_day_of_the_conduct_not_of_the_report(office):
    case = opened(office, enterprise(conduct_date="2021-11-11", for_referral=True)).case

    found = refusals(case, STEPS["acceptance"], moment("2030-01-01"), as_any_officer=True)

    assert found[0].ground == Provision.EFFECT
