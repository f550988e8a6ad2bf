# SPDX-License-Identifier: MIT
"""Files that are written as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from lsapp.errors import UserError
from lsapp.services.file_set import write_together


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_all_are_written_and_no_trace_of_the_way_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "gửi"
    paths = write_together(folder, {"a.txt": b"1", "b.txt": b"2"})
    assert paths == (folder / "a.txt", folder / "b.txt")
    assert [one.read_bytes() for one in paths] == [b"1", b"2"]
    assert names(folder) == ["a.txt", "b.txt"]


@pytest.mark.parametrize("bad", ["a.txt", "b.txt", "c.txt"])
def test_where_one_cannot_take_its_name_all_stay_as_they_were(tmp_path: Path, bad: str) -> None:
    (tmp_path / "b.txt").write_bytes(b"old")
    if bad != "b.txt":
        (tmp_path / bad).mkdir()
    else:
        (tmp_path / bad).unlink()
        (tmp_path / bad).mkdir()
    before = names(tmp_path)
    with pytest.raises((UserError, OSError)):
        write_together(tmp_path, {"a.txt": b"1", "b.txt": b"2", "c.txt": b"3"})
    assert names(tmp_path) == before
    if bad != "b.txt":
        assert (tmp_path / "b.txt").read_bytes() == b"old"


def test_nothing_is_written_where_what_goes_with_it_fails(tmp_path: Path) -> None:
    def refuse() -> None:
        assert (tmp_path / "a.txt").read_bytes() == b"old"
        raise UserError("disk.full", path="x")

    (tmp_path / "a.txt").write_bytes(b"old")
    with pytest.raises(UserError, match=r"disk\.full"):
        write_together(tmp_path, {"a.txt": b"1", "b.txt": b"2"}, refuse)
    assert names(tmp_path) == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"old"


def test_a_file_with_the_same_bytes_is_left_alone(tmp_path: Path) -> None:
    held = tmp_path / "a.txt"
    held.write_bytes(b"1")
    before = held.stat()
    write_together(tmp_path, {"a.txt": b"1", "b.txt": b"2"})
    assert (held.stat().st_ino, held.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert (tmp_path / "b.txt").read_bytes() == b"2"
