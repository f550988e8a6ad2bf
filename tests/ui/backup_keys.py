# SPDX-License-Identifier: MIT
"""What a person does in the dialog of backups, and what is seen there."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Activity
from lsapp.services.backups import list_backups
from ui.dialogs.backups import BackupsDialog
from ui.main_window import MainWindow
from ui.models.backup_model import WHY


def edit(window: MainWindow, note: str) -> None:
    record = window.session.records(Activity)[0]
    window.session.save("activity.edited", [msgspec.structs.replace(record, note=note)])


def with_first_backup(qtbot: QtBot, window: MainWindow) -> None:
    path = window.session.path
    assert path is not None
    qtbot.waitUntil(lambda: len(list_backups(path)) == 1, timeout=20_000)


def opened(qtbot: QtBot, window: MainWindow, rows: int) -> BackupsDialog:
    window.actions_of_window.commands.backups()
    dialog = window.findChildren(BackupsDialog)[-1]
    qtbot.waitUntil(lambda: column(dialog, WHY) != [] or rows == 0, timeout=10_000)
    qtbot.waitUntil(lambda: len(column(dialog, WHY)) == rows, timeout=10_000)
    return dialog


def column(dialog: BackupsDialog, number: int) -> list[str]:
    model = dialog.table.model()
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def click(qtbot: QtBot, button: QPushButton) -> None:
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def question(dialog: BackupsDialog) -> QMessageBox:
    (box,) = dialog.findChildren(QMessageBox)
    return box


def answer(qtbot: QtBot, box: QMessageBox, words: str) -> None:
    (button,) = [one for one in box.buttons() if one.text().replace("&", "") == words]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose_folder(qtbot: QtBot, dialog: BackupsDialog, folder: Path) -> None:
    chooser = dialog.findChild(QFileDialog)
    chooser.fileSelected.emit(str(folder))
    chooser.close()
