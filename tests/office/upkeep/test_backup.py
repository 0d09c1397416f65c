"""Backups: whole while people file, proven after writing, and brought back to an office that checks clean."""

from __future__ import annotations

import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from casefiles.cases import letter_kinds
from casefiles.cli import main
from casefiles.office.accounts.access_log import log_act
from casefiles.office.context import OfficeContext
from casefiles.office.errors import NotFound, Unusable
from casefiles.office.opening import open_office
from casefiles.office.reading.cases import every_case, read_case
from casefiles.office.upkeep.backup import back_up, backup_warning, backups, restore_home, verify_listed
from casefiles.office.upkeep.checks import check_everything, last_check, run_check
from casefiles.office.upkeep.overview import overview
from storage import Damaged, Harm, StorageError
from storage.backup import MANIFEST
from tests.builders.files import every_file
from tests.builders.numbers import credit_code
from tests.builders.reports import enterprise
from tests.world.clock import ManualClock
from tests.world.offices import FIRST_DAY, opened
from tests.world.staff import STAFF
from tests.world.stages import STAGES

ADMIN = STAFF["admin"]


@pytest.fixture
def copied(demo: OfficeContext, tmp_path: Path) -> OfficeContext:
    """A copy of the finished demonstration."""
    shutil.copytree(demo.home, tmp_path / "office")
    return open_office(tmp_path / "office", ManualClock(demo.today))


def truth(home: Path) -> dict[str, bytes]:
    """Every file of a home that is not derived."""
    return {name: data for name, data in every_file(home).items() if not name.startswith("index/")}


def with_folder(home: Path, folder: Path, days: int = 7) -> OfficeContext:
    settings = f'\n[backup]\nfolder = "{folder}"\nwarn_after_days = {days}\n'
    path = home / "office.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text[: text.index("[backup]")] + text[text.index("[numbers]") :] + settings, encoding="utf-8"
    )
    return open_office(home, ManualClock(date(2026, 12, 1)))


def test_what_is_restored_is_what_was_backed_up_and_checks_clean(copied, tmp_path):
    before = truth(copied.home)

    package = back_up(copied, ADMIN, target=tmp_path / "disk")
    restore_home(package, tmp_path / "again")

    assert truth(tmp_path / "again") == before
    again = open_office(tmp_path / "again", ManualClock(copied.today))
    assert list(check_everything(again)) == []
    assert again.index.find().total == copied.index.find().total


def test_a_backup_made_while_people_file_lacks_nothing_that_its_records_name(world, tmp_path):
    worker = world.case_at("noticed")
    office, filed = worker.office, 0

    def someone_files(done: int, total: int) -> None:
        nonlocal filed
        if filed < 4:
            filed += 1
            worker.file(
                "evidence",
                {"title": f"材料{filed}", "received_on": "2026-01-06", "source": "报送部门"},
                scan="材料",
            )
            opened(office)

    package = back_up(office, ADMIN, someone_files, tmp_path / "disk")
    restore_home(package, tmp_path / "again")

    assert filed == 4
    again = open_office(tmp_path / "again", office.clock)
    assert [one for one in check_everything(again) if one.harm is not Harm.NOTE] == []
    assert read_case(again, worker.number).sequence < worker.case.sequence


def test_a_number_of_a_copied_letter_is_never_given_out_again(world, tmp_path):
    office, signed = world.case_at("noticed").office, False
    office.clock.move_to(FIRST_DAY)
    second = opened(office, enterprise(identity_number=credit_code("000004"), name="木垒县另例商贸有限公司"))
    for stage in ("accepted", "verified", "legally_reviewed", "notice_drafted"):
        STAGES[stage](second)

    def someone_signs(done: int, total: int) -> None:
        nonlocal signed
        if not signed:
            signed = True
            second.letters_to_seal()

    package = back_up(office, ADMIN, someone_signs, tmp_path / "disk")
    restore_home(package, tmp_path / "again")

    again = open_office(tmp_path / "again", office.clock)
    borne = {letter.number for case in every_case(again) for letter in case.letters if letter.number}
    kept = {
        f"{series}〔{year}〕{holding.number}号"
        for series, year in again.numbers.series()
        for holding in again.numbers.holders(series, year)
    }
    assert read_case(again, second.number).service.signed(letter_kinds.PRIOR_NOTICE) is not None
    assert borne <= kept


def test_what_is_derived_or_passing_is_left_out(office, tmp_path):
    (office.home / "intake" / "uploads").mkdir(parents=True)
    (office.home / "intake" / "uploads" / "x.xlsx").write_bytes(b"x")

    package = back_up(office, ADMIN, target=tmp_path / "disk")

    names = zipfile.ZipFile(package).namelist()
    assert "secret.key" in names
    assert not [name for name in names if name.startswith(("index/", "intake/uploads/"))]


def test_a_half_written_line_of_the_log_is_left_out(office, tmp_path):
    log_act(office, ADMIN, "一", "二")
    log = office.home / "access.jsonl"
    whole = log.read_bytes()
    log.write_bytes(whole + b'{"at": "2026')

    restore_home(back_up(office, ADMIN, target=tmp_path / "disk"), tmp_path / "again")

    assert (tmp_path / "again" / "access.jsonl").read_bytes() == whole


def test_only_the_owner_reads_a_backup_and_the_secret_in_it(office, tmp_path):
    package = back_up(office, ADMIN, target=tmp_path / "disk")
    restore_home(package, tmp_path / "again")

    assert package.stat().st_mode & 0o077 == 0
    assert (tmp_path / "again" / "secret.key").stat().st_mode & 0o077 == 0


def rewritten(package: Path, change: dict[str, bytes | None]) -> Path:
    """The package with some entries other than they were, or gone."""
    other = package.with_name("other.zip")
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            data = change.pop(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
        for name, data in change.items():
            new.writestr(name, data or b"")
    return other


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"office.toml": b"[office]"}, "不符"),
        ({"secret.key": None}, "缺少"),
        ({"more.txt": b"x"}, "清单之外"),
        ({MANIFEST: None}, "不是本系统的备份"),
        ({MANIFEST: f"{'0' * 64}  ../../outside\n".encode()}, "不能作为文件名"),
        ({MANIFEST: f"{'0' * 64}  C:\\outside\n".encode()}, "不能作为文件名"),
    ],
)
def test_an_altered_package_is_noticed_and_nothing_is_made_of_it(office, tmp_path, change, words):
    package = rewritten(back_up(office, ADMIN, target=tmp_path / "disk"), dict(change))

    with pytest.raises(Damaged, match=words):
        restore_home(package, tmp_path / "again")

    assert {path.name for path in tmp_path.iterdir()} == {"office", "disk"}


def test_a_package_that_is_none_is_said_so(tmp_path):
    (tmp_path / "x.zip").write_bytes(b"no zip")
    with pytest.raises(Damaged, match="不是本系统的备份"):
        restore_home(tmp_path / "x.zip", tmp_path / "again")


def test_nothing_is_restored_over_what_is_there(office, tmp_path):
    package = back_up(office, ADMIN, target=tmp_path / "disk")
    before = every_file(office.home)

    with pytest.raises(StorageError, match="已经有文件"):
        restore_home(package, office.home)

    assert every_file(office.home) == before


def test_a_backup_does_not_lie_in_the_home_that_it_saves(office):
    with pytest.raises(StorageError, match="机关目录里面"):
        back_up(office, ADMIN, target=office.home / "backups")


def test_a_link_to_elsewhere_is_never_left_out_in_silence(office, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (office.home / "papers").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(Damaged, match="链接"):
        back_up(office, ADMIN, target=tmp_path / "disk")

    assert list((tmp_path / "disk").iterdir()) == []


def test_an_unfinished_report_of_no_case_yet_is_in_the_backup(office, tmp_path):
    office.store.save_draft("report-li", {"name": "例"}, "li")

    restore_home(back_up(office, ADMIN, target=tmp_path / "disk"), tmp_path / "again")

    assert open_office(tmp_path / "again", office.clock).store.draft("report-li").answers == {"name": "例"}


def test_a_damaged_home_is_backed_up_as_it_is(world, tmp_path):
    worker = world.case_at("noticed")
    record = worker.office.home / "cases" / "2026" / worker.number / "records" / "0002.json"
    record.unlink()
    before = truth(worker.office.home)

    restore_home(back_up(worker.office, ADMIN, target=tmp_path / "disk"), tmp_path / "again")

    assert {name for name in truth(tmp_path / "again") if "/records/" in name} == {
        name for name in before if "/records/" in name
    }


def test_the_administrator_is_warned_until_there_is_a_young_proven_backup(office, tmp_path):
    assert "office.toml 的 [backup] folder" in backup_warning(office)
    office = with_folder(office.home, tmp_path / "disk")
    assert "还没有一份核对过的备份" in backup_warning(office)

    package = back_up(office, ADMIN)
    assert backup_warning(office) == ""
    assert overview(office).last_backup.name == package.name

    office.clock.move_to(date(2026, 12, 8))
    assert "7天前" in backup_warning(office)


def test_a_backup_that_was_never_proven_counts_for_nothing(office, tmp_path):
    office = with_folder(office.home, tmp_path / "disk")
    package = back_up(office, ADMIN)
    package.with_name(package.name + ".sha256").unlink()

    assert [one.verified for one in backups(office)] == [False]
    assert backup_warning(office)


def test_a_listed_backup_is_read_again_and_no_other_file(office, tmp_path):
    office = with_folder(office.home, tmp_path / "disk")
    package = back_up(office, ADMIN)

    assert verify_listed(office, package.name) == []
    data = bytearray(package.read_bytes())
    data[len(data) // 3] ^= 0xFF
    package.write_bytes(data)
    assert verify_listed(office, package.name)
    with pytest.raises(NotFound):
        verify_listed(office, "../office.zip")


def test_from_the_command_line_and_back(copied, tmp_path):
    run = CliRunner().invoke
    made = run(main, ["--home", str(copied.home), "backup", str(tmp_path / "disk")], env={"COLUMNS": "300"})
    assert made.exit_code == 0, made.output
    [package] = (tmp_path / "disk").glob("*.zip")

    back = run(main, ["restore", str(package), str(tmp_path / "again")], env={"COLUMNS": "300"})
    assert back.exit_code == 0, back.output
    assert "全部完好" in back.output

    over = run(main, ["restore", str(package), str(tmp_path / "again")])
    assert over.exit_code == 1


def test_without_a_folder_the_command_says_where_to_name_one(office):
    with pytest.raises(Unusable, match="folder"):
        back_up(office, ADMIN)


def test_the_last_check_is_kept_with_what_it_found_and_no_person_s_file_name(world):
    worker = world.case_at("noticed")
    office = worker.office
    assert last_check(office) is None
    (office.home / "cases" / "2026" / worker.number / "evidence" / "孙例的身份证.pdf").write_bytes(b"x")

    run_check(office, ADMIN)

    kept = last_check(office)
    assert (kept.count, kept.by) == (1, "吴管理")
    assert worker.number in kept.rows[0].where
    assert "孙例" not in str(kept)
