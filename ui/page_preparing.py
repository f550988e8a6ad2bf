# SPDX-License-Identifier: MIT
"""Gets the pages ready before they are asked for, in moments in which nobody waits for the window."""

from __future__ import annotations

import threading
import time
from importlib import import_module
from typing import Final, Protocol

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QWidget

from ui.findings_watch import FindingsWatch
from ui.pages.page import Page
from ui.pages.registry import load_page

QUIET: Final = 700
"""Milliseconds without a key or a click after which a page may be built: it takes some tens of them."""
_DIALOGS: Final = (
    "ui.dialogs.search_everywhere",
    "ui.dialogs.paste_preview",
    "ui.dialogs.export_submission",
    "ui.dialogs.help_viewer",
)
_INPUT: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.InputMethod,
        QEvent.Type.TouchBegin,
    }
)


class PreparedWindow(Protocol):
    """What is asked of the window whose pages are got ready."""

    findings: FindingsWatch

    def page_names(self) -> list[str]:
        """Return the pages that the open file has."""

    def has_page(self, name: str) -> bool:
        """Tell whether a page is built."""

    def page(self, name: str) -> Page:
        """Return a page, built when it is first asked for."""


class PagePreparer(QObject):
    """Once the rules have seen the first file, imports what the pages need on a thread of its own, then
    builds one page after another while nobody types; a page that is turned to first is built at once.
    """

    done = Signal()
    """All pages of the file that was opened first are built; comes once, in a quiet moment."""

    def __init__(self, window: PreparedWindow, top: QWidget) -> None:
        """``top`` is the same window as Qt knows it."""
        super().__init__(top)
        self._window = window
        self._top = top
        self._watched: QWindow | None = None
        self._last_input = time.monotonic()
        self._loaded = threading.Event()
        self._timer = QTimer(self)
        self._timer.setInterval(QUIET)
        self._timer.timeout.connect(self._on_quiet)
        self.is_done = False
        """Whether all pages of the file that was opened first are built."""
        window.findings.findings_changed.connect(self._on_first_findings)

    @Slot()
    def _on_first_findings(self) -> None:
        if not self._window.findings.is_current:
            return
        self._window.findings.findings_changed.disconnect(self._on_first_findings)
        self._watched = self._top.windowHandle()
        if self._watched is not None:
            self._watched.installEventFilter(self)
        names = self._window.page_names()
        threading.Thread(target=self._import, args=(names,), name="imports", daemon=True).start()
        self._timer.start()

    def _import(self, names: list[str]) -> None:
        """Runs on the other thread; makes no widget."""
        try:
            for name in names:
                load_page(name)
            for module in _DIALOGS:
                import_module(module)
        finally:  # what failed here fails again, and is told, where it is asked for
            self._loaded.set()

    @Slot()
    def _on_quiet(self) -> None:
        if self._is_quiet() and not self._build_one():
            self._timer.stop()
            self.is_done = True
            if self._watched is not None:
                self._watched.removeEventFilter(self)
            self.done.emit()

    def _build_one(self) -> bool:
        """Build one page, or what one of them has left for later; false where nothing is left to build."""
        names = self._window.page_names()
        missing = next((name for name in names if not self._window.has_page(name)), None)
        if missing is not None:
            self._window.page(missing)
            return True
        return any(self._window.page(name).build_rest() for name in names)

    def _is_quiet(self) -> bool:
        return (
            self._loaded.is_set()
            and self._window.findings.is_current
            and QApplication.activeModalWidget() is None
            and QApplication.activePopupWidget() is None
            and time.monotonic() - self._last_input > QUIET / 1000
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of keys and clicks; what the system gives the window comes here first."""
        if event.type() in _INPUT:
            self._last_input = time.monotonic()
        return super().eventFilter(watched, event)
