# SPDX-License-Identifier: MIT
"""A window in its own process that says when it is painted: ``python bench/first_paint.py bare|ours FILE``.

Nothing is imported that the window would not import. Each moment is printed as a name and the system's
monotonic clock in seconds, so that the process that started this one can tell how long it took.
"""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

_TICK = 2  # milliseconds
_PATIENCE = 120.0  # seconds


class PaintWatch(QObject):
    """Says once that the first picture of a window is on the screen."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, lambda: tell("paint"))  # when it has been painted
        return False


def tell(moment: str) -> None:
    print(moment, time.monotonic(), flush=True)


def bare() -> None:
    """The least that Qt takes: a main window with nothing in it."""
    application = QApplication(["bare"])
    window = QMainWindow()
    window.resize(1180, 700)
    PaintWatch(window)
    window.show()
    QTimer.singleShot(300, application.quit)
    application.exec()


def ours(file: str) -> None:
    """The program as ``lsapp FILE`` starts it, until the file is open in earnest."""
    from pathlib import Path

    from ui.application import Application

    qt = QApplication(["KH48"])
    application = Application(qt)
    if application.hand_over(Path(file)):
        raise SystemExit("another window is open")
    window = application.show_window(Path(file))
    PaintWatch(window)
    until = time.monotonic() + _PATIENCE
    told: set[str] = set()

    def look() -> None:
        if "list" not in told and answers_key(window):
            told.add("list")
            tell("list")
        if "list" in told and window.session.is_ready:
            tell("ready")
            os._exit(0)  # closing makes a backup, which is not what is measured
        if time.monotonic() > until:
            os._exit(3)

    timer = QTimer(window)
    timer.timeout.connect(look)
    timer.start(_TICK)
    qt.exec()


def answers_key(window: QWidget) -> bool:
    """Tell whether the list shows rows and its cursor goes down at a key, to the picture."""
    page = window.current_page
    grid = getattr(page, "grid", None)
    if grid is None or not grid.isVisible() or grid.model().rowCount() < 3:
        return False
    before = grid.currentIndex().row()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(grid, event)
    grid.viewport().repaint()
    return bool(grid.currentIndex().row() != before)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        ours(sys.argv[2])
