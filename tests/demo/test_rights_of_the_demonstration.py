"""The rights hold of every case of the demonstration."""

from __future__ import annotations

from casefiles.office.reading.cases import every_case
from casefiles.procedure.deadlines import deadlines
from tests.builders.cases import CALENDAR, MEASURE
from tests.rights import assert_rights
from tests.rights_of_acts import acts, assert_act


def test_the_rights_hold_of_the_whole_demonstration(demo):
    for case in every_case(demo):
        assert_rights(case, demo.today)
        for earlier, then in acts(case):
            assert_act(earlier, then)


def test_a_found_error_reaches_everyone_who_heard_of_it(demo):
    for case in every_case(demo):
        for found in case.every("objection_result"):
            if found.answers["outcome"] in ("correct", "annul"):
                told = {row["agency"] for row in found.facts["letters"]} - {""}
                assert told == set(case.listing.informed_agencies), case.number


def test_every_deadline_of_every_case_has_a_source(demo):
    for case in every_case(demo):
        assert all(found.source for found in deadlines(case, MEASURE, CALENDAR))
