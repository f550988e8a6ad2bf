# SPDX-License-Identifier: MIT
"""Shows each page of the window once and looks whether anything was drawn; for ``--smoke-test``."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_TICK: Final = 50  # milliseconds
_SETTLING: Final = 4  # ticks that a page has to draw itself before it is looked at
_PATIENCE: Final = 60.0
_FEWEST_COLOURS: Final = 8  # text with smooth edges has dozens, an empty page two or three


class PageTourError(Exception):
    """A page that could not be shown; the text says which and why."""


def tour_pages(files: Sequence[Path]) -> list[str]:
    """Open each file in a window and show all its pages; return the names, file after file.

    Takes over the process's ``QApplication`` and runs its loop, so it is the last thing done in it. Raises
    ``PageTourError`` for a page that fails, stays blank or takes a minute.
    """
    from ui.application import Application

    qt = QApplication(["KH48"])
    application = Application(qt)
    window = application.show_window(files[0])
    tour = PageTour(window, files)
    tour.ended.connect(qt.quit, Qt.ConnectionType.QueuedConnection)
    former = sys.excepthook
    sys.excepthook = tour.take_exception
    try:
        tour.start()
        qt.exec()
    finally:
        sys.excepthook = former
    window.close()
    if tour.failure is not None:
        raise PageTourError(tour.failure)
    return tour.shown


class PageTour(QObject):
    """Goes from page to page by the clock of the event loop.

    ``shown`` names the pages that drew something; ``failure`` says what ended the tour early, or is ``None``.
    ``patience`` is how many seconds a file may take to open, or a page to draw something.
    """

    ended = Signal()

    def __init__(
        self, window: MainWindow, files: Sequence[Path], patience: float = _PATIENCE
    ) -> None:
        super().__init__(window)
        self._window = window
        self._files = list(files)
        self._patience = patience
        self._names: list[str] = []
        self._page: str | None = None
        self._ticks = 0
        self._since = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._on_tick)
        window.session.failed.connect(self._on_failed)
        self.shown: list[str] = []
        self.failure: str | None = None

    def start(self) -> None:
        """Begin with the first file, which the window is opening."""
        self._since = time.monotonic()
        self._timer.start()

    def take_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Take what nobody caught in a slot; as ``sys.excepthook``."""
        sys.__excepthook__(kind, error, trace)
        self._end(f"{kind.__name__}: {error}")

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._end(f"{type(error).__name__}: {error}")

    @Slot()
    def _on_tick(self) -> None:
        if time.monotonic() - self._since > self._patience:
            self._end("quá lâu")
        elif self._page is None:
            self._open()
        else:
            self._ticks += 1
            if self._ticks >= _SETTLING and self._is_drawn(self._page):
                self.shown.append(self._page)
                self._turn()

    def _is_drawn(self, name: str) -> bool:
        page = self._window.current_page
        return (
            page is not None
            and page.objectName() == name
            and draws_something(page.grab().toImage())
        )

    def _open(self) -> None:
        """Wait for the file, then show its first page."""
        session = self._window.session
        if session.is_ready and session.path == self._files[0]:
            self._names = list(self._window.page_names())
            self._turn()

    def _turn(self) -> None:
        """Show the next page, or open the next file, or end."""
        self._ticks, self._since = 0, time.monotonic()
        if self._names:
            self._page = self._names.pop(0)
            self._window.show_page(self._page)
            return
        self._page = None
        del self._files[0]
        if self._files:
            self._window.open_file(self._files[0])
        else:
            self._end(None)

    def _end(self, failure: str | None) -> None:
        if failure is not None and self.failure is None:
            self.failure = f"{self._page or self._files[0].name}: {failure}"
        if self._timer.isActive():
            self._timer.stop()
            self.ended.emit()


def draws_something(image: QImage) -> bool:
    """Tell whether a picture has more than a background."""
    pixels = image.convertToFormat(QImage.Format.Format_RGB32).scaled(
        480, 300, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.FastTransformation
    )
    return len(set(memoryview(pixels.constBits()).cast("I"))) >= _FEWEST_COLOURS
