"""The packs of a home: its own wins over the program's; a faulty one is named and never ends in a traceback."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from casefiles.cli import main
from casefiles.office.errors import Unusable
from casefiles.office.opening import open_office, up_to_date
from casefiles.office.settings.home import found_home, read_home
from casefiles.office.settings.packs import check_pack, measure_of
from tests.world.clock import ManualClock
from tests.world.offices import OFFICE

PACKS = Path(__file__).resolve().parents[3] / "casefiles" / "law" / "packs"
TEXT = (PACKS / "mulei-2021-3.toml").read_text(encoding="utf-8")


def own(home: Path, text: str, name: str = "mulei-2021-3") -> Path:
    (home / "measure").mkdir(exist_ok=True)
    path = home / "measure" / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def home(tmp_path):
    found_home(tmp_path / "office", OFFICE)
    return tmp_path / "office"


def test_the_homes_own_pack_wins_over_the_programs(home):
    own(home, TEXT.replace("version = 1", "version = 7", 1))

    assert read_home(home)[1].version == 7


def test_a_changed_pack_is_taken_without_a_new_start(home):
    office = open_office(home, ManualClock(date(2026, 1, 5)))
    own(home, TEXT.replace("version = 1", "version = 7", 1))

    assert up_to_date(office).measure.version == 7


def test_a_pack_that_becomes_faulty_changes_nothing_and_is_named(home):
    own(home, TEXT)
    office = open_office(home, ManualClock(date(2026, 1, 5)))
    own(home, TEXT.replace("[ground]", "[grund]"))

    now = up_to_date(office)

    assert now.measure is office.measure
    assert "measure check" in now.settings.fault


@pytest.mark.parametrize("text", ["", "[measure", TEXT.replace("notice =", "notise ="), TEXT[:4000]])
def test_an_office_with_a_faulty_pack_says_so_and_does_not_start(home, text):
    own(home, text)

    with pytest.raises(Unusable, match="办法数据不能使用"):
        read_home(home)


def test_a_pack_under_another_name_than_its_own_is_refused(home):
    own(home, TEXT, "other")

    with pytest.raises(Unusable, match=r"改名为 mulei-2021-3\.toml"):
        measure_of(home, "other")


def run(*arguments: object) -> Any:
    return CliRunner().invoke(main, [str(one) for one in arguments])


def test_the_command_says_every_fault_of_a_file_and_fails(tmp_path):
    path = tmp_path / "county.toml"
    path.write_text(
        TEXT.replace("notice =", "notise =").replace('unit = "days"', 'unit = "dayz"'), encoding="utf-8"
    )

    done = run("--home", tmp_path, "measure", "check", path)

    assert done.exit_code == 1
    assert "[ground] notise" in done.output
    assert "[ground] notice" in done.output
    assert done.output.count("dayz") == TEXT.count('unit = "days"')
    assert "Traceback" not in done.output


def test_the_command_passes_a_sound_file(tmp_path):
    done = run("--home", tmp_path, "measure", "check", PACKS / "mulei-2021-3.toml")

    assert done.exit_code == 0
    assert "可以使用" in done.output


def test_a_file_that_is_not_there_is_named(tmp_path):
    done = run("--home", tmp_path, "measure", "check", tmp_path / "nowhere.toml")

    assert done.exit_code != 0
    assert "nowhere.toml" in done.output


def test_a_new_office_takes_its_pack_from_a_file(tmp_path):
    path = tmp_path / "anything.toml"
    path.write_text(TEXT.replace('id = "mulei-2021-3"', 'id = "elsewhere-1"'), encoding="utf-8")

    done = run("--home", tmp_path / "office", "init", "--measure", path)

    assert done.exit_code == 0
    assert read_home(tmp_path / "office")[1].id == "elsewhere-1"
    assert (tmp_path / "office" / "measure" / "elsewhere-1.toml").read_bytes() == path.read_bytes()


def test_a_new_office_is_not_begun_with_a_faulty_pack(tmp_path):
    path = tmp_path / "bad.toml"
    path.write_text(TEXT.replace("notice =", "notise ="), encoding="utf-8")

    done = run("--home", tmp_path / "office", "init", "--measure", path)

    assert done.exit_code != 0
    assert "[ground] notise" in done.output
    assert not (tmp_path / "office").exists()


def test_a_file_is_checked_without_an_office():
    measure, problems = check_pack(PACKS / "mulei-2021-3.toml")

    assert measure is not None
    assert not problems
