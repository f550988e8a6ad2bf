# SPDX-License-Identifier: MIT
"""The files of late are told at once, however long a disk takes to say which of them are gone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.recent_files import RecentFiles
from ui.settings import Settings


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A share that is off: whoever asks about a file in ``Z`` waits until this is set."""
    may_answer = threading.Event()
    asked = Path.is_file

    def is_file(path: Path) -> bool:
        if "Z" in path.parts:
            may_answer.wait(20)
            return False
        return asked(path)

    monkeypatch.setattr(Path, "is_file", is_file)
    yield may_answer
    may_answer.set()


def test_files_that_are_gone_are_told_at_once(settings: Settings, tmp_path: Path) -> None:
    alive, dead = tmp_path / "xã.lsdb", tmp_path / "mất.lsdb"
    alive.touch()
    settings.add_recent(dead)
    settings.add_recent(alive)
    files = RecentFiles(settings)
    assert files.files() == ((alive, True), (dead, False))
    alive.unlink()
    dead.touch()
    assert files.files() == ((alive, False), (dead, True))


def test_a_file_on_another_machine_is_taken_for_granted(settings: Settings) -> None:
    settings.write_text("files/recent", r'["\\\\máy-chủ\\chung\\xã.lsdb"]')
    assert [one.is_there for one in RecentFiles(settings).files()] == [True]


def test_a_disk_that_does_not_answer_keeps_nobody_waiting(
    settings: Settings, tmp_path: Path, answer: threading.Event, qtbot: QtBot
) -> None:
    alive, far = tmp_path / "xã.lsdb", tmp_path / "Z" / "xa.lsdb"
    alive.touch()
    settings.add_recent(alive)
    settings.add_recent(far)
    files = RecentFiles(settings)
    # Were it asked on this thread, the test would stand here until the share gave up.
    assert files.files() == ((far, True), (alive, True))
    assert files.files() == ((far, True), (alive, True))
    with qtbot.waitSignal(files.changed):
        answer.set()
    assert files.files() == ((far, False), (alive, True))


def test_an_answer_that_says_what_was_told_changes_nothing(
    settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "xã.lsdb").touch()
    settings.add_recent(tmp_path / "xã.lsdb")
    files = RecentFiles(settings)
    with qtbot.assertNotEmitted(files.changed, wait=100):
        files.files()
