# SPDX-License-Identifier: MIT
# ruff: noqa: PT012 - what raises is a transaction with something done in it
from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from lsapp import files
from lsapp.errors import UserError


def windows_error(number: int) -> PermissionError:
    error = PermissionError(errno.EACCES, "held")
    error.winerror = number
    return error


class Replace:
    """Stands in for ``os.replace``: fails with each of the given errors, then replaces."""

    def __init__(self, *errors: OSError) -> None:
        self.errors = list(errors)
        self.really = os.replace

    def __call__(self, source: Path, target: Path) -> None:
        if self.errors:
            raise self.errors.pop(0)
        self.really(source, target)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "Báo cáo năm 2026.xlsx"
    path.write_bytes(b"old")
    return path


def only(path: Path, content: bytes) -> bool:
    return [*path.parent.iterdir()] == [path] and path.read_bytes() == content


def code_of(path: Path, data: bytes = b"new") -> str:
    with pytest.raises(UserError) as caught:
        files.write_atomically(path, data, sleep=lambda _: None)
    return caught.value.code


def test_a_file_is_written_and_replaced(old: Path) -> None:
    files.write_atomically(old, b"new")
    assert only(old, b"new")
    fresh = old.with_name("fresh.pdf")
    files.write_atomically(fresh, b"")
    assert fresh.read_bytes() == b""


@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_file_held_for_a_moment_is_replaced_after_waiting(
    old: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    waited: list[float] = []
    monkeypatch.setattr(os, "replace", Replace(*[windows_error(number)] * 4))
    files.write_atomically(old, b"new", sleep=waited.append)
    assert only(old, b"new")
    assert waited == [0.05, 0.1, 0.2, 0.4]


def test_a_file_open_in_excel_is_said_to_be_so_and_stays(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr(os, "replace", Replace(*[windows_error(32)] * 99))
    with pytest.raises(UserError) as caught:
        files.write_atomically(old, b"new", sleep=waited.append)
    assert (caught.value.code, caught.value.facts) == ("file.in_use", {"path": str(old)})
    assert only(old, b"old")
    assert sum(waited) == pytest.approx(2.5)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, "full"), "disk.full"),
        (PermissionError(errno.EACCES, "no"), "folder.read_only"),
        (OSError(errno.EROFS, "read-only"), "folder.read_only"),
        (FileNotFoundError(errno.ENOENT, "gone"), "folder.missing"),
    ],
)
@pytest.mark.parametrize("place", ["replace", "fsync"])
def test_a_fault_of_the_disk_leaves_the_old_file_and_no_litter(
    old: Path, monkeypatch: pytest.MonkeyPatch, place: str, error: OSError, code: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, place, fail)
    assert code_of(old) == code
    assert only(old, b"old")


def test_windows_own_number_for_a_full_disk_is_known() -> None:
    error = OSError(errno.EINVAL, "full")
    error.winerror = 112
    found = files.explained(error, Path("x"))
    assert isinstance(found, UserError)
    assert found.code == "disk.full"


def test_an_unknown_fault_stays_a_bug(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", Replace(OSError(errno.EIO, "broken")))
    with pytest.raises(OSError, match="broken"):
        files.write_atomically(old, b"new")
    assert only(old, b"old")


def test_bytes_that_read_back_differently_never_take_the_name(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "sha256_of", lambda _: "0" * 64)
    assert code_of(old) == "file.unreadable"
    assert only(old, b"old")


def test_a_missing_folder_is_said_to_be_so(tmp_path: Path) -> None:
    assert code_of(tmp_path / "none" / "a.pdf") == "folder.missing"


def test_an_interrupted_write_leaves_the_old_file(old: Path) -> None:
    with pytest.raises(KeyboardInterrupt), files.replacing(old) as partial:
        partial.write_bytes(b"half")
        raise KeyboardInterrupt
    assert only(old, b"old")


def test_the_error_is_shown_even_when_the_temporary_file_cannot_be_deleted(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object, **__: object) -> None:
        raise windows_error(32)

    monkeypatch.setattr(os, "replace", Replace(OSError(errno.ENOSPC, "full")))
    monkeypatch.setattr(Path, "unlink", held)
    assert code_of(old) == "disk.full"


def test_sweeping_takes_only_our_own_old_temporary_files(tmp_path: Path) -> None:
    stale, fresh, other = (
        tmp_path / f".a{files.PARTIAL}",
        tmp_path / f".b{files.PARTIAL}",
        tmp_path / "c.tmp",
    )
    for path in (stale, fresh, other):
        path.touch()
    (tmp_path / f".folder{files.PARTIAL}").mkdir()
    os.utime(stale, (0, 0))
    os.utime(other, (0, 0))
    os.utime(tmp_path / f".folder{files.PARTIAL}", (0, 0))
    assert files.sweep(tmp_path) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == [fresh.name, "c.tmp"]
