"""Each record of an office says under which versions it was made; one of a newer program is refused in words."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from casefiles import __version__
from casefiles.cli import main
from casefiles.office.accounts.delegations import begin_delegation
from casefiles.office.errors import TooNew
from casefiles.office.reading.cases import every_case, read_case
from casefiles.office.reading.interpretations import file_interpretation
from casefiles.office.upkeep.index import reindex
from storage import Versions
from tests.builders.reports import person
from tests.world.offices import opened
from tests.world.staff import STAFF


def as_kept(folder) -> list[dict]:
    return [json.loads(path.read_bytes()) for path in sorted((folder / "records").iterdir())]


def test_each_record_of_a_case_says_the_versions_at_work(world):
    worker = world.case_at("noticed")
    measure = worker.office.measure
    for record in worker.office.store.folder(worker.number).records():
        assert record.versions == Versions(__version__, "mulei-2021-3", measure.version)


def test_the_chains_beside_the_cases_say_them_too(office):
    for who in ("reviewer", "deputy"):
        officer = STAFF[who]
        office.accounts.add(officer.id, officer.name, officer.roles, "a-long-password-1")
    leave = {"first": "2026-01-05", "last": "2026-01-09", "reason": "休假"}
    begin_delegation(
        office, leave | {"principal": "zhao", "deputy": "feng", "roles": ["reviewer"]}, STAFF["admin"]
    )
    reading = {"article": 3, "question": "何日起施行？", "text": "自2021年11月12日起。", "cases": []}
    file_interpretation(office, reading | {"effective_on": "2026-01-05"}, STAFF["explainer"])

    for chain in ("delegations", "interpretations"):
        [record] = as_kept(office.home / chain)
        assert record["format"] == 2
        assert record["versions"] == {
            "program": __version__,
            "measure": "mulei-2021-3",
            "measure_version": office.measure.version,
        }


@pytest.fixture
def newer(world):
    """A case whose second record was filed by a newer program."""
    worker = world.case_at("reported")
    path = worker.office.store.folder(worker.number).path / "records" / "0002.json"
    path.write_text(json.dumps({"format": 3, "versions": {"program": "0.9.0"}}), encoding="utf-8")
    return worker


def test_a_case_of_a_newer_program_is_not_read(newer):
    with pytest.raises(TooNew, match=r"程序版本：0\.9\.0"):
        read_case(newer.office, newer.number)


def test_the_command_line_says_what_to_do_and_a_check_counts_it_as_no_damage(newer):
    home = ["--home", str(newer.office.home)]
    shown = CliRunner().invoke(main, [*home, "show", newer.number])
    assert (shown.exit_code, "请升级本程序" in shown.output) == (1, True)
    checked = CliRunner().invoke(main, [*home, "check"])
    assert "请升级本程序" in checked.output
    assert "Traceback" not in shown.output + checked.output


def test_the_other_cases_are_read_as_ever(newer):
    other = opened(newer.office, person())
    reindex(newer.office)
    assert [case.number for case in every_case(newer.office)] == [other.number]
