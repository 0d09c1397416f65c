"""Article 6(1): a department reports, adds what is missing, and may withdraw."""

from __future__ import annotations

import pytest

from casefiles.cases.states import State
from casefiles.office.errors import Refused
from casefiles.office.filing.take_step import take_step
from tests.builders.reports import enterprise
from tests.builders.scans import SCAN
from tests.world.offices import opened
from tests.world.staff import DEPARTMENT


def test_a_department_reports_and_its_report_is_registered(office):
    case = take_step(office, None, "report", enterprise(), DEPARTMENT, uploads=[SCAN])

    assert case.state == State.REPORTED
    assert case.opening.filed_by["role"] == "department"
    assert case.opening.files[0].path.startswith("evidence/")


def test_what_is_missing_is_asked_for_and_added_to_the_report(office):
    worker = opened(office, enterprise(address=None))
    worker.file("supplement_request", {"missing": ["当事人住所"]})
    assert worker.case.state == State.SUPPLEMENT_PENDING

    worker.file("supplement", {"address": "木垒县示例路7号", "note": "补正住所。"})

    assert worker.case.state == State.REPORTED
    assert worker.case.report.answers["address"] == "木垒县示例路7号"
    assert worker.case.report.facts == enterprise()["facts"]


def test_a_second_supplement_keeps_what_the_first_one_added(office):
    worker = opened(office, enterprise(address=None, representative=None))
    worker.file("supplement_request", {"missing": ["法定代表人"]})
    worker.file("supplement", {"representative": "周例样", "note": "补正法定代表人。"})
    worker.file("supplement_request", {"missing": ["住所"]})

    worker.file("supplement", {"address": "木垒县示例路7号", "note": "补正住所。"})

    assert worker.case.respondent.representative == "周例样"
    assert worker.case.respondent.address == "木垒县示例路7号"


def test_a_department_may_withdraw_until_the_person_has_been_told(world):
    worker = world.case_at("verified")

    worker.file("withdrawal", {"reason": "报送有误。"})

    assert worker.case.state == State.WITHDRAWN
    with pytest.raises(Refused, match="事先告知书待送达"):
        world.case_at("notice_drafted").file("withdrawal", {"reason": "报送有误。"})
