# SPDX-License-Identifier: MIT
"""Closing asks nothing and loses nothing; where the disk does not answer it says so and waits."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from typing_keys import type_text

from lsapp.domain.records import Activity
from lsapp.services.desk import open_desk
from ui import places
from ui.dialogs.closing_dialog import ClosingDialog
from ui.main_window import MainWindow
from ui.widgets.notice import Notice

Key = Qt.Key
Opener = Callable[..., MainWindow]


def note_of(path: Path, key: str) -> str | None:
    with open_desk(path) as desk:
        record = desk.store.get(Activity, desk.office.unit, key)
        assert record is not None
        return record.note


def save(window: MainWindow, note: str) -> str:
    activity = window.session.records(Activity)[0]
    window.session.save("activity.edited", [msgspec.structs.replace(activity, note=note)])
    return str(activity.key)


def open_dialogs() -> list[QDialog]:
    return [
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, QDialog) and one.isVisible()
    ]


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A disk that answers each save only when it is let go."""
    from lsapp.services import recording

    free = threading.Event()
    own = recording.save

    def save_late(*facts: object) -> object:
        free.wait(30)
        return own(*facts)  # type: ignore[arg-type]

    monkeypatch.setattr(recording, "save", save_late)
    yield free
    free.set()


def test_what_is_being_typed_is_on_the_disk_after_closing(
    window: MainWindow, sample: Path, qtbot: QtBot
) -> None:
    window.show_page(places.ACTIVITIES)
    key = window.session.records(Activity)[0].key
    window.current_page.grid.go_to(key, "note")
    for letter in "đến phút cuối":
        type_text(QApplication.focusWidget(), letter)
    with qtbot.waitSignal(window.closed):
        qtbot.keyClick(window, Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert open_dialogs() == []
    assert note_of(sample, key) == "đến phút cuối"


def test_many_saves_that_are_under_way_are_all_written(window: MainWindow, sample: Path) -> None:
    from lsapp.services import recording

    own = recording.save

    def slowly(*facts: object) -> object:
        time.sleep(0.05)
        return own(*facts)  # type: ignore[arg-type]

    recording.save = slowly  # type: ignore[assignment]
    try:
        for number in range(12):
            key = save(window, f"lần {number}")
        assert window.session._records.pending > 5
        assert window.close()
    finally:
        recording.save = own
    assert note_of(sample, key) == "lần 11"


def test_closing_again_does_no_harm(window: MainWindow, qtbot: QtBot) -> None:
    ended: list[int] = []
    window.closed.connect(lambda: ended.append(1))
    assert window.close()
    assert window.close()
    assert ended == [1]


def test_a_disk_that_does_not_answer_is_waited_for_and_said(
    window: MainWindow,
    sample: Path,
    qtbot: QtBot,
    slow_disk: threading.Event,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(window._closing, "_patience", 0.2)
    ended: list[int] = []
    window.closed.connect(lambda: ended.append(1))
    key = save(window, "chờ ổ đĩa")
    window.close()
    (dialog,) = open_dialogs()
    assert isinstance(dialog, ClosingDialog)
    assert any("xa.lsdb" in one.text() for one in dialog.findChildren(QLabel))
    assert not window.isVisible()
    assert ended == []
    qtbot.keyClick(dialog, Key.Key_Escape)
    dialog.close()
    assert dialog.isVisible()  # only its button gives up what is typed
    slow_disk.set()
    qtbot.waitUntil(lambda: ended == [1], timeout=20_000)
    assert open_dialogs() == []
    assert note_of(sample, key) == "chờ ổ đĩa"


def test_the_person_may_leave_without_what_is_not_written(
    window: MainWindow,
    qtbot: QtBot,
    slow_disk: threading.Event,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(window._closing, "_patience", 0.2)
    monkeypatch.setattr(window.backups, "close", lambda: True)
    monkeypatch.setattr(window.drafts, "close", lambda: True)
    save(window, "bỏ")
    window.close()
    (dialog,) = open_dialogs()
    button = dialog.findChild(QPushButton)
    with qtbot.waitSignal(window.closed):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert open_dialogs() == []


def test_a_disk_that_is_silent_is_told_above_the_page_and_in_the_status_line(
    window: MainWindow, qtbot: QtBot, slow_disk: threading.Event
) -> None:
    window.disk._timer.setInterval(50)
    save(window, "chờ")
    qtbot.waitUntil(lambda: window.disk.is_slow)
    said = [one.text() for one in window.findChildren(Notice) if one.isVisible()]
    assert any("Ổ đĩa chưa trả lời" in one for one in said)
    status = [one.text() for one in window.status_line.findChildren(QLabel) if one.isVisible()]
    assert "Đang chờ ổ đĩa…" in status
    slow_disk.set()
    qtbot.waitUntil(lambda: not window.disk.is_slow)
    said = [one.text() for one in window.findChildren(Notice) if one.isVisible()]
    assert not any("Ổ đĩa" in one for one in said)
    qtbot.waitUntil(
        lambda: any(
            one.text().startswith("Đã lưu") for one in window.status_line.findChildren(QLabel)
        )
    )


def test_a_long_task_is_no_silence(window: MainWindow, qtbot: QtBot) -> None:
    window.disk._timer.setInterval(50)
    free = threading.Event()
    window.session.run_long("Việc dài", lambda _desk, _progress: free.wait(10), lambda _x: None)
    qtbot.wait(150)
    assert not window.disk.is_slow
    free.set()
    qtbot.waitUntil(lambda: not window.session._records.pending)
