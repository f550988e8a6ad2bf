# SPDX-License-Identifier: MIT
"""What a person does on the department's page, for the flows: turning to it, standing on a unit, dropping."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.models.compiling_board_model import UNIT
from ui.pages.compiling import CompilingPage

LONG = 30_000  # milliseconds, on a machine with other work
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def board(qtbot: QtBot, window: MainWindow) -> CompilingPage:
    """Turn to the page by its key, and wait for the units."""
    window.activateWindow()  # without a window manager nobody gives the keyboard back after a dialog
    qtbot.waitUntil(window.isActiveWindow, timeout=LONG)
    qtbot.keyClick(window, Qt.Key.Key_0, CTRL)
    page = window.current_page
    assert isinstance(page, CompilingPage)
    qtbot.waitUntil(lambda: page.table.model().rowCount() > 0, timeout=LONG)
    return page


def modal(qtbot: QtBot, kind: type[QWidget]) -> QWidget:
    """Return the dialog of this kind that has the window, once it has."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind), timeout=LONG)
    found = QApplication.activeModalWidget()
    assert found is not None
    return found


def stand_on(page: CompilingPage, name: str) -> int:
    """Set the keyboard on a unit; returns its row."""
    model = page.table.model()
    row = next(at for at in range(model.rowCount()) if model.index(at, UNIT).data() == name)
    page.table.setCurrentIndex(model.index(row, UNIT))
    page.table.setFocus()
    return row


def cell(page: CompilingPage, name: str, column: int) -> str:
    """Return what the board says of a unit, empty where the unit is not shown."""
    model = page.table.model()
    for at in range(model.rowCount()):
        if model.index(at, UNIT).data() == name:
            return str(model.index(at, column).data())
    return ""


def drop(target: QWidget, path: Path) -> None:
    """Drag a file from elsewhere and let it go here."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, no_key = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(100, 100), action, data, LEFT, no_key))
    event = QDropEvent(QPointF(100, 100), action, data, LEFT, no_key)
    QApplication.sendEvent(target, event)
    assert event.isAccepted()
