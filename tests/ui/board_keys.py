# SPDX-License-Identifier: MIT
"""What a person does on the department's page, for the flows: turning to it, standing on a unit, dropping."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lsapp.domain.records import CompiledSection
from ui.main_window import MainWindow
from ui.models.compiling_board_model import UNIT
from ui.pages.compiling import REPORT, CompilingPage
from ui.widgets.compiling_report import CompilingReport
from ui.widgets.section_editor_texts import WordsPlace

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


def report_part(qtbot: QtBot, window: MainWindow) -> CompilingReport:
    """Turn to the page and its report, and wait for the sections."""
    page = board(qtbot, window)
    page.tabs.setCurrentIndex(REPORT)
    qtbot.waitUntil(
        lambda: page.report is not None and page.report.texts.sheet is not None, timeout=LONG
    )
    report = page.report
    assert report is not None
    return report


def stand_in(report: CompilingReport, section: str) -> None:
    """Set the keyboard into the words of a section."""
    assert report.outline.set_current(WordsPlace(CompiledSection.KIND, section))
    report.take_focus()


def kept_words(qtbot: QtBot, window: MainWindow) -> dict[str, str | None]:
    """Return the department's words as the file has them, read on the session's own way."""
    found: list[list[CompiledSection]] = []
    window.session.read(lambda desk: desk.store.select(CompiledSection), found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=LONG)
    return {one.section: one.text for one in found[0]}


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
