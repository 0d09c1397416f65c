"""A home that an earlier version of the program left opens unchanged, and work goes on in it."""

from __future__ import annotations

import json
import tarfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from casefiles.cases.states import State
from casefiles.cli import main
from casefiles.office.context import OfficeContext
from casefiles.office.filing.forms import form_for
from casefiles.office.opening import open_office
from casefiles.office.reading.cases import read_case
from casefiles.office.reading.interpretations import every_interpretation, file_interpretation
from casefiles.office.reading.register import published
from casefiles.office.upkeep.archive import verify_bags
from casefiles.office.upkeep.checks import check_everything
from casefiles.office.upkeep.due import run_due
from casefiles.procedure.table import STEPS
from storage import Record, sha256_of
from tests.builders.answers import OBJECTION
from tests.builders.files import every_file
from tests.world.case_worker import CaseWorker
from tests.world.clock import ManualClock
from tests.world.staff import CLERK

HOMES = Path(__file__).parents[1] / "homes"
DAY = date(2026, 3, 4)
STATES = {
    "2026-0001": (State.LISTED, 35),
    "2026-0002": (State.ARCHIVED, 17),
    "2026-0003": (State.COURT_PASSED_ON, 7),
    "2026-0004": (State.REFUSED, 6),
}
CHAINS = [*(f"cases/2026/{number}" for number in STATES), "delegations", "interpretations"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with tarfile.open(HOMES / "format-1.tar.xz") as packed:
        packed.extractall(tmp_path / "office", filter="data")
    return tmp_path / "office"


@pytest.fixture
def old(home: Path) -> OfficeContext:
    return open_office(home, ManualClock(DAY))


def records_in(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted((folder / "records").iterdir())]


def test_its_cases_stand_where_they_stood(old):
    assert {
        number: (read_case(old, number).state, read_case(old, number).sequence)
        for number in old.store.numbers()
    } == (STATES)


def test_nothing_is_wrong_with_it(old):
    assert list(check_everything(old)) == []


def test_opening_and_reading_it_changes_no_byte_but_the_index(home):
    before = every_file(home)

    office = open_office(home, ManualClock(DAY))
    for number in STATES:
        read_case(office, number)
    assert list(check_everything(office)) == []

    after = {path: data for path, data in every_file(home).items() if not path.startswith("index/")}
    assert after == before


@pytest.mark.parametrize("chain", CHAINS)
def test_a_record_of_format_1_keeps_its_bytes_and_its_hash(home, chain):
    for written in records_in(home / chain):
        record = Record.from_bytes(written)

        assert (record.format, record.versions) == (1, None)
        assert record.to_bytes() == written
        assert record.sha256 == sha256_of(written)


def test_a_step_is_filed_on_it_in_the_present_format_and_the_chain_holds(old):
    worker = CaseWorker(old, old.clock, "2026-0001").file("objection", OBJECTION)

    *_, last_old, new = old.store.folder(worker.number).records()
    assert (last_old.format, new.format) == (1, 2)
    assert new.previous == last_old.sha256
    assert worker.case.remedies.open_objections
    assert list(check_everything(old)) == []


def test_the_chains_beside_the_cases_go_on_too(old):
    [first] = every_interpretation(old)
    reading = {"article": 4, "item": 9, "question": "分期履行是否算履行？", "text": "按期履行的，算履行。"}
    explainer = old.accounts.officer("zhou")
    file_interpretation(old, reading | {"cases": ["2026-0001"], "effective_on": "2026-03-04"}, explainer)

    assert [one.number for one in every_interpretation(old)] == [first.number, 2]
    formats = [json.loads(record).get("format", 1) for record in records_in(old.home / "interpretations")]
    assert formats == [1, 2]
    assert list(check_everything(old)) == []


def test_its_bag_and_its_register_are_read(old):
    assert verify_bags(old, "2026-0002") == []
    assert [listing.name for listing in published(old)] == ["木垒县例样商贸有限公司"]


@pytest.mark.parametrize("number", STATES)
def test_what_its_letters_say_is_told_again(old, number):
    case = read_case(old, number)
    assert case.letters
    for letter in case.letters:
        assert old.writer.context_of(case, letter)


def test_its_listing_leaves_the_register_the_day_after_its_term(old):
    old.clock.move_to(date(2026, 5, 2))
    assert published(old) == []
    run_due(old)
    assert list(check_everything(old)) == []


def test_its_case_is_shown_at_the_command_line(home):
    shown = CliRunner().invoke(main, ["--home", str(home), "show", "2026-0001"])
    assert shown.exit_code == 0, shown.output
    assert "木垒县例样商贸有限公司" in shown.output


def test_its_unfinished_form_is_still_there(old):
    case = read_case(old, "2026-0001")
    form = form_for(old, case, STEPS["objection"], CLERK)
    assert form.answers()["by"] == "周例样"
