"""What is written is there whole and never replaced, or not there."""

import errno
import os

import pytest

from storage import Unwritable, durable
from tests.storage.builders import files_under


def test_a_new_file_is_there_whole_and_nothing_else_is(tmp_path):
    durable.write_new(tmp_path / "记录.json", b"whole")
    assert (tmp_path / "记录.json").read_bytes() == b"whole"
    assert files_under(tmp_path) == ["记录.json"]


def test_a_file_that_exists_is_never_replaced(tmp_path):
    durable.write_new(tmp_path / "a", b"first")
    with pytest.raises(FileExistsError):
        durable.write_new(tmp_path / "a", b"second")
    assert (tmp_path / "a").read_bytes() == b"first"
    assert files_under(tmp_path) == ["a"]


def test_a_settings_file_is_replaced_in_one_step(tmp_path):
    for content in (b"first", b"second"):
        durable.replace(tmp_path / "office.toml", content)
    durable.replace(tmp_path / "office.toml", b"third", sync=False)
    assert (tmp_path / "office.toml").read_bytes() == b"third"
    assert files_under(tmp_path) == ["office.toml"]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "磁盘空间不足"),
        (errno.EROFS, "没有写入权限或磁盘为只读"),
        (errno.EACCES, "没有写入权限或磁盘为只读"),
        (errno.EIO, "请检查文件夹是否可用"),
    ],
)
@pytest.mark.parametrize("write", [durable.write_new, durable.replace])
def test_a_disk_that_refuses_is_explained_and_leaves_nothing(tmp_path, monkeypatch, number, said, write):
    def refuse(descriptor):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(durable, "sync_file", refuse)
    with pytest.raises(Unwritable, match=said) as refusal:
        write(tmp_path / "0001.json", b"x")
    assert "0001.json" in refusal.value.message
    assert refusal.value.cause.errno == number
    assert files_under(tmp_path) == []


def test_a_folder_that_is_gone_is_explained(tmp_path):
    with pytest.raises(Unwritable, match="请检查文件夹是否可用"):
        durable.write_new(tmp_path / "gone" / "a", b"x")


def test_a_replacement_that_fails_keeps_the_old_file(tmp_path):
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "inside").touch()
    with pytest.raises(Unwritable):
        durable.replace(tmp_path / "taken", b"x")
    assert files_under(tmp_path) == ["taken/inside"]


def without_links(monkeypatch, number=errno.EPERM):
    def refuse(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "link", refuse)


def test_where_links_are_unknown_a_file_is_still_whole_and_exclusive(tmp_path, monkeypatch):
    without_links(monkeypatch)
    durable.write_new(tmp_path / "a", b"first")
    with pytest.raises(FileExistsError):
        durable.write_new(tmp_path / "a", b"second")
    assert (tmp_path / "a").read_bytes() == b"first"
    assert files_under(tmp_path) == ["a"]


def test_where_links_are_unknown_a_failure_frees_the_name_again(tmp_path, monkeypatch):
    without_links(monkeypatch)
    monkeypatch.setattr(type(tmp_path), "replace", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        durable.write_new(tmp_path / "a", b"x")
    assert files_under(tmp_path) == []


def test_a_link_refused_for_another_reason_is_explained(tmp_path, monkeypatch):
    without_links(monkeypatch, errno.ENOSPC)
    with pytest.raises(Unwritable, match="磁盘空间不足"):
        durable.write_new(tmp_path / "a", b"x")
    assert files_under(tmp_path) == []


def test_a_share_that_links_but_answers_that_the_name_exists_is_believed_by_its_count(tmp_path, monkeypatch):
    link = os.link

    def link_and_deny(source, target):
        link(source, target)
        raise FileExistsError(errno.EEXIST, "repeated request")

    monkeypatch.setattr(os, "link", link_and_deny)
    durable.write_new(tmp_path / "a", b"x")
    assert (tmp_path / "a").read_bytes() == b"x"


def test_on_windows_a_rename_claims_the_name(tmp_path, monkeypatch):
    monkeypatch.setattr(durable, "_ON_WINDOWS", True)
    durable.write_new(tmp_path / "a", b"x")
    assert files_under(tmp_path) == ["a"]


def test_a_share_that_cannot_sync_folders_does_not_stop_the_filing(tmp_path, monkeypatch):
    fsync = os.fsync

    def only_files(descriptor):
        if os.path.isdir(f"/proc/self/fd/{descriptor}"):  # noqa: PTH112
            raise OSError(errno.EINVAL, "folders cannot be synced")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", only_files)
    durable.write_new(tmp_path / "a", b"x")


def test_a_folder_whose_sync_fails_is_explained(tmp_path, monkeypatch):
    monkeypatch.setattr(durable, "sync_file", lambda _: None)

    def fail(_):
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Unwritable):
        durable.write_new(tmp_path / "a", b"x")


def test_filing_waits_for_the_disk_once_for_the_file_and_once_for_its_folder(tmp_path, monkeypatch):
    synced = []
    fsync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda descriptor: (synced.append(descriptor), fsync(descriptor)))
    durable.write_new(tmp_path / "a", b"x")
    assert len(synced) == 2


def test_a_folder_is_claimed_by_one_only(tmp_path):
    assert durable.claim_folder(tmp_path / "2026-0001")
    assert not durable.claim_folder(tmp_path / "2026-0001")


def test_missing_folders_are_made_with_their_parents(tmp_path):
    durable.make_folder(tmp_path / "a" / "b" / "c")
    durable.make_folder(tmp_path / "a" / "b" / "c")
    assert (tmp_path / "a" / "b" / "c").is_dir()


def test_a_folder_whose_name_a_file_has_is_explained(tmp_path):
    (tmp_path / "letters").touch()
    with pytest.raises(Unwritable, match="请检查文件夹是否可用"):
        durable.make_folder(tmp_path / "letters")


def test_a_finished_folder_takes_no_name_that_is_in_use(tmp_path):
    (tmp_path / "built").mkdir()
    (tmp_path / "taken" / "full").mkdir(parents=True)
    with pytest.raises(FileExistsError):
        durable.place_folder(tmp_path / "built", tmp_path / "taken")
    durable.place_folder(tmp_path / "built", tmp_path / "free")
    assert (tmp_path / "free").is_dir()


def test_a_file_that_cannot_be_removed_is_explained(tmp_path):
    durable.remove(tmp_path / "not there")
    with pytest.raises(Unwritable):
        durable.remove(tmp_path)
