"""Article 6: letters of one filing are reviewed, signed and served together."""

from __future__ import annotations

import pytest

from casefiles.office.errors import Refused
from casefiles.office.opening import open_office
from tests.articles.reviews import annul
from tests.builders.answers import result


def test_one_of_two_letters_is_never_signed_alone(world):
    worker = world.case_at("decision_drafted")
    refs = [letter.ref for letter in worker.case.service.letters_of("decision")]
    worker.file("letter_review", {"letters": refs, "outcome": "pass"}, "reviewer")

    for alone in refs:
        with pytest.raises(Refused, match="一并签发"):
            worker.file("letter_sign", {"letters": [alone]}, "signer")


def test_an_agency_is_not_let_go_by_an_end_that_nobody_signed(world):
    worker = annul(world.case_at("informed"), "2026-03-03")
    refs = [letter.ref for letter in worker.case.service.letters_of("annulment")]
    worker.file("letter_review", {"letters": refs, "outcome": "pass"}, "deputy")
    lifts = [x.ref for x in worker.case.letters if x.kind == "lift_notice"]

    with pytest.raises(Refused, match="一并签发"):
        worker.file("letter_sign", {"letters": lifts}, "signer")


def test_an_objection_is_upheld_in_every_letter_or_in_none(world):
    worker = world.case_at("objected")
    worker.file("objection_result", result(worker.case.sequence, "annul"), "deputy").letters_to_seal()
    told = next(x for x in worker.case.letters if x.kind == "objection_result")
    service = {
        "letters": [told.ref],
        "method": "direct",
        "served_on": "2026-03-02",
        "place": "住所",
        "servers": ["李经办", "马协办"],
        "receiver": "周例样",
    }

    with pytest.raises(Refused, match=r"撤销认定决定书.*一并送达"):
        worker.file("letter_serve", service, scan="回证")


def test_a_decision_is_signed_only_while_it_may_still_be_made(world):
    worker = world.case_at("decision_drafted")
    refs = [letter.ref for letter in worker.case.service.letters_of("decision")]
    worker.file("letter_review", {"letters": refs, "outcome": "pass"}, "reviewer")
    settings = worker.office.home / "office.toml"
    kept = settings.read_text(encoding="utf-8")
    if "norm.confirmed_by" in kept:
        settings.write_text(kept[: kept.index('[policies."norm.confirmed_by"]')], encoding="utf-8")
        worker.office = open_office(worker.office.home, worker.clock)

    with pytest.raises(Refused, match="尚未登记继续有效的确认文件"):
        worker.on("2026-11-13").file("letter_sign", {"letters": refs}, "signer")
