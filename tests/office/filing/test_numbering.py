"""Document numbers: each borne by one letter, none lost, a series for each year and kind."""

from __future__ import annotations

import pytest

from casefiles.cases.letter import LetterStatus
from casefiles.office.opening import open_office
from casefiles.office.reading.cases import every_case
from casefiles.office.upkeep.checks import check_everything
from storage import NumberRegister
from tests.world.clock import ManualClock
from tests.world.offices import FIRST_DAY, new_office, opened, resumed


def holdings(office, series, year=2026):
    return list(NumberRegister(office.home).holders(series, year))


def test_a_signature_that_fails_voids_its_numbers_and_the_next_goes_on_without_a_gap(world):
    worker = world.case_at("notice_drafted")
    [draft] = worker.case.letters
    worker.file("letter_review", {"letters": [draft.ref], "outcome": "pass"}, "reviewer")
    template = worker.office.home / "templates" / "prior_notice.docx"
    template.write_bytes(b"no template at all")

    with pytest.raises(Exception, match="prior_notice"):
        worker.file("letter_sign", {"letters": [draft.ref]}, "signer")
    template.unlink()
    [voided] = holdings(worker.office, "木发改信告")
    assert voided.void_reason == "签发未能完成"
    assert worker.case.letters[0].status == LetterStatus.REVIEWED

    resumed(worker.office.home, worker.number).file("letter_sign", {"letters": [draft.ref]}, "signer")

    assert [h.number for h in holdings(worker.office, "木发改信告")] == [1, 2]
    assert worker.case.letters[0].number == "木发改信告〔2026〕2号"
    assert list(check_everything(worker.office)) == []


def test_every_number_of_the_demonstration_is_borne_by_one_letter_and_no_gap_is_left(demo):
    borne = [letter.number for case in every_case(demo) for letter in case.letters if letter.number]
    register = NumberRegister(demo.home)

    assert len(borne) == len(set(borne))
    allotted = []
    for series, year in register.series():
        numbers = [h.number for h in register.holders(series, year)]
        assert numbers == list(range(1, len(numbers) + 1))
        allotted += [f"{series}〔{year}〕{n}号" for n in numbers]
    assert sorted(allotted) == sorted(borne)


def test_a_new_year_begins_its_numbers_anew(world):
    worker = world.case_at("notice_drafted").on("2027-01-04").letters_to_seal()

    assert worker.case.letters[0].number == "木发改信告〔2027〕1号"


def test_an_office_may_give_a_kind_of_letter_a_series_of_its_own(tmp_path):
    office = new_office(tmp_path / "office")
    toml = office.home / "office.toml"
    toml.write_text(
        toml.read_text(encoding="utf-8").replace("[numbers]", '[numbers]\nrefusal = "木发改"'),
        encoding="utf-8",
    )
    worker = opened(open_office(office.home, ManualClock(FIRST_DAY)))

    worker.file("refusal", {"reason_kind": "not_in_scope", "reasons": ["不属于。"]}).letters_to_seal()

    assert "木发改〔2026〕1号" in [letter.number for letter in worker.case.letters]
