# SPDX-License-Identifier: MIT
"""The progress of a long task: late, stoppable, and never in the way of its end."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lsapp.errors import UserError
from ui.dialogs.progress_dialog import SHOWN_AFTER, ProgressDialog
from ui.main_window import MainWindow
from ui.operations import CancelledError, Progress

Key = Qt.Key


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def dialog(parent: QWidget, qtbot: QtBot) -> ProgressDialog:
    made = ProgressDialog("Nhận bản nộp", Progress(), parent)
    qtbot.waitUntil(made.isVisible)
    return made


def said(dialog: ProgressDialog) -> list[str]:
    return [one.text() for one in dialog.findChildren(QLabel)]


def test_a_short_task_flashes_nothing(parent: QWidget, qtbot: QtBot) -> None:
    shown: list[bool] = []
    dialog = ProgressDialog("Việc ngắn", Progress(), parent)
    dialog.finished.connect(lambda _code: shown.append(dialog.isVisible()))
    qtbot.wait(50)
    assert not dialog.isVisible()
    dialog.end()
    qtbot.wait(SHOWN_AFTER + 100)
    assert shown == [False]
    assert parent.findChildren(ProgressDialog) == []


def test_steps_are_shown_and_before_them_that_something_goes_on(
    dialog: ProgressDialog, qtbot: QtBot
) -> None:
    bar = dialog.findChild(QProgressBar)
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    assert "Nhận bản nộp" in said(dialog)
    dialog.progress(3, 12, "Tệp thứ ba")
    qtbot.waitUntil(lambda: bar.maximum() == 12)
    assert bar.value() == 3
    assert "Tệp thứ ba" in said(dialog)
    assert bar.accessibleName() == "Nhận bản nộp"


@pytest.mark.parametrize("way", ["button", "escape", "cross"])
def test_stopping_asks_the_task_and_waits_for_it(
    dialog: ProgressDialog, qtbot: QtBot, way: str
) -> None:
    button = dialog.findChild(QPushButton)
    if way == "button":
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    elif way == "escape":
        qtbot.keyClick(dialog, Key.Key_Escape)
    else:
        dialog.close()
    assert dialog.progress.cancelled
    assert dialog.isVisible()
    assert not button.isEnabled()
    assert "Đang dừng lại…" in said(dialog)
    with pytest.raises(CancelledError):
        dialog.progress(4, 12, "Tệp thứ tư")
    qtbot.wait(150)
    assert "Tệp thứ tư" not in said(dialog)
    dialog.end()
    assert not dialog.isVisible()


def run(window: MainWindow, work: Callable[[Progress], object]) -> list[object]:
    answers: list[object] = []
    window.session.run_long("Việc dài", lambda _desk, progress: work(progress), answers.append)
    return answers


def test_a_long_task_of_the_window_shows_it_until_it_has_ended(
    window: MainWindow, qtbot: QtBot
) -> None:
    free = threading.Event()
    answers = run(window, lambda _progress: free.wait(20))
    qtbot.waitUntil(lambda: bool(window.findChildren(ProgressDialog)))
    dialog = window.findChild(ProgressDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.windowModality() == Qt.WindowModality.WindowModal
    free.set()
    qtbot.waitUntil(lambda: answers == [True])
    qtbot.waitUntil(lambda: window.findChildren(ProgressDialog) == [])


def test_a_task_that_was_stopped_tells_nothing_and_one_that_failed_does(
    window: MainWindow, qtbot: QtBot
) -> None:
    from PySide6.QtWidgets import QMessageBox

    free = threading.Event()

    def stopped(progress: Progress) -> None:
        free.wait(20)
        progress(1, 2, "")

    run(window, stopped)
    qtbot.waitUntil(lambda: bool(window.findChildren(ProgressDialog)))
    dialog = window.findChild(ProgressDialog)
    qtbot.waitUntil(dialog.isVisible)
    qtbot.keyClick(dialog, Key.Key_Escape)
    free.set()
    qtbot.waitUntil(lambda: window.findChildren(ProgressDialog) == [])
    assert window.findChildren(QMessageBox) == []

    def failed(_progress: Progress) -> None:
        raise UserError("disk.full", path="E:\\")

    run(window, failed)
    qtbot.waitUntil(lambda: len(window.findChildren(QMessageBox)) == 1)
    window.findChild(QMessageBox).close()
    qtbot.waitUntil(lambda: window.findChildren(ProgressDialog) == [])
