"""An archive package is whole, read-only, never replaced, and anyone can verify it without this software."""

import errno
import shutil
import subprocess
import sys

import bagit
import pytest

from storage import AlreadyArchived, Damaged, NotFound, Unwritable, archive, durable, make_bag, verify_bag
from tests.storage.builders import AT, EVIDENCE, LETTER, file_step, files_under

INFO = {"Source-Organization": "木垒县发展和改革委员会", "Retention": "30年\n注"}
COVER = {"卷宗封面.docx": b"cover", "../卷内目录.PDF": b"contents"}


@pytest.fixture
def filed_case(case):
    file_step(case, files=[LETTER, EVIDENCE])
    file_step(case, "受理")
    case.save_draft("report", {}, by="zhang")
    (case.path / "letters" / "0009-孤儿.docx").write_bytes(b"orphan")
    return case


def bagged(case, home):
    return make_bag(case, home / "archive", cover_files=COVER, info=INFO, at=AT)


def test_a_package_holds_the_records_their_files_and_the_cover_and_nothing_else(filed_case, home):
    path = bagged(filed_case, home)
    assert path == home / "archive" / "2026" / "2026-0001"
    assert files_under(path / "data") == [
        "cover/_卷内目录.pdf",
        "cover/卷宗封面.docx",
        "evidence/0001-判决书.pdf",
        "letters/0001-失信行为认定事先告知书.docx",
        "records/0001.json",
        "records/0002.json",
    ]
    for record in filed_case.records():
        assert (path / "data" / "records" / f"{record.sequence:04d}.json").read_bytes() == record.to_bytes()
    assert files_under(home / "archive") == [f"2026/2026-0001/{name}" for name in files_under(path)]


def test_a_package_is_a_bagit_bag_of_version_one(filed_case, home):
    bag = bagit.Bag(str(bagged(filed_case, home)))
    assert bag.version_info == (1, 0)
    assert bag.algorithms == ["sha256"]
    assert bag.info["External-Identifier"] == "2026-0001"
    assert bag.info["Bagging-Date"] == "2026-05-01"
    assert bag.info["Source-Organization"] == "木垒县发展和改革委员会"
    assert bag.info["Retention"] == "30年 注"
    payload = [path for path in (home / "archive/2026/2026-0001/data").rglob("*") if path.is_file()]
    assert bag.info["Payload-Oxum"] == f"{sum(path.stat().st_size for path in payload)}.{len(payload)}"
    assert bag.is_valid()


def test_the_stock_validator_agrees(filed_case, home):
    path = bagged(filed_case, home)
    validate = [sys.executable, "-m", "bagit", "--validate", "--quiet", str(path)]
    assert subprocess.run(validate, check=False).returncode == 0
    altered = path / "data" / "records" / "0001.json"
    altered.chmod(0o600)
    altered.write_bytes(altered.read_bytes().replace(b"1", b"2"))
    assert subprocess.run(validate, check=False, stderr=subprocess.DEVNULL).returncode != 0


def test_a_whole_package_has_no_problems_and_is_read_only(filed_case, home):
    path = bagged(filed_case, home)
    assert verify_bag(path) == []
    assert not any((path / name).stat().st_mode & 0o222 for name in files_under(path))


def test_a_package_is_never_replaced(filed_case, home):
    path = bagged(filed_case, home)
    before = {name: (path / name).read_bytes() for name in files_under(path)}
    file_step(filed_case)
    with pytest.raises(AlreadyArchived, match="2026-0001已经归档"):
        bagged(filed_case, home)
    assert {name: (path / name).read_bytes() for name in files_under(path)} == before


def test_of_two_that_archive_at_once_one_finds_it_done(filed_case, home, monkeypatch):
    describe = archive._describe

    def while_another_finishes(*arguments):
        monkeypatch.setattr(archive, "_describe", describe)
        bagged(filed_case, home)
        describe(*arguments)

    monkeypatch.setattr(archive, "_describe", while_another_finishes)
    with pytest.raises(AlreadyArchived):
        bagged(filed_case, home)
    assert verify_bag(home / "archive" / "2026" / "2026-0001") == []
    assert len(list((home / "archive" / "2026").iterdir())) == 1


def test_two_covers_of_one_name_make_no_package(filed_case, home):
    with pytest.raises(FileExistsError):
        make_bag(filed_case, home / "archive", cover_files={"a/b.pdf": b"", "a_b.pdf": b""}, info={}, at=AT)
    assert files_under(home / "archive") == []


def test_a_case_without_records_is_not_archived(case, home):
    with pytest.raises(NotFound, match="没有任何记录"):
        bagged(case, home)
    assert files_under(home / "archive") == []


def test_a_damaged_case_is_not_archived(filed_case, home):
    (filed_case.path / "evidence" / "0001-判决书.pdf").write_bytes(b"forged")
    with pytest.raises(Damaged, match="判决书"):
        bagged(filed_case, home)
    assert files_under(home / "archive") == []


@pytest.mark.parametrize("fails", ["write_new", "rename"])
def test_a_full_disk_leaves_no_package(filed_case, home, monkeypatch, fails):
    def refuse(path, *_):
        raise Unwritable(OSError(errno.ENOSPC, "full"), path)

    if fails == "write_new":
        monkeypatch.setattr(durable, "write_new", refuse)
    else:
        monkeypatch.setattr(
            type(home), "rename", lambda *_: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full"))
        )
    with pytest.raises(Unwritable, match="磁盘空间不足"):
        bagged(filed_case, home)
    assert files_under(home / "archive") == []


def alter(path):
    path.chmod(0o600)
    path.write_bytes(bytes([path.read_bytes()[0] ^ 1]) + path.read_bytes()[1:])


def test_every_altered_file_is_named(filed_case, home):
    path = bagged(filed_case, home)
    for name in files_under(path):
        if name == "bagit.txt":
            continue
        shutil.copytree(path, home / "copy" / "2026-0001")
        alter(home / "copy" / "2026-0001" / name)
        problems = verify_bag(home / "copy" / "2026-0001")
        assert problems
        if name.startswith("data/"):
            assert name in {problem.where for problem in problems}
        for copied in (home / "copy").rglob("*"):
            copied.chmod(0o700)
        shutil.rmtree(home / "copy")


def test_a_missing_file_an_extra_one_and_a_broken_declaration_are_named(filed_case, home):
    path = bagged(filed_case, home)
    (path / "data" / "extra.txt").touch()
    (path / "data" / "cover" / "卷宗封面.docx").unlink()
    said = {problem.where: problem.what for problem in verify_bag(path)}
    assert "多出未登记的文件" in said["data/extra.txt"]
    assert "缺少文件" in said["data/cover/卷宗封面.docx"]
    (path / "bagit.txt").chmod(0o600)
    (path / "bagit.txt").write_text("nonsense")
    assert any("不符合 BagIt 规范" in problem.what for problem in verify_bag(path))


def test_forged_records_are_found_even_if_the_manifests_were_made_to_fit(filed_case, home):
    path = bagged(filed_case, home)
    for name in files_under(path):
        (path / name).chmod(0o600)
    record = path / "data" / "records" / "0001.json"
    record.write_bytes(record.read_bytes().replace("拖欠".encode(), "偿还".encode()))
    bagit.Bag(str(path)).save(manifests=True)
    assert bagit.Bag(str(path)).is_valid()
    assert [problem.where for problem in verify_bag(path)] == ["data/records/0002.json"]


def test_a_wrong_total_is_reported(filed_case, home):
    path = bagged(filed_case, home)
    (path / "bag-info.txt").chmod(0o600)
    (path / "bag-info.txt").write_text("Payload-Oxum: 1.1\n")
    (path / "tagmanifest-sha256.txt").unlink()
    assert "Payload-Oxum" in verify_bag(path)[0].what


def test_a_folder_that_is_no_package_is_reported_as_none(home):
    (home / "2026-0001").mkdir(parents=True)
    assert "不符合 BagIt 规范" in verify_bag(home / "2026-0001")[0].what
