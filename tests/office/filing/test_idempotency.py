"""The same form sent twice is one record, whoever was quicker; another form is another record."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from casefiles.office.context import OfficeContext
from casefiles.office.errors import Conflict
from casefiles.office.filing.take_step import take_step_once
from casefiles.office.filing.uploads import UploadedFile
from tests.builders.numbers import credit_code
from tests.builders.reports import enterprise
from tests.builders.scans import SCAN
from tests.world import World
from tests.world.staff import CLERK, STAFF

MATERIAL = {"received_on": "2026-01-07", "title": "材料", "source": "某局"}
SECOND = STAFF["second"]


def test_a_report_sent_by_many_clicks_at_once_opens_one_case(office: OfficeContext) -> None:
    with ThreadPoolExecutor(8) as clicks:
        sent = [clicks.submit(take_step_once, office, None, "report", enterprise(), CLERK) for _ in range(8)]

    assert {click.result().number for click in sent} == {"2026-0001"}
    assert list(office.store.numbers()) == ["2026-0001"]


def test_another_report_another_person_and_another_day_open_another_case(office: OfficeContext) -> None:
    take_step_once(office, None, "report", enterprise(), CLERK)
    take_step_once(
        office,
        None,
        "report",
        enterprise(name="木垒县另例有限公司", identity_number=credit_code("000008")),
        CLERK,
    )
    take_step_once(office, None, "report", enterprise(facts="另一件事实。"), CLERK)
    take_step_once(office, None, "report", enterprise(), SECOND)

    assert len(list(office.store.numbers())) == 4


def test_a_letter_signed_by_two_clicks_bears_one_number_and_wastes_none(world: World) -> None:
    worker = world.case_at("notice_drafted")
    letters = [letter.ref for letter in worker.case.letters]
    worker.on("2026-01-09").file("letter_review", {"letters": letters, "outcome": "pass"}, "reviewer")
    seen, signer = worker.case.sequence, STAFF["signer"]

    with ThreadPoolExecutor(4) as clicks:
        sent = [
            clicks.submit(
                take_step_once,
                worker.office,
                worker.number,
                "letter_sign",
                {"letters": letters},
                signer,
                seen=seen,
            )
            for _ in range(4)
        ]

    assert {click.result().sequence for click in sent} == {seen + 1}
    series = worker.office.details.series(worker.case.letters[0].kind)
    held = list(worker.office.numbers.holders(series, 2026))
    assert [(one.number, one.void_reason) for one in held] == [(1, None)]


def test_a_form_that_says_something_else_on_the_same_record_is_a_conflict(world: World) -> None:
    worker = world.case_at("accepted")
    seen = worker.case.sequence
    take_step_once(worker.office, worker.number, "evidence", MATERIAL, CLERK, uploads=[SCAN], seen=seen)
    other = UploadedFile("另一份.pdf", SCAN.data + b"%")

    with pytest.raises(Conflict):
        take_step_once(
            worker.office,
            worker.number,
            "evidence",
            MATERIAL | {"title": "另一份"},
            CLERK,
            uploads=[SCAN],
            seen=seen,
        )
    with pytest.raises(Conflict):
        take_step_once(worker.office, worker.number, "evidence", MATERIAL, CLERK, uploads=[other], seen=seen)
    with pytest.raises(Conflict):
        take_step_once(worker.office, worker.number, "evidence", MATERIAL, SECOND, uploads=[SCAN], seen=seen)
    assert worker.case.sequence == seen + 1
