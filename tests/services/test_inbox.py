# SPDX-License-Identifier: MIT
from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from lsapp.errors import UserError
from lsapp.services import inbox as inbox_module
from lsapp.services.exporting import export_submission
from lsapp.services.inbox import REST, InboxReader, open_inbox, scan_folder, taken_before
from lsapp.services.receiving import take_in


class Clock:
    """Goes on by more than a file needs to rest, at each question."""

    def __init__(self) -> None:
        self.now = 0.0
        self.step = REST

    def __call__(self) -> float:
        self.now += self.step
        return self.now


@pytest.fixture
def time_goes_on() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "thư mục nhận"
    path.mkdir()
    return path


@pytest.fixture
def reader(folder: Path, tmp_path: Path, time_goes_on: Clock) -> InboxReader:
    return InboxReader(folder, tmp_path / "so.lsdb.files" / "intake", time_goes_on)


def names(reader: InboxReader) -> list[str]:
    return [one.path.name for one in reader.look().files]


def test_a_file_is_told_once_it_rests(reader, folder, time_goes_on):
    (folder / "báo cáo.xlsx").write_bytes(b"one")
    time_goes_on.step = REST / 10
    for _ in range(3):  # a person in a hurry looks again and again
        look = reader.look()
        assert (look.files, look.coming) == ((), 1)
    time_goes_on.step = REST
    assert names(reader) == ["báo cáo.xlsx"]
    assert names(reader) == ["báo cáo.xlsx"]  # until somebody settles it


def test_a_growing_file_is_left_until_it_rests(reader, folder):
    path = folder / "lớn.pdf"
    with path.open("wb") as file:
        for _ in range(4):
            file.write(b"x" * 1000)
            file.flush()
            look = reader.look()
            assert (look.files, look.coming) == ((), 1)
    reader.look()
    (found,) = reader.look().files
    assert found.path == path
    # The same name with more in it is another file, and rests first again.
    with path.open("ab") as file:
        file.write(b"more")
    assert names(reader) == []
    (again,) = reader.look().files
    assert again.sha256 != found.sha256


def test_names_of_downloads_and_lock_files_are_not_told(reader, folder):
    for name in ("~$mẫu.xlsx", ".ẩn.xlsx", "~WRL1.xlsx", "Thumbs.db", "desktop.ini"):
        (folder / name).write_bytes(b"x")
    for name in ("a.xlsx.part", "b.crdownload", "c.tmp"):
        (folder / name).write_bytes(b"x")
    (folder / "trống.xlsx").touch()  # where a browser will put the download
    (folder / "ghi chú.txt").write_bytes(b"x")
    (folder / "đã xử lý").mkdir()
    (folder / "đã xử lý" / "cũ.xlsx").write_bytes(b"x")
    reader.look()
    look = reader.look()
    assert look.files == ()
    assert (look.coming, look.folders, look.others) == (4, 1, 1)


def test_what_is_settled_is_not_told_again_under_another_name_or_after_a_restart(
    reader, folder, tmp_path, time_goes_on
):
    for name in ("một.xlsx", "hai.json"):
        (folder / name).write_bytes(name.encode())
    reader.look()
    assert names(reader) == ["hai.json", "một.xlsx"]
    reader.settle([f"{folder / 'một.xlsx'} › bên trong.json", tmp_path / "elsewhere" / "hai.json"])
    assert names(reader) == ["hai.json"]
    shutil.copyfile(folder / "một.xlsx", folder / "bản sao.xlsx")

    again = InboxReader(folder, tmp_path / "so.lsdb.files" / "intake", time_goes_on)
    again.look()
    assert names(again) == ["hai.json"]


def test_known_files_are_not_read_again_after_a_restart(
    reader, folder, tmp_path, time_goes_on, monkeypatch
):
    (folder / "một.xlsx").write_bytes(b"one")
    reader.look()
    assert names(reader) == ["một.xlsx"]

    def refuse(path: Path) -> str:
        raise AssertionError(f"{path} was read again")

    monkeypatch.setattr(inbox_module, "sha256_of", refuse)
    again = InboxReader(folder, tmp_path / "so.lsdb.files" / "intake", time_goes_on)
    assert names(again) == ["một.xlsx"]


def test_a_file_held_by_another_program_waits(reader, folder, monkeypatch):
    (folder / "đang mở.xlsx").write_bytes(b"one")
    reader.look()
    with monkeypatch.context() as held:

        def locked(path: Path) -> str:
            raise PermissionError(errno.EACCES, "sharing violation", str(path))

        held.setattr(inbox_module, "sha256_of", locked)
        look = reader.look()
        assert (look.files, look.coming) == ((), 1)
    assert names(reader) == ["đang mở.xlsx"]


def test_a_file_that_changes_while_it_is_read_waits(reader, folder, monkeypatch):
    path = folder / "chép dở.pdf"
    path.write_bytes(b"half")
    reader.look()

    def grows(read: Path) -> str:
        path.write_bytes(b"half and half")
        return "0" * 64

    with monkeypatch.context() as copied:
        copied.setattr(inbox_module, "sha256_of", grows)
        assert reader.look().coming == 1
    assert names(reader) == []
    assert names(reader) == ["chép dở.pdf"]


def test_a_ledger_that_cannot_be_read_or_written_costs_a_second_look(
    folder, tmp_path, time_goes_on
):
    kept = tmp_path / "intake"
    kept.mkdir()
    (kept / "inbox.json").write_bytes(b"\0" * 40)  # as after a power cut
    (folder / "một.xlsx").write_bytes(b"one")
    reader = InboxReader(folder, kept, time_goes_on)
    reader.look()
    assert names(reader) == ["một.xlsx"]

    blocked = tmp_path / "blocked"
    blocked.write_bytes(b"a file where the folder should be")
    reader = InboxReader(folder, blocked / "intake", time_goes_on)
    reader.look()
    assert names(reader) == ["một.xlsx"]
    reader.settle([folder / "một.xlsx"])
    assert names(reader) == []


def test_a_folder_that_cannot_be_looked_at_is_explained(tmp_path, monkeypatch):
    with pytest.raises(UserError) as gone:
        scan_folder(tmp_path / "rút ra rồi")
    assert gone.value.code == "inbox.missing"
    (tmp_path / "tệp").write_bytes(b"")
    with pytest.raises(UserError) as no_folder:
        scan_folder(tmp_path / "tệp")
    assert no_folder.value.code == "inbox.missing"
    for number, code in ((errno.EACCES, "inbox.forbidden"), (errno.EIO, "inbox.unreachable")):

        def fail(path: Path, number: int = number) -> None:
            raise OSError(number, os.strerror(number), str(path))

        with monkeypatch.context() as broken:
            broken.setattr(inbox_module.os, "scandir", fail)
            with pytest.raises(UserError) as error:
                scan_folder(tmp_path)
        assert error.value.code == code


def test_five_thousand_files_are_told_and_a_whole_disk_is_not(reader, folder, monkeypatch):
    for number in range(5_000):
        (folder / f"{number}.json").write_bytes(b"%d" % number)
    reader.look()
    assert len(reader.look().files) == 5_000
    reader.settle([folder / f"{number}.json" for number in range(4_999)])
    assert names(reader) == ["4999.json"]
    monkeypatch.setattr(inbox_module, "MOST_ENTRIES", 4_000)
    with pytest.raises(UserError) as error:
        reader.look()
    assert error.value.code == "inbox.too_many"


def test_a_look_ends_when_it_is_stopped(reader, folder):
    (folder / "một.xlsx").write_bytes(b"one")
    reader.look()
    reader.stop()
    assert reader.look().files == ()


def test_what_was_taken_in_is_known_by_its_receipts(department, office, folder, time_goes_on):
    export_submission(office, office.plan(), "X06040", "2026", ["json"], folder)
    assert open_inbox(folder, department.path).look().coming == 1
    reader = InboxReader(folder, department.files / "intake", time_goes_on)
    reader.look()
    (found,) = reader.look().files
    assert taken_before(department, [found.sha256]) == frozenset()
    take_in(department, [folder])
    assert taken_before(department, [found.sha256, "0" * 64]) == {found.sha256}
    assert (department.files / "intake" / "inbox.json").is_file()
    assert list(folder.iterdir()) == [found.path]  # nothing was moved or added
