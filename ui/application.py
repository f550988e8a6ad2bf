# SPDX-License-Identifier: MIT
"""Puts the window together: settings, words, looks, the log, one instance; then the file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from lsapp import __version__
from ui.crash import CrashReport, CrashWatch
from ui.icons import application_icon
from ui.main_window import MainWindow
from ui.operations import let_the_window_go_first
from ui.page_preparing import PagePreparer
from ui.quiet_collector import QuietCollector
from ui.recent_files import RecentFiles
from ui.settings import Settings
from ui.single_instance import SingleInstance
from ui.theme import Scheme, Theme, Tone
from ui.translation import install_translations

INSTANCE_NAME: Final = "kh48"


class Application(QObject):
    """What lives as long as the program; made once, after Qt's own application."""

    def __init__(self, qt: QApplication) -> None:
        super().__init__(qt)
        self._qt = qt
        let_the_window_go_first()
        self._collector = QuietCollector(self)
        qt.setApplicationName("KH48")
        qt.setApplicationVersion(__version__)
        qt.setDesktopFileName("kh48")
        self.settings = Settings()
        self.crash = CrashWatch(self)
        self._instance = SingleInstance(INSTANCE_NAME, self)
        self.window: MainWindow | None = None
        self._file: Path | None = None

    def hand_over(self, file: Path | None) -> bool:
        """Hand the file to a window that is open already; false where this is the first."""
        return self._instance.hand_over([str(file)] if file else [])

    def show_window(self, file: Path | None) -> MainWindow:
        """Show the window, and behind its first paint the file: the one named, else the last one."""
        install_translations(self._qt, self.settings.language)
        theme = Theme(self)
        theme.apply(self._qt)
        theme.set_scheme(Scheme[self.settings.colour_scheme.upper()])
        theme.set_zoom(self.settings.scale)
        self._qt.setWindowIcon(application_icon())
        self.crash.install()
        self.crash.crashed.connect(self._on_crashed)
        window = MainWindow(theme, self.settings, crash=self.crash)
        self.window = window
        self.crash.user_error_caught.connect(window.show_error)
        self._instance.file_asked.connect(self._on_file_asked)
        self._preparer = PagePreparer(window, window)
        self._preparer.done.connect(self._collector.settle)
        window.closed.connect(self._collector.end)
        # The window hides itself to save what is left; only then is the program done.
        window.closed.connect(self._qt.quit, Qt.ConnectionType.QueuedConnection)
        self._file = file or self._last_file()
        if self._file is not None:
            window.expect_file(self._file)
        window.show()
        QTimer.singleShot(0, self._open_first)
        return window

    def _last_file(self) -> Path | None:
        recent = RecentFiles(self.settings, self).files()
        return recent[0].path if recent and recent[0].is_there else None

    @Slot()
    def _open_first(self) -> None:
        if self.window is not None and self._file is not None:
            self.window.open_file(self._file)

    @Slot(object)
    def _on_crashed(self, report: CrashReport) -> None:
        from ui.dialogs.messages import show_report

        dialog = show_report(self.window, report)
        dialog.finished.connect(self.crash.acknowledge)

    @Slot(str)
    def _on_file_asked(self, name: str) -> None:
        window = self.window
        if window is None:
            return
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()
        file = Path(name)
        if not name or file == window.session.path:
            return
        if self._qt.activeModalWidget() is None:
            window.open_file(file)
        else:  # what is half done in a dialog belongs to the file that is open
            window.notify(
                Tone.ACCENT,
                self.tr("Đóng hộp thoại đang mở, rồi mở {name}.").format(name=file.name),
                self.tr("Mở tệp này"),
                lambda: window.open_file(file),
            )
